"""What is to be filled in: words typed or a data file, each name led to its box."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from formkit.errors import FileAccessError, InputError, InvalidValues, UnknownName, Unreadable
from formkit.findings import Finding
from formkit.forms import FormSpec, RowsSpec, SectionSpec
from formkit.say import say
from formkit.values.label import fold_label

Said = Iterator[tuple[str, Any]]


def typed(spec: FormSpec, named: Mapping[str, Any]) -> dict[str, Any]:
    """Boxes as a person names them (label, path, nested) → path → typed value.

    Raises:
        UnknownName: A name that no box bears; the nearest are offered.
        InvalidValues: Values that are not what their box holds, or a box said twice, each named
            by its label.
    """
    boxes: dict[str, Any] = {}
    wrong: list[Finding] = []
    for path, value in _boxes(spec, named):
        try:
            read = spec.box(path).from_json(value)
        except Unreadable as error:
            wrong.append(_wrong(spec, path, f"{error}。"))
            continue
        if path in boxes and read is not None and boxes[path] != read:
            wrong.append(_wrong(spec, path, say("写了两次，内容不同。")))
        elif read is not None:
            boxes[path] = read
    if wrong:
        raise InvalidValues(wrong)
    return boxes


def from_file(path: Path) -> dict[str, Any]:
    """The boxes that a JSON or TOML data file names; raises InputError or FileAccessError."""
    text = _text(path)
    try:
        said = tomllib.loads(text) if path.suffix.lower() == ".toml" else json.loads(text)
    except (tomllib.TOMLDecodeError, json.JSONDecodeError) as error:
        raise InputError(say("{path}不是完好的数据文件：{why}。", path=path, why=error)) from None
    if not isinstance(said, dict):
        raise InputError(say('{path}应当是一组标签和值，如 {{"客户名称": "…"}}。', path=path))
    return said


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise FileAccessError(say("读不了{path}：{why}。", path=path, why=error.strerror)) from None
    except UnicodeDecodeError:
        raise InputError(say("{path}不是 UTF-8 文本；请另存为 UTF-8。", path=path)) from None


def _boxes(spec: FormSpec, named: Mapping[str, Any], section: SectionSpec | None = None) -> Said:
    for name, value in named.items():
        rows = _table(spec, name, section) if isinstance(value, list | tuple) else None
        if rows is not None:
            yield from _lines(rows, value)
        elif isinstance(value, Mapping):
            yield from _boxes(spec, value, spec.section(name))
        else:
            yield _path(spec, name, section), value


def _table(spec: FormSpec, name: str, section: SectionSpec | None) -> RowsSpec | None:
    wanted = fold_label(name)
    for rows in section.rows if section else spec.tables:
        if name in (rows.path, rows.name) or wanted in map(fold_label, (rows.label, *rows.also)):
            return rows
    return None


def _lines(rows: RowsSpec, lines: Sequence[Any]) -> Said:
    named = {fold_label(name): box for box in rows.boxes for name in (*box.labels, box.name)}
    for i, line in enumerate(lines):
        if not isinstance(line, Mapping):
            message = say("第{n}行应是一组标签和值，不是“{seen}”。", n=i + 1, seen=line)
            raise InvalidValues([Finding(code="invalid", where=rows.label, message=message)])
        for name, value in line.items():
            if fold_label(name) not in named:
                raise UnknownName(say("栏位"), name, [box.label for box in rows.boxes])
            yield rows.key(i, named[fold_label(name)]), value


def _path(spec: FormSpec, name: str, section: SectionSpec | None) -> str:
    """The path of the box named, within a section if one is said; a table's cell by its key."""
    full = _full_name(spec, name, section)
    box = spec.box(full)
    table = next((rows for rows in spec.tables if box in rows.boxes), None)
    return table.key(int(full.split(".")[-2]), box) if table else box.path


def _full_name(spec: FormSpec, name: str, section: SectionSpec | None) -> str:
    if section is None:
        return name
    for full in (f"{section.title}.{name}", f"{section.name}.{name}"):
        if spec.has(full):
            return full
    raise UnknownName(say("栏位"), name, [box.label for box in section.boxes])


def _wrong(spec: FormSpec, path: str, message: str) -> Finding:
    box = spec.box(path)
    return Finding(
        code="invalid",
        where=spec.place(box),
        message=message,
        fix=box.hint or say("请改正后再试。"),
        box=path,
    )
