"""A list of many is registered line by line; the bad lines are told, the good ones not lost."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest

from formkit.errors import UnknownName, UnsafeError
from formkit.filling.blank import author
from formkit.office import Office, Registration
from tests.office.desk import CLERK, INTAKE, SHEET, Sight, written

Rows = Sequence[Sequence[str]]
MakeList = Callable[..., Path]
LATER = Registration(now=dt.datetime(2026, 3, 31, 17, 0), by=CLERK)


def rows(*orders: str, **others: str) -> list[list[str]]:
    """A heading line, and a line for each order number."""
    said = INTAKE | others
    return [list(said), *(list((said | {"订单编号": order}).values()) for order in orders)]


def as_csv(lines: Rows) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    return text.getvalue()


@pytest.fixture
def listed(tmp_path: Path) -> MakeList:
    """A CSV list of these lines."""

    def write(lines: Rows, name: str = "三月来件.csv") -> Path:
        (tmp_path / name).write_text(as_csv(lines), encoding="utf-8")
        return tmp_path / name

    return write


def workbook(path: Path, **sheets: Rows) -> Path:
    book = openpyxl.Workbook()
    for title, lines in sheets.items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(list(line))
    book.save(path)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_list_is_registered_in_whatever_encoding_excel_saved_it(
    encoding: str, office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "三月来件.csv"
    path.write_bytes(as_csv(rows("DD-1", "DD-2")).encode(encoding))
    batch = office.batch(SHEET, path, said=LATER)
    assert [sheet.number for sheet in batch.sheets] == ["26030001", "26030002"]
    assert office.ledger.entry("26030002").boxes["report.order_no"] == "DD-2"
    assert len(written(office.folder.root, "2603")) == 10


def test_an_excel_list_is_registered_with_its_dates_and_numbers(
    office: Office, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(list(INTAKE))
    line = INTAKE | {"受理日期": dt.date(2026, 3, 5), "数量": 120}
    book.active.append(list(line.values()))
    book.save(tmp_path / "来件.xlsx")
    (sheet,) = office.batch(SHEET, tmp_path / "来件.xlsx", said=LATER).sheets
    boxes = office.ledger.entry(sheet.number).boxes
    assert (boxes["report.received_on"], boxes["report.quantity"]) == ("2026-03-05", "120")


def test_every_visible_sheet_of_a_workbook_is_part_of_the_list(
    office: Office, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "来件.xlsx", 上旬=rows("DD-1"), 空=[], 下旬=rows("DD-2", "DD-3"))
    assert len(office.batch(SHEET, path, said=LATER).sheets) == 3


def test_a_sheet_of_the_workbook_that_is_no_list_is_named_before_anything_is_registered(
    office: Office, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "来件.xlsx", 来件=rows("DD-1"), 说明=[["填表说明"], ["一行一件"]])
    with pytest.raises(UnknownName, match="说明!A1.*填表说明"):
        office.batch(SHEET, path, said=LATER)
    assert office.ledger.entries() == []


def test_the_column_of_registration_decides_the_month_of_each_line(
    office: Office, listed: MakeList
) -> None:
    lines = rows("DD-1", "DD-2", "DD-3", 登记日期="")
    for line, day in zip(lines[1:], ("2026-02-27", "2026年3月2日", ""), strict=True):
        line[-1] = day
    sheets = office.batch(SHEET, listed(lines), said=LATER).sheets
    assert [sheet.number for sheet in sheets] == ["26020001", "26030001", "26030002"]
    received = [office.ledger.entry(sheet.number).received for sheet in sheets]
    assert received == [dt.date(2026, 2, 27), dt.date(2026, 3, 2), dt.date(2026, 3, 31)]


def test_the_day_of_registration_may_be_a_box_of_the_form_too(
    office: Office, listed: MakeList
) -> None:
    record = {
        "投诉客户名称": "远山机电",
        "登记日期": "2026年2月27日",
        "投诉方式": "电话投诉",
        "客户联系方式": "0379-6599-0000",
        "投诉理由": "外壳开裂",
        "投诉要求": "退货",
        "部门": "客户服务部",
        "受理人员(签字)": "李明 2026年2月27日",
    }
    path = listed([list(record), list(record.values())])
    (sheet,) = office.batch("客户投诉记录单", path, said=LATER).sheets
    assert sheet.number == "JL26020001"
    assert office.ledger.entry(sheet.number).boxes["acceptance.accepted_on"] == "2026-02-27"


@pytest.mark.parametrize(
    ("heading", "text", "told"),
    [
        ("交运日期", "2026年2月30日", "交运日期"),
        ("料号", "", "料号"),
        ("销售地区", "月球", "销售地区"),
        ("登记日期", "某日", "登记日期"),
        ("登记日期", "2026-04-01", "还没有到"),
    ],
)
def test_a_bad_line_is_told_with_its_place_and_the_others_are_registered(
    heading: str, text: str, told: str, office: Office, listed: MakeList
) -> None:
    lines = rows("DD-1", "DD-2", "DD-3", 销售地区="国内", 登记日期="")
    lines[2][lines[0].index(heading)] = text
    batch = office.batch(SHEET, listed(lines), said=LATER)
    assert [sheet.number for sheet in batch.sheets] == ["26030001", "26030002"]
    (rejected,) = batch.rejected
    assert "第3行" in rejected.row
    assert told in " ".join(map(str, rejected.findings))


def test_the_same_list_again_gives_the_same_numbers_and_changes_nothing(
    office: Office, listed: MakeList
) -> None:
    path = listed(rows("DD-1", "DD-2"))
    first = office.batch(SHEET, path, said=LATER)
    before = Sight.of(office.folder.root)
    again = office.batch(SHEET, path, said=LATER)
    assert [sheet.number for sheet in again.sheets] == [sheet.number for sheet in first.sheets]
    assert [sheet.files for sheet in again.sheets] == [sheet.files for sheet in first.sheets]
    assert {one.code for sheet in again.sheets for one in sheet.findings} == {"already-registered"}
    assert Sight.of(office.folder.root) == before


def test_a_list_that_was_put_right_and_sorted_registers_only_what_is_new(
    office: Office, listed: MakeList, tmp_path: Path
) -> None:
    lines = rows("DD-1", "DD-2", "DD-3")
    lines[2][6] = "2026年2月30日"
    office.batch(SHEET, listed(lines), said=LATER)
    lines[2][6] = "2026年2月28日"
    again = workbook(tmp_path / "改正.xlsx", 来件=[lines[0], *reversed(lines[1:])])
    sheets = office.batch(SHEET, again, said=LATER).sheets
    assert [sheet.number for sheet in sheets] == ["26030002", "26030003", "26030001"]


def test_of_equal_lines_in_one_list_each_has_its_own_number(
    office: Office, listed: MakeList
) -> None:
    path = listed(rows("DD-1", "DD-1"))
    for _ in range(2):
        sheets = office.batch(SHEET, path, said=LATER).sheets
        assert [sheet.number for sheet in sheets] == ["26030001", "26030002"]


def test_a_crash_in_the_middle_of_the_second_list_is_made_good_by_running_it_again(
    office: Office, listed: MakeList, monkeypatch: pytest.MonkeyPatch
) -> None:
    from formkit.filling import sheets

    office.batch(SHEET, listed(rows("DD-1", "DD-2")), said=LATER)
    write, left = sheets.write_copies, iter(range(2))

    def crash(*args: object, **said: object) -> object:
        if next(left, None) is None:
            raise RuntimeError("停电")
        return write(*args, **said)  # type: ignore[arg-type]

    monkeypatch.setattr(sheets, "write_copies", crash)
    second = listed(rows("DD-7", "DD-8", "DD-9"), "四月来件.csv")
    with pytest.raises(RuntimeError, match="停电"):
        office.batch(SHEET, second, said=LATER)
    assert len(office.ledger.entries()) == 5
    assert written(office.folder.root, "26030005") == []
    monkeypatch.undo()
    again = office.batch(SHEET, second, said=LATER)
    assert [sheet.number for sheet in again.sheets] == ["26030003", "26030004", "26030005"]
    assert len(office.ledger.entries()) == 5
    assert len(written(office.folder.root, "26030005")) == 5
    assert office.check() == []


def test_a_crash_at_the_first_document_registers_nothing(
    office: Office, listed: MakeList, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object, **__: object) -> None:
        raise RuntimeError("停电")

    monkeypatch.setattr("formkit.filling.sheets.write_copies", crash)
    before = Sight.of(office.folder.root)
    with pytest.raises(RuntimeError, match="停电"):
        office.batch(SHEET, listed(rows("DD-1", "DD-2")), said=LATER)
    assert Sight.of(office.folder.root) == before


def test_documents_that_were_lost_are_written_again_and_the_others_left_alone(
    office: Office, listed: MakeList
) -> None:
    path = listed(rows("DD-1"))
    (sheet,) = office.batch(SHEET, path, said=LATER).sheets
    second, third = (office.folder.root / one.path for one in sheet.files[1:3])
    second.unlink()
    third.write_bytes(b"edited")
    office.batch(SHEET, path, said=LATER)
    assert second.is_file()
    assert third.read_bytes() == b"edited"


def test_a_list_previewed_tells_the_numbers_it_would_get(office: Office, listed: MakeList) -> None:
    path = listed(rows("DD-1", "DD-2"))
    preview = office.preview_batch(SHEET, path, said=LATER)
    assert office.ledger.entries() == []
    numbers = [sheet.number for sheet in preview.sheets]
    assert numbers == [sheet.number for sheet in office.batch(SHEET, path, said=LATER).sheets]
    assert numbers == [
        sheet.number for sheet in office.preview_batch(SHEET, path, said=LATER).sheets
    ]


def test_progress_is_told_up_to_the_last_line(office: Office, listed: MakeList) -> None:
    told: list[tuple[int, int]] = []
    office.batch(
        SHEET,
        listed(rows("DD-1", "DD-2", "DD-3")),
        said=LATER,
        progress=lambda done, of: told.append((done, of)),
    )
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_list_with_a_heading_only_registers_nothing(office: Office, listed: MakeList) -> None:
    batch = office.batch(SHEET, listed(rows()), said=LATER)
    assert (batch.sheets, batch.rejected) == ((), ())


def test_a_hostile_list_is_refused(folder: Path, tmp_path: Path) -> None:
    with (folder / "formkit.toml").open("a", encoding="utf-8") as settings:
        settings.write('[limits]\ntotal = "1 KiB"\n')
    path = workbook(tmp_path / "来件.xlsx", 来件=rows("DD-1"))
    with Office.open(folder) as office, pytest.raises(UnsafeError, match="total"):
        office.batch(SHEET, path, said=LATER)


def test_a_template_is_compiled_once_for_all_lines(
    office: Office, listed: MakeList, monkeypatch: pytest.MonkeyPatch
) -> None:
    from formkit.filling.docx import CompiledTemplate

    compiled: list[Path] = []
    compile_ = CompiledTemplate.__init__

    def counted(template: CompiledTemplate, path: Path) -> None:
        compiled.append(path)
        compile_(template, path)

    monkeypatch.setattr(CompiledTemplate, "__init__", counted)
    stock = office.folder.root.parent / "模板"
    stock.mkdir()
    monkeypatch.setattr("formkit.filling.stock.stock_folder", lambda: stock)
    author(office.shelf.find(SHEET), stock / f"{SHEET}.docx")
    office.batch(SHEET, listed(rows("DD-1", "DD-2", "DD-3")), said=LATER)
    assert compiled == [stock / f"{SHEET}.docx"]
