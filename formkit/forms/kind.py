"""The kinds of box: for each, how paper text becomes a value and a value paper text or JSON."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from formkit.errors import Unreadable
from formkit.say import say
from formkit.values import moment, tick
from formkit.values.money import Money
from formkit.values.quantity import Quantity
from formkit.values.settlement import Settlement
from formkit.values.signature import BLANK_SIGNATURE, Signature, parse_signature
from formkit.values.text import clean

YES_NO = ("是", "否")
_COMMA = re.compile("[、，,；;]")


@dataclass(frozen=True)
class Kind:
    """One kind of box.

    Attributes:
        name: Its name in the TOML language.
        title: What a clerk calls it.
        type: The Python type of its values.
        parse: Paper text to a value, ``None`` for a blank; raises Unreadable.
        print: A value to paper text.
        blank: What is printed where nothing is filled in yet.
    """

    name: str
    title: str
    type: Any
    parse: Callable[[str, tuple[str, ...]], Any]
    print: Callable[[Any, tuple[str, ...]], str]
    blank: Callable[[tuple[str, ...]], str]

    def to_json(self, value: Any) -> Any:
        """The value as JSON: ISO dates, numbers, lists of choices, otherwise its paper text."""
        if value is None or isinstance(value, bool | int):
            return value
        if isinstance(value, dt.date):
            return value.isoformat()
        if isinstance(value, tuple):
            return list(value)
        return str(value)

    def from_json(self, value: Any, choices: tuple[str, ...]) -> Any:
        """The typed value of JSON or of anything a person may have typed; raises Unreadable."""
        if isinstance(value, str):
            return self.parse(value, choices)
        if isinstance(value, list | tuple):
            return _chosen(value, choices)
        if isinstance(value, dt.datetime) and self.type is dt.date:
            return value.date()
        if isinstance(value, dt.date) and self.type is dt.datetime:
            return dt.datetime.combine(value, getattr(value, "time", dt.time)())
        if self.type is str and isinstance(value, int | float):
            return self.parse(f"{value:g}" if isinstance(value, float) else str(value), choices)
        if isinstance(value, int | float) and not isinstance(value, bool | self.type):
            return self.parse(repr(value), choices)
        return value


def text_lines(text: str) -> str:
    """Text as it stands on paper: control characters and spaces at the ends of lines gone."""
    return "\n".join(line.rstrip() for line in clean(text).strip().split("\n"))


def _text(text: str, _: tuple[str, ...]) -> str | None:
    return text_lines(text) or None


def _number(text: str, _: tuple[str, ...]) -> str | None:
    seen = "".join(unicodedata.normalize("NFKC", clean(text)).split())
    for prefix in ("编号", "No", "NO", "N0", "№"):
        seen = seen.removeprefix(prefix)
    return seen.lstrip(".:：") or None


def _integer(text: str, _: tuple[str, ...]) -> int | None:
    seen = unicodedata.normalize("NFKC", text).replace(",", "").strip()
    if not seen:
        return None
    try:
        return int(seen.removesuffix(".0"))
    except ValueError:
        raise Unreadable(text, say("整数")) from None


def _choice(text: str, options: tuple[str, ...]) -> str | None:
    line = tick.parse_ticks(text, options)
    if line.doubtful:
        raise Unreadable(text, say("勾选：看不清勾的是哪一项"))
    if len(line.ticked) > 1:
        raise Unreadable(text, say("单选：请只勾一项"))
    return line.ticked[0] if line.ticked else None


def _chosen(values: Sequence[Any], options: tuple[str, ...]) -> tuple[str, ...] | None:
    if any(value not in options for value in values):
        seen = "、".join(map(str, values))
        raise Unreadable(seen, say("可选的项") if options else say("一个值"))
    return tuple(option for option in options if option in values) or None


def _choices(text: str, options: tuple[str, ...]) -> tuple[str, ...] | None:
    if listed := _listed(text, options):
        return listed
    line = tick.parse_ticks(text, options)
    if line.doubtful:
        raise Unreadable(text, say("勾选：看不清勾的是哪一项"))
    return line.ticked or None


def _listed(text: str, options: tuple[str, ...]) -> tuple[str, ...]:
    """Some of the options written one after the other; all of them may be the blank as printed."""
    parts = {part.strip() for part in _COMMA.split(text)}
    if not 1 < len(parts) < len(options) or not parts <= set(options):
        return ()
    return tuple(option for option in options if option in parts)


def _yes_no(text: str, _: tuple[str, ...]) -> bool | None:
    chosen = _choice(text, YES_NO)
    return None if chosen is None else chosen == YES_NO[0]


def _unless_blank(parse: Callable[[str], Any]) -> Callable[[str, tuple[str, ...]], Any]:
    return lambda text, _: parse(text) if text.strip() else None


def _plainly(value: Any, _: tuple[str, ...]) -> str:
    return str(value)


def _empty(_: tuple[str, ...]) -> str:
    return ""


def _no_ticks(options: tuple[str, ...]) -> str:
    return tick.print_ticks(options, ())


KINDS = {
    kind.name: kind
    for kind in (
        Kind("text", "文字", str, _text, _plainly, _empty),
        Kind("number", "编号", str, _number, _plainly, _empty),
        Kind(
            "date",
            "日期",
            dt.date,
            lambda text, _: moment.parse_date(text),
            lambda value, _: moment.print_date(value),
            lambda _: moment.BLANK_DATE,
        ),
        Kind(
            "moment",
            "日期时间",
            dt.datetime,
            lambda text, _: moment.parse_moment(text),
            lambda value, _: moment.print_moment(value),
            lambda _: moment.BLANK_MOMENT,
        ),
        Kind("integer", "整数", int, _integer, _plainly, _empty),
        Kind("quantity", "数量", Quantity, _unless_blank(Quantity.parse), _plainly, _empty),
        Kind("money", "金额", Money, _unless_blank(Money.parse), _plainly, _empty),
        Kind(
            "settlement",
            "√或金额",
            Settlement,
            _unless_blank(Settlement.parse),
            _plainly,
            _empty,
        ),
        Kind(
            "signature",
            "签字",
            Signature,
            lambda text, _: parse_signature(text),
            _plainly,
            lambda _: BLANK_SIGNATURE,
        ),
        Kind(
            "choice",
            "单选",
            str,
            _choice,
            lambda value, options: tick.print_ticks(options, (value,)),
            _no_ticks,
        ),
        Kind(
            "choices",
            "多选",
            tuple,
            _choices,
            lambda value, options: tick.print_ticks(options, value),
            _no_ticks,
        ),
        Kind(
            "yes_no",
            "是否",
            bool,
            _yes_no,
            lambda value, _: tick.print_ticks(YES_NO, (YES_NO[0 if value else 1],)),
            lambda _: tick.print_ticks(YES_NO, ()),
        ),
    )
}
