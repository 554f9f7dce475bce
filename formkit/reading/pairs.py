"""Any label with a colon in a text, whether a form knows it or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_WORD = r"\s*([^\s:：,，.。;；、{}%]{1,20})[:：]"
_AFTER_GAP = re.compile(rf"(?:\t|[ \u3000]{{2,}}){_WORD}")
_ANYWHERE = re.compile(rf"(?:^|[\n\t]|[ \u3000]{{2,}}){_WORD}")


@dataclass(frozen=True)
class Pair:
    """A label, what stands behind it up to the next one, and where the pair begins."""

    label: str
    value: str
    begin: int


def pairs(text: str) -> Iterator[Pair]:
    """The labels at the start of a line or after a wide gap."""
    return _pairs(text, _ANYWHERE)


def pairs_after_gaps(text: str) -> Iterator[Pair]:
    """The labels after a wide gap within a line."""
    return _pairs(text, _AFTER_GAP)


def _pairs(text: str, pattern: re.Pattern[str]) -> Iterator[Pair]:
    found = list(pattern.finditer(text))
    # A tab begins a new column; what follows has no label.
    stops = [*(label.start() for label in found), len(text)]
    for label, (begin, stop) in zip(found, pairwise(stops), strict=True):
        yield Pair(label[1], text[label.end() : stop].strip().partition("\t")[0], begin)
