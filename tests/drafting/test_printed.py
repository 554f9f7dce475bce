from __future__ import annotations

from pathlib import Path

import docx
import pytest

from formkit.forms import FormSpec, Shelf, declare
from formkit.forms.dump import dump
from formkit.reading import read
from formkit.reading.formats import read_document
from formkit.safety.libreoffice import converted, program
from tests.drafting.blanks import explained
from tests.drafting.trips import Trip, trip


@pytest.fixture
def made(tmp_path: Path) -> Trip:
    return trip(explained(tmp_path / "blank.docx"), tmp_path)


def test_a_drafted_form_knows_what_its_blank_prints_beside_the_labels(made: Trip) -> None:
    assert made.draft.spec.printed == (
        "温馨提示：请用黑色水笔填写，字迹清楚。",
        "请写全名",
        "不够可附页",
        "提醒",
        "本单一式三份：来信人一份，存档二份。",
        "填写要求：1. 姓名须与证件一致。",
        "咨询电话：0571-88001122",
        "天",
        "件",
        "元",
        "第 1 页 共 1 页",
        "表单编号：KF-QR-012",
        "版本：A/0",
    )


def test_what_is_printed_is_declared_in_toml(made: Trip) -> None:
    again: FormSpec = declare(dump(made.draft.spec))
    assert again.printed == made.draft.spec.printed
    assert 'printed = [\n    "温馨提示：请用黑色水笔填写，字迹清楚。",\n' in made.draft.toml


@pytest.mark.parametrize(
    ("row", "col", "text", "label", "value"),
    [
        (0, 3, "另有两人联名", "", "另有两人联名"),
        (4, 3, "来信人已领走一份", "提醒", "来信人已领走一份"),
        (5, 0, "回访电话：13900000000", "回访电话", "13900000000"),
    ],
)
def test_what_a_clerk_writes_in_place_of_print_is_still_told(
    made: Trip, tmp_path: Path, row: int, col: int, text: str, label: str, value: str
) -> None:
    paper = docx.Document(str(made.filled))
    paper.tables[0].cell(row, col).text = text
    paper.save(str(tmp_path / "added.docx"))
    added = read(tmp_path / "added.docx", Shelf([made.draft.spec]))
    assert [(one.label, one.value) for one in added.unknown] == [(label, value)]
    assert added.values == made.marks


def test_what_a_clerk_adds_behind_print_in_the_same_cell_is_told_alone(
    made: Trip, tmp_path: Path
) -> None:
    paper = docx.Document(str(made.filled))
    paper.tables[0].cell(4, 3).paragraphs[0].add_run("\n另附样品两件")
    paper.save(str(tmp_path / "added.docx"))
    added = read(tmp_path / "added.docx", Shelf([made.draft.spec]))
    assert [(one.label, one.value) for one in added.unknown] == [("提醒", "另附样品两件")]


@pytest.mark.skipif(program() is None, reason="needs LibreOffice")
def test_a_printed_sheet_has_no_news_either(made: Trip, tmp_path: Path) -> None:
    printed = converted([made.filled], "pdf", tmp_path)[made.filled]
    assert isinstance(printed, Path)
    reading = read(printed, Shelf([made.draft.spec]))
    assert reading.unknown == ()
    assert reading.findings == ()
    assert {path: value for path, value in reading.values.items() if value} == made.marks


def test_a_unit_stays_printed_until_its_number_is_written(made: Trip) -> None:
    kinds = {box.label: box.type for box in made.draft.spec.boxes}
    assert kinds["处理期限"] == kinds["件数"] == "quantity"
    assert kinds["补偿金额"] == "money"
    texts = [cell.text for grid in read_document(made.unfilled).grids for cell in grid.cells]
    assert "    天" in texts
    assert "补偿金额：____元    件数：    件" in texts


@pytest.mark.parametrize(
    ("written", "read_as"), [("5    天", "5 天"), ("5天", "5 天"), ("５", "5"), ("    天", "None")]
)
def test_a_number_is_read_with_the_unit_behind_it(
    made: Trip, tmp_path: Path, written: str, read_as: str
) -> None:
    paper = docx.Document(str(made.unfilled))
    paper.tables[0].cell(6, 1).text = written
    paper.save(str(tmp_path / "typed.docx"))
    typed = read(tmp_path / "typed.docx", Shelf([made.draft.spec]))
    assert str(typed.values.get("内容.处理期限")) == read_as
    assert typed.findings == ()
