"""Rows of a table that are no entries: sums, the title of a month, who made the table, notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from formkit.forms.spec import BoxSpec
from formkit.reading.index import LONGEST
from formkit.reading.keys import key, label_key
from formkit.reading.pairs import pairs
from formkit.reading.settle import LABELLED, Seen, settled
from formkit.reading.strangers import is_note

Written = Sequence[tuple[BoxSpec, str]]
"""What is written in a row, from left to right, each text with the column it stands in."""

_MONTH = r"(?:\d{4}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})月份?"
_SUM = re.compile(rf"(?:本?[页月季年周]|{_MONTH}|\d{{4}}年)?(?:合计|总计|小计|累计)")
_TITLE = re.compile(_MONTH)
_AMOUNT = re.compile(r".*\d.*|\W*")
_MADE = re.compile(r"(?:制表|填表|编制|审核|复核|批准|核准|校对|主管|经办|统计)人?员?(?:\(.*\))?")
_FREE = ("text", "signature")


def is_sum(row: Written) -> bool:
    """True for a row that adds up: ``小计 | 3件``.

    In a column of words 合计 is an entry like any other where words stand behind it.
    """
    if not row or not _SUM.fullmatch(_label(row[0][1])):
        return False
    return row[0][0].type not in _FREE or all(_AMOUNT.fullmatch(key(text)) for _, text in row[1:])


def is_around(row: Written) -> bool:
    """True for the title of a month, for notes, and for the names of those who made the table."""
    if not row:
        return False
    (box, first), label = row[0], _label(row[0][1])
    if len(row) == 1 and box.type in ("number", "integer") and _TITLE.fullmatch(label):
        return True
    return _is_made(row, label) or (_is_note(first) and all(_is_note(text) for _, text in row))


def is_entry(row: Written) -> bool:
    """True where most of what stands in columns of days, numbers or choices can be read as such."""
    typed = [_is_readable(box, text) for box, text in row if box.type not in _FREE]
    return sum(typed) * 2 > len(typed)


def _label(text: str) -> str:
    return label_key(text) if len(text) <= LONGEST else ""


def _is_note(text: str) -> bool:
    """True for what stands under a table: ``注：…``, ``制表：张三``."""
    return is_note(text) or any(pairs(text))


def _is_made(row: Written, label: str) -> bool:
    """Whether names stand beside what each of them did: ``制表 | 张三 | 审核 | 李四``."""
    if not _MADE.fullmatch(label):
        return False
    typed = [_is_readable(box, text) for box, text in row if box.type not in _FREE]
    others = (_MADE.fullmatch(_label(text)) for _, text in row[1:])
    return not all(typed) or any(others)


def _is_readable(box: BoxSpec, text: str) -> bool:
    if box.type == "number":
        return any(sign.isdecimal() for sign in text)
    return settled(box, Seen(text, "label", "", LABELLED))[0].value is not None
