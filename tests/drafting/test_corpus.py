"""Every Chinese form and workbook of the corpus: drafted and read back, or refused with why."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from formkit.drafting import drafted
from formkit.errors import InputError
from formkit.forms import Shelf, declare
from formkit.forms.dump import dump
from formkit.reading import read
from formkit.safety.libreoffice import converted, program
from tests.drafting.conftest import CORPUS
from tests.drafting.trips import Trip, trip

if TYPE_CHECKING:
    from tests.drafting.pages import Ink

pages = pytest.importorskip("tests.drafting.pages", reason="needs numpy and pypdfium2")

BLANKS = {
    "zh-forms/表格模版.docx": 17,
    "zh-forms/table.docx": 17,
    "zh-forms/多行填充.docx": 8,
    "zh-8d/模板1-8D报告.xlsx": 30,
    "zh-8d/模板1-8D报告.xls": 30,
    "zh-8d/Default-8D-Report.xlsx": 30,
    "zh-8d/English_Example_8D.xlsx": 30,
    "zh-xlsx/t03.xlsx": 24,
}
"""The blanks, and how many values each takes: of a table, two rows."""

TEMPLATE, LIST, FILLED, NO_FORM = "是模板", "写了内容的名册", "是填好的表", "没有看到带标签的空白"
REFUSED = {
    **dict.fromkeys(
        (
            *("zh-forms/complaint.docx", "zh-forms/complaint_2p.docx"),
            *("zh-forms/defense.docx", "zh-forms/defense_2p.docx"),
            *("zh-xlsx/byName.xlsx", "zh-xlsx/byName.xls"),
        ),
        TEMPLATE,
    ),
    **dict.fromkeys(
        (
            *("zh-forms/多行填充.xlsx", "zh-xlsx/cellDataDemo.xlsx", "zh-xlsx/demo.xlsx"),
            *("zh-xlsx/converter07.xlsx", "zh-xlsx/converter03.xls", "zh-xlsx/extra.xlsx"),
            *("zh-xlsx/extra.xls", "zh-xlsx/dataformat.xlsx", "zh-xlsx/dataformat.xls"),
            *("zh-xlsx/t01.xls", "zh-xlsx/t02.xlsx", "zh-xlsx/t04.xlsx"),
        ),
        LIST,
    ),
    **dict.fromkeys(("zh-forms/data.xlsx", "zh-forms/知识库.xlsx"), FILLED),
    **dict.fromkeys(("zh-xlsx/multiplesheets.xlsx", "zh-xlsx/multiplesheets.xls"), NO_FORM),
}
EMPTIED = {
    "zh-forms/多行填充.xlsx": (1, 4),
    "zh-xlsx/t02.xlsx": (2, 18),
    "zh-xlsx/t04.xlsx": (1, 12),
}
"""Lists of which only the heading is left: the row it stands in, and its columns."""


pytestmark = [
    pytest.mark.skipif(program() is None, reason="needs LibreOffice"),
    pytest.mark.xdist_group("drafted corpus"),
]


@dataclass(frozen=True)
class Taken:
    """A blank taken all the way, and what LibreOffice made of its papers.

    Attributes:
        before: The pages of the blank as printed.
        after: Those of a sheet of which nothing is filled in.
        pdf: The filled sheet, printed.
        saved: The filled sheet, opened and saved anew.
    """

    trip: Trip
    before: list[Ink]
    after: list[Ink]
    pdf: Path
    saved: Path


@pytest.fixture(scope="module")
def modern(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The files of the corpus; old workbooks saved anew, all in one call."""
    found = {name: CORPUS / name for name in (*BLANKS, *REFUSED)}
    if missing := [name for name, path in found.items() if not path.is_file()]:
        pytest.skip(f"needs the corpus: {missing[0]}")
    old = [path for path in found.values() if path.suffix == ".xls"]
    made = made_by_office(old, "xlsx", tmp_path_factory.mktemp("modern"))
    return {name: made.get(path, path) for name, path in found.items()}


@pytest.fixture(scope="module")
def all_taken(
    modern: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Taken]:
    trips = {name: trip(modern[name], tmp_path_factory.mktemp("trip")) for name in BLANKS}
    papers = [path for name, one in trips.items() for path in (modern[name], *sheets(one))]
    printed = made_by_office(papers, "pdf", tmp_path_factory.mktemp("printed"))
    saved: dict[Path, Path] = {}
    for medium in ("docx", "xlsx"):
        filled = [one.filled for one in trips.values() if one.draft.spec.medium == medium]
        saved |= made_by_office(filled, medium, tmp_path_factory.mktemp("saved"))
    return {
        name: Taken(
            one,
            pages.inked(printed[modern[name]]),
            pages.inked(printed[one.unfilled]),
            printed[one.filled],
            saved[one.filled],
        )
        for name, one in trips.items()
    }


@pytest.fixture
def taken(request: pytest.FixtureRequest, all_taken: dict[str, Taken]) -> Taken:
    return all_taken[request.param]


every_blank = pytest.mark.parametrize("taken", BLANKS, indirect=True)


def sheets(one: Trip) -> tuple[Path, Path]:
    return one.filled, one.unfilled


def made_by_office(paths: list[Path], kind: str, folder: Path) -> dict[Path, Path]:
    made = converted(paths, kind, folder)
    return {path: one for path, one in made.items() if isinstance(one, Path)}


@every_blank
def test_every_box_comes_back_as_filled(taken: Taken) -> None:
    assert taken.trip.reading.values == taken.trip.marks
    assert [one for one in taken.trip.proof if one.code in ("no-place", "unknown-name")] == []


@pytest.mark.parametrize("name", BLANKS)
def test_every_blank_place_has_a_box(name: str, all_taken: dict[str, Taken]) -> None:
    assert len(all_taken[name].trip.marks) == BLANKS[name]


@every_blank
def test_the_declaration_makes_the_form_again(taken: Taken) -> None:
    draft = taken.trip.draft
    assert declare(draft.toml) == draft.spec
    assert dump(draft.spec) == draft.toml


@every_blank
def test_every_box_comes_back_from_a_sheet_saved_anew(taken: Taken) -> None:
    again = read(taken.saved, Shelf([taken.trip.draft.spec]))
    assert again.values == taken.trip.marks


@every_blank
def test_nothing_is_read_from_a_blank_sheet(taken: Taken) -> None:
    blank = read(taken.trip.unfilled, Shelf([taken.trip.draft.spec]))
    # One blank has a place crossed out in print.
    assert {value for value in blank.values.values() if value} <= {"/"}


@every_blank
def test_every_box_comes_back_from_print_if_each_page_is_whole(taken: Taken) -> None:
    """A workbook wider than its page is printed in strips, which parts labels from values."""
    printed = read(taken.pdf, Shelf([taken.trip.draft.spec]))
    seen = {path: value for path, value in printed.values.items() if value is not None}
    assert seen.items() <= taken.trip.marks.items()
    assert len(taken.before) > 1 or seen == taken.trip.marks


@every_blank
def test_pages_and_borders_are_those_of_the_blank(taken: Taken) -> None:
    assert pages.alike(taken.before, taken.after)
    assert pages.alike(taken.after, taken.before)


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_blank_is_refused_with_why(name: str, modern: dict[str, Path]) -> None:
    with pytest.raises(InputError, match=REFUSED[name]) as told:
        drafted(modern[name])
    assert "请" in str(told.value)


@pytest.mark.filterwarnings("ignore:Workbook contains no default style")
@pytest.mark.parametrize("name", EMPTIED)
def test_a_list_with_only_its_heading_left_becomes_a_register(
    name: str, modern: dict[str, Path], tmp_path: Path
) -> None:
    heading, columns = EMPTIED[name]
    book = load_workbook(modern[name])
    sheet = book.worksheets[0]
    for area in [one for one in sheet.merged_cells.ranges if one.max_row > heading]:
        sheet.unmerge_cells(str(area))
    sheet.delete_rows(heading + 1, sheet.max_row)
    book.save(blank := tmp_path / "空白.xlsx")
    made = trip(blank, tmp_path)
    assert [len(rows.boxes) for rows in made.draft.spec.tables] == [columns]
    assert made.reading.values == made.marks
