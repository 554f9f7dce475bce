"""The copies of a sheet bound in one Word document: one section and one page head each."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy

from formkit.filling.opc import parse, written
from formkit.filling.package import TYPES, Member, Package, deflated
from formkit.filling.wml import Element, R, W, tiny_paragraph, w

DOCUMENT = "word/document.xml"
LINKS = "word/_rels/document.xml.rels"
OWN = ("word/header", "word/footer", "word/media/", "word/_rels/header", "word/_rels/footer")
PICTURES = 1000
_W, _R = f"{{{W}}}", f"{{{R}}}"


def bound(copies: Sequence[bytes]) -> bytes:
    """One document of copies made from one template; each begins on a new page numbered 1.

    Head, foot and pictures stay those of each copy. Bookmarks stay in the first only, for a
    document may use each name once; the controls keep their tags in all.
    """
    first, *rest = map(Package.parse, copies)
    members = dict(first.members)
    document, types, links = (parse(first.content(name)) for name in (DOCUMENT, TYPES, LINKS))
    body = document[0]
    _begin_pages(body)
    for n, copy in enumerate(rest, start=2):
        names = {name: _renamed(name, n) for name in copy.members if name.startswith(OWN)}
        members |= {new: _moved(copy.members[old], new, names, n) for old, new in names.items()}
        _declare(types, names)
        ids = _link(links, copy, names, n)
        _end_section(body)
        body.extend(_body(copy, ids))
    changed = {DOCUMENT: document, TYPES: types, LINKS: links}
    members |= {name: deflated(name, written(root)) for name, root in changed.items()}
    return Package(_by_section(member) for member in members.values()).pack()


def _renamed(name: str, n: int) -> str:
    """``word/header1.xml`` of the second copy is ``word/header1-2.xml``."""
    stem, dot, ending = name.partition(".")
    return f"{stem}-{n}{dot}{ending}"


def _moved(member: Member, name: str, names: Mapping[str, str], n: int) -> Member:
    """The member under its new name; its links lead to new names, its pictures have new ids."""
    if not name.endswith((".xml", ".rels")):
        return Member(name, member.method, member.crc, member.size, member.data)
    root = parse(member.content)
    for link in root.iterfind("{*}Relationship"):
        target = posixpath.join("word", link.get("Target", ""))
        link.set("Target", posixpath.relpath(names.get(target, target), "word"))
    for i, picture in enumerate(root.iter("{*}docPr")):
        picture.set("id", str(n * PICTURES + i))
    return deflated(name, written(root))


def _declare(types: Element, names: Mapping[str, str]) -> None:
    """Give the new members the types that the old ones have."""
    for known in list(types):
        if new := names.get(known.get("PartName", "").lstrip("/")):
            types.append(_like(known, PartName=f"/{new}"))


def _link(links: Element, copy: Package, names: Mapping[str, str], n: int) -> dict[str, str]:
    """Link the document to the new members; the ids they have now, by those they had."""
    ids = {}
    for link in parse(copy.content(LINKS)):
        if new := names.get(posixpath.join("word", link.get("Target", ""))):
            ids[link.get("Id", "")] = own = f"{link.get('Id')}copy{n}"
            links.append(_like(link, Id=own, Target=posixpath.relpath(new, "word")))
    return ids


def _like(element: Element, **attributes: str) -> Element:
    """A twin of the element that differs in these attributes."""
    twin = deepcopy(element)
    for name, value in attributes.items():
        twin.set(name, value)
    return twin


def _body(copy: Package, ids: Mapping[str, str]) -> Iterator[Element]:
    """What stands in the body of a further copy."""
    body = parse(copy.content(DOCUMENT))[0]
    for mark in list(body.iter(f"{_W}bookmarkStart", f"{_W}bookmarkEnd")):
        if (parent := mark.getparent()) is not None:
            parent.remove(mark)
    for element in body.iter():
        for name, value in element.attrib.items():
            if str(name).startswith(_R) and value in ids:
                element.set(name, ids[str(value)])
    _begin_pages(body)
    yield from list(body)


def _end_section(body: Element) -> None:
    """Let the last paragraph end a section as the body's own end does."""
    section = body[-1]
    body.remove(section)
    if not len(body) or body[-1].tag != f"{_W}p":
        body.append(tiny_paragraph())
    properties = body[-1].find(f"{_W}pPr")
    if properties is None:
        properties = w("pPr")
        body[-1].insert(0, properties)
    properties.append(section)


def _begin_pages(body: Element) -> None:
    """Count the pages of the copy from 1."""
    section = body[-1]
    for count in section.findall(f"{_W}pgNumType"):
        section.remove(count)
    margins = section.find(f"{_W}pgMar")
    if margins is not None:
        margins.addnext(w("pgNumType", start=1))


def _by_section(member: Member) -> Member:
    """A head or foot that counts the pages of its own copy, not of them all."""
    if not member.name.startswith(OWN[:2]):
        return member
    content = member.content
    counted = content.replace(b" NUMPAGES ", b" SECTIONPAGES ")
    return member if counted == content else deflated(member.name, counted)
