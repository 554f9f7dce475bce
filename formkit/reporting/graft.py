"""Pages of one workbook put into another, which loses nothing and keeps its own looks."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from formkit.errors import InputError
from formkit.filling.opc import RELATIONSHIPS, parse, related, relations, written
from formkit.filling.package import TYPES, Member, Package, deflated
from formkit.filling.sheetmarkup import MAIN, shared_strings, text_of, unprefixed
from formkit.filling.workbook import Tab, tabs
from formkit.reporting.living.page import content as said
from formkit.reporting.living.page import shown
from formkit.reporting.looks import Looks
from formkit.say import say

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument"
_CONTENT_TYPES = {
    "worksheets": f"{_TYPE}.spreadsheetml.worksheet+xml",
    "drawings": f"{_TYPE}.drawing+xml",
    "charts": f"{_TYPE}.drawingml.chart+xml",
}
_PRINTED = ("_xlnm.Print_Area", "_xlnm.Print_Titles")
_BEFORE_NAMES = ("sheets", "functionGroups", "externalReferences")
OWN = "formkit_"
"""How members are called that formkit put there."""


def grafted(data: bytes, pages: bytes) -> bytes:
    """The workbook with these pages behind its own, in place of pages of the same title.

    Where it has them just so already, its very bytes.

    Raises:
        InputError: It has a page of that title that formkit did not write.
    """
    host, donor = Package.parse(data), Package.parse(pages)
    workbook, source = _workbook(host), _workbook(donor)
    looks = Looks(host, workbook, donor, source)
    strings = shared_strings(donor, source)
    made = host
    for tab in tabs(donor, source):
        made = _put(made, workbook, _Page(donor, source, tab, strings, looks))
    made = made.replacing(*looks.member())
    return data if _same(host, made) else made.pack()


def titled(data: bytes, title: str) -> bytes:
    """The workbook with another name on its first tab; as it is where a formula uses the old."""
    host = Package.parse(data)
    workbook = _workbook(host)
    first, *others = tabs(host, workbook)
    named = re.compile(rf"'{re.escape(first.title)}'!|\b{re.escape(first.title)}!")
    if any(named.search(unprefixed(host.content(tab.member))) for tab in (first, *others)):
        return data
    root = parse(unprefixed(host.content(workbook)).encode())
    for sheet in root.iterfind(f"{MAIN}sheets/{MAIN}sheet[1]"):
        sheet.set("name", title)
    for name in root.iter(f"{MAIN}definedName"):
        name.text = named.sub(f"'{title}'!", name.text or "")
    return host.replacing(deflated(workbook, written(root))).pack()


@dataclass(frozen=True)
class _Page:
    """A page to be put into another workbook."""

    donor: Package
    workbook: str
    tab: Tab
    strings: Sequence[etree._Element]
    looks: Looks

    @property
    def member(self) -> str:
        """What its member is called there."""
        return _own(self.tab.member)

    @property
    def sheet(self) -> bytes:
        """Its markup with texts in the cells and styles as the other workbook numbers them."""
        root = parse(unprefixed(self.donor.content(self.tab.member)).encode())
        for cell in root.iter(f"{MAIN}c"):
            if style := cell.get("s"):
                cell.set("s", self.looks.style(int(style)))
            if cell.get("t") == "s":
                text = text_of(self.strings[int(cell.findtext(f"{MAIN}v") or 0)])
                cell[:] = []
                cell.set("t", "inlineStr")
                inline = etree.SubElement(cell, f"{MAIN}is")
                etree.SubElement(inline, f"{MAIN}t").text = text
        for view in root.iter(f"{MAIN}sheetView"):
            view.attrib.pop("tabSelected", "")
        return written(root)

    @property
    def title(self) -> str:
        """What it says of itself in its first cell."""
        return _first(self.donor.content(self.tab.member), self.strings)

    @property
    def members(self) -> Iterator[Member]:
        """The page and what hangs on it: its drawing, the charts in it."""
        yield deflated(self.member, self.sheet)
        yield from self._hanging(self.tab.member)

    def _hanging(self, member: str) -> Iterator[Member]:
        links = _relations_name(member)
        if links not in self.donor.members:
            return
        root = parse(self.donor.content(links))
        for link, one in zip(root, relations(self.donor, member), strict=True):
            link.set("Target", f"/{_own(one.target)}")
            yield deflated(_own(one.target), self.donor.content(one.target))
            yield from self._hanging(one.target)
        yield deflated(_relations_name(_own(member)), written(root))

    @property
    def printed(self) -> Mapping[str, str]:
        """Its print area and the rows it repeats."""
        root = parse(self.donor.content(self.workbook))
        found = [one for one in root.iter(f"{MAIN}definedName") if one.get("name") in _PRINTED]
        names = [tab.title for tab in tabs(self.donor, self.workbook)]
        return {
            one.get("name", ""): one.text or ""
            for one in found
            if names[int(one.get("localSheetId", "0"))] == self.tab.title
        }


def _put(host: Package, workbook: str, page: _Page) -> Package:
    old = next((tab for tab in tabs(host, workbook) if tab.title == page.tab.title), None)
    if old is not None:
        _require_ours(host, workbook, old, page)
        host = _without(host, old.member)
    members = list(page.members)
    host = host.replacing(*members, _typed(host, [one.name for one in members]))
    return _listed(host, workbook, page)


def _require_ours(host: Package, workbook: str, there: Tab, page: _Page) -> None:
    """Refuse to put a page in place of one that the office made under the same title."""
    if _first(host.content(there.member), shared_strings(host, workbook)) != page.title:
        raise InputError(
            say(
                "工作簿里另有一页“{title}”，不是 formkit 写的，没有改动。"
                "请给那一页改个名字，或用 -o 写到另一个文件。",
                title=there.title,
            )
        )


def _first(content: bytes, strings: Sequence[etree._Element]) -> str:
    """What stands in the first cell of a page: its title."""
    cell = parse(unprefixed(content).encode()).find(f".//{MAIN}c")
    return "" if cell is None else shown(said(cell, strings))


def _without(host: Package, member: str) -> Package:
    """The package without a page and what hangs on it alone."""
    gone, waiting = [], [member]
    while waiting:
        name = waiting.pop()
        gone += [name, _relations_name(name)]
        waiting += [
            one.target
            for one in relations(host, name)
            if one.kind in ("drawing", "chart") and one.target in host.members
        ]
    types = parse(host.content(TYPES))
    for one in [one for one in types if one.get("PartName", "").lstrip("/") in gone]:
        types.remove(one)
    return host.without(*gone).replacing(deflated(TYPES, written(types)))


def _typed(host: Package, members: Sequence[str]) -> Member:
    types = parse(host.content(TYPES))
    known = {one.get("PartName") for one in types}
    for name in members:
        kind = _CONTENT_TYPES.get(name.split("/")[1])
        if kind and not name.endswith(".rels") and f"/{name}" not in known:
            etree.SubElement(
                types,
                f"{{{_PACKAGE}/content-types}}Override",
                PartName=f"/{name}",
                ContentType=kind,
            )
    return deflated(TYPES, written(types))


def _listed(host: Package, workbook: str, page: _Page) -> Package:
    """The workbook names the page on a tab, and how it is printed."""
    root = parse(unprefixed(host.content(workbook)).encode())
    sheets = root.find(f"{MAIN}sheets")
    links = parse(host.content(_relations_name(workbook)))
    if sheets is None:
        raise ValueError(workbook)
    titles = [one.get("name") for one in sheets]
    if page.tab.title in titles:
        link = sheets[titles.index(page.tab.title)].get(f"{{{RELATIONSHIPS}}}id")
        for one in links:
            if one.get("Id") == link:
                one.set("Target", f"/{page.member}")
    else:
        link = _fresh([one.get("Id", "") for one in links], "rId")
        number = _fresh([one.get("sheetId", "") for one in sheets], "")
        sheet = etree.SubElement(sheets, f"{MAIN}sheet", name=page.tab.title, sheetId=number)
        sheet.set(f"{{{RELATIONSHIPS}}}id", link)
        target = {"Id": link, "Type": f"{_KINDS}/worksheet", "Target": f"/{page.member}"}
        etree.SubElement(links, f"{{{_PACKAGE}/relationships}}Relationship", target)
        titles.append(page.tab.title)
    _printing(root, titles.index(page.tab.title), page.printed)
    return host.replacing(
        deflated(workbook, written(root)), deflated(_relations_name(workbook), written(links))
    )


def _printing(root: etree._Element, index: int, printed: Mapping[str, str]) -> None:
    names = root.find(f"{MAIN}definedNames")
    if names is None:
        names = etree.Element(f"{MAIN}definedNames")
        before = [one for one in root if etree.QName(one).localname in _BEFORE_NAMES]
        root.insert(root.index(before[-1]) + 1 if before else 0, names)
    for one in list(names):
        if one.get("localSheetId") == str(index) and one.get("name") in _PRINTED:
            names.remove(one)
    for name, area in printed.items():
        etree.SubElement(
            names, f"{MAIN}definedName", name=name, localSheetId=str(index)
        ).text = area


def _fresh(taken: Sequence[str], prefix: str) -> str:
    numbers = [int(found[0]) for one in taken if (found := re.search(r"\d+$", one))]
    return f"{prefix}{max(numbers, default=0) + 1}"


def _own(member: str) -> str:
    folder, name = posixpath.split(member)
    return posixpath.join(folder, f"{OWN}{name}")


def _relations_name(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _workbook(package: Package) -> str:
    relation = related(package, "officeDocument")
    if relation is None:
        raise ValueError(package)
    return relation.target


def _same(one: Package, other: Package) -> bool:
    return one.members.keys() == other.members.keys() and all(
        member.crc == other.members[name].crc for name, member in one.members.items()
    )
