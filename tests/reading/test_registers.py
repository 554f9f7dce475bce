"""A register that clerks keep their own way is read line by line, whatever workbook it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from formkit.forms import Shelf
from formkit.reading import Reading, read
from formkit.safety import libreoffice
from formkit.safety.libreoffice import converted
from formkit.values.grid import Grid

SHELF = Shelf.builtin()
Change = Callable[[Worksheet], None]

KEPT = """
| 客户回访登记表 | < | < | < | < | < |
| 编号 | 客户 | 回访日期 | 回访方式 | 满意度 | 回访人 |
| 26030001 | 远山机电 | 2026-03-05 | 电话 | 满意 | 林一帆 |
| 26030002 | 东篱商贸 | 2026-03-06 | 走访 | 不满意 | 周敏 |
"""
LINES = [
    ("26030001", "远山机电", dt.date(2026, 3, 5), "电话", "满意", "林一帆"),
    ("26030002", "东篱商贸", dt.date(2026, 3, 6), "走访", "不满意", "周敏"),
]
COLUMNS = ("number", "customer", "visited_on", "way", "satisfaction", "visitor")


def workbook(drawing: str, path: Path, *changes: Change) -> Path:
    """A workbook of the sheet drawn, every cell a text, with some cells changed."""
    book = Workbook()
    sheet = book.worksheets[0]
    for cell in Grid.parse(drawing).cells:
        first = sheet.cell(cell.row + 1, cell.col + 1)
        if cell.text:
            first.value, first.data_type = cell.text, "s"
        if (cell.height, cell.width) != (1, 1):
            sheet.merge_cells(
                start_row=cell.row + 1,
                start_column=cell.col + 1,
                end_row=cell.row + cell.height,
                end_column=cell.col + cell.width,
            )
    for change in changes:
        change(sheet)
    book.save(path)
    return path


def lines(reading: Reading) -> list[tuple[Any, ...]]:
    """The lines of a register of visits, as the usual columns have them."""
    values = reading.values
    count = len({path.split(".")[2] for path in values if path.startswith("visits.lines.")})
    return [
        tuple(values.get(f"visits.lines.{n}.{column}") for column in COLUMNS) for n in range(count)
    ]


def others(reading: Reading) -> list[tuple[str, str]]:
    """What stands in columns that the form does not have."""
    return [(one.label, one.value) for one in reading.unknown]


@pytest.mark.parametrize(
    "drawing",
    [
        KEPT,
        # columns moved, called otherwise, and one of the clerk's own in front
        """
        | 客户回访登记表 | < | < | < | < | < | < |
        | 序号 | 访问人 | 投诉客户名称 | 日期 | 投诉编号 | 访问方式 | 客户评价 |
        | 1 | 林一帆 | 远山机电 | 2026-03-05 | 26030001 | 电话 | 满意 |
        | 2 | 周敏 | 东篱商贸 | 2026-03-06 | 26030002 | 走访 | 不满意 |
        """,
        # a heading of two lines, with merged cells
        """
        | 客户回访登记表 | < | < | < | < | < |
        | 编号 | 客户 | 回访情况 | < | < | 满意度 |
        | ^ | ^ | 回访日期 | 回访方式 | 回访人 | ^ |
        | 26030001 | 远山机电 | 2026-03-05 | 电话 | 林一帆 | 满意 |
        | 26030002 | 东篱商贸 | 2026-03-06 | 走访 | 周敏 | 不满意 |
        """,
        # headings spread out and broken, with a hint
        """
        | 客户回访登记表 | < | < | < | < | < |
        | 编⏎号 | 客　户 | 回访⏎日期 | 回 访 方 式 | 满意度⏎(满意/不满意) | 回访人 |
        | 26030001 | 远山机电 | 2026-03-05 | 电话 | 满意 | 林一帆 |
        | 26030002 | 东篱商贸 | 2026-03-06 | 走访 | 不满意 | 周敏 |
        """,
        # full-width digits, and dates as clerks write them
        """
        | 客户回访登记表 | < | < | < | < | < |
        | 编号 | 客户 | 回访日期 | 回访方式 | 满意度 | 回访人 |
        | ２６０３０００１ | 远山机电 | 2026.3.5 | 电话 | 满意 | 林一帆 |
        | 26030002 | 东篱商贸 | ２０２６年３月６日 | 走访 | 不满意 | 周敏 |
        """,
        # a line of its own above the heading, blank rows, the heading of the next page
        """
        | 客户回访登记表 | < | < | < | < | < |
        | 部门：质量部 |  |  |  |  |  |
        |  |  |  |  |  |  |
        | 编号 | 客户 | 回访日期 | 回访方式 | 满意度 | 回访人 |
        | 26030001 | 远山机电 | 2026-03-05 | 电话 | 满意 | 林一帆 |
        |  |  |  |  |  |  |
        | 编号 | 客户 | 回访日期 | 回访方式 | 满意度 | 回访人 |
        |  |  |  |  |  |  |
        | 26030002 | 东篱商贸 | 2026-03-06 | 走访 | 不满意 | 周敏 |
        | 合计 | 2 |  |  |  |  |
        """,
    ],
    ids=["as printed", "moved", "two lines", "spread", "full-width", "pages"],
)  # fmt: skip
def test_a_register_kept_by_hand_says_what_its_lines_say(drawing: str, tmp_path: Path) -> None:
    assert lines(read(workbook(drawing, tmp_path / "a.xlsx"), SHELF)) == LINES


@pytest.mark.parametrize("sign", [",", "\t", ";"])
def test_a_register_kept_as_a_plain_list_is_read_too(sign: str, tmp_path: Path) -> None:
    grid = Grid.parse(KEPT)
    texts = [[cell.text for cell in grid.cells if cell.row == row] for row in range(grid.rows)]
    path = tmp_path / "a.csv"
    path.write_text("\n".join(map(sign.join, [*texts[:2], [], *texts[2:]])), encoding="gb18030")
    assert lines(read(path, SHELF)) == LINES


def test_columns_of_the_clerks_own_are_kept(tmp_path: Path) -> None:
    drawing = """
    | 客户回访登记表 | < | < | < | < | < | < |
    | 编号 | 客户 | 业务员 | 回访日期 | 回访方式 | 满意度 | 回访人 |
    | 26030001 | 远山机电 | 老李 | 2026-03-05 | 电话 | 满意 | 林一帆 |
    | 26030002 | 东篱商贸 |  | 2026-03-06 | 走访 | 不满意 | 周敏 |
    """
    reading = read(workbook(drawing, tmp_path / "a.xlsx"), SHELF)
    assert lines(reading) == LINES
    assert others(reading) == [("业务员", "老李")]


def set_(place: str, value: Any, number_format: str = "General") -> Change:
    """A change of one cell to a value in a format."""

    def change(sheet: Worksheet) -> None:
        sheet[place] = value
        sheet[place].number_format = number_format

    return change


@pytest.mark.parametrize(
    "changes",
    [
        (set_("A3", 26030001), set_("A4", 26030002.0)),
        (set_("C3", dt.date(2026, 3, 5), "yyyy-mm-dd"), set_("C4", 46087, "mm-dd-yy")),
        (set_("C3", dt.datetime(2026, 3, 5, 9, 30), "yyyy/m/d h:mm"),),
        (set_("B3", "远山机电"), set_("D3", " 电话 ")),
    ],
    ids=["numbers as numbers", "dates as serials", "a time beside the date", "blanks around"],
)
def test_cells_of_other_types_say_the_same(changes: Iterable[Change], tmp_path: Path) -> None:
    assert lines(read(workbook(KEPT, tmp_path / "a.xlsx", *changes), SHELF)) == LINES


def test_zeros_that_a_format_puts_in_front_are_part_of_the_number(tmp_path: Path) -> None:
    path = workbook(KEPT, tmp_path / "a.xlsx", set_("A3", 6030001, "00000000"))
    assert lines(read(path, SHELF))[0][0] == "06030001"


def test_a_day_left_as_the_number_that_excel_counts_is_open_and_told(tmp_path: Path) -> None:
    reading = read(workbook(KEPT, tmp_path / "a.xlsx", set_("C4", 46087)), SHELF)
    assert reading.values.get("visits.lines.1.visited_on") is None
    assert [(one.code, one.where) for one in reading.findings] == [("unreadable", "Sheet!C4")]


def test_an_error_in_a_cell_is_told(tmp_path: Path) -> None:
    def error(sheet: Worksheet) -> None:
        sheet["C3"] = "#REF!"
        sheet["C3"].data_type = "e"

    (finding,) = read(workbook(KEPT, tmp_path / "a.xlsx", error), SHELF).findings
    assert (finding.code, finding.where) == ("unreadable", "Sheet!C3")
    assert "#REF!" in finding.message


def test_a_register_on_the_second_sheet_is_read_and_a_hidden_one_is_not(tmp_path: Path) -> None:
    def around(sheet: Worksheet) -> None:
        book = sheet.parent
        assert isinstance(book, Workbook)
        book.create_sheet("说明", 0)["A1"] = "每月五日前交"
        old = book.create_sheet("上月")
        for row in sheet.iter_rows(values_only=True):
            old.append(row)
        old.sheet_state = "hidden"

    assert lines(read(workbook(KEPT, tmp_path / "a.xlsx", around), SHELF)) == LINES


def test_a_form_of_one_sheet_is_read_by_its_labels(tmp_path: Path) -> None:
    drawing = """
    | 客户投诉记录单 | < | < | < |
    | 编号 | JL26030001 | 客户名称 | 远山机电 |
    | 联系电话 | 0571-12345678 |  |  |
    | 投诉内容 | 外壳开裂⏎要求换货 | < | < |
    """
    reading = read(workbook(drawing, tmp_path / "a.xlsx"), SHELF)
    assert (reading.form, reading.number) == ("客户投诉记录单", "JL26030001")
    assert reading.values["acceptance.customer"] == "远山机电"
    assert reading.values["acceptance.contact"] == "0571-12345678"
    assert reading.values["acceptance.reason"] == "外壳开裂\n要求换货"


def test_a_defined_name_tells_a_box_whatever_stands_beside_it(tmp_path: Path) -> None:
    def name(sheet: Worksheet) -> None:
        sheet["H1"] = "2026年3月"
        book = sheet.parent
        assert isinstance(book, Workbook)
        told = DefinedName("fk_visits_period", attr_text="Sheet!$H$1")
        book.defined_names["fk_visits_period"] = told

    reading = read(workbook(KEPT, tmp_path / "a.xlsx", name), SHELF)
    assert reading.values["visits.period"] == "2026年3月"


@pytest.mark.soffice
@pytest.mark.skipif(libreoffice.program() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_merged_headings_and_typed_cells_come_back_from_other_workbooks(
    kind: str, tmp_path: Path
) -> None:
    drawing = """
    | 客户回访登记表 | < | < | < | < | < |
    | 编号 | 客户 | 回访情况 | < | < | 满意度 |
    | ^ | ^ | 回访日期 | 回访方式 | 回访人 | ^ |
    | 26030001 | 远山机电 | 2026-03-05 | 电话 | 林一帆 | 满意 |
    | 26030002 | 东篱商贸 | 2026-03-06 | 走访 | 周敏 | 不满意 |
    """
    changes = (set_("A4", 26030001), set_("C5", dt.date(2026, 3, 6), "yyyy-mm-dd"))
    path = workbook(drawing, tmp_path / "a.xlsx", *changes)
    saved = converted([path], kind, tmp_path / "out")[path]
    assert isinstance(saved, Path)
    assert lines(read(saved, SHELF)) == LINES
