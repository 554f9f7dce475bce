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


def test_a_day_left_as_the_number_that_excel_counts_is_that_day_and_told(tmp_path: Path) -> None:
    reading = read(workbook(KEPT, tmp_path / "a.xlsx", set_("C4", 46087)), SHELF)
    assert lines(reading) == LINES
    (finding,) = reading.findings
    assert (finding.code, finding.where) == ("counted-day", "Sheet!C4")
    assert "46087" in finding.message
    assert reading.boxes["visits.lines.1.visited_on"].confidence < 0.9


@pytest.mark.parametrize("number", [4608, 52000, 99999], ids=["short", "years off", "after 2099"])
def test_a_number_that_counts_no_likely_day_is_open_and_told(number: int, tmp_path: Path) -> None:
    reading = read(workbook(KEPT, tmp_path / "a.xlsx", set_("C4", number)), SHELF)
    assert reading.values.get("visits.lines.1.visited_on") is None
    assert [(one.code, one.where) for one in reading.findings] == [("unreadable", "Sheet!C4")]


@pytest.mark.parametrize(
    "between",
    [
        "| 小计 | 1 |  |  |  |  |",
        "| 3月小计 | < | 1 |  |  |  |",
        "| 小计 | 1 |  |  |  |  |\n|  |  |  |  |  |  |\n| 2026年4月 | < | < | < | < | < |",
        "| 本月合计 | 1 |  |  |  |  |\n| 4月 |  |  |  |  |  |",
        "| 注：以下为四月 |  |  |  |  |  |",
        "| 以下各件已转交质量部 | < | < | < | < | < |",
        "| 制表 | 张三 | 审核 | 李四 | 日期 | 2026-03-31 |",
    ],
    ids=["sum", "sum across", "sum, month", "sum, month in a cell", "note", "remark", "names"],
)
def test_a_register_goes_on_below_a_row_that_is_no_entry(between: str, tmp_path: Path) -> None:
    *head, last = KEPT.strip().splitlines()
    drawing = "\n".join([*head, between, last, "| 合计 | 2 |  |  |  |  |"])
    reading = read(workbook(drawing, tmp_path / "a.xlsx"), SHELF)
    assert lines(reading) == LINES
    assert not reading.findings


def test_what_stands_below_the_sum_of_a_register_is_none_of_its_lines(tmp_path: Path) -> None:
    drawing = f"""{KEPT.rstrip()}
    | 合计 | 2 |  |  |  |  |
    | 方式 | 件数 | 比率 |  |  |  |
    | 电话 | 1 | 50% |  |  |  |
    | 走访 | 1 | 50% |  |  |  |
    """
    assert lines(read(workbook(drawing, tmp_path / "a.xlsx"), SHELF)) == LINES


@pytest.mark.parametrize(
    "foot",
    [
        "| 制表 | 张三 | 日期 | 2026-03-31 |  |  |",
        "| 制表人 | 张三 | 审核人 | 李四 | 批准 | 王五 |",
    ],
)
def test_those_who_made_a_register_are_none_of_its_lines(foot: str, tmp_path: Path) -> None:
    reading = read(workbook(f"{KEPT.rstrip()}\n{foot}", tmp_path / "a.xlsx"), SHELF)
    assert lines(reading) == LINES
    assert not reading.findings
    assert ("制表", "张三") in [(label[:2], value) for label, value in others(reading)]


ANALYSIS = """
| 每月投诉情况分析 | < | < | < | < | < | < |
| 类别 | 件数 | 已解决 | 未解决 | 满意率 | 原因分析 | 改进措施 |
| 质量 | 3 | 2 | 1 | 90% | 划伤 | 加强检验 |
| 合计 | 5 | 4 | 1 | 90% | {words} |  |
"""


@pytest.mark.parametrize(
    ("words", "categories"),
    [("", ["质量"]), ("—", ["质量"]), ("搬运不当", ["质量", "合计"])],
    ids=["sums only", "crossed out", "words of its own"],
)
def test_a_row_called_a_sum_is_an_entry_where_words_stand_in_it(
    words: str, categories: list[str], tmp_path: Path
) -> None:
    values = read(workbook(ANALYSIS.format(words=words), tmp_path / "a.xlsx"), SHELF).values
    assert [values[path] for path in values if path.endswith(".category")] == categories


FEW = """
| 客户抱怨案件登记追踪表 | < | < | < | < |
| 编号 | 登记日期 | 客户 | 责任部门 | {state} |
| 26030001 | 2026-03-05 | 远山机电 | 质量部 | 已结案 |
"""


def test_a_register_with_a_few_of_the_columns_is_read_by_the_numbers_in_it(tmp_path: Path) -> None:
    reading = read(workbook(FEW.format(state="状态"), tmp_path / "a.xlsx"), SHELF)
    assert reading.values["tracking.lines.0.number"] == "26030001"
    assert reading.values["tracking.lines.0.state"] == "已结案"
    assert not reading.findings


def test_a_register_whose_heading_is_not_found_is_told(tmp_path: Path) -> None:
    drawing = FEW.format(state="状态").replace("编号", "流水").replace("登记日期", "哪天")
    reading = read(workbook(drawing, tmp_path / "a.xlsx"), SHELF)
    assert reading.form == "客户抱怨案件登记追踪表"
    assert [one.code for one in reading.findings] == ["no-table"]


def test_a_blank_register_lacks_nothing(tmp_path: Path) -> None:
    head = "\n".join(KEPT.strip().splitlines()[:2])
    assert not read(workbook(head, tmp_path / "a.xlsx"), SHELF).findings


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
