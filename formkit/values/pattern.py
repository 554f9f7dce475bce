"""Patterns of numbers: their parts, how each reads, and why some patterns will not do."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from formkit.errors import ConfigurationError, UsageError
from formkit.say import say
from formkit.values.text import fold

YEARS = ("yy", "yyyy")

_READS = {"yy": r"\d\d", "yyyy": r"[1-9]\d{3}", "mm": r"0[1-9]|1[0-2]", "dept": r"[^\W\d_]+"}
_WIDTH = re.compile(r"0([1-9])d?")
_ALIKE = str.maketrans("([【（［〕])】）］–—−‐", "〔〔〔〔〔〕〕〕〕〕〕----")
_BETWEEN = "[-/.]*"
_BETWEEN_FIGURES = "[-/.年月第]*"


@dataclass(frozen=True)
class Piece:
    """A stretch of a pattern: literal text or a slot.

    Attributes:
        literal: Text printed as it is.
        slot: yy, yyyy, mm, serial or dept.
        width: The digits of a serial, 0 if it is not padded.
        widens: Whether a serial may outgrow its width.
    """

    literal: str = ""
    slot: str = ""
    width: int = 0
    widens: bool = False

    @property
    def varies(self) -> bool:
        """Whether its length is not known beforehand."""
        return self.slot == "dept" or (self.slot == "serial" and (self.widens or not self.width))

    @property
    def reads(self) -> str:
        """The expression that reads it."""
        if not self.slot:
            return re.escape(key(self.literal))
        return f"(?P<{self.slot}>{_READS.get(self.slot) or self._serial})"

    @property
    def _serial(self) -> str:
        if not self.width:
            return r"[1-9]\d{0,8}"
        wider = rf"|[1-9]\d{{{self.width},9}}" if self.widens else ""
        return rf"\d{{{self.width}}}{wider}"

    def print(self, values: Mapping[str, str]) -> str:
        """Its text in a number.

        Raises:
            UsageError: The value is missing or does not fit; says what to do.
        """
        if not self.slot:
            return self.literal
        value = values.get(self.slot, "").rjust(self.width, "0")
        if re.fullmatch(self.reads, value):
            return value
        raise UsageError(_refusal(self, value))


def key(text: str) -> str:
    """Text of a number as it is compared: one width, no spaces, one kind of dash and bracket."""
    return fold(text).translate(_ALIKE)


def pieces(pattern: str, *, widens: bool) -> tuple[Piece, ...]:
    """The stretches of a pattern in order.

    Raises:
        ConfigurationError: The pattern is no pattern, or two numbers could look alike in it.
    """
    parts: tuple[Piece, ...] = ()
    try:
        parts = tuple(_pieces(pattern, widens=widens))
        reason = next(_ambiguities(parts), "")
    except ValueError as error:
        reason = str(error)
    if reason:
        told = say("编号格式“{pattern}”不能用：{reason}", pattern=pattern, reason=reason)
        raise ConfigurationError(told)
    return parts


def exact(parts: Sequence[Piece]) -> re.Pattern[str]:
    """Reads a number just as it was printed."""
    return re.compile("".join(piece.reads for piece in parts))


def loose(parts: Sequence[Piece]) -> re.Pattern[str]:
    """Reads a number with its separators left out, or others put in."""
    reads = _BETWEEN + _loosely(parts[0])
    for before, piece in pairwise(parts):
        beside_name = "dept" in (before.slot, piece.slot)
        reads += (_BETWEEN if beside_name else _BETWEEN_FIGURES) + _loosely(piece)
    return re.compile(reads, re.IGNORECASE)


def _loosely(piece: Piece) -> str:
    return piece.reads if piece.slot else re.escape(key(piece.literal).strip("-/."))


def _pieces(pattern: str, *, widens: bool) -> Iterator[Piece]:
    for literal, slot, width, conversion in _parsed(pattern):
        if literal:
            yield Piece(literal=literal)
        if slot is not None:
            _check(slot, f"{width}{conversion or ''}")
            digits = int(width[1]) if width else 0
            yield Piece(slot=slot, width=digits, widens=widens and slot == "serial")


def _parsed(pattern: str) -> list[tuple[str, str | None, str | None, str | None]]:
    try:
        return list(string.Formatter().parse(pattern))
    except ValueError:
        raise ValueError(say("花括号不成对")) from None


def _check(slot: str, width: str) -> None:
    if slot in ("y", "m"):
        raise ValueError(say("{slot}不补零，不同的年月会混淆，请用yy、mm", slot=slot))
    if slot != "serial" and slot not in _READS:
        raise ValueError(say("没有“{slot}”这一项，可用yy、yyyy、mm、serial、dept", slot=slot))
    if width and (slot != "serial" or not _WIDTH.fullmatch(width)):
        raise ValueError(say("“{width}”不是位数，四位流水号写作serial:04", width=width))


def _ambiguities(parts: Sequence[Piece]) -> Iterator[str]:
    tokens = [piece.slot for piece in parts if piece.slot]
    if "serial" not in tokens:
        yield say("缺流水号（serial）")
    if len(set(tokens)) < len(tokens) or set(YEARS) <= set(tokens):
        yield say("年、月、流水号、部门各只能出现一次")
    if "mm" in tokens and not set(YEARS) & set(tokens):
        yield say("有月无年，各年的编号会相同")
    if any(before.varies and after.varies for before, after in pairwise(parts)):
        yield say("部门与不定位数的流水号相连，中间要有分隔")


def _refusal(piece: Piece, value: str) -> str:
    if piece.slot == "serial":
        return say(
            "流水号{value}超出{width}位：请为此编号设置widen = true，或用位数更多的格式",
            value=value,
            width=piece.width or 9,
        )
    if piece.slot == "dept":
        return say("编号要有部门代号，由字母或汉字组成，现为“{value}”", value=value)
    return say("编号要有年月，且两位年份只能用于2000年至2099年")
