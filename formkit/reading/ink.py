"""What is drawn on a page of a PDF, by pdfium: its characters and the straight lines on it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]

_UNMOVED = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_STRAIGHT = 0.1  # points that a straight line may slant
_ABOVE, _BELOW = 0.8, 0.2  # of its size: how far a character reaches from the line it stands on
_DEEPEST = 15
_HYPHENS = frozenset({0x02, 0xFFFE})  # how pdfium tells a hyphen that parts a word
_FIRST_HALVES, _SECOND_HALVES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
UNTOLD = "\ufffd"
"""A sign of which the file does not tell what it means."""


class Char(NamedTuple):
    """A character on a page, in points from the page's left top corner.

    Attributes:
        text: The character.
        x0: Where it begins.
        top: Its upper edge.
        x1: Where it ends.
        bottom: Its lower edge.
        size: The size of its type.
        clip: What can be seen of the text it belongs to, where that was clipped.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    clip: Box | None = None

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of it."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


class Rule(NamedTuple):
    """A straight line on a page, from left to right or from top to bottom."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def length(self) -> float:
        """How long it is."""
        return max(self.x1 - self.x0, self.bottom - self.top)


@dataclass(frozen=True)
class Ink:
    """What is drawn on a page.

    Attributes:
        chars: Its characters as the file has them.
        rules: The straight lines.
        clipped: Where a text is known to be clipped that pdfium shows as if it were not.
    """

    chars: Sequence[Char]
    rules: Sequence[Rule]
    clipped: Sequence[tuple[float, float]] = ()


def ink(page: pypdfium2.PdfPage) -> Ink:
    """What is drawn on a page; its fields and notes are not drawn."""
    at = turned(page)
    rules: list[Rule] = []
    clips: dict[int, Box] = {}
    for handle in _objects(page):
        kind = raw.FPDFPageObj_GetType(handle)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            clip = _clip(handle, at)
            if clip:
                clips[_address(handle)] = clip
        else:
            rules += _rules(handle, at)
    return Ink(list(_chars(page, at, clips)), rules)


# --- places on the page


def turned(page: pypdfium2.PdfPage) -> Matrix:
    """How places of the file become places of the page as it is shown, from its left top."""
    left, bottom, right, top = page.get_bbox()
    return {
        0: (1.0, 0.0, 0.0, -1.0, -left, top),
        90: (0.0, 1.0, 1.0, 0.0, -bottom, -left),
        180: (-1.0, 0.0, 0.0, 1.0, right, -bottom),
        270: (0.0, -1.0, -1.0, 0.0, top, right),
    }[page.get_rotation()]


def _moved(one: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    return (*_at(then, a, b, by=0), *_at(then, c, d, by=0), *_at(then, e, f))


def _at(at: Matrix, x: float, y: float, *, by: int = 1) -> tuple[float, float]:
    a, b, c, d, e, f = at
    return a * x + c * y + e * by, b * x + d * y + f * by


def placed(at: Matrix, left: float, bottom: float, right: float, top: float) -> Box:
    """A box of the file as a box of the page."""
    a, b, c, d, e, f = at
    x, u = a * left + c * bottom + e, a * right + c * top + e
    y, v = b * left + d * bottom + f, b * right + d * top + f
    return (min(u, x)), (min(v, y)), (max(x, u)), (max(y, v))


# --- lines


def _objects(page: pypdfium2.PdfPage) -> Iterator[Any]:
    for n in range(raw.FPDFPage_CountObjects(page)):
        yield raw.FPDFPage_GetObject(page, n)


def _rules(handle: Any, at: Matrix, depth: int = 0) -> Iterator[Rule]:
    kind = raw.FPDFPageObj_GetType(handle)
    if kind == raw.FPDF_PAGEOBJ_PATH:
        yield from _path_rules(handle, _moved(_matrix(handle), at))
    elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        inner = _moved(_matrix(handle), at)
        for n in range(raw.FPDFFormObj_CountObjects(handle)):
            yield from _rules(raw.FPDFFormObj_GetObject(handle, n), inner, depth + 1)


def _matrix(handle: Any) -> Matrix:
    told = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(handle, told):
        return _UNMOVED
    return told.a, told.b, told.c, told.d, told.e, told.f


def _path_rules(handle: Any, at: Matrix) -> Iterator[Rule]:
    segments = (
        raw.FPDFPath_GetPathSegment(handle, n) for n in range(raw.FPDFPath_CountSegments(handle))
    )
    for points in _outlines(segments, at):
        for (x, y), (u, v) in pairwise(points):
            rule = Rule(min(x, u), min(y, v), max(x, u), max(y, v))
            if rule.length and min(abs(x - u), abs(y - v)) < _STRAIGHT:
                yield rule


def _outlines(segments: Iterator[Any], at: Matrix) -> Iterator[list[tuple[float, float]]]:
    """The points of each part of a path."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for segment in segments:
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            yield points
            points = []
        points.append(_at(at, x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    yield points


def _clip(handle: Any, at: Matrix) -> Box | None:
    """The part of the page on which a text can be seen, where it was clipped."""
    path = raw.FPDFPageObj_GetClipPath(handle)
    left, top, right, bottom = -_FAR, -_FAR, _FAR, _FAR
    for n in range(raw.FPDFClipPath_CountPaths(path)):
        segments = (
            raw.FPDFClipPath_GetPathSegment(path, n, i)
            for i in range(raw.FPDFClipPath_CountPathSegments(path, n))
        )
        points = [point for outline in _outlines(segments, at) for point in outline]
        if points:
            xs, ys = zip(*points, strict=True)
            left, right = max(left, min(xs)), min(right, max(xs))
            top, bottom = max(top, min(ys)), min(bottom, max(ys))
    return (left, top, right, bottom) if left > -_FAR else None


_FAR = 1e9


def _address(handle: Any) -> int:
    return ctypes.addressof(handle.contents)


# --- characters


def _chars(page: pypdfium2.PdfPage, at: Matrix, clips: dict[int, Box]) -> Iterator[Char]:
    text = page.get_textpage()
    told, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    sizes: dict[int, tuple[float, bool]] = {}
    for n, sign in _signs(text):
        raw.FPDFText_GetLooseCharBox(text, n, told)
        of = _address(raw.FPDFText_GetTextObject(text, n))
        if of not in sizes:
            sizes[of] = _size(text, n, at)
        size, is_level = sizes[of]
        left, top, right, bottom = placed(at, told.left, told.bottom, told.right, told.top)
        if is_level:
            raw.FPDFText_GetCharOrigin(text, n, x, y)
            base = at[1] * x.value + at[3] * y.value + at[5]
            top, bottom = base - _ABOVE * size, base + _BELOW * size
        yield Char(sign, left, top, right, bottom, size, clips.get(of))
    text.close()


def _signs(text: pypdfium2.PdfTextPage) -> Iterator[tuple[int, str]]:
    """The signs that the file has, with their places; rare ones come in two halves."""
    codes = [raw.FPDFText_GetUnicode(text, n) for n in range(raw.FPDFText_CountChars(text))]
    for n, (code, following) in enumerate(zip(codes, [*codes, 0][1:], strict=True)):
        if raw.FPDFText_IsGenerated(text, n) == 1:
            continue
        if code in _HYPHENS:
            yield n, "-"
        elif code in _FIRST_HALVES and following in _SECOND_HALVES:
            yield n, chr(0x10000 + ((code - 0xD800) << 10) + (following - 0xDC00))
        elif code not in _SECOND_HALVES:
            is_known = code and code not in _FIRST_HALVES
            yield n, chr(code) if is_known and not _is_guessed(text, n) else UNTOLD


def _is_guessed(text: pypdfium2.PdfTextPage, n: int) -> bool:
    """True where the file does not tell what a sign means, and pdfium took its number for it."""
    return bool(raw.FPDFText_HasUnicodeMapError(text, n) == 1)


def _size(text: pypdfium2.PdfTextPage, n: int, at: Matrix) -> tuple[float, bool]:
    """The size of a character's type on the page, and whether it stands level there."""
    told = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, n, told)
    right = _at(at, told.a, told.b, by=0)
    up = _at(at, told.c, told.d, by=0)
    size = raw.FPDFText_GetFontSize(text, n) * max(abs(up[0]), abs(up[1]))
    return size, abs(right[1]) < _STRAIGHT * abs(right[0]) and up[1] < 0
