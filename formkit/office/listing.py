"""A list of many: the lines of an Excel or CSV file, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from formkit.errors import FileAccessError, InputError, UnknownName, UsageError
from formkit.forms import FormSpec
from formkit.say import say
from formkit.values.grid import Cell, Grid

if TYPE_CHECKING:
    from formkit.safety.isolate import Isolation

REGISTERED_ON = "登记日期"
"""A column that may stand in any list: the day each line is registered on."""


@dataclass(frozen=True)
class Line:
    """One line of a list: where it stands, and what it says under each heading."""

    where: str
    boxes: Mapping[str, str]


def read_list(path: Path, spec: FormSpec, isolation: Isolation) -> list[Line]:
    """The lines of every visible sheet of a workbook, or of a CSV file, empty ones left out.

    Raises:
        FileAccessError: The file is not there or cannot be opened.
        InputError: It holds no table; UnsafeError where the guard refuses it.
        UnknownName: A heading that no box bears; the nearest are offered.
        UsageError: Two headings that mean the same box.
    """
    from formkit.reading.many import listed

    if not path.is_file():
        raise FileAccessError(say("没有{path}。请核对文件名。", path=path))
    document = isolation.run(listed, path, isolation.limits)
    grids = [grid for grid in document.grids if any(cell.text.strip() for cell in grid.cells)]
    if not grids:
        raise InputError(say("{path}里没有表格。第一行应是栏位名称。", path=path))
    return [line for grid in grids for line in lines_of(grid, spec)]


def lines_of(grid: Grid, spec: FormSpec) -> Iterator[Line]:
    """The lines below the heading line of a grid; raises what ``read_list`` raises."""
    rows: dict[int, list[Cell]] = {0: []}
    for cell in grid.cells:
        if cell.text.strip():
            rows.setdefault(cell.row, []).append(cell)
    headings = {cell.col: cell for cell in rows.pop(0)}
    used = {cell.col for row in rows.values() for cell in row}
    _check([cell for col, cell in headings.items() if col in used], spec)
    for row in rows.values():
        said = {headings[cell.col].text.strip(): cell.text for cell in row if cell.col in headings}
        if said:
            yield Line(row[0].where, said)


def _check(headings: list[Cell], spec: FormSpec) -> None:
    known: dict[str, str] = {}
    for cell in headings:
        heading = cell.text.strip()
        if not spec.has(heading) and heading != REGISTERED_ON:
            raise UnknownName(say("栏位（{where}）", where=cell.where), heading, spec.names)
        path = spec.box(heading).path if spec.has(heading) else heading
        if path in known:
            raise UsageError(
                say(
                    "{where}：“{heading}”与“{other}”是同一栏位，请只留一列。",
                    where=cell.where,
                    heading=heading,
                    other=known[path],
                )
            )
        known[path] = heading
