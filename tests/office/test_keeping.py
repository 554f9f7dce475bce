"""How long cases are kept, where they lie, and what is proposed to be destroyed."""

from __future__ import annotations

import datetime as dt
import html
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from formkit.errors import NothingToDo, UsageError
from formkit.office import Office
from formkit.office.archive_papers import write_catalogue, write_destruction_list
from formkit.office.keeping import Kept, kept, shelved
from formkit.reconciling.retention import Term
from tests.conftest import Lived
from tests.office.desk import CLERK, Issue, text_of

NOW = dt.datetime(2026, 6, 1, 9, 0)
ONE = Kept(
    number="26030001",
    form="客户抱怨处理表",
    title="远山机电关于外壳开裂的投诉",
    grade="",
    term=Term(10),
    began=dt.date(2026, 3, 5),
    archived=dt.date(2026, 4, 2),
    pieces=90,
    pages=90,
)


@pytest.fixture(scope="module")
def archive(lived: Lived, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office with archived cases."""
    folder = shutil.copytree(lived.month.folder, tmp_path_factory.mktemp("archive") / "客诉")
    with Office.open(Path(folder)) as office:
        yield office


def test_a_title_is_no_sentence(office: Office, issue: Issue) -> None:
    issue(客户名称="Northlake Tools Co.", 客户投诉理由="外壳开裂。")
    assert kept(office, NOW)[0].title == "Northlake Tools Co.关于外壳开裂的投诉"


def test_a_case_on_its_way_has_a_class_but_no_last_day(office: Office, issue: Issue) -> None:
    issue()
    (one,) = kept(office, NOW)
    assert one.title == "远山机电关于外壳开裂的投诉"
    assert (str(one.term), one.archived, one.due) == ("10年", None, None)
    assert shelved([one]) == []


def test_an_archived_case_has_a_mark_and_a_last_day(archive: Office) -> None:
    found = shelved(kept(archive, NOW))
    assert found
    first = found[0]
    assert first.mark == "KS·2026-D10-0001"
    assert first.kept.due == dt.date(2036, 12, 31)


def test_the_settings_of_the_office_count(archive: Office, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(archive.folder.root, tmp_path / "客诉"))
    settings = folder / "formkit.toml"
    said = settings.read_text(encoding="utf-8") + '\n[retention]\ndefault = "永久"\n'
    settings.write_text(said, encoding="utf-8")
    with Office.open(folder) as again:
        (first, *_) = shelved(kept(again, NOW))
    assert (first.mark, first.kept.due) == ("KS·2026-Y-0001", None)


def test_pieces_are_counted_in_the_order_of_the_archive_and_boxes_filled() -> None:
    later = replace(ONE, number="26030002", archived=dt.date(2026, 4, 3))
    last = replace(ONE, number="26030003", archived=dt.date(2026, 4, 4))
    other = replace(ONE, number="26030004", term=Term(30))
    told = [(one.kept.number, one.mark, one.box) for one in shelved([last, other, later, ONE])]
    assert told == [
        ("26030001", "KS·2026-D10-0001", "KS·2026-D10-01"),
        ("26030004", "KS·2026-D30-0001", "KS·2026-D30-01"),
        ("26030002", "KS·2026-D10-0002", "KS·2026-D10-01"),
        ("26030003", "KS·2026-D10-0003", "KS·2026-D10-01"),
    ]


def test_a_full_box_is_followed_by_the_next() -> None:
    found = [replace(ONE, number=f"2603000{n}", pages=120) for n in range(3)]
    assert [one.box[-2:] for one in shelved(found)] == ["01", "01", "02"]


def test_the_statistics_of_a_year_are_kept_for_ever(office: Office) -> None:
    for period in ("2603", "2026"):
        body = {"kind": "stats", "period": period, "file": "统计.xlsx"}
        office.ledger.record("reported", number=None, body=body, at=NOW, by=CLERK)
    (one,) = kept(office, NOW)
    assert (one.number, str(one.term), one.due) == ("2026", "永久", None)


def test_the_catalogue_lists_what_is_archived(archive: Office, tmp_path: Path) -> None:
    found = write_catalogue(archive, tmp_path / "目录.xlsx", now=NOW, by=CLERK)
    (sheet, *_) = openpyxl.load_workbook(tmp_path / "目录.xlsx").worksheets
    words = {str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell}
    assert {one.mark for one in found} <= words
    assert {"档号", "盒号", "件号", "题名", "日期", "页数", "保管期限"} <= words


@pytest.mark.parametrize("name", ["销毁清单.docx", "销毁清单.xlsx"])
def test_the_list_names_what_is_over_and_has_room_for_two_witnesses(
    archive: Office, tmp_path: Path, name: str
) -> None:
    before = [entry.number for entry in archive.ledger.entries()]
    found = write_destruction_list(archive, 2036, tmp_path / name, now=NOW, by=CLERK)
    text = html.unescape(text_of(tmp_path / name))
    for one in found:
        assert one.mark in text
        assert one.kept.title in text
    assert "监销人一签字" in text
    assert "监销人二签字" in text
    assert [entry.number for entry in archive.ledger.entries()] == before
    assert archive.archive.verify() == []


def test_before_the_time_is_over_there_is_nothing_to_destroy(
    archive: Office, tmp_path: Path
) -> None:
    with pytest.raises(NothingToDo, match="2035"):
        write_destruction_list(archive, 2035, tmp_path / "销毁清单.docx", now=NOW, by=CLERK)
    assert not (tmp_path / "销毁清单.docx").exists()


def test_other_files_are_refused(archive: Office, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        write_destruction_list(archive, 2036, tmp_path / "清单.pdf", now=NOW, by=CLERK)
    with pytest.raises(UsageError):
        write_catalogue(archive, tmp_path / "目录.docx", now=NOW, by=CLERK)
