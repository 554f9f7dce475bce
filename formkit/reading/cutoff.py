"""Texts that a LibreOffice sheet cuts off in print: it leaves out what would be hidden altogether.

Only the clipping around such a text is left to tell of it, and pdfium drops that where all that is
left of the text stands within it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pypdfium2
from pdfplumber.utils.exceptions import PdfminerException
from pdfplumber.utils.pdfinternals import resolve

from formkit.reading.ink import Box, Char

Place = tuple[float, float]

CREATOR = "Calc"
_TIGHT = (0.05, 0.2)  # of the size: what a row that grew with its lines is higher than they are
_LEVEL = 0.5
_NUMBER = rb"(-?[\d.]+)"
_CLIPPED = re.compile(
    rb"\s".join(
        [*[_NUMBER] * 4, rb"re\s+W\*?\s+n\s+(?:q\s+[\d. ]+\srg\s+)?BT", *[_NUMBER] * 2, rb"Td"]
    )
)


def cut_places(path: Path, pdf: pypdfium2.PdfDocument) -> Iterator[list[Place]]:
    """For each page the places of texts that are clipped, in points from its left top."""
    found = list(_clippings(path)) if pdf.get_metadata_value("Creator") == CREATOR else []
    for n in range(len(pdf)):
        yield found[n] if n < len(found) else []


def _clippings(path: Path) -> Iterator[list[Place]]:
    try:
        with pdfplumber.open(path) as plain:
            for page in plain.pages:
                streams = map(resolve, page.page_obj.contents)
                drawn = b"\n".join(stream.get_data() for stream in streams)
                height = float(page.height)
                clips = (map(float, clip.groups()) for clip in _CLIPPED.finditer(drawn))
                yield [_place(*clip, height=height) for clip in clips]
    except PdfminerException:
        # What pdfium mends may be beyond pdfplumber; such a file is not as LibreOffice left it.
        return


def is_cut(chars: Iterable[Char], box: Box) -> bool:
    """Whether a clipped text is cut off, and not just as high as its cell."""
    written = [char for char in chars if not char.text.isspace()]
    if not written:
        return False
    size, bases = written[0].size, sorted(char.bottom for char in written)
    steps = [step for one, next_one in pairwise(bases) if (step := next_one - one) > _LEVEL * size]
    if not steps:
        return True
    high = (len(steps) + 1) * sum(steps) / len(steps)
    least, most = _TIGHT
    return not least * size < box[3] - box[1] - high < most * size


def _place(
    left: float, bottom: float, wide: float, high: float, _x: float, base: float, *, height: float
) -> Place:
    """The middle of what is clipped, at the height of its first line."""
    return left + wide / 2, height - min(max(base + 1, bottom + 1), bottom + high - 1)
