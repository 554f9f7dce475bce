"""How large a sheet is written: type sizes, row heights and margins, from roomy to dense."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

POINTS_PER_MM = 72 / 25.4
A4 = (210.0, 297.0)
QR_MM = 18.0


def points(mm: float) -> float:
    """Millimetres in points."""
    return mm * POINTS_PER_MM


@dataclass(frozen=True)
class Scale:
    """One way of writing a sheet; lengths in points, margins in millimetres.

    Attributes:
        size: Type size of labels and values.
        pitch: From line to line within a cell; fixed, so every machine's fonts give the same page.
        row: Height of a row with one line of writing.
        stamp: Height of a row to be signed, with room for a seal.
        left: Left margin (binding side).
        right: Right margin.
        title: Type size of the form's title.
        band: Type size of the section titles at the left edge.
        edge: Room left and right of the text in a cell.
        text: How many characters a box of plain text is made for, at least.
        sharing: True where boxes of several lines may share their row with other boxes.
    """

    size: float
    pitch: float
    row: float
    stamp: float
    left: float
    right: float
    title: float
    band: float
    edge: float
    text: int
    sharing: bool = True

    @property
    def pad(self) -> float:
        """What a row is higher than its lines of writing."""
        return min(self.row - self.pitch, 8)

    @property
    def band_width(self) -> float:
        """The width of the section title's cell: three characters of it and a hair."""
        return 3 * self.band + 4


ROOMY = Scale(12, 19, 32, 46, 25, 20, 22, 12, edge=4, text=12, sharing=False)
PLAIN = Scale(10.5, 16, 25, 38, 22, 18, 20, 10.5, edge=3, text=9, sharing=False)
CLOSE = Scale(9, 11.5, 17, 24, 15, 12, 18, 8, edge=2, text=6)
FINE = Scale(8.5, 11, 15.5, 22, 15, 12, 18, 8, edge=2.5, text=6)
DENSE = Scale(7.5, 10, 14, 19, 14, 11, 18, 7, edge=2, text=6)
SCALES = (ROOMY, PLAIN, CLOSE, FINE, DENSE)


@dataclass(frozen=True)
class Page:
    """An A4 sheet at a scale, upright or on its side; lengths in points."""

    scale: Scale
    landscape: bool = False

    HEAD: ClassVar = points(6)
    HEADER: ClassVar = 62.0
    FOOT: ClassVar = points(5)
    FOOTER: ClassVar = 19.0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the paper."""
        width, height = map(points, A4)
        return (height, width) if self.landscape else (width, height)

    @property
    def left(self) -> float:
        """The left margin."""
        return points(self.scale.left)

    @property
    def right(self) -> float:
        """The right margin."""
        return points(self.scale.right)

    @property
    def width(self) -> float:
        """The width between the margins."""
        return self.size[0] - self.left - self.right

    @property
    def top(self) -> float:
        """Where the body begins."""
        return self.HEAD + self.HEADER

    @property
    def bottom(self) -> float:
        """What is left free under the body."""
        return self.FOOT + self.FOOTER

    @property
    def height(self) -> float:
        """The height between header and footer."""
        return self.size[1] - self.top - self.bottom
