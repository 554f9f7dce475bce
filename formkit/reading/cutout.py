"""A place on a page of a PDF: found by what stands there, cut out as a picture."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import ImageDraw
from pypdfium2 import raw

from formkit.reading.trouble import damaged
from formkit.values.text import fold

Rect = tuple[float, float, float, float]
"""Left, bottom, right, top in points, from the lower left corner of the page."""

Place = tuple[Rect, Rect]
"""What is framed, and what is shown around it."""

MARGIN_ACROSS, MARGIN_UP = 20.0, 11.0
LEAST_WIDTH = 260.0
LEVEL = 4.0  # points by which texts of one line may be off
NEAR = 260.0  # points between a label and what belongs to it
SHARP, SMALL = 2.4, 1.1  # pixels a point: of a place, of a whole page
MOST_PIXELS = 1600.0
SURE = 4  # so many characters are looked for without their label
BEGINNINGS = (40, 16, 6)
FRAME, EDGE = "#9B2C2C", "#A6A6A6"


@dataclass(frozen=True)
class Wanted:
    """What is looked for.

    Attributes:
        text: What stands in the box; nothing for a blank one.
        labels: The labels beside which it stands.
        number: The number on the sheet, where several are bound in one file.
        page: The page, from 1, where it is known.
        line: The line that names the copy, where several copies are bound in one file.
        row: What else stands in its row of a table: another row may say the same.
    """

    text: str = ""
    labels: tuple[str, ...] = ()
    number: str = ""
    page: int | None = None
    line: str = ""
    row: str = ""

    @property
    def is_named(self) -> bool:
        """False where the paper as a whole is meant."""
        return bool(self.text or self.labels)


@dataclass(frozen=True)
class Cutout:
    """The picture of a place.

    Attributes:
        png: The picture.
        page: The page it is from, from 1.
        rect: What it shows of the page.
        found: False where the place was not found and the whole page is shown.
    """

    png: bytes
    page: int
    rect: Rect
    found: bool


def cut_out(path: Path, wanted: Sequence[Wanted], most: int) -> list[Cutout]:
    """Each place that is wanted, or the whole page where it is not found; runs in the worker.

    Args:
        path: The PDF, which the guard has let in.
        wanted: What is looked for.
        most: So many pages are looked at.

    Raises:
        InputError: It is no PDF, is damaged or has no page.
    """
    try:
        with closing(pypdfium2.PdfDocument(path)) as pdf:
            pdf.init_forms()
            leaves = [Leaf(pdf, n) for n in range(min(len(pdf), most))]
            if not leaves:
                raise damaged(path, "PDF")
            return [_cut(leaves, one) for one in wanted]
    except pypdfium2.PdfiumError as error:
        raise damaged(path, "PDF") from error


class Leaf:
    """One page with its characters, white space left out, and where each of them stands."""

    def __init__(self, pdf: Any, n: int) -> None:
        self.n = n
        self.page = pdf[n]
        self.size: tuple[float, float] = self.page.get_size()

    @cached_property
    def signs(self) -> tuple[tuple[str, Rect], ...]:
        """The characters in the order of the page; none of a page that lies on its side."""
        return () if self.page.get_rotation() else tuple(self._signs())

    @cached_property
    def text(self) -> str:
        """All characters, one beside the other."""
        return "".join(sign for sign, _ in self.signs)

    def hits(self, text: str) -> Iterator[Rect]:
        """Where a text stands, however it is broken into lines."""
        start = self.text.find(text) if text else -1
        while start >= 0:
            if not self._is_within_a_number(start):
                yield _around([rect for _, rect in self.signs[start : start + len(text)]])
            start = self.text.find(text, start + 1)

    def _is_within_a_number(self, start: int) -> bool:
        """True where a digit stands right before a digit: the 9 of 129 is no 9."""
        if not start or not (self.text[start - 1] + self.text[start]).isdigit():
            return False
        before, sign = self.signs[start - 1][1], self.signs[start][1]
        return _level(before, sign) and abs(sign[0] - before[2]) < sign[3] - sign[1]

    def _signs(self) -> Iterator[tuple[str, Rect]]:
        corner = self.page.get_cropbox()[:2]
        page = self.page.get_textpage()
        for i in range(page.count_chars()):
            code = raw.FPDFText_GetUnicode(page.raw, i)
            place = _moved(page.get_charbox(i), corner)
            for sign in fold(chr(code)) if code and self._holds(place) else "":
                yield sign, place

    def _holds(self, rect: Rect) -> bool:
        """True for what stands on the page; text may also lie beyond its edges."""
        wide, high = self.size
        return rect[2] > 0 and rect[3] > 0 and rect[0] < wide and rect[1] < high


def _cut(leaves: Sequence[Leaf], wanted: Wanted) -> Cutout:
    chosen = _leaves(leaves, wanted)
    for place in (_in_row, _place, _label):
        for leaf in chosen:
            found = place(leaf, wanted)
            if found is not None:
                framed, seen = found
                return _place_pictured(leaf, framed, _with_margin(seen, leaf.size))
    return _page_pictured(chosen[0])


def _leaves(leaves: Sequence[Leaf], wanted: Wanted) -> Sequence[Leaf]:
    """The pages to look at: the one named, or those that bear the number, or all."""
    if wanted.page is not None and wanted.page <= len(leaves):
        return leaves[wanted.page - 1 : wanted.page]
    for mark in filter(None, (fold(wanted.number), fold(wanted.line))):
        leaves = [leaf for leaf in leaves if mark in leaf.text] or leaves
    return leaves


def _in_row(leaf: Leaf, wanted: Wanted) -> Place | None:
    """A text in its row of a table, under its label where the row says it more than once."""
    rows, texts = (list(leaf.hits(fold(one))) for one in (wanted.row, wanted.text))
    labels = [rect for label in wanted.labels for rect in leaf.hits(fold(label))]
    pairs = [pair for pair in product(rows, texts) if _level(*pair) and pair[0] != pair[1]]
    if not pairs:
        return None
    row, text = min(
        pairs, key=lambda pair: min((_apart(pair[1], one) for one in labels), default=0)
    )
    return text, _around((row, text))


def _place(leaf: Leaf, wanted: Wanted) -> Place | None:
    """A text with its label, or where it is long enough without one."""
    labels = [rect for label in wanted.labels for rect in leaf.hits(fold(label))]
    text = fold(wanted.text)
    for needle in dict.fromkeys((text, *(text[:n] for n in BEGINNINGS if n < len(text)))):
        texts = list(leaf.hits(needle))
        pairs = sorted(product(labels, texts), key=lambda pair: _distance(*pair))
        if pairs and _distance(*pairs[0]) < NEAR:
            return pairs[0][1], _around(pairs[0])
        if texts and len(needle) >= SURE:
            return texts[0], texts[0]
    return None


def _label(leaf: Leaf, wanted: Wanted) -> Place | None:
    """The label alone, of a blank box or of what is not found beside it."""
    labels = [rect for label in wanted.labels for rect in leaf.hits(fold(label))]
    return (labels[0], labels[0]) if labels else None


def _level(one: Rect, other: Rect) -> bool:
    """True for two texts on one line."""
    middle = (other[1] + other[3]) / 2
    return one[1] - LEVEL < middle < one[3] + LEVEL


def _apart(one: Rect, other: Rect) -> float:
    """How far two texts are from standing under one another."""
    return max(one[0] - other[2], other[0] - one[2], 0.0)


def _distance(label: Rect, text: Rect) -> float:
    """How far a text is from its label; it stands to the right of it or below."""
    across = max(text[0] - label[2], label[0] - text[2], 0.0)
    down = max(label[1] - text[3], text[1] - label[3], 0.0)
    is_before = text[2] <= label[0] or text[1] >= label[3]
    return across + 2 * down + (NEAR / 2 if is_before else 0.0)


def _with_margin(rect: Rect, size: tuple[float, float]) -> Rect:
    left, bottom, right, top = rect
    more = max(LEAST_WIDTH - (right - left) - 2 * MARGIN_ACROSS, 0.0)
    return (
        max(left - MARGIN_ACROSS, 0.0),
        max(bottom - MARGIN_UP, 0.0),
        min(right + MARGIN_ACROSS + more, size[0]),
        min(top + MARGIN_UP, size[1]),
    )


def _place_pictured(leaf: Leaf, framed: Rect, shown: Rect) -> Cutout:
    picture, scale = _drawn(leaf, shown, SHARP)
    left, top = shown[0], shown[3]
    box = (framed[0] - left, top - framed[3], framed[2] - left, top - framed[1])
    room = (-3.0, -3.0, 3.0, 3.0)
    edges = [(edge + by) * scale for edge, by in zip(box, room, strict=True)]
    ImageDraw.Draw(picture).rectangle(edges, outline=FRAME, width=2)
    return Cutout(_png(picture), leaf.n + 1, shown, found=True)


def _page_pictured(leaf: Leaf) -> Cutout:
    whole = (0.0, 0.0, *leaf.size)
    return Cutout(_png(_drawn(leaf, whole, SMALL)[0]), leaf.n + 1, whole, found=False)


def _drawn(leaf: Leaf, shown: Rect, sharp: float) -> tuple[Any, float]:
    """The pixels of a part of the page, and how many of them make a point."""
    left, bottom, right, top = shown
    scale = min(sharp, MOST_PIXELS / max(right - left, top - bottom, 1.0))
    cut = (left, bottom, leaf.size[0] - right, leaf.size[1] - top)
    return leaf.page.render(scale=scale, crop=cut).to_pil().convert("RGB"), scale


def _png(picture: Any) -> bytes:
    """The picture with a thin edge, few colours and no particulars of its making."""
    ImageDraw.Draw(picture).rectangle((0, 0, picture.width - 1, picture.height - 1), outline=EDGE)
    picture.quantize(64).save(held := io.BytesIO(), format="png", optimize=True)
    return held.getvalue()


def _around(rects: Sequence[Rect]) -> Rect:
    lefts, bottoms, rights, tops = zip(*rects, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _moved(rect: Rect, corner: tuple[float, float]) -> Rect:
    left, bottom, right, top = rect
    return left - corner[0], bottom - corner[1], right - corner[0], top - corner[1]
