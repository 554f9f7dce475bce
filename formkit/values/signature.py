"""Signatures: who signed, and on which day."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from formkit.errors import Unreadable, UsageError
from formkit.say import say
from formkit.values.moment import is_blank, parse_date, print_date
from formkit.values.text import clean, half_width

BLANK_SIGNATURE = "　　　　　　　年　月　日"

LONGEST = 100
_EDGE = " \t\n,，、。;；/|_—-()"
_PRINTED = re.compile(r"^(\D*:|\(?(签字|签名|签章|盖章|签字盖章)\)?)")
_DATE = re.compile(
    r"(民国)?([0-9]|二[〇○零])((?!\s年\s*月)[0-9〇○零一二三四五六七八九十\s年月日号元./:时分秒-])*"
    r"[0-9日号分]"
    r"|[20_\s]*年[_\s]*月[_\s]*日"
)


@dataclass(frozen=True)
class Signature:
    """A name by hand and the day of signing (签字).

    Attributes:
        name: Who signed.
        on: The day, None where the paper leaves it blank.
    """

    name: str
    on: dt.date | None = None

    def __post_init__(self) -> None:
        """Refuse a signature of nobody."""
        if not self.name.strip():
            raise UsageError(say("签字不能没有姓名"))

    def __str__(self) -> str:
        return f"{self.name}　{print_date(self.on)}" if self.on else self.name


def parse_signature(text: str) -> Signature | None:
    """``签字：张三  2026年3月5日``, ``张三/2026.3.5`` or ``张三``; None where nobody signed."""
    seen = half_width(clean(text)).strip()
    name, date = _parted(_PRINTED.sub("", seen, count=1))
    on = parse_date(date)
    if len(name) > LONGEST or (on and not name):
        raise Unreadable(text, say("带姓名的签字"))
    return Signature(name, on) if name else None


def _parted(written: str) -> tuple[str, str]:
    """Name and date, whichever comes first on the paper; a date before a printed blank one."""
    dates = list(_DATE.finditer(written))
    if not dates:
        return _name(written), ""
    date = next((one for one in dates if not is_blank(one[0])), dates[0])
    parts = _DATE.sub("\n", written[: date.start()]), _DATE.sub("\n", written[date.end() :])
    return _name(parts[0]) or _name(parts[1]), date[0]


def _name(text: str) -> str:
    """The name without what stands around it; brackets within it stay whole, as in 李四(代)."""
    name = " ".join(text.strip(_EDGE).split())
    unclosed = name.count("(") - name.count(")")
    return "(" * -unclosed + name + ")" * unclosed
