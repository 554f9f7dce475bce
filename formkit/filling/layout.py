"""Where each box of a form stands on its sheet: rows on a grid of 24 columns, section by section.

Knows the form and the size of the paper, and nothing of Word.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from formkit.filling.measure import Measure
from formkit.filling.rows import Line, section_lines
from formkit.filling.scale import PLAIN, SCALES, Page, Scale
from formkit.forms import FormSpec, SectionSpec

FULLEST = 0.955
STRETCH = 1.35
BAND_PITCH = 1.08
BAND_GROWS = 1.4
HAIR = 0.75


@dataclass(frozen=True)
class Block:
    """One section of the sheet.

    Attributes:
        section: The section.
        lines: Its rows.
        title: Its title at the left edge, broken into lines.
        bracket: What of the title stands in brackets, on a line of its own.
    """

    section: SectionSpec
    lines: tuple[Line, ...]
    title: tuple[str, ...] = ()
    bracket: str = ""

    @property
    def title_lines(self) -> int:
        """The lines its title takes."""
        return len(self.title) + bool(self.bracket)

    @property
    def room(self) -> float:
        """The height it takes on an empty sheet."""
        return sum(line.room for line in self.lines)

    def times(self, factor: float) -> Block:
        """The block with its rows so many times as high."""
        lines = (replace(line, height=line.height * factor) for line in self.lines)
        return replace(self, lines=tuple(lines))


@dataclass(frozen=True)
class Layout:
    """A form laid out on its page."""

    spec: FormSpec
    measure: Measure
    blocks: tuple[Block, ...]

    @property
    def page(self) -> Page:
        """The page it lies on."""
        return self.measure.page

    @property
    def banded(self) -> bool:
        """True where section titles stand at the left edge."""
        return len(self.blocks) > 1

    @property
    def room(self) -> float:
        """The height of all rows on an empty sheet."""
        return sum(block.room for block in self.blocks)


def laid_out(spec: FormSpec) -> Layout:
    """The form on A4, in the largest type in which it fits on one page with some room to grow.

    A form for which even the smallest is too large goes on several pages in plain type.
    """
    for scale in SCALES:
        layout = at_scale(spec, scale)
        if layout.room <= FULLEST * layout.page.height:
            return _stretched(layout)
    return at_scale(spec, PLAIN)


def at_scale(spec: FormSpec, scale: Scale) -> Layout:
    """The form laid out in that size, however many pages it takes."""
    page = Page(scale, spec.landscape)
    band = scale.band_width if len(spec.sections) > 1 else 0
    measure = Measure(page, page.width - band, tuple(box.label for box in spec.boxes))
    return Layout(spec, measure, tuple(_block(measure, one) for one in spec.sections))


def stacked(title: str, lines: float) -> tuple[str, ...]:
    """The title broken for a narrow cell so many lines high.

    One character a line where that fits, two where that nearly does, else three.
    """
    fits = {1: int(lines), 2: int(lines * BAND_GROWS)}
    across = next((n for n, most in fits.items() if math.ceil(len(title) / n) <= most), 3)
    return tuple(title[i : i + across] for i in range(0, len(title), across))


def _stretched(layout: Layout) -> Layout:
    factor = min(STRETCH, FULLEST * layout.page.height / max(layout.room, 1))
    return replace(layout, blocks=tuple(block.times(factor) for block in layout.blocks))


def _block(measure: Measure, section: SectionSpec) -> Block:
    pitch = measure.page.scale.band * BAND_PITCH
    title, bracket, rest = section.title.partition("(")
    block = Block(section, tuple(section_lines(measure, section)), bracket=bracket + rest)
    block = replace(block, title=stacked(title, block.room / pitch - bool(bracket)))
    wanted = block.title_lines * pitch + 2 * HAIR
    return block.times(max(1, wanted / max(block.room, 1)))
