"""A living workbook is rewritten by number; everything else of it stays."""

from __future__ import annotations

import datetime as dt
import zipfile
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table

from formkit.errors import InputError
from formkit.reporting.living import Column, renewed
from tests.reporting.paper import COLUMNS, book, drawn, grid, rewrite, wanted

OLD = """
    | 编号     | 客户     | 状态   | 跟进人 |
    | 26030001 | 远山机电 | 处理中 | 陈立   |
    | 26030002 | 东篱商贸 | 处理中 | 周敏   |
"""
NEW = """
    | number   | customer | state  |
    | 26030001 | 远山机电 | 已结案 |
    | 26030002 | 东篱商贸 | 处理中 |
    | 26030003 | 北岸印务 | 处理中 |
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "登记.xlsx"


def test_rows_are_found_by_number_and_the_offices_own_column_stays_with_its_number(
    path: Path,
) -> None:
    book(path, OLD)
    told = rewrite(path, NEW)
    assert (told.updated, told.added, told.kept) == (("26030001",), ("26030003",), ())
    assert drawn(path) == grid("""
        | 编号     | 客户     | 状态   | 跟进人 |
        | 26030001 | 远山机电 | 已结案 | 陈立   |
        | 26030002 | 东篱商贸 | 处理中 | 周敏   |
        | 26030003 | 北岸印务 | 处理中 |        |
    """)


def test_rows_the_office_has_sorted_stay_where_they_are(path: Path) -> None:
    book(
        path,
        """
        | 编号     | 客户     | 状态   | 跟进人 |
        | 26030002 | 东篱商贸 | 处理中 | 周敏   |
        | 26030001 | 远山机电 | 处理中 | 陈立   |
        """,
    )
    rewrite(path, NEW)
    assert drawn(path) == grid("""
        | 编号     | 客户     | 状态   | 跟进人 |
        | 26030002 | 东篱商贸 | 处理中 | 周敏   |
        | 26030001 | 远山机电 | 已结案 | 陈立   |
        | 26030003 | 北岸印务 | 处理中 |        |
    """)


def test_columns_may_be_moved_and_called_by_another_of_their_names(path: Path) -> None:
    book(
        path,
        """
        | 跟进人 | 处理进度 | 客户投诉编号 | 客户 名称： |
        | 陈立   | 处理中   | 26030001     | 远山机电    |
        """,
    )
    rewrite(path, NEW)
    assert drawn(path) == grid("""
        | 跟进人 | 处理进度 | 客户投诉编号 | 客户 名称： |
        | 陈立   | 已结案   | 26030001     | 远山机电    |
        |        | 处理中   | 26030002     | 东篱商贸    |
        |        | 处理中   | 26030003     | 北岸印务    |
    """)


def test_a_column_the_office_took_out_is_not_written_and_told(path: Path) -> None:
    book(path, "| 编号 | 客户 |\n| 26030001 | 远山 |")
    told = rewrite(path, NEW)
    assert told.missing == ("状态",)
    assert drawn(path)[1] == ["26030001", "远山机电"]


def test_a_row_whose_number_is_gone_stays_and_is_told(path: Path) -> None:
    book(path, OLD)
    told = rewrite(path, "| number | customer | state |\n| 26030002 | 东篱商贸 | 已结案 |")
    assert told.kept == ("26030001",)
    assert drawn(path)[1] == ["26030001", "远山机电", "处理中", "陈立"]


def test_a_second_line_of_a_number_goes_below_its_first(path: Path) -> None:
    book(path, OLD)
    rewrite(
        path,
        """
        | number   | customer | state    |
        | 26030001 | 远山机电 | 制造 60% |
        | 26030001 | 远山机电 | 品管 40% |
        | 26030002 | 东篱商贸 | 处理中   |
        """,
    )
    assert drawn(path) == grid("""
        | 编号     | 客户     | 状态     | 跟进人 |
        | 26030001 | 远山机电 | 制造 60% | 陈立   |
        | 26030001 | 远山机电 | 品管 40% |        |
        | 26030002 | 东篱商贸 | 处理中   | 周敏   |
    """)


def test_the_same_run_twice_keeps_the_very_bytes(path: Path) -> None:
    book(path, OLD)
    rewrite(path, NEW, period="2026年3月")
    before = path.read_bytes()
    told = rewrite(path, NEW, period="2026年3月")
    assert path.read_bytes() == before
    assert (told.updated, told.added) == ((), ())


def test_what_a_line_does_not_name_stays_as_it_stands(path: Path) -> None:
    book(path, OLD)
    rewrite(path, "| number | state |\n| 26030001 | 已结案 |")
    assert drawn(path)[1] == ["26030001", "远山机电", "已结案", "陈立"]


def test_what_a_line_names_as_blank_is_blanked(path: Path) -> None:
    book(path, OLD)
    rewrite(path, "| number | state |\n| 26030001 |  |")
    assert drawn(path)[1] == ["26030001", "远山机电", "", "陈立"]


def test_notes_filters_widths_colours_and_other_sheets_stay(path: Path) -> None:
    made = book(path, OLD)
    sheet = made.worksheets[0]
    sheet["A2"].comment = Comment("已电话催办", "陈立")
    sheet.auto_filter.ref = "A1:D3"
    sheet.auto_filter.add_filter_column(2, ["处理中"])
    sheet.column_dimensions["D"].width = 31
    sheet.column_dimensions["B"].hidden = True
    sheet.conditional_formatting.add("C2:C3", Rule("expression", formula=['C2="已结案"']))
    made.create_sheet("排班")["A1"] = "周敏值班"
    made.save(path)
    rewrite(path, NEW)
    sheet = load_workbook(path)["登记"]
    assert sheet["A2"].comment is not None
    assert sheet["A2"].comment.text == "已电话催办"
    assert sheet.auto_filter.ref == "A1:D4"
    assert sheet.auto_filter.filterColumn[0].filters.filter == ["处理中"]
    assert sheet.column_dimensions["D"].width == 31
    assert sheet.column_dimensions["B"].hidden
    assert [str(one.sqref) for one in sheet.conditional_formatting] == ["C2:C4"]
    assert drawn(path, "排班") == [["周敏值班"]]


def test_new_rows_are_put_in_above_a_total_and_its_formula_takes_them_in(path: Path) -> None:
    made = book(path, OLD + "| 合计 | | | |\n| 制表：周敏 | | | |")
    sheet = made.worksheets[0]
    sheet["B4"] = "=COUNTA(B2:B3)"
    sheet["E3"] = '=IF(C3="已结案","",TODAY())'
    sheet.merge_cells("A5:D5")
    made.create_sheet("汇总")["A1"] = "=登记!B4"
    made.save(path)
    rewrite(path, NEW)
    assert drawn(path)[3:] == grid("""
        | 26030003   | 北岸印务        | 处理中 | | =IF(C4="已结案","",TODAY()) |
        | 合计       | =COUNTA(B2:B4) |
        | 制表：周敏 |
    """)
    book_now = load_workbook(path)
    assert [str(one) for one in book_now["登记"].merged_cells.ranges] == ["A6:D6"]
    assert book_now["汇总"]["A1"].value == "=登记!B5"


def test_ruled_empty_rows_are_used_before_rows_are_put_in(path: Path) -> None:
    made = book(path, OLD + "| | | | |\n| 合计 | | | |")
    for row in (2, 3, 4):
        made.worksheets[0].cell(row, 1).number_format = "@"
    made.save(path)
    rewrite(path, NEW)
    assert drawn(path)[3:] == [["26030003", "北岸印务", "处理中"], ["合计"]]


def test_a_number_that_excel_took_for_a_figure_becomes_a_text_again(path: Path) -> None:
    made = book(path, OLD)
    made.worksheets[0]["A2"] = 26030001
    made.save(path)
    told = rewrite(path, NEW)
    assert told.added == ("26030003",)
    assert load_workbook(path)["登记"]["A2"].value == "26030001"


def test_a_date_in_a_cell_that_shows_dates_is_a_date_and_stays_the_same_on_a_second_run(
    path: Path,
) -> None:
    made = book(path, OLD)
    made.worksheets[0]["C2"].number_format = "yyyy-mm-dd"
    made.save(path)
    said = {"number": "26030001", "state": dt.date(2026, 3, 5)}
    asked = replace(wanted("| number |"), lines=(said,))
    path.write_bytes(renewed(path, asked).data)
    assert load_workbook(path)["登记"]["C2"].value == dt.datetime(2026, 3, 5)
    assert renewed(path, asked).updated == ()


def test_the_period_is_written_beside_its_label_and_joined_where_other_rows_stay(
    path: Path,
) -> None:
    book(path, "| 月份 | 2026年2月 | | |" + OLD)
    rewrite(path, NEW, period="2026年3月")
    assert drawn(path)[0] == ["月份", "2026年3月"]
    rewrite(path, "| number | state |\n| 26040001 | 处理中 |", period="2026年4月")
    assert drawn(path)[0] == ["月份", "2026年3月、2026年4月"]


def test_headings_of_two_rows_are_read_together(path: Path) -> None:
    made = book(
        path,
        """
        | 客户投诉 | | 状态   | 跟进人 |
        | 编号 | 客户 | |          |
        | 26030001 | 远山机电 | 处理中 | 陈立 |
        """,
    )
    for merge in ("A1:B1", "C1:C2", "D1:D2"):
        made.worksheets[0].merge_cells(merge)
    made.save(path)
    told = rewrite(path, NEW)
    assert told.missing == ()
    assert drawn(path)[2:] == grid("""
        | 26030001 | 远山机电 | 已结案 | 陈立 |
        | 26030002 | 东篱商贸 | 处理中 |
        | 26030003 | 北岸印务 | 处理中 |
    """)


def test_a_sheet_without_a_column_of_numbers_is_refused_and_says_what_to_do(path: Path) -> None:
    book(path, "| 序 | 客户 |\n| 1 | 远山机电 |")
    before = path.read_bytes()
    with pytest.raises(InputError, match="没有“编号”一栏.*客户投诉编号.*-o"):
        renewed(path, wanted(NEW))
    assert path.read_bytes() == before


def test_a_file_that_is_no_workbook_is_refused(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 damaged")
    with pytest.raises(InputError, match="不是完好的 Excel 工作簿"):
        renewed(path, wanted(NEW))


def test_a_formula_of_a_customer_stays_text(path: Path) -> None:
    book(path, OLD)
    rewrite(path, "| number | customer | state |\n| 26030009 | =1+1 | 处理中 |")
    cell = load_workbook(path)["登记"]["B4"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_what_openpyxl_would_lose_stays(path: Path) -> None:
    book(path, OLD)
    head = '<headerFooter><oddHeader>&amp;C&amp;"黑体,常规"&amp;14登记</oddHeader></headerFooter>'
    spark = (
        b'<extLst><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" '
        b'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
        b'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:sparklineGroups>'
        b"<x14:sparklineGroup><x14:sparklines><x14:sparkline><xm:f>Sheet!A5:C5</xm:f>"
        b"<xm:sqref>E5</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup>"
        b"</x14:sparklineGroups></ext></extLst>"
    )
    _edit(path, b"</worksheet>", head.encode() + spark + b"</worksheet>")
    rewrite(path, NEW)
    with zipfile.ZipFile(path) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    assert "登记</oddHeader>" in sheet
    assert "<xm:sqref>E6</xm:sqref>" in sheet


def test_conversations_move_with_the_rows_they_are_about(path: Path) -> None:
    book(path, OLD + "| 合计 | | | |")
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    thread = '<ThreadedComments><threadedComment ref="A4" id="{1}"/></ThreadedComments>'
    target = "../threadedComments/threadedComment1.xml"
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/threadedComments/threadedComment1.xml", thread)
        package.writestr(
            "xl/worksheets/_rels/sheet1.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{kind}" Target="{target}"/></Relationships>',
        )
    rewrite(path, NEW)
    with zipfile.ZipFile(path) as package:
        assert b'ref="A5"' in package.read("xl/threadedComments/threadedComment1.xml")


def _edit(path: Path, old: bytes, new: bytes) -> None:
    """Put into the sheet's markup what openpyxl does not write."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part.replace(old, new) if "sheet1.xml" in name else part)


def test_merged_rows_below_move_and_the_numbers_beside_them_are_still_found(path: Path) -> None:
    made = book(
        path,
        """
        | 序号 | 编号     | 客户     | 状态   |
        | 1    | 26030001 | 远山机电 | 处理中 |
        | 制表：周敏 |   |          |        |
        """,
    )
    made.worksheets[0].merge_cells("A3:D3")
    made.save(path)
    columns = (*COLUMNS, Column("serial", ("序号",)))
    asked = replace(wanted(NEW), columns=columns, counted="serial")
    path.write_bytes(renewed(path, asked).data)
    assert drawn(path) == grid("""
        | 序号 | 编号     | 客户     | 状态   |
        | 1    | 26030001 | 远山机电 | 已结案 |
        | 2    | 26030002 | 东篱商贸 | 处理中 |
        | 3    | 26030003 | 北岸印务 | 处理中 |
        | 制表：周敏 |
    """)
    merged = load_workbook(path)["登记"].merged_cells.ranges
    assert [str(one) for one in merged] == ["A5:D5"]


def test_the_register_is_found_behind_a_list_that_names_numbers_too(path: Path) -> None:
    made = book(path, OLD)
    made.create_sheet("要看的", 0).append(["编号", "客户"])
    made["要看的"].append(["26030001", "远山机电"])
    made.save(path)
    rewrite(path, NEW)
    assert drawn(path, "要看的") == [["编号", "客户"], ["26030001", "远山机电"]]
    assert drawn(path)[1] == ["26030001", "远山机电", "已结案", "陈立"]


def test_an_excel_table_takes_in_the_new_rows(path: Path) -> None:
    made = book(path, OLD)
    made.worksheets[0].add_table(Table(displayName="登记表", ref="A1:D3"))
    made.defined_names["名单"] = DefinedName("名单", attr_text="登记!$A$2:$A$3")
    made.save(path)
    rewrite(path, NEW)
    now = load_workbook(path)
    assert now["登记"].tables["登记表"].ref == "A1:D4"
    assert now.defined_names["名单"].attr_text == "登记!$A$2:$A$4"


NUMBERS = st.lists(st.integers(1, 40), unique=True, max_size=12)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(NUMBERS, NUMBERS)
def test_whatever_stood_there_each_number_has_its_line_and_keeps_what_is_its_own(
    there: list[int], asked: list[int]
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "登记.xlsx"
        old = "".join(f"| 2603{n:04} | 甲 | 处理中 | 跟{n} |\n" for n in there)
        book(path, f"| 编号 | 客户 | 状态 | 跟进人 |\n{old}| 合计 | | | |")
        said = "".join(f"| 2603{n:04} | 乙{n} | 已结案 |\n" for n in asked)
        rewrite(path, f"| number | customer | state |\n{said}")
        rows = {row[0]: row[1:] for row in drawn(path)}
    stay = [n for n in there if n not in asked]
    new = [n for n in asked if n not in there]
    assert list(rows) == ["编号", *(f"2603{n:04}" for n in [*there, *new]), "合计"]
    for n in asked:
        own = [f"跟{n}"] if n in there else []
        assert rows[f"2603{n:04}"] == [f"乙{n}", "已结案", *own]
    assert all(rows[f"2603{n:04}"] == ["甲", "处理中", f"跟{n}"] for n in stay)
