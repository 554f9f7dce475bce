from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

from formkit.drafting import drafted
from formkit.drafting.guess import guessed
from formkit.errors import InputError
from formkit.safety.libreoffice import converted, program
from tests.drafting.blanks import BLANKS, banded, headed, listed, loose, one_line, register
from tests.drafting.trips import trip


@pytest.mark.parametrize(
    ("label", "blank", "kind"),
    [
        ("投诉日期", "", "date"),
        ("签收", "    年  月  日", "date"),
        ("受理", "  年  月  日  时  分", "moment"),
        ("受理时间", "", "moment"),
        ("起止时间", "", "text"),
        ("出生年月", "", "text"),
        ("赔偿金额", "", "money"),
        ("损失情况", "", "text"),
        ("不良数量", "", "quantity"),
        ("经办人（签字）", "", "signature"),
        ("审批人", "", "signature"),
        ("申请人", "", "text"),
        ("是否回访", "", "yes_no"),
        ("是否回访", "□是 □否", "yes_no"),
        ("订单编号", "", "number"),
        ("满意程度", "□满意 □基本满意 □不满意", "choice"),
        ("要求", "□退货 □换货", "choices"),
        ("性质", "( )内部 ( )外部", "choice"),
        ("姓名", "", "text"),
    ],
)
def test_the_kind_of_a_box_is_told_by_its_label_and_its_blank(
    label: str, blank: str, kind: str
) -> None:
    assert guessed(label, blank).kind == kind


def test_bands_at_the_left_edge_are_sections(tmp_path: Path) -> None:
    spec = drafted(banded(tmp_path / "意见.docx")).spec
    assert spec.title == "客户意见处理单"
    assert [section.title for section in spec.sections] == ["受理", "处理", "其他"]
    assert spec.box("投诉内容").lines > 1
    assert spec.box("客户要求").choices == ("退货", "换货", "其他")


def test_what_is_only_guessed_is_said(tmp_path: Path) -> None:
    doubts = drafted(banded(tmp_path / "意见.docx")).doubts
    assert any("客户要求" in doubt and "单选还是多选" in doubt for doubt in doubts)


def test_a_row_of_labels_over_blank_rows_is_a_repeating_table(tmp_path: Path) -> None:
    (rows,) = drafted(listed(tmp_path / "申领.docx")).spec.tables
    assert [box.label for box in rows.boxes] == ["序号", "品名", "规格型号", "数量", "金额"]
    assert [box.type for box in rows.boxes] == ["integer", "text", "text", "quantity", "money"]
    assert rows.lines == 5


def test_a_place_for_the_number_takes_the_number_of_the_sheet(tmp_path: Path) -> None:
    draft = drafted(loose(tmp_path / "来访.docx"))
    assert not draft.spec.has("编号")
    assert not any("没有“编号”一栏" in doubt for doubt in draft.doubts)


def test_blanks_in_the_head_and_foot_of_a_page_are_boxes(tmp_path: Path) -> None:
    draft = drafted(headed(tmp_path / "退货.docx"))
    first, *_, last = draft.spec.boxes
    assert (first.label, last.label, last.type) == ("客户名称", "填表日期", "date")
    assert not any("编号”一栏" in doubt for doubt in draft.doubts)


def test_the_title_stands_under_the_name_of_the_sender(tmp_path: Path) -> None:
    assert drafted(headed(tmp_path / "退货.docx")).spec.title == "退货处理单"


def test_a_register_of_which_only_the_heading_is_drawn_has_lines(tmp_path: Path) -> None:
    draft = drafted(register(tmp_path / "领用.xlsx"))
    (rows,) = draft.spec.tables
    assert [box.label for box in rows.boxes] == ["领用日期", "配件名称", "领用人", "备注", "金额"]
    assert any("只有表头" in doubt for doubt in draft.doubts)


def test_what_excel_calculates_is_no_box_and_goes_on_in_every_line(tmp_path: Path) -> None:
    made = trip(one_line(tmp_path / "领用.xlsx"), tmp_path)
    (rows,) = made.draft.spec.tables
    assert "金额" not in [box.label for box in rows.boxes]
    sheet = load_workbook(made.filled).worksheets[0]
    formulas = [str(cell.value) for cell in sheet["E"] if str(cell.value).startswith("=")]
    assert formulas == ["=LEN(B3)*2", "=LEN(B4)*2", "=SUM(E3:E4)"]


def test_the_letters_of_other_forms_are_left_to_them(tmp_path: Path) -> None:
    blank = headed(tmp_path / "退货.docx")
    assert drafted(blank).spec.numbered.startswith("THCL{")
    assert drafted(blank, taken={"THCL"}).spec.numbered.startswith("THCLA{")


def test_two_forms_have_numbers_of_their_own(tmp_path: Path) -> None:
    rules = {drafted(make(tmp_path / name)).spec.numbered for name, make in BLANKS.items()}
    assert len(rules) == len(BLANKS)


def test_what_is_written_already_is_no_blank_and_is_told(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("姓名", "张三", "电话", ""), ("地址", "", "职务", "")):
        sheet.append(row)
    book.save(path := tmp_path / "登记.xlsx")
    draft = drafted(path)
    assert [box.label for box in draft.spec.boxes] == ["电话", "地址", "职务"]
    assert any("张三" in doubt for doubt in draft.doubts)


def test_a_letter_without_blanks_is_refused(tmp_path: Path) -> None:
    word = Document()
    word.add_paragraph("各位同事，明天上午开会，请准时参加。")
    word.save(str(path := tmp_path / "通知.docx"))
    with pytest.raises(InputError, match="起草不了"):
        drafted(path)


@pytest.mark.skipif(program() is None, reason="needs LibreOffice")
def test_a_pdf_gets_a_template_of_its_own_and_this_is_said(tmp_path: Path) -> None:
    blank = banded(tmp_path / "意见.docx")
    made = converted([blank], "pdf", tmp_path / "pdf")[blank]
    assert isinstance(made, Path)
    draft = drafted(made)
    assert not draft.is_copy
    assert "另排" in draft.remarks[0]
    assert {"客户名称", "投诉日期", "投诉内容"} <= {box.label for box in draft.spec.boxes}
    taken = trip(made, tmp_path)
    assert taken.reading.values == taken.marks
