"""Excel templates: filled without being loaded and saved."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.drawing.image import Image
from openpyxl.worksheet.worksheet import Worksheet

from formkit.errors import ConfigurationError, FileAccessError
from formkit.filling.code import qr_png
from formkit.filling.xlsx import CompiledWorkbook
from formkit.values.text import clean
from tests.filling.authored import LOOP, THREE, author, filled, members, opened, values


def test_a_row_is_written_for_each_line(tmp_path: Path) -> None:
    assert values(opened(filled(author(tmp_path / "登记表.xlsx", LOOP)))) == [
        ["编号", "客户", "数量"],
        ["26030001", "远山机电", 3],
        ["26030002", "A & B <厂>", 0],
        ["=1+1", None, 12],
        ["合计", None, "=SUM(C2:C4)"],
    ]


def test_without_lines_one_blank_row_stays(tmp_path: Path) -> None:
    assert values(opened(filled(author(tmp_path / "登记表.xlsx", LOOP), []))) == [
        ["编号", "客户", "数量"],
        [None, None, None],
        ["合计", None, "=SUM(C2:C2)"],
    ]


@pytest.mark.parametrize("count", [1, 2, 199, 200, 201, 450])
def test_lines_of_any_number_stand_in_their_order(count: int, tmp_path: Path) -> None:
    lines = [{"编号": f"{n:04}", "客户": "甲" if n % 3 else "", "数量": n} for n in range(count)]
    sheet = opened(filled(author(tmp_path / "登记表.xlsx", LOOP), lines))
    assert [row[0] for row in values(sheet)[1:-1]] == [line["编号"] for line in lines]
    assert [row[2] for row in values(sheet)[1:-1]] == list(range(count))
    assert sheet.cell(count + 2, 3).value == f"=SUM(C2:C{count + 1})"


def test_lines_of_changing_kinds_are_each_written_as_they_are(tmp_path: Path) -> None:
    kinds = ["甲", 3, None, "", " 乙 ", "a\nb", True, 2.5, "丙 & 丁", dt.date(2026, 3, 5), "戊"]
    lines = [{"编号": kind, "客户": "甲", "数量": "乙"} for kind in kinds]
    sheet = opened(filled(author(tmp_path / "登记表.xlsx", LOOP), lines))
    wanted = ["甲", 3, None, None, " 乙 ", "a\nb", True, 2.5, "丙 & 丁", "2026年3月5日", "戊"]
    assert [row[0] for row in values(sheet)[1:-1]] == wanted


def test_a_line_may_take_several_rows_and_reckon(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["{%tr for r in 登记.行 if r.数量 %}"],
        ["{{ loop.index }}", "{{ r.客户 }}", "{{ r.数量 * 2 }}", "{{ loop.last }}"],
        ["共 {{ loop.length }} 行", "{{ 年月 }}", "固定", 7],
        ["{%tr endfor %}"],
        ["尾"],
    ]
    sheet = opened(filled(author(tmp_path / "登记表.xlsx", rows), 年月="2026年3月"))
    assert values(sheet) == [
        [1, "远山机电", 6, False],
        ["共 2 行", "2026年3月", "固定", 7],
        [2, None, 24, True],
        ["共 2 行", "2026年3月", "固定", 7],
        ["尾", None, None, None],
    ]


def test_two_loops_follow_each_other(tmp_path: Path) -> None:
    rows = [*LOOP[1:4], ["中"], *LOOP[1:4], ["=COUNTA(A2:A2)", "=COUNTA(A6:A6)", "=A4"]]
    sheet = opened(filled(author(tmp_path / "登记表.xlsx", rows)))
    assert [row[0] for row in values(sheet)] == [
        *("26030001", "26030002", "=1+1", "中", "26030001", "26030002", "=1+1"),
        "=COUNTA(A1:A3)",
    ]
    assert [cell.value for cell in sheet[8]] == ["=COUNTA(A1:A3)", "=COUNTA(A5:A7)", "=A4"]


@pytest.mark.parametrize(
    ("value", "number_format", "wanted"),
    [
        ("06110001", "General", ("s", "06110001")),
        ("12", "0.00", ("s", "12")),
        ("=HYPERLINK(1)", "General", ("s", "=HYPERLINK(1)")),
        ("+1", "General", ("s", "+1")),
        ("#N/A", "General", ("s", "#N/A")),
        ("  空格 ", "General", ("s", "  空格 ")),
        ("一\n二", "General", ("s", "一\n二")),
        ("甲\x0b\x00乙", "General", ("s", "甲乙")),
        ("</t></is></c>", "General", ("s", "</t></is></c>")),
        (12, "General", ("n", 12)),
        (-1.5, "0.0", ("n", -1.5)),
        (Decimal("12345.60"), "0.00", ("n", 12345.6)),
        (10**16, "General", ("s", "10000000000000000")),
        (float("nan"), "General", ("s", "nan")),
        (True, "General", ("b", True)),
        (None, "General", ("n", None)),
        ("", "General", ("n", None)),
        (dt.date(2026, 3, 5), "yyyy-mm-dd", ("d", dt.datetime(2026, 3, 5))),
        (
            dt.datetime(2026, 3, 5, 14, 30),
            "yyyy-mm-dd hh:mm",
            ("d", dt.datetime(2026, 3, 5, 14, 30)),
        ),
        (dt.time(6), "hh:mm", ("d", dt.time(6))),
        (dt.date(2026, 3, 5), "General", ("s", "2026年3月5日")),
        (dt.datetime(2026, 3, 5, 14, 30), "@", ("s", "2026年3月5日14时30分")),
        ("2026年3月5日", "yyyy-mm-dd", ("s", "2026年3月5日")),
        (7, "yyyy-mm-dd", ("d", dt.datetime(1900, 1, 7))),
    ],
)
def test_a_cell_that_is_one_tag_takes_the_value_as_it_is(
    value: Any, number_format: str, wanted: tuple[str, Any], tmp_path: Path
) -> None:
    def style(sheet: Worksheet) -> None:
        sheet["A1"].number_format = number_format

    path = author(tmp_path / "登记表.xlsx", [[" {{ 内容 }} "]], style)
    cell = opened(filled(path, 内容=value))["A1"]
    assert (cell.data_type, cell.value) == wanted


def test_a_built_in_chinese_date_format_shows_dates(tmp_path: Path) -> None:
    def style(sheet: Worksheet) -> None:
        sheet["A1"].number_format = "mm-dd-yy"

    path = author(tmp_path / "登记表.xlsx", [["{{ 内容 }}"]], style)
    data = members(path.read_bytes())
    data["xl/styles.xml"] = data["xl/styles.xml"].replace(b'numFmtId="14"', b'numFmtId="31"')
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in data.items():
            archive.writestr(name, content)
    sheet = members(filled(path, 内容=dt.date(2026, 3, 5)))["xl/worksheets/sheet1.xml"]
    assert b"<v>46086</v>" in sheet


def test_text_around_a_tag_makes_a_text(tmp_path: Path) -> None:
    path = author(
        tmp_path / "登记表.xlsx",
        [["编号：{{ 编号 }}", "{{ 编号 }}{{ 编号 }}", "{% if 编号 %}有{% endif %}"]],
    )
    assert values(opened(filled(path, 编号=26030001))) == [
        ["编号：26030001", "2603000126030001", "有"]
    ]


def test_text_formatted_piece_by_piece_keeps_its_formats(tmp_path: Path) -> None:
    bold = InlineFont(b=True)
    text = CellRichText("编号：", TextBlock(bold, "{{ 编号 }}"), " 止")
    path = author(tmp_path / "登记表.xlsx", [[text]])
    data = filled(path, 编号="A & B")
    book = openpyxl.load_workbook(io.BytesIO(data), rich_text=True)
    assert book["登记"]["A1"].value == CellRichText("编号：", TextBlock(bold, "A & B"), " 止")


@settings(max_examples=40)
@given(text=st.text(min_size=1, max_size=40))
def test_any_text_stays_text(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "any.xlsx"
    if not path.exists():
        author(path, LOOP)
    line = {"编号": text, "客户": f"甲{text}", "数量": 1}
    sheet = opened(filled(path, [line, line]))
    assert [cell.value or "" for cell in sheet["A"]][1:3] == [clean(text)] * 2
    assert [cell.value for cell in sheet["B"]][1:3] == [f"甲{clean(text)}"] * 2


def test_the_end_of_a_character_section_in_a_text_leaves_the_sheet_whole(tmp_path: Path) -> None:
    path = author(tmp_path / "登记表.xlsx", LOOP)
    lines = [{"编号": text, "客户": "甲", "数量": 1} for text in ("乙", "a]]>b")]
    assert [cell.value for cell in opened(filled(path, lines))["A"]][1:3] == ["乙", "a]]>b"]


def test_an_escape_of_excel_in_a_text_is_kept_as_text(tmp_path: Path) -> None:
    data = filled(author(tmp_path / "登记表.xlsx", [["{{ 内容 }}"]]), 内容="_x0041_")
    assert b">_x005F_x0041_<" in members(data)["xl/worksheets/sheet1.xml"]


@pytest.mark.parametrize(
    ("amount", "kept"),
    [("1234567890123.45", 1234567890123.45), ("12345678901234.56", "12345678901234.56")],
)
def test_an_amount_with_more_digits_than_excel_keeps_is_a_text(
    amount: str, kept: float | str, tmp_path: Path
) -> None:
    data = filled(author(tmp_path / "登记表.xlsx", [["{{ 金额 }}"]]), 金额=Decimal(amount))
    assert opened(data)["A1"].value == kept


def test_a_text_longer_than_a_cell_is_told(tmp_path: Path) -> None:
    lines = [THREE[0], {**THREE[0], "客户": "长" * 32_768}]
    with pytest.raises(ConfigurationError, match=r"登记!B3.*32768字"):
        filled(author(tmp_path / "登记表.xlsx", LOOP), lines)


def rezipped(path: Path, changes: dict[str, Callable[[bytes], bytes]]) -> Path:
    data = members(path.read_bytes())
    with zipfile.ZipFile(path, "w") as archive:
        for name in [*data, *(set(changes) - set(data))]:
            archive.writestr(name, changes.get(name, bytes)(data.get(name, b"")))
    return path


def test_pictures_and_properties_are_set(tmp_path: Path) -> None:
    def mark(sheet: Worksheet) -> None:
        sheet.add_image(Image(io.BytesIO(qr_png("占位"))), "A7")

    path = rezipped(
        author(tmp_path / "登记表.xlsx", [["{{ 编号 }}"]], mark),
        {
            "xl/drawings/drawing1.xml": lambda xml: xml.replace(
                b'name="Image 1"', b'name="formkit:code"'
            )
        },
    )
    code, given = qr_png("26030001-3-K"), {"identifier": "26030001", "formkit": "26030001-3-K"}
    template = CompiledWorkbook(path)
    data = template.render({"编号": "26030001"}, pictures={"code": code}, properties=given)
    assert template.pictures == {"code"}
    assert members(data)["xl/media/image1.png"] == code
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.properties.identifier == "26030001"
    assert b">26030001-3-K<" in members(data)["docProps/custom.xml"]


def test_the_names_used_are_known(tmp_path: Path) -> None:
    template = CompiledWorkbook(author(tmp_path / "登记表.xlsx", [*LOOP, ["制表：{{ 制表人 }}"]]))
    assert template.variables == {"登记.行", "制表人"}
    assert template.columns == {"登记.行.编号", "登记.行.客户", "登记.行.数量"}


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([["{{ 客户名 }}"]], "“登记!A1 {{ 客户名 }}”处：没有名为“客户名”的内容。是不是“客户名称”"),
        ([["客户：{{ 客户名 }}"]], "没有名为“客户名”的内容"),
        (
            [LOOP[1], ["{{ r.客 }}"], LOOP[3]],
            "“登记!A2 {{ r.客 }}”处：没有名为“r.客”的内容。是不是“r.客户”",
        ),
        (
            [["{%tr for r in 表.行 %}"], ["{{ r.客户 }}"], LOOP[3]],
            "“登记!A1 {%tr for r in 表.行 %}”处：没有名为“表”",
        ),
        ([["{{ 客户名称.__class__ }}"]], "不允许的写法"),
        ([["{{ 客户名称 - 1 }}"]], "这里算不出来"),
    ],
)
def test_a_cell_that_cannot_be_filled_is_told(
    rows: list[list[str]], told: str, tmp_path: Path
) -> None:
    path = author(tmp_path / "登记表.xlsx", rows)
    with pytest.raises(ConfigurationError, match="登记表.xlsx") as error:
        filled(path, 客户名称="远山机电")
    assert told in str(error.value)


@pytest.mark.parametrize(
    "rows",
    [
        [["{{ 客户名"]],
        [["{% if 甲 %}"]],
        [LOOP[1], LOOP[2]],
        [LOOP[3]],
        [LOOP[1], LOOP[3]],
        [LOOP[1], LOOP[1], LOOP[2], LOOP[3], LOOP[3]],
        [["{%tr if 甲 %}"], ["乙"], LOOP[3]],
        [["{%tr for a, b in 登记.行 %}"], ["乙"], LOOP[3]],
        [["{%tr for r in %}"], ["乙"], LOOP[3]],
        [["{%tr for r in 登记.行 %}", "旁边"], ["乙"], LOOP[3]],
        [["前 {%tr for r in 登记.行 %}"], ["乙"], LOOP[3]],
    ],
)
def test_tags_written_wrongly_are_told_when_the_template_is_compiled(
    rows: list[list[str]], tmp_path: Path
) -> None:
    with pytest.raises(ConfigurationError, match=r"登记!A\d .*标签写得不对"):
        CompiledWorkbook(author(tmp_path / "登记表.xlsx", rows))


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "登记表.xlsx"
    with pytest.raises(FileAccessError):
        CompiledWorkbook(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    with pytest.raises(ConfigurationError, match="另存"):
        CompiledWorkbook(path)


def test_saving_writes_the_file(tmp_path: Path) -> None:
    out = tmp_path / "2603 登记表.xlsx"
    CompiledWorkbook(author(tmp_path / "登记表.xlsx", LOOP)).save({"登记": {"行": THREE}}, out)
    assert opened(out.read_bytes())["A2"].value == "26030001"
