"""Piles come in as they are: archives, folders, and several sheets bound in one file."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from formkit.filling.together import bound
from formkit.office import Office
from tests.office.desk import QUALITY, Hand, Issue, boxes_of, take

PRODUCTION = {
    "生产单位": "装配二班",
    "机班别": "甲班",
    "生产人员": "吴越",
    "生产日期": "2026年1月12日",
    "异常原因": "模具磨损",
    "处理对策": "换模",
    "制造部门签字": "沈默 2026年3月7日",
}


def test_an_archive_is_taken_in_file_by_file(
    office: Office, issue: Issue, hand: Hand, tmp_path: Path
) -> None:
    first, second = issue(), issue(订单编号="DD-0312")
    box = tmp_path / "箱.zip"
    inner = tmp_path / "内.zip"
    with zipfile.ZipFile(inner, "w") as archive:
        archive.write(hand(second, 1, QUALITY), "第一联.docx")
    with zipfile.ZipFile(box, "w") as archive:
        archive.write(hand(first, 1, QUALITY), "三月/第一联.docx")
        archive.write(inner, "三月/补交.zip")
        archive.writestr("三月/~$第一联.docx", b"lock")
        archive.writestr("__MACOSX/._第一联.docx", b"mac")
    before = box.read_bytes()
    told = [(one.file, one.number, one.outcome) for one in take(office, box)]
    assert told == [
        (f"{box}/三月/第一联.docx", first, "updated"),
        (f"{box}/三月/补交.zip/第一联.docx", second, "updated"),
    ]
    assert box.read_bytes() == before
    assert {one.outcome for one in take(office, box)} == {"unchanged"}


def test_names_from_chinese_windows_are_read(office: Office, tmp_path: Path) -> None:
    box = tmp_path / "箱.zip"
    with zipfile.ZipFile(box, "w") as archive:
        archive.writestr("处理表.txt", b"x")
    # The same archive as Windows packs it: names in GBK, and no word of it.
    packed, gbk = box.read_bytes(), "处理表.txt".encode("gbk")
    written = "处理表.txt".encode()
    assert packed.count(written) == 2
    wrong = bytearray(packed.replace(written, gbk + b" " * (len(written) - len(gbk))))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = wrong.index(mark) + at
        wrong[place : place + 2] = b"\0\0"
    box.write_bytes(wrong)
    (told,) = take(office, box)
    assert told.file.startswith(f"{box}/处理表.txt")


def test_a_bad_file_in_an_archive_does_not_keep_the_others_out(
    office: Office, issue: Issue, hand: Hand, tmp_path: Path
) -> None:
    number = issue()
    box = tmp_path / "箱.zip"
    with zipfile.ZipFile(box, "w") as archive:
        archive.writestr("空.docx", b"")
        archive.write(hand(number, 1, QUALITY), "好.docx")
    assert [one.outcome for one in take(office, box)] == ["rejected", "updated"]


def test_an_archive_that_leads_out_of_itself_is_laid_aside(office: Office, tmp_path: Path) -> None:
    box = tmp_path / "箱.zip"
    with zipfile.ZipFile(box, "w") as archive:
        archive.writestr("../../x.docx", b"x")
    (told,) = take(office, box)
    assert told.outcome == "quarantined"
    assert list(office.folder.quarantine.iterdir())


@pytest.fixture
def bound_copies(office: Office, issue: Issue, hand: Hand, tmp_path: Path) -> Path:
    """Copies 1 and 2 of a sheet in one document, each filled by its desk."""
    number = issue()
    copies = [hand(number, 1, QUALITY), hand(number, 2, PRODUCTION)]
    path = tmp_path / "两联.docx"
    path.write_bytes(bound([copy.read_bytes() for copy in copies]))
    return path


def test_copies_bound_in_one_file_are_taken_in_one_by_one(
    office: Office, bound_copies: Path
) -> None:
    told = [(one.part, one.number, one.copy, one.outcome) for one in take(office, bound_copies)]
    assert told == [
        ("第1节", "26030001", 1, "updated"),
        ("第2节", "26030001", 2, "updated"),
    ]
    boxes = boxes_of(office, "26030001")
    assert (boxes["quality.cause"], boxes["production.cause"]) == ("注塑温度偏低", "模具磨损")
    assert [one.outcome for one in take(office, bound_copies)] == ["unchanged", "unchanged"]
    (case,) = office.books().cases
    assert [paper.copy for paper in case.current.papers] == [1, 2]


def test_reading_a_pile_puts_nothing_on_record(office: Office, bound_copies: Path) -> None:
    readings = office.read([bound_copies])
    assert [(one.part, one.copy) for one in readings] == [("第1节", 1), ("第2节", 2)]
    assert office.ledger.readings() == []
