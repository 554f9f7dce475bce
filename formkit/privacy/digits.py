"""Digits as people write them: full-width, Chinese, with dashes and blanks of every width."""

from __future__ import annotations

_DASHES = "－—–‑‐−ー·・"
_TWINS = (
    dict(zip("０１２３４５６７８９", "0123456789", strict=True))
    | dict(zip("〇○零一二三四五六七八九", "000123456789", strict=True))
    | {"幺": "1", "两": "2"}
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys("\u3000\u00a0\u2002\u2003\u2009\t", " ")
    | {"＋": "+", "．": ".", "（": "(", "）": ")", "＊": "*", "＠": "@", "Ｘ": "X", "ｘ": "x"}
)
_PLAIN = str.maketrans(_TWINS)


def plain(text: str) -> str:
    """The text with ordinary digits and dashes, character by character, of the same length."""
    return text.translate(_PLAIN)


def only(text: str) -> str:
    """The digits of a text, one after the other."""
    return "".join(sign for sign in plain(text) if sign.isascii() and sign.isdigit())
