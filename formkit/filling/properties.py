"""The properties of a document: Office's own (core) and those an office gives it (custom)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from jinja2 import Environment, Template
from lxml import etree

from formkit.filling.opc import RELATIONSHIPS, parse, registered, related, written
from formkit.filling.package import Member, Package, deflated
from formkit.filling.tags import has_tags, undo_escapes
from formkit.values.text import clean

CORE = ("identifier", "title", "subject", "keywords")

_CORE_KIND = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CUSTOM_KIND = f"{RELATIONSHIPS}/custom-properties"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"

_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_OP = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_NO_CORE = f'<cp:coreProperties xmlns:cp="{_CP}" xmlns:dc="{_DC}"/>'.encode()
_NO_CUSTOM = f'<Properties xmlns="{_OP}" xmlns:vt="{_VT}"/>'.encode()
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_SLOT = re.compile("\ufdd0(\\w+)\ufdd1")


@dataclass(frozen=True)
class Core:
    """Office's own properties, with a slot for each that is filled.

    Attributes:
        pieces: The member's text; every second piece is the name of a slot.
        texts: What the template has in each slot.
        tagged: The slots in which the template has tags.
    """

    name: str
    pieces: tuple[str, ...]
    texts: Mapping[str, str]
    tagged: Mapping[str, Template]

    @property
    def sources(self) -> tuple[str, ...]:
        """The texts of the template that hold tags."""
        return tuple(self.texts[slot] for slot in self.tagged)

    def render(self, context: Mapping[str, Any], properties: Mapping[str, str]) -> Member:
        """The member with the properties given, or else with what the template has."""
        pieces = list(self.pieces)
        pieces[1::2] = [self._text(slot, context, properties) for slot in pieces[1::2]]
        return deflated(self.name, "".join(pieces).encode())

    def _text(self, slot: str, context: Mapping[str, Any], properties: Mapping[str, str]) -> str:
        if slot in properties:
            return escape(clean(properties[slot]))
        if slot in self.tagged:
            return self.tagged[slot].render(context)
        return escape(self.texts[slot])


def core(package: Package, environment: Environment) -> Core:
    """The core properties of a template, with the tags in them compiled."""
    name, root = _core_root(package)
    texts, tagged = dict[str, str](), dict[str, Template]()
    for element in root.iterchildren(etree.Element):
        slot, text = etree.QName(element).localname, undo_escapes(element.text or "")
        if has_tags(text):
            tagged[slot] = environment.from_string(text)
        if slot in CORE or slot in tagged:
            texts[slot] = text
            element.text = f"\ufdd0{slot}\ufdd1"
    return Core(name, tuple(_SLOT.split(written(root).decode())), texts, tagged)


def _core_root(package: Package) -> tuple[str, etree._Element]:
    """The member of the core properties, with an element for each that can be given."""
    relation = related(package, "core-properties")
    root = parse(package.content(relation.target) if relation else _NO_CORE)
    for tag in map(_core_tag, CORE):
        if root.find(tag) is None:
            etree.SubElement(root, tag)
    return relation.target if relation else "docProps/core.xml", root


def with_core(package: Package) -> Package:
    """The package ready to take core properties."""
    if related(package, "core-properties"):
        return package
    return registered(package, "docProps/core.xml", content_type=_CORE_TYPE, kind=_CORE_KIND)


def with_custom(package: Package) -> Package:
    """The package ready to take custom properties."""
    if related(package, "custom-properties"):
        return package
    return registered(package, "docProps/custom.xml", content_type=_CUSTOM_TYPE, kind=_CUSTOM_KIND)


def custom(package: Package, properties: Mapping[str, str]) -> Member:
    """The custom properties of the package, with these set to texts."""
    relation = related(package, "custom-properties")
    name = relation.target if relation else "docProps/custom.xml"
    root = parse(package.content(name) if name in package.members else _NO_CUSTOM)
    kept = [one for one in root if one.get("name") not in properties]
    root[:] = [*kept, *(_custom(root, key, value) for key, value in properties.items())]
    for pid, one in enumerate(root, start=2):
        one.set("pid", str(pid))
    return deflated(name, written(root))


def _custom(root: etree._Element, key: str, value: str) -> etree._Element:
    made = root.makeelement(f"{{{_OP}}}property", {"fmtid": _FORMAT, "name": clean(key)})
    etree.SubElement(made, f"{{{_VT}}}lpwstr", nsmap={"vt": _VT}).text = clean(value)
    return made


def _core_tag(name: str) -> str:
    return f"{{{_CP if name == 'keywords' else _DC}}}{name}"
