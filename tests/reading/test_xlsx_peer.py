"""A workbook says the same whether openpyxl reads it or formkit, some things put right aside."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from benchmarks.filled_sheets import filled
from formkit.filling.sheets import write_sheet
from formkit.filling.stock import template_for
from formkit.forms import FormSpec, Shelf
from formkit.reading.xlsx import read_file
from formkit.values.grid import Document
from tests.reading import by_openpyxl
from tests.roundtrip.trips import identities

REGISTERS = [spec for spec in Shelf.builtin().all if spec.medium == "xlsx"]
PUT_RIGHT = {
    "byName.xlsx": "openpyxl says that it made each workbook that names no maker",
    "cellDataDemo.xlsx": "likewise",
    "converter07.xlsx": "likewise",
    "demo.xlsx": "likewise",
    "multiplesheets.xlsx": "likewise",
    "t02.xlsx": "likewise, and it loses the properties that are linked to a cell",
    "dataformat.xlsx": "likewise, and it does not know the date formats built into Chinese Excel",
    "t03.xlsx": "formats that strayed far from all that is written are left out",
    "t04.xlsx": "likewise",
}
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff")),
    st.sampled_from(["0007", "２６０３０００１", "_x000D_", "_x005F_x4E00_", " 前 后 ", "甲\n乙"]),
    st.sampled_from(["&amp;", "<c>", "]]>", "&#10;", "#N/A", "=1+1", "'06", "\t"]),
).filter(lambda text: not ILLEGAL_CHARACTERS_RE.search(text))
MOMENTS = st.datetimes(dt.datetime(1904, 1, 2), dt.datetime(2099, 12, 31)).map(
    lambda moment: moment.replace(microsecond=0)
)
VALUES = st.one_of(
    st.none(),
    TEXTS,
    MOMENTS,
    st.dates(dt.date(1904, 1, 2), dt.date(2099, 12, 31)),
    st.times().map(lambda time: time.replace(microsecond=0)),
    st.timedeltas(dt.timedelta(), dt.timedelta(days=40)).map(
        lambda span: dt.timedelta(seconds=int(span.total_seconds()))
    ),
    st.booleans(),
    st.integers(-(10**15), 10**15),
    st.floats(-1e12, 1e12, allow_subnormal=False),
)
FORMATS = st.sampled_from(
    ["General", "0000", "0%", "0.00%", "yyyy-mm-dd", 'yyyy"年"m"月"', "[h]:mm", "@", "#,##0.00"]
)
CELLS = st.dictionaries(
    st.tuples(st.integers(1, 9), st.integers(1, 9)), st.tuples(VALUES, FORMATS), max_size=12
)
AREAS = st.sampled_from([(), ("A1:B1",), ("B2:C4", "E1:E3"), ("A1:I1", "A3:A9")])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("peer")


def assert_same(path: Path) -> None:
    assert read_file(path) == by_openpyxl.document(path)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(cells=CELLS, areas=AREAS, is_from_1904=st.booleans(), is_hidden=st.booleans())
def test_any_workbook_says_what_it_says_to_openpyxl(
    cells: dict[tuple[int, int], tuple[object, str]],
    areas: tuple[str, ...],
    is_from_1904: bool,  # noqa: FBT001 - drawn
    is_hidden: bool,  # noqa: FBT001 - likewise
    folder: Path,
) -> None:
    book = Workbook()
    book.create_sheet("选项 '二'").sheet_state = "hidden" if is_hidden else "visible"
    if is_from_1904:
        book.epoch = CALENDAR_MAC_1904
    sheet = book.worksheets[0]
    for (row, col), (value, number_format) in cells.items():
        cell = sheet.cell(row, col)
        cell.value = value  # type: ignore[assignment]
        cell.data_type = "s" if isinstance(value, str) else cell.data_type
        if not isinstance(value, dt.date | dt.time | dt.timedelta):
            cell.number_format = number_format
    for area in areas:
        sheet.merge_cells(area)
    book.save(path := folder / "a.xlsx")
    assert_same(path)


@pytest.mark.parametrize("spec", REGISTERS, ids=[spec.title for spec in REGISTERS])
@pytest.mark.parametrize("kind", ["usual", "lines"])
def test_a_filled_register_says_what_it_says_to_openpyxl(
    spec: FormSpec, kind: str, folder: Path
) -> None:
    out = folder / f"{spec.title}-{kind}.xlsx"
    boxes, identity = filled(spec, kind), identities(spec)[0]
    assert_same(write_sheet(spec, boxes, identity, template_for(spec), out))


def test_workbooks_of_many_hands_say_what_they_say_to_openpyxl(shared: Path) -> None:
    for path in sorted((shared / "corpus").glob("zh-*/*.xlsx")):
        ours, theirs = read_file(path), by_openpyxl.document(path)
        assert (path.name in PUT_RIGHT) == (ours != theirs), path.name
        assert written(ours) >= written(theirs) or path.name == "dataformat.xlsx"


def written(document: Document) -> set[tuple[str, str]]:
    """The texts of a document with their places."""
    return {(cell.where, cell.text) for grid in document.grids for cell in grid.cells if cell.text}
