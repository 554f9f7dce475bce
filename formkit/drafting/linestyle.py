"""The look of a register's lines, taken from its heading where it has no lines yet."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from formkit.filling.opc import parse, related, written
from formkit.filling.package import Package, deflated
from formkit.filling.sheetmarkup import MAIN

PLAIN = ("numFmtId", "fontId", "fillId")


@dataclass
class LineStyles:
    """The cell styles of a workbook, with those of lines added as they are asked for."""

    member: str
    root: etree._Element
    made: dict[str, str] = field(default_factory=dict)

    @classmethod
    def parse(cls, package: Package, workbook: str) -> LineStyles | None:
        """The styles of a workbook; None where it has none."""
        relation = related(package, "styles", workbook)
        return cls(relation.target, parse(package.content(relation.target))) if relation else None

    def under(self, style: str) -> str:
        """The style of a cell under a heading of this style: its borders, in plain type."""
        if style not in self.made:
            self.made[style] = self._made(style)
        return self.made[style]

    def put_into(self, package: Package) -> Package:
        """The package with the styles made."""
        return (
            package.replacing(deflated(self.member, written(self.root))) if self.made else package
        )

    def _made(self, style: str) -> str:
        formats = self.root.find(f"{MAIN}cellXfs")
        if formats is None or not int(style) < len(formats):
            return style
        own = deepcopy(formats[int(style)])
        for name in PLAIN:
            own.set(name, "0")
        alignment = own.find(f"{MAIN}alignment")
        if alignment is None:
            alignment = etree.Element(f"{MAIN}alignment")
            own.insert(0, alignment)
        alignment.set("wrapText", "1")
        own.set("applyAlignment", "1")
        formats.append(own)
        formats.set("count", str(len(formats)))
        return str(len(formats) - 1)
