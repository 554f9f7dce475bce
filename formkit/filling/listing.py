"""Line ends and tabs in values, turned into Word's own as docxtpl does."""

from __future__ import annotations

import re

from docxtpl import DocxTemplate

_SIGN = re.compile(r"[\n\t\a\f]")
_PARAGRAPH = re.compile(r"<w:p[ >]")
_CLOSE = "</w:p>"
_DIALECT = DocxTemplate("")


def has_signs(xml: str) -> bool:
    """Whether a line end, tab, paragraph or page sign stands anywhere in the markup."""
    return "\n" in xml or "\t" in xml or "\a" in xml or "\f" in xml


def resolve(xml: str) -> str:
    """The markup with ``<w:br/>`` for line ends and ``<w:tab/>`` for tabs in its paragraphs.

    Only paragraphs that hold such a sign are looked at.
    """
    if not has_signs(xml):
        return xml
    done, pieces = 0, list[str]()
    while sign := _SIGN.search(xml, done):
        start, end = _around(xml, sign.start(), done)
        pieces += (xml[done:start], _DIALECT.resolve_listing(xml[start:end]))
        done = end
    return "".join((*pieces, xml[done:]))


def _around(xml: str, at: int, done: int) -> tuple[int, int]:
    """The paragraph around a place, or the place itself where there is none."""
    closed = xml.rfind(_CLOSE, done, at)
    opening = _PARAGRAPH.search(xml, done if closed < 0 else closed + len(_CLOSE), at)
    closing = xml.find(_CLOSE, at)
    if not opening or closing < 0:
        return at, at + 1
    return opening.start(), closing + len(_CLOSE)
