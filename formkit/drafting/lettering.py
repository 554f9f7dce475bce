"""The letters before a form's numbers: the initials of its title, as offices take them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from zlib import crc32

FEWEST, MOST = 2, 6
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_INITIALS = "ABCDEFGHJKLMNOPQRSTWXYZ"
# GB 2312 has its common characters in the order of their Pinyin; here each initial begins.
_STARTS = tuple(one.encode("gb2312") for one in "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝")
_END = "座".encode("gb2312")
_PIECES = re.compile(r"[A-Za-z]+|[\u4e00-\u9fff]")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_KINDS = "表单书簿册卡"


def letters(title: str, taken: Collection[str] = ()) -> str:
    """The initials of a title, such as ``KHYJCL`` for 客户意见处理单; none that are taken."""
    bare = _BRACKETS.sub("", title).rstrip(_KINDS)
    short = "".join(_initials(bare))[:MOST]
    first = short if len(short) >= FEWEST else f"B{_two(title)}"
    more = (f"{first}{letter}" for letter in _ALPHABET)
    return next(one for one in (first, *more) if one not in taken)


def _initials(title: str) -> Iterator[str]:
    for piece in _PIECES.findall(title):
        yield piece[0].upper() if piece.isascii() else _initial(piece)


def _initial(character: str) -> str:
    """The initial of a character's Pinyin; nothing for a rare one."""
    code = character.encode("gb2312", "ignore")
    return _INITIALS[bisect_right(_STARTS, code) - 1] if _STARTS[0] <= code <= _END else ""


def _two(title: str) -> str:
    first, second = divmod(crc32(title.encode()) % len(_ALPHABET) ** 2, len(_ALPHABET))
    return f"{_ALPHABET[first]}{_ALPHABET[second]}"
