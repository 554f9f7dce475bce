"""What clerks do to a register in Excel without meaning to change what it says, by the seed."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from formkit.forms import BoxSpec, FormSpec
from formkit.forms.names import BOOKMARK_PREFIX
from formkit.reading.keys import label_key

Disturbance = Callable[[Worksheet, FormSpec, random.Random], None]

# In this order: openpyxl guesses the two last from the first.
_HELD = ("value", "number_format", "data_type")
STRANGER = "经手备查"
NOTE = "注：以上各项已与原件核对。"


def columns_moved(sheet: Worksheet, spec: FormSpec, rng: random.Random) -> None:
    """Two columns in the place of each other, heading and entries."""
    heads = [cell for cell, _ in _heads(sheet, spec)]
    chosen = rng.sample(heads, 2) if len(heads) > 1 and _is_plain(sheet, heads) else []
    for row in range(chosen[0].row, sheet.max_row + 1) if chosen else ():
        one, other = (sheet.cell(row, head.column) for head in chosen)
        if isinstance(one, Cell) and isinstance(other, Cell):
            _exchange(one, other)


def headings_renamed(sheet: Worksheet, spec: FormSpec, rng: random.Random) -> None:
    """Half of the headings by another name the form knows them under, or spread out."""
    for cell, box in _heads(sheet, spec):
        if rng.random() < 0.5:
            cell.value = rng.choice((*box.also, "　".join("".join(str(cell.value).split()))))


def extra_columns(sheet: Worksheet, spec: FormSpec, rng: random.Random) -> None:
    """A column of the clerk's own at the end, with something in most rows."""
    heads = [cell for cell, _ in _heads(sheet, spec)]
    last, top = sheet.max_column + 1, heads[0].row
    sheet.cell(top, last, STRANGER)
    for row in range(top + 1, sheet.max_row + 1):
        if rng.random() < 0.8:
            sheet.cell(row, last, rng.choice(("已阅", "王五", 3)))


def extra_rows(sheet: Worksheet, spec: FormSpec, rng: random.Random) -> None:
    """Blank rows between the others, and a note under the last."""
    top = max(cell.row for cell, _ in _heads(sheet, spec))
    for row in sorted(rng.sample(range(top + 2, sheet.max_row), 3), reverse=True):
        sheet.insert_rows(row)
    sheet.cell(sheet.max_row + 2, 1, NOTE)


def merged_cells_split(sheet: Worksheet, spec: FormSpec, rng: random.Random) -> None:
    """The title and every other merged cell split: its words stand in the first."""
    for area in list(sheet.merged_cells.ranges):
        if area.min_row == 1 or area.size["rows"] == 1:
            sheet.unmerge_cells(str(area))


def sheets_added(sheet: Worksheet, spec: FormSpec, rng: random.Random) -> None:
    """A sheet of the clerk's own behind the register, and one hidden."""
    book = sheet.parent
    if book is not None:
        book.create_sheet("草稿")["A1"] = "备忘"
        hidden = book.create_sheet("旧")
        hidden["A1"], hidden.sheet_state = "作废", "hidden"


DISTURBANCES: tuple[Disturbance, ...] = (
    columns_moved,
    headings_renamed,
    extra_columns,
    extra_rows,
    merged_cells_split,
    sheets_added,
)


def disturbed(sheet: Worksheet, spec: FormSpec, rng: random.Random) -> None:
    """Two to four of these."""
    nth = sorted(rng.sample(range(len(DISTURBANCES)), rng.randint(2, 4)))
    for n in nth:
        DISTURBANCES[n](sheet, spec, rng)


def changed(path: Path, out: Path, *changes: Callable[[Worksheet], object]) -> Path:
    """The workbook with changes made to its first sheet."""
    book = openpyxl.load_workbook(path)
    for change in changes:
        change(book.worksheets[0])
    book.save(out)
    return out


def without_names(sheet: Worksheet) -> None:
    """Leave no name that formkit gave to a cell."""
    book = sheet.parent
    for scope in (book.defined_names, sheet.defined_names) if book is not None else ():
        for name in [name for name in scope if name.startswith(BOOKMARK_PREFIX)]:
            del scope[name]


# --- what stands there


def _heads(sheet: Worksheet, spec: FormSpec) -> list[tuple[Cell, BoxSpec]]:
    """The headings of the form's columns, on one row or on several."""
    known = {label_key(box.label): box for table in spec.tables for box in table.boxes}
    found: list[tuple[Cell, BoxSpec]] = []
    for row in sheet.iter_rows(max_row=12):
        cells = [cell for cell in row if isinstance(cell, Cell) and cell.value]
        keyed = [(cell, known.get(label_key(str(cell.value)))) for cell in cells]
        heads = [(cell, box) for cell, box in keyed if box]
        if found and len(heads) < 2:
            break
        found += heads if len(heads) > 1 else []
    return found


def _is_plain(sheet: Worksheet, heads: list[Cell]) -> bool:
    """Whether the headings stand on one row, none of them merged."""
    merged = any(head.coordinate in sheet.merged_cells for head in heads)
    return not merged and len({head.row for head in heads}) == 1


def _exchange(one: Cell, other: Cell) -> None:
    """What two cells hold, each in the other; a text that looks like a formula stays a text."""
    mine, its = ([getattr(cell, name) for name in _HELD] for cell in (one, other))
    for cell, held in ((one, its), (other, mine)):
        for name, value in zip(_HELD, held, strict=True):
            setattr(cell, name, value)
