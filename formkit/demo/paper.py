"""A docx sheet edited as people edit it: typed over, ticked, added to, saved by another program."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

from lxml import etree

from formkit.forms.names import tag

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
BODY = "word/document.xml"


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


class Paper:
    """One docx document on somebody's desk."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as package:
            self._members = {name: package.read(name) for name in package.namelist()}
        self._body = etree.fromstring(self._members[BODY])

    def type_in(self, path: str, text: str) -> None:
        """Click into the box and type: the text replaces what stands in the control."""
        content = self._control(path).find(_w("sdtContent"))
        if content is None:
            raise LookupError(path)
        style = _first_style(content)
        for child in list(content):
            content.remove(child)
        content.append(_run(text, style))

    def type_over(self, path: str, text: str) -> None:
        """Mark the whole cell and type: control and bookmark are gone with what stood there."""
        cell = self._cell(path)
        style = _first_style(cell)
        for child in list(cell):
            if child.tag != _w("tcPr"):
                cell.remove(child)
        paragraph = etree.SubElement(cell, _w("p"))
        paragraph.append(_run(text, style))

    def tick(self, path: str, option: str, glyph: str) -> None:
        """Put a tick in the square before an option."""
        for text in self._control(path).iter(_w("t")):
            line = text.text or ""
            if f"□{option}" in line:
                text.text = line.replace(f"□{option}", f"{glyph}{option}", 1)
                return
        raise LookupError(option)

    def add_row(self, label: str, text: str) -> None:
        """Add a line of one's own at the foot of the table."""
        tables = self._body.findall(f".//{_w('tbl')}")
        rows = tables[-1].findall(_w("tr"))
        row = deepcopy(rows[-1])
        for mark in list(row.iter(_w("bookmarkStart"), _w("bookmarkEnd"))):
            if (parent := mark.getparent()) is not None:
                parent.remove(mark)
        for cell, said in zip(row.findall(_w("tc")), _spread(label, text), strict=False):
            for child in list(cell):
                if child.tag != _w("tcPr"):
                    cell.remove(child)
            etree.SubElement(cell, _w("p")).append(_run(said, None))
        rows[-1].addnext(row)

    def without_controls(self) -> None:
        """As after a program that knows no content controls: their text stays, they go."""
        for control in list(self._body.iter(_w("sdt"))):
            content, parent = control.find(_w("sdtContent")), control.getparent()
            if content is None or parent is None:
                continue
            place = parent.index(control)
            for i, child in enumerate(list(content)):
                parent.insert(place + i, child)
            parent.remove(control)

    def replace(self, old: str, new: str) -> None:
        """Another number all over the document, as on a sheet from another office."""
        for name, content in self._members.items():
            if name.endswith((".xml", ".rels")):
                self._members[name] = content.replace(old.encode(), new.encode())
        self._body = etree.fromstring(self._members[BODY])

    def save(self, path: Path) -> Path:
        """Save the document under a name."""
        self._members[BODY] = etree.tostring(
            self._body, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in self._members.items():
                package.writestr(name, content)
        return path

    def _control(self, path: str) -> etree._Element:
        for control in self._body.iter(_w("sdt")):
            mark = control.find(f"{_w('sdtPr')}/{_w('tag')}")
            if mark is not None and mark.get(_w("val")) == tag(path):
                return control
        raise LookupError(path)

    def _cell(self, path: str) -> etree._Element:
        return next(self._control(path).iterancestors(_w("tc")))


def _spread(label: str, text: str) -> Iterator[str]:
    yield label
    yield text
    while True:
        yield ""


def _first_style(element: etree._Element) -> etree._Element | None:
    return next(element.iter(_w("rPr")), None)


def _run(text: str, style: etree._Element | None) -> etree._Element:
    run = etree.Element(_w("r"))
    if style is not None:
        run.append(deepcopy(style))
    for i, line in enumerate(text.split("\n")):
        if i:
            etree.SubElement(run, _w("br"))
        words = etree.SubElement(run, _w("t"))
        words.text = line
        words.set(XML_SPACE, "preserve")
    return run
