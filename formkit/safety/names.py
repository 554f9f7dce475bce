"""File names that every office computer accepts."""

from __future__ import annotations

import re

from formkit.values.text import clean

LONGEST = 240
UNNAMED = "未命名"

_REPLACED = re.compile(r'[<>:"/\\|?*]')
_BLANKS = re.compile(r"\s+")
_LEADING = " .-=+@~"
_TRAILING = " ."
_RESERVED = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[0-9¹²³])", re.IGNORECASE
)


def safe_name(*parts: str, suffix: str = "") -> str:
    """One file name of the parts, joined by ``-``: ``26030001-3-业务部门.docx``.

    What Windows, Linux or a spreadsheet of file names would stumble over is left out or becomes
    ``_``; the name has at most 240 bytes with its suffix and is never empty. A name made here
    comes back unchanged.
    """
    ending = _plain(suffix).strip(" ")[: LONGEST // 8]
    stem = "-".join(part for part in map(_plain, parts) if part)
    stem = _shortened(stem.removesuffix(ending).lstrip(_LEADING), LONGEST - len(ending.encode()))
    return (stem or UNNAMED) + ending


def shown(name: object) -> str:
    """A foreign name as it may stand in a message: control and direction marks become ``�``."""
    return "".join(c if c.isprintable() or c == "\u3000" else "\ufffd" for c in str(name))


def _plain(text: str) -> str:
    return _REPLACED.sub("_", _BLANKS.sub(" ", clean(text))).strip()


def _shortened(stem: str, room: int) -> str:
    guarded = f"_{stem}" if _RESERVED.fullmatch(stem.partition(".")[0].rstrip()) else stem
    return guarded.encode()[:room].decode(errors="ignore").rstrip(_TRAILING)
