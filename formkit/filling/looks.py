"""How the cells of a workbook look, as far as it decides how much room a text takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from formkit.filling.opc import parse, related
from formkit.filling.package import Package
from formkit.filling.sheetmarkup import MAIN, TRUE

USUAL_SIZE = 11.0
DIGIT_OF_SIZE = 0.5
INDENT = 7.0
WRAPPING = ("justify", "distributed")


@dataclass(frozen=True)
class Look:
    """The look of a cell.

    Attributes:
        size: Its type size in points.
        wraps: True where a long text goes on in a second line.
        turned: True where its text does not lie level.
        indent: What its text stands in from the edge, in points.
    """

    size: float = USUAL_SIZE
    wraps: bool = False
    turned: bool = False
    indent: float = 0.0


@dataclass(frozen=True)
class Looks:
    """The looks of a workbook by the numbers of its cell styles; the first is the usual one."""

    styles: Sequence[Look] = (Look(),)
    usual: float = USUAL_SIZE

    def of(self, style: int) -> Look:
        """The look of a cell of this style."""
        return self.styles[style] if style < len(self.styles) else Look()

    @property
    def digit(self) -> float:
        """The unit of column widths in points: a digit of the usual type, in whole pixels."""
        return int(self.usual / 0.75 * DIGIT_OF_SIZE) * 0.75


def looks(package: Package, workbook: str) -> Looks:
    """The looks of a workbook's cells."""
    relation = related(package, "styles", workbook)
    if relation is None:
        return Looks()
    root = parse(package.content(relation.target))
    sizes = [_size(font) for font in root.iterfind(f"{MAIN}fonts/{MAIN}font")] or [USUAL_SIZE]
    styles = [_look(one, sizes) for one in root.iterfind(f"{MAIN}cellXfs/{MAIN}xf")]
    return Looks(styles, sizes[0])


def _size(font: etree._Element) -> float:
    size = font.find(f"{MAIN}sz")
    return USUAL_SIZE if size is None else float(size.get("val", USUAL_SIZE))


def _look(style: etree._Element, sizes: Sequence[float]) -> Look:
    size, place = sizes[int(style.get("fontId", "0"))], style.find(f"{MAIN}alignment")
    if place is None:
        return Look(size)
    spread = place.get("horizontal") in WRAPPING or place.get("vertical") in WRAPPING
    return Look(
        size,
        wraps=spread or place.get("wrapText") in TRUE,
        turned=place.get("textRotation", "0") != "0",
        indent=int(place.get("indent", "0")) * INDENT,
    )
