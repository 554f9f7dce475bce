"""How the members of a package hang together: relationships and content types."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from formkit.filling.package import TYPES, Package, deflated

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NO_RELATIONS = f'<Relationships xmlns="{_PACKAGE}/relationships"/>'.encode()
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


@dataclass(frozen=True)
class Relation:
    """A relationship: its id, the last word of its type, and the member it leads to."""

    id: str
    kind: str
    target: str


def parse(content: bytes) -> etree._Element:
    """The root element of an XML member."""
    return etree.fromstring(content, parser=_PARSER)


def written(root: etree._Element) -> bytes:
    """The XML member under this root element."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def relations(package: Package, source: str = "") -> Iterator[Relation]:
    """The relationships of a member, or of the package itself, that stay inside of it."""
    for one in _relations_of(package, source):
        if one.get("TargetMode") != "External":
            target = posixpath.join("/", posixpath.dirname(source), one.get("Target", ""))
            kind = one.get("Type", "").rpartition("/")[2]
            yield Relation(one.get("Id", ""), kind, posixpath.normpath(target).lstrip("/"))


def related(package: Package, kind: str, source: str = "") -> Relation | None:
    """The first relationship of a kind, such as ``core-properties``."""
    return next((one for one in relations(package, source) if one.kind == kind), None)


def registered(package: Package, member: str, *, content_type: str, kind: str) -> Package:
    """The package ready to take a new member that hangs on the package itself."""
    types = parse(package.content(TYPES))
    types.append(
        types.makeelement(
            f"{{{_PACKAGE}/content-types}}Override",
            {"PartName": f"/{member}", "ContentType": content_type},
        )
    )
    links = _relations_of(package, "")
    ids = {one.get("Id") for one in links}
    fresh = next(name for n in range(1, len(ids) + 2) if (name := f"rId{n}") not in ids)
    links.append(
        links.makeelement(
            f"{{{_PACKAGE}/relationships}}Relationship",
            {"Id": fresh, "Type": kind, "Target": member},
        )
    )
    return package.replacing(
        deflated(TYPES, written(types)), deflated(_relations_name(""), written(links))
    )


def dropped(package: Package, member: str, source: str) -> Package:
    """The package without a member that hangs on ``source``."""
    if member not in package.members:
        return package
    types = parse(package.content(TYPES))
    _remove(types, "PartName", {f"/{member}"})
    links = _relations_of(package, source)
    _remove(links, "Id", {one.id for one in relations(package, source) if one.target == member})
    return package.without(member).replacing(
        deflated(TYPES, written(types)), deflated(_relations_name(source), written(links))
    )


def _remove(parent: etree._Element, attribute: str, values: set[str]) -> None:
    for child in [one for one in parent if one.get(attribute) in values]:
        parent.remove(child)


def _relations_of(package: Package, source: str) -> etree._Element:
    name = _relations_name(source)
    return parse(package.content(name) if name in package.members else _NO_RELATIONS)


def _relations_name(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")
