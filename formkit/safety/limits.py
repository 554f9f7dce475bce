"""Limits for foreign files: how big, how many, how long."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Self

from formkit.errors import ConfigurationError, UnsafeError, did_you_mean
from formkit.safety.names import shown
from formkit.say import say

KIB, MIB, GIB = 1024, 1024**2, 1024**3
SIZES = frozenset({"total", "entry", "memory"})

_UNITS = {"": 1, "K": KIB, "M": MIB, "G": GIB}
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([KMG]?)(?:I?B)?", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What a foreign file may cost; ``[limits]`` in ``formkit.toml`` changes it.

    Attributes:
        entries: Members of one archive (docx, xlsx, odt, zip).
        total: Bytes of a file, and of all that it unpacks to.
        entry: Bytes of one unpacked member.
        ratio: Unpacked bytes for each packed byte.
        pages: Pages of a PDF that are read.
        seconds: Time for one document in the isolated worker.
        memory: Bytes of memory of the isolated worker (not on Windows).
    """

    entries: int = 5000
    total: int = 200 * MIB
    entry: int = 100 * MIB
    ratio: int = 200
    pages: int = 500
    seconds: float = 60
    memory: int = GIB

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> Self:
        """The limits as ``formkit.toml`` gives them: numbers, or sizes such as ``"400 MiB"``.

        Raises:
            ConfigurationError: An unknown limit, or a value that is not a number or a size.
        """
        return cls(**{name: _setting(name, value) for name, value in settings.items()})


USUAL = Limits()


def parse_size(text: str) -> int:
    """Bytes of ``400 MiB``, ``400MB``, ``1.5 G`` or ``1048576``; K, M and G are powers of 1024."""
    found = _SIZE.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if not found:
        raise ValueError(text)
    return int(float(found[1]) * _UNITS[found[2].upper()])


def print_size(size: int) -> str:
    """Bytes as ``400 MiB``, rounded up."""
    for unit, name in ((GIB, "GiB"), (MIB, "MiB"), (KIB, "KiB")):
        if size >= 10 * unit or size == unit:
            return f"{math.ceil(size / unit)} {name}"
    return f"{size} B"


def over(limits: Limits, name: str, file: str, *, seen: int, what: str) -> UnsafeError:
    """The refusal of a file over the limit ``name``, with the line that would let it through."""
    limit = getattr(limits, name)
    enough = limit
    while enough < seen:
        enough *= 2
    return UnsafeError(
        say(
            "{file}：{what} {seen}，超过上限 {limit}。"
            "确认文件可信后，可在 formkit.toml 的 [limits] 中写 {name} = {enough}。",
            file=shown(file),
            what=what,
            seen=_told(name, seen),
            limit=_told(name, limit),
            name=name,
            enough=f'"{_told(name, enough)}"' if name in SIZES else enough,
        )
    )


def _told(name: str, value: int) -> str:
    return print_size(value) if name in SIZES else str(value)


def _setting(name: str, value: object) -> Any:
    known = [field.name for field in fields(Limits)]
    if name not in known:
        near = did_you_mean(name, known)
        raise ConfigurationError(
            say("formkit.toml 的 [limits] 里没有“{name}”这一项。", name=name) + near
        )
    number = _number(name, value)
    if number > 0:
        return number
    wanted = '"400 MiB"' if name in SIZES else "60"
    raise ConfigurationError(
        say(
            "formkit.toml 的 [limits] {name} = {value}：应为大于零的数，例如 {wanted}。",
            name=name,
            value=repr(value),
            wanted=wanted,
        )
    )


def _number(name: str, value: object) -> float:
    if isinstance(value, str) and name in SIZES:
        try:
            return parse_size(value)
        except ValueError:
            return 0
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0
    return value if name == "seconds" else int(value)
