"""What is to be filled in: from words typed, from a data file, from a list of many."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from formkit.errors import FileAccessError, InputError, InvalidValues, UnknownName, Unreadable
from formkit.findings import Finding
from formkit.forms import FormSpec, RowsSpec
from formkit.say import say
from formkit.values.grid import Grid
from formkit.values.label import fold_label


@dataclass(frozen=True)
class Line:
    """One line of a list: where it stands, and what it says under each heading."""

    where: str
    boxes: Mapping[str, str]


def typed(spec: FormSpec, named: Mapping[str, Any]) -> dict[str, Any]:
    """Boxes as a person names them (label, path, nested) → path → typed value.

    Raises:
        UnknownName: A name that no box bears; the nearest are offered.
        InvalidValues: Values that are not what their box holds, each named by its label.
    """
    boxes: dict[str, Any] = {}
    wrong: list[Finding] = []
    for path, value in _paths(spec, named):
        box = spec.box(path)
        try:
            read = box.from_json(value)
        except Unreadable as error:
            wrong.append(_unreadable(spec, path, error))
            continue
        if read is not None:
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
        raise InputError(say("{path}不是完好的数据文件:{why}。", path=path, why=error)) from None
    if not isinstance(said, dict):
        raise InputError(say('{path}应当是一组“标签: 值”,如 {{"客户名称": "…"}}。', path=path))
    return said


def lines_of(grid: Grid) -> Iterator[Line]:
    """The lines below a list's heading line; empty ones are passed over."""
    headings = {cell.col: cell.text.strip() for cell in grid.cells if cell.row == 0}
    for row in range(1, grid.rows):
        cells = [cell for cell in grid.cells if cell.row == row and headings.get(cell.col)]
        boxes = {headings[cell.col]: cell.text for cell in cells if cell.text.strip()}
        if boxes:
            yield Line(cells[0].where, boxes)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise FileAccessError(say("读不了{path}:{why}。", path=path, why=error.strerror)) from None
    except UnicodeDecodeError:
        raise InputError(say("{path}不是 UTF-8 文本;请另存为 UTF-8。", path=path)) from None


def _paths(spec: FormSpec, named: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in named.items():
        if isinstance(value, Mapping):
            section = spec.section(name)
            inner = {_within(spec, section.title, one): what for one, what in value.items()}
            yield from _paths(spec, inner)
        elif _is_table(value):
            yield from _cells(_table(spec, name), value)
        else:
            yield spec.box(name).path if not _is_cell(spec, name) else name, value


def _within(spec: FormSpec, section: str, name: str) -> str:
    full = f"{section}.{name}"
    if spec.has(full):
        return spec.box(full).path
    return f"{spec.section(section).name}.{name}"


def _is_table(value: Any) -> bool:
    return isinstance(value, Sequence) and bool(value) and isinstance(value[0], Mapping)


def _is_cell(spec: FormSpec, name: str) -> bool:
    return any(name.startswith(f"{rows.path}.") for rows in spec.tables)


def _table(spec: FormSpec, name: str) -> RowsSpec:
    wanted = fold_label(name)
    for rows in spec.tables:
        if name in (rows.path, rows.name) or wanted in map(fold_label, (rows.label, *rows.also)):
            return rows
    raise UnknownName(say("明细表"), name, [rows.label for rows in spec.tables])


def _cells(rows: RowsSpec, lines: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, Any]]:
    named = {fold_label(name): box for box in rows.boxes for name in (*box.labels, box.name)}
    for i, line in enumerate(lines):
        for name, value in line.items():
            if fold_label(name) not in named:
                raise UnknownName(say("栏位"), name, [box.label for box in rows.boxes])
            yield rows.key(i, named[fold_label(name)]), value


def _unreadable(spec: FormSpec, path: str, error: Unreadable) -> Finding:
    box = spec.box(path)
    return Finding(
        code="invalid",
        where=spec.place(box),
        message=f"{error}。",
        fix=box.hint or say("请改正后再试。"),
        box=path,
    )
