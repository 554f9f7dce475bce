"""Labels of boxes: the key under which a printed label is found, and its name in templates."""

from __future__ import annotations

import keyword

from formkit.values.text import fold

_EDGE = ":;,.。、·•*★※_—–-~|\"'“”‘’【】"
_RESERVED = frozenset(keyword.kwlist) | {"true", "false", "none"}


def fold_label(text: str) -> str:
    """The label as it is looked up: no spaces, one width, no colon or decoration at its ends.

    ``投 诉 内 容：`` and ``*投诉内容`` are both ``投诉内容``; ``（）`` become ``()``.
    """
    return fold(text).strip(_EDGE)


def identifier(label: str) -> str:
    """The label as a name in templates and Python: ``确认(客户签名)`` is ``确认_客户签名``."""
    signs = (sign if f"_{sign}".isidentifier() else " " for sign in fold_label(label))
    name = "_".join("".join(signs).split()) or "_"
    if name in _RESERVED:
        return f"{name}_"
    return name if name.isidentifier() else f"_{name}"
