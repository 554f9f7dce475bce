"""Counting words: ``三十一``, ``二〇二六``, ``壹万零伍`` as numbers, and numbers as 大写."""

from __future__ import annotations

import re
from decimal import Decimal

from formkit.errors import Unreadable
from formkit.say import say
from formkit.values.text import fold

FINANCIAL = "零壹贰叁肆伍陆柒捌玖"
LONGEST = 40

_SAME = {
    "0": "零〇○",
    "1": "一壹弌",
    "2": "二贰貳两兩",
    "3": "三叁參",
    "4": "四肆",
    "5": "五伍",
    "6": "六陆陸",
    "7": "七柒",
    "8": "八捌",
    "9": "九玖",
    "十": "拾",
    "百": "佰",
    "千": "仟",
    "万": "萬",
    "亿": "億",
}
_PLAIN = str.maketrans({word: plain for plain, words in _SAME.items() for word in words})
_UNITS = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"亿": 10**8, "万": 10**4}
_FINANCIAL_UNITS = ((10**8, "亿"), (10**4, "万"), (1000, "仟"), (100, "佰"), (10, "拾"))
_WORDS = re.compile("[〇○零一二两三四五六七八九十廿百千]+")
_GROUPED = re.compile(r"[-+]?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?")


def parse_decimal(text: str) -> Decimal:
    """``12,345.60`` or ``１２３４５．６`` as an exact number; commas part groups of three."""
    digits = fold(text)
    if not _GROUPED.fullmatch(digits):
        raise Unreadable(text, say("数字，例如1200或12,345.60"))
    return Decimal(digits.replace(",", ""))


def parse_numeral(text: str) -> int:
    """A whole number in digits or Chinese words: ``15``, ``十五``, ``二〇二六``, ``壹万零伍``.

    Words that do not count clearly, such as ``三万五`` or ``三五``, are Unreadable.
    """
    seen = fold(text)
    words = seen.replace("廿", "二十").translate(_PLAIN)
    if len(words) <= LONGEST:
        if words.isascii() and words.isdigit() and (seen.isascii() or len(words) not in (2, 3)):
            return int(words)
        total = _read(words)
        if total is not None and _says(words, total):
            return total
    raise Unreadable(text, say("整数，例如15或十五"))


def in_figures(text: str) -> str:
    """The text with its counting words as figures: ``三月五日`` becomes ``3月5日``."""
    return _WORDS.sub(lambda words: str(parse_numeral(words[0])), text)


def financial(number: int) -> str:
    """The number in 大写 figures: 10005 is ``壹万零伍``."""
    if number < 10:
        return FINANCIAL[number]
    base, unit = next(pair for pair in _FINANCIAL_UNITS if number >= pair[0])
    head, tail = divmod(number, base)
    gap = "零" if 0 < tail < base // 10 else ""
    return financial(head) + unit + gap + (financial(tail) if tail else "")


def _read(words: str) -> int | None:
    """The value of words such as ``3十1`` or ``1万05``; None if they are no number."""
    for large, worth in _LARGE.items():
        head, found, tail = words.rpartition(large)
        if found:
            high, low = _read(head), _read(tail) if tail else 0
            return None if high is None or low is None else high * worth + low
    return _read_below_ten_thousand(words)


def _read_below_ten_thousand(words: str) -> int | None:
    total, digit = 0, ""
    for sign in words:
        if sign in _UNITS:
            total, digit = total + int(digit or "1") * _UNITS[sign], ""
        elif sign.isascii() and sign.isdigit():
            digit = sign
        else:
            return None
    return total + int(digit or "0") if words else None


def _says(words: str, number: int) -> bool:
    """Whether the words are how the number is counted; a 零 after 万 or 亿 may be one too many."""
    rule = financial(number).translate(_PLAIN)
    written = words.replace("百十", "百1十").replace("0十", "01十")
    written = f"1{written}" if written.startswith("十") else written
    return _without_open_zeros(written) == _without_open_zeros(rule) and (
        written.count("0") >= rule.count("0")
    )


def _without_open_zeros(words: str) -> str:
    return words.replace("万0", "万").replace("亿0", "亿")
