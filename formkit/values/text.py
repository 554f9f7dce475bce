"""Text as it may stand on a paper, and the key under which two texts are the same."""

from __future__ import annotations

import re
import unicodedata

from formkit.say import say

_ODD = {
    "control": "\x00-\x08\x0b-\x1f\x7f-\x9f",
    "direction": "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
    "zero width": "\u00ad\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f",
    "surrogate": "\ud800-\udfff",
    "no character": "\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF)),
}
_ANY_ODD = re.compile(f"[{''.join(_ODD.values())}]")
_KINDS = {name: re.compile(f"[{characters}]") for name, characters in _ODD.items()}
_HALF_WIDTH = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)} | {
    ord("　"): ord(" "),
    ord("￥"): ord("¥"),
}


def clean(text: str) -> str:
    """The text without what no paper shows: control, zero-width and direction characters.

    Line ends become line feeds, composed characters are put together (NFC); tabs, line ends and
    the full-width space stay.
    """
    if text.isprintable():
        return unicodedata.normalize("NFC", text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _ANY_ODD.sub("", lines))


def oddities(text: str) -> tuple[str, ...]:
    """What ``clean`` takes out: each kind with its first character, as ``零宽字符 U+200B``."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    firsts = ((name, pattern.search(lines)) for name, pattern in _KINDS.items())
    return tuple(f"{_told(name)} U+{ord(first[0]):04X}" for name, first in firsts if first)


def fold(text: str) -> str:
    """The key for comparing: one width (NFKC), no white space."""
    narrow = unicodedata.normalize("NFKC", clean(text))
    return unicodedata.normalize("NFKC", "".join(narrow.split()))


def half_width(text: str) -> str:
    """Full-width digits, letters and signs as their half-width twins; all else as it stands."""
    return text.translate(_HALF_WIDTH)


def _told(kind: str) -> str:
    return {
        "control": say("控制字符"),
        "direction": say("文字方向控制符"),
        "zero width": say("零宽字符"),
        "surrogate": say("代理字符"),
        "no character": say("非字符"),
    }[kind]
