"""Plain files: text, and the data that is written as text."""

from __future__ import annotations

import codecs
import csv
import json
import re
import tomllib
from collections import Counter
from pathlib import Path

LONGEST_JSON = 8 * 1024**2
LONGEST_TOML = 256 * 1024

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffe\uffff]")
_TOML_LINE = re.compile(r"^\s*(\[.+\]|[^\s#=]+\s*=.+)\s*(#.*)?$", re.MULTILINE)


def kind(path: Path, head: bytes) -> str:
    """``json``, ``toml``, ``csv`` or ``text``; ``unknown`` where it is no text at all."""
    text = decoded(head)
    if text is None:
        return "unknown"
    if text.lstrip()[:1] in ("{", "[") and _is_json(path):
        return "json"
    if _TOML_LINE.search(text) and _is_toml(path):
        return "toml"
    return "csv" if _is_table(text) else "text"


def decoded(head: bytes) -> str | None:
    """The text of the first bytes of a file, or None: UTF-8, UTF-16 with its mark, or GB 18030."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decoded(head, "utf-16")
    text = _decoded(head, "utf-8-sig")
    return _decoded(head, "gb18030") if text is None else text


def _decoded(head: bytes, encoding: str) -> str | None:
    try:
        # The last character may be cut in two: an incremental decoder lets it pass.
        text = codecs.getincrementaldecoder(encoding)().decode(head)
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text) else text


def _is_json(path: Path) -> bool:
    text = _whole(path, LONGEST_JSON)
    try:
        return isinstance(json.loads(text), dict | list)
    except (ValueError, RecursionError):
        return False


def _is_toml(path: Path) -> bool:
    text = _whole(path, LONGEST_TOML)
    try:
        return bool(tomllib.loads(text))
    except (ValueError, RecursionError):
        return False


def _whole(path: Path, longest: int) -> str:
    with path.open("rb") as file:
        return decoded(file.read(longest)) or ""


def _is_table(text: str) -> bool:
    lines = text.splitlines()[:50]
    return any(_columns(lines, separator) > 1 for separator in ",\t;")


def _columns(lines: list[str], separator: str) -> int:
    """How many columns two thirds of the rows have; 0 if they do not agree."""
    try:
        rows = [row for row in csv.reader(lines, delimiter=separator) if row]
    except csv.Error:
        return 0
    if len(rows) < 2:
        return 0
    columns, agreeing = Counter(map(len, rows)).most_common(1)[0]
    return columns if agreeing * 3 >= len(rows) * 2 else 0
