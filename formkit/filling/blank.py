"""The blank template of any form, ruled as an office would rule it: Word here, Excel beside."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from formkit.filling.blank_xlsx import author_xlsx
from formkit.filling.body import body_table
from formkit.filling.drawing import blank_picture
from formkit.filling.drawnbody import drawn_body
from formkit.filling.edges import footer, header
from formkit.filling.layout import laid_out
from formkit.filling.letter import blank_letter, is_letter
from formkit.filling.onpaper import on_paper
from formkit.filling.opc import written
from formkit.filling.package import Package, deflated, stored, write_file
from formkit.filling.scale import Page
from formkit.filling.sheetplan import planned
from formkit.filling.skeleton import constant_members
from formkit.filling.wml import Element, R, tiny_paragraph, twips, w
from formkit.forms import FormSpec


def author(spec: FormSpec, path: Path) -> None:
    """Write the template of a form: Word or Excel, as the name of the file says.

    Raises FileAccessError where the file cannot be written.
    """
    (author_xlsx if path.suffix.lower() == ".xlsx" else author_docx)(spec, path)


def author_docx(spec: FormSpec, path: Path) -> None:
    """Write a Word template with a place for every box of the form.

    The same form makes the same bytes. Raises FileAccessError where the file cannot be written.
    """
    write_file(path, blank_docx(spec))


def blank_docx(spec: FormSpec) -> bytes:
    """The Word template of a form; a register is drawn as it is printed."""
    if is_letter(spec):
        return blank_letter(spec)
    spec = on_paper(spec)
    page, body = _body(spec)
    document = w("document", w("body", *body, _section(page)))
    return Package(
        (
            *constant_members(spec.title, pictured=bool(spec.numbered)),
            deflated("word/document.xml", written(document)),
            deflated("word/header1.xml", written(header(spec, page))),
            deflated("word/footer1.xml", written(footer(spec))),
            *([stored("word/media/code.png", blank_picture())] if spec.numbered else []),
        )
    ).pack()


def _body(spec: FormSpec) -> tuple[Page, list[Element]]:
    """The page and what stands on it: as the form draws it, or as it is laid out."""
    if spec.drawing:
        plan = planned(spec, spec.drawing)
        return plan.page, drawn_body(plan)
    layout = laid_out(spec)
    return layout.page, [body_table(layout, count(1)), tiny_paragraph()]


def _section(page: Page) -> Element:
    width, height = page.size
    edges = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left}
    edges |= {"header": page.HEAD, "footer": page.FOOT, "gutter": 0}
    size = {"w": twips(width), "h": twips(height)}
    orient = {"orient": "landscape"} if page.landscape else {}
    return w(
        "sectPr",
        _reference("headerReference", "rId3"),
        _reference("footerReference", "rId4"),
        w("pgSz", **size, **orient),
        w("pgMar", **{side: twips(room) for side, room in edges.items()}),
    )


def _reference(name: str, relation: str) -> Element:
    element = w(name, type="default")
    element.set(f"{{{R}}}id", relation)
    return element
