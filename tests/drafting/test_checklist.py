from __future__ import annotations

from pathlib import Path

import docx
import pytest

from formkit.drafting import drafted
from formkit.errors import InputError
from formkit.forms import Shelf
from formkit.reading import read
from formkit.safety.libreoffice import converted, program
from tests.drafting.blanks import checklist, scored
from tests.drafting.trips import trip


def test_each_blank_of_a_checklist_is_called_after_its_row_and_column(tmp_path: Path) -> None:
    spec = drafted(checklist(tmp_path / "blank.docx")).spec
    assert [(box.label, box.type) for box in spec.boxes] == [
        ("设备编号", "number"),
        ("点检日期", "date"),
        ("外观·结果", "choice"),
        ("外观·备注", "text"),
        ("润滑油位·结果", "choice"),
        ("润滑油位·备注", "text"),
        ("运转声音·结果", "choice"),
        ("运转声音·备注", "text"),
        ("备注", "text"),
        ("点检人", "text"),
    ]
    assert spec.tables == ()


def test_labels_right_under_a_checklist_are_no_row_of_it(tmp_path: Path) -> None:
    labels = [box.label for box in drafted(scored(tmp_path / "blank.xlsx")).spec.boxes]
    assert labels[2:4] == ["交货及时·得分", "交货及时·评分人"]
    assert labels[-2:] == ["结论", "批准人"]


def test_a_checklist_typed_over_by_hand_is_read_by_row_and_column(tmp_path: Path) -> None:
    made = trip(checklist(tmp_path / "blank.docx"), tmp_path)
    paper = docx.Document(str(tmp_path / "blank.docx"))
    for row, text in ((2, "■合格 □不合格"), (4, "□合格 ■不合格")):
        paper.tables[0].cell(row, 3).text = text
    paper.tables[0].cell(4, 4).text = "轴承异响"
    paper.save(str(tmp_path / "typed.docx"))
    typed = read(tmp_path / "typed.docx", Shelf([made.draft.spec]))
    assert {path: value for path, value in typed.values.items() if value} == {
        "内容.外观_结果": "合格",
        "内容.运转声音_结果": "不合格",
        "内容.运转声音_备注": "轴承异响",
    }
    assert typed.unknown == ()
    assert typed.findings == ()


@pytest.mark.skipif(program() is None, reason="needs LibreOffice")
def test_a_printed_checklist_is_read_by_row_and_column(tmp_path: Path) -> None:
    made = trip(checklist(tmp_path / "blank.docx"), tmp_path)
    printed = converted([made.filled], "pdf", tmp_path)[made.filled]
    assert isinstance(printed, Path)
    reading = read(printed, Shelf([made.draft.spec]))
    assert reading.values == made.marks
    assert reading.unknown == ()


def test_a_list_of_entries_is_no_checklist_for_having_a_blank_column(tmp_path: Path) -> None:
    paper = docx.Document()
    paper.add_paragraph("来电名册")
    rows = [("序号", "来电人", "电话", "处理情况")]
    rows += [(str(n), f"钱{one}", f"1390000000{n}", "") for n, one in enumerate("甲乙丙", 1)]
    table = paper.add_table(len(rows), 4)
    for row, texts in enumerate(rows):
        for col, text in enumerate(texts):
            table.cell(row, col).text = text
    paper.save(str(tmp_path / "list.docx"))
    with pytest.raises(InputError, match="写了内容的名册"):
        drafted(tmp_path / "list.docx")
