"""The keys under which texts are compared, remembered: a paper repeats its words."""

from __future__ import annotations

from functools import lru_cache

from formkit.reading.traditional import simplified
from formkit.values.label import fold_label
from formkit.values.text import fold

_MANY = 8192


@lru_cache(maxsize=_MANY)
def key(text: str) -> str:
    """The text in one width without white space."""
    return fold(text)


@lru_cache(maxsize=_MANY)
def label_key(text: str) -> str:
    """The key of a label: likewise, without colons and decoration, in simplified characters."""
    return simplified(fold_label(text))
