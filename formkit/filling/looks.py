"""How the cells of a workbook look, as far as it decides how much room a text takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from formkit.filling.opc import parse, related, written
from formkit.filling.package import Member, Package, deflated
from formkit.filling.sheetmarkup import MAIN, TRUE

USUAL_SIZE = 11.0
DIGIT_OF_SIZE = 0.5
INDENT = 7.0
SMALLER = (0.85, 0.7, 0.6)
"""The shares of its size to which type is written smaller."""
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

    styles: Sequence[Look] = ()
    usual: float = USUAL_SIZE

    def of(self, style: int) -> Look:
        """The look of a cell of this style."""
        return self.styles[style] if style < len(self.styles) else Look()

    def smaller(self, style: int) -> Iterator[tuple[int, float]]:
        """The styles that differ from this one by smaller type only, and their sizes."""
        for n, share in enumerate(SMALLER if style < len(self.styles) else (), start=1):
            yield style + n * len(self.styles), round(share * self.of(style).size, 1)

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
    sizes = [_size(font) for font in root.iterfind(f"{MAIN}fonts/{MAIN}font")]
    if not sizes:
        return Looks()
    styles = [_look(one, sizes) for one in root.iterfind(f"{MAIN}cellXfs/{MAIN}xf")]
    return Looks(styles, sizes[0])


def with_smaller(package: Package, workbook: str) -> Member:
    """The styles of a workbook, followed by all of them in smaller type."""
    relation = related(package, "styles", workbook)
    name = relation.target if relation else ""
    root = parse(package.content(name))
    (fonts,), (styles,) = (root.findall(f"{MAIN}{one}") for one in ("fonts", "cellXfs"))
    drawn, styled = list(fonts), list(styles)
    for n, share in enumerate(SMALLER, start=1):
        fonts.extend(_smaller_font(font, share) for font in drawn)
        styles.extend(_in_font(style, n * len(drawn)) for style in styled)
    for grown in (fonts, styles):
        grown.set("count", str(len(grown)))
    return deflated(name, written(root))


def _smaller_font(font: etree._Element, share: float) -> etree._Element:
    made = deepcopy(font)
    for size in made.iterfind(f"{MAIN}sz"):
        size.set("val", f"{share * float(size.get('val', USUAL_SIZE)):.1f}")
    return made


def _in_font(style: etree._Element, beyond: int) -> etree._Element:
    made = deepcopy(style)
    made.set("fontId", str(int(style.get("fontId", "0")) + beyond))
    made.set("applyFont", "1")
    return made


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
