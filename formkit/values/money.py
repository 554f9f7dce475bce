"""Amounts of money, printed in figures and in 大写 side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from formkit.errors import Unreadable, UsageError
from formkit.say import say
from formkit.values.numeral import FINANCIAL, financial, parse_decimal, parse_numeral
from formkit.values.text import fold

LARGEST = Decimal(10**16)
_CENT = Decimal("0.01")
_SCALES = (("亿", Decimal(10**8)), ("万", Decimal(10**4)))
_VARIANTS = str.maketrans("圆圓正負貳參陸萬億弌○〇", "元元整负贰叁陆万亿壹零零")
_SPACED = ("人民币", "大写", "小写", "RMB", "CNY", "(", ")", ":", ";", "、", "¥")
_UPPER_SIGNS = f"{FINANCIAL}拾佰仟"
_CENTS = re.compile(f"零?(?:([{FINANCIAL}])角)?零?(?:([{FINANCIAL}])分)?整?")


@dataclass(frozen=True, order=True)
class Money:
    """An amount in 人民币, exact to the 分, never a float.

    Attributes:
        amount: Yuan with at most two decimals, below 10,000 万亿.
    """

    amount: Decimal

    def __post_init__(self) -> None:
        """Refuse floats, parts of a 分 and amounts that 大写 has no words for."""
        if not isinstance(self.amount, Decimal) or not self.amount.is_finite():
            raise UsageError(say("金额要用十进制数Decimal，现为{amount}", amount=self.amount))
        if not _prints(self.amount):
            raise UsageError(say("金额只到分，且小于一万万亿元：{amount}", amount=self.amount))

    @property
    def digits(self) -> str:
        """The amount in plain figures: ``12345.60``."""
        return f"{self.amount + 0:.2f}"

    @property
    def upper(self) -> str:
        """The amount in 大写: ``人民币壹万贰仟叁佰肆拾伍元陆角整``."""
        return f"人民币{'负' if self.amount < 0 else ''}{_upper(abs(self.amount))}"

    def __str__(self) -> str:
        sign = "-" if self.amount < 0 else ""
        return f"{sign}¥{abs(self.amount):,.2f}（{self.upper}）"

    @classmethod
    def parse(cls, text: str) -> Money:
        """An amount in figures, in 大写 or in both, which must then agree."""
        pieces = _pieces(text)
        amounts = {_parse_piece(piece) for piece in pieces}
        if not amounts or _bracketed(text):
            raise Unreadable(text, say("金额，例如¥12,345.60或人民币壹佰元整"))
        if len(amounts) > 1:
            raise Unreadable(text, say("大小写一致的金额：{both}", both="≠".join(pieces)))
        amount = amounts.pop()
        if not _prints(amount):
            raise Unreadable(text, say("到分为止的金额"))
        return cls(amount)


def _prints(amount: Decimal) -> bool:
    return abs(amount) < LARGEST and amount == amount.quantize(_CENT)


def _bracketed(text: str) -> bool:
    """Whether all stands in brackets: negative to bookkeepers, a remark to others."""
    seen = fold(text)
    return seen.startswith("(") and seen.find(")") == len(seen) - 1


def _pieces(text: str) -> list[str]:
    """What stands on the paper, amount by amount, without labels, brackets and currency signs."""
    seen = fold(text).translate(_VARIANTS).replace("-¥", " -").replace("整", "整 ")
    for word in _SPACED:
        seen = seen.replace(word, " ")
    return seen.split()


def _parse_piece(piece: str) -> Decimal:
    if piece.startswith("负"):
        return -_parse_positive(piece.removeprefix("负"))
    return _parse_positive(piece)


def _parse_positive(piece: str) -> Decimal:
    if any(sign in piece for sign in _UPPER_SIGNS):
        return _parse_upper(piece)
    figures = piece.removesuffix("整").removesuffix("元")
    for unit, scale in _SCALES:
        if figures.endswith(unit):
            return parse_decimal(figures.removesuffix(unit)) * scale
    return parse_decimal(figures)


def _parse_upper(piece: str) -> Decimal:
    yuan, found, rest = piece.rpartition("元")
    cents = _CENTS.fullmatch(rest)
    if not cents or not (found or any(cents.groups())):
        raise Unreadable(piece, say("大写金额，例如人民币壹佰元整"))
    jiao, fen = (FINANCIAL.index(sign or "零") for sign in cents.groups())
    whole = parse_numeral(yuan) if found else 0
    return Decimal(whole * 100 + jiao * 10 + fen) / 100


def _upper(amount: Decimal) -> str:
    yuan, cents = divmod(int(amount * 100), 100)
    jiao, fen = divmod(cents, 10)
    words = f"{financial(yuan)}元" if yuan or not cents else ""
    if jiao:
        words += f"{FINANCIAL[jiao]}角"
    if fen:
        return f"{words}{'零' if yuan and not jiao else ''}{FINANCIAL[fen]}分"
    return f"{words}整"
