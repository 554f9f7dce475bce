"""Signs of symbol fonts as characters: a tick typed as R in Wingdings 2 is ``☑``."""

from __future__ import annotations

import re

# Wingdings keeps its private-use characters: the tick line knows them.
_PRIVATE = 0xF000
_FONTS: dict[str, dict[int, str]] = {
    "wingdings": {},
    "wingdings 2": dict(zip(b"OPQRSTUV*\xa3", "✗✓☒☑☒☒☒☒□□", strict=True)),
    "webdings": dict(zip(b"acgr", "✓□■✗", strict=True)),
    "symbol": {0xD6: "√", 0xB4: "×", 0xB7: "•"},
}
_ENCLOSED = re.compile(r"^EQ\\O.*\(([□○]),([√✓✔xX×])\)$")


def is_symbol_font(font: str | None) -> bool:
    """True for the fonts in which a letter stands for a sign."""
    return font is not None and font.lower() in _FONTS


def has_symbols(part: bytes) -> bool:
    """False for the source of a part that names none of these fonts."""
    return b"dings" in part or b'"Symbol"' in part


def glyph(font: str, code: int) -> str:
    """The character that a code of a symbol font stands for."""
    low = code & 0xFF
    known = _FONTS.get(font.lower(), {}).get(low)
    return known or chr(_PRIVATE | low)


def in_symbol_font(text: str, font: str) -> str:
    """Text set in a symbol font as the signs that are seen; Chinese keeps its own font."""
    return "".join(glyph(font, ord(one)) if _is_code(ord(one)) else one for one in text)


def enclosed(instruction: str) -> str:
    r"""The ``☑`` of Word's enclosed characters, ``EQ \o\ac(□,√)``; else nothing."""
    found = _ENCLOSED.match("".join(instruction.split()).upper())
    return "☑" if found else ""


def _is_code(code: int) -> bool:
    return 0x20 < code < 0x100 or _PRIVATE < code <= _PRIVATE | 0xFF
