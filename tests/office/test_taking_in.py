"""Completed papers come back: what they add is put on record, what is odd about them is told."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from formkit.demo.paper import Paper
from formkit.errors import InputError
from formkit.office import Office, Registration
from formkit.safety.isolate import Isolation
from formkit.values.number import Period
from tests.office.desk import (
    CLERK,
    INTAKE,
    NOW,
    QUALITY,
    SHEET,
    Hand,
    Issue,
    Sight,
    archived,
    boxes_of,
    slip,
    take,
    the_finding,
)


def test_while_the_copies_are_one_pack_a_paper_fills_the_ledgers_blank_boxes(
    office: Office, issue: Issue, hand: Hand
) -> None:
    number = issue()
    paper = hand(number, 1, QUALITY)
    (taken,) = take(office, paper)
    assert (taken.outcome, taken.number, taken.copy) == ("updated", number, 1)
    assert boxes_of(office, number)["quality.cause"] == "注塑温度偏低"
    assert boxes_of(office, number)["report.customer"] == "远山机电"
    assert archived(office.folder.root, paper.read_bytes())
    (stored,) = office.ledger.readings(number)
    assert (stored.sha256, stored.file, stored.copy) == (taken.sha256, paper.name, 1)


def test_once_they_were_sent_the_additions_stay_with_the_paper(
    office: Office, issue: Issue, hand: Hand
) -> None:
    number = issue()
    office.part("sent", number, now=NOW, by=CLERK)
    before = boxes_of(office, number)
    (taken,) = take(office, hand(number, 3, QUALITY))
    assert taken.outcome == "updated"
    assert boxes_of(office, number) == before
    (case,) = office.books().cases
    assert case.current.value("quality.cause") == "注塑温度偏低"


def test_the_same_file_again_changes_nothing_whatever_it_is_called(
    office: Office, issue: Issue, hand: Hand
) -> None:
    paper = hand(issue(), 1, QUALITY)
    take(office, paper)
    before = Sight.of(office.folder.root)
    (again,) = take(office, paper)
    assert (again.outcome, again.number, again.copy) == ("unchanged", "26030001", 1)
    assert Sight.of(office.folder.root) == before
    renamed = paper.rename(paper.with_name("副本 (2).docx"))
    assert [one.outcome for one in take(office, renamed)] == ["unchanged"]


@pytest.mark.parametrize("write", ["write", ""])
def test_one_file_twice_in_one_call_counts_once(
    write: object, office: Office, issue: Issue, hand: Hand
) -> None:
    paper = hand(issue(), 1, QUALITY)
    twin = Path(shutil.copy(paper, paper.with_name("副本.docx")))
    taken = office.take_in([paper, twin], now=NOW, by=CLERK, write=bool(write))
    assert taken.counts == {
        "updated": 1, "unchanged": 1, "review": 0, "quarantined": 0, "rejected": 0,
    }  # fmt: skip
    assert len(office.ledger.readings()) == (1 if write else 0)


def test_a_document_that_is_no_known_form_is_kept_for_somebody_to_look_at(
    office: Office, hand: Hand, issue: Issue
) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["会议纪要", "三月五日"])
    paper = office.folder.inbox / "会议纪要.xlsx"
    book.save(paper)
    (taken,) = take(office, paper)
    assert (taken.outcome, taken.number) == ("review", None)
    assert "认不出" in the_finding(taken, "unknown-form").message
    assert archived(office.folder.root, paper.read_bytes())
    assert [one.outcome for one in take(office, paper)] == ["unchanged"]


def test_a_document_is_read_again_once_its_form_was_declared(
    office: Office, worker: Isolation, said: Registration
) -> None:
    with Office.open(office.folder.root, forms=[slip("收条")]) as own:
        vars(own)["isolation"] = worker
        sheet = own.new("收条", {"物品": "样品"}, said=said)
        paper = Path(shutil.copy(own.folder.root / sheet.files[0].path, own.folder.inbox))
        assert [one.outcome for one in take(office, paper)] == ["review"]
        (taken,) = take(own, paper)
        assert (taken.outcome, taken.number) == ("unchanged", sheet.number)
        assert [one.form for one in own.ledger.readings()] == [None, "收条"]


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/big.png", b"\0" * 3 * 1024**2)


def with_a_dtd(path: Path) -> None:
    paper = Paper(path)
    paper.save(path)
    with zipfile.ZipFile(path) as package:
        members = {name: package.read(name) for name in package.namelist()}
    members["word/document.xml"] = b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    with zipfile.ZipFile(path, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)


def encrypted(path: Path) -> None:
    magic = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    path.write_bytes(magic + b"\0" * 1024 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 1024)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("客户名称：远山机电\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("harm", "outcome", "why"),
    [
        (bomb, "quarantined", "上限"),
        (with_a_dtd, "quarantined", "DOCTYPE"),
        (encrypted, "quarantined", "密码"),
        (emptied, "rejected", "空的"),
        (text, "rejected", "不是 Word"),
    ],
)
def test_a_hostile_paper_is_refused_and_the_one_beside_it_taken(
    harm: Callable[[Path], None], outcome: str, why: str, folder: Path, said: Registration
) -> None:
    settings = folder / "formkit.toml"
    settings.write_text('[limits]\ntotal = "2 MiB"\n', encoding="utf-8")
    with Office.open(folder) as office:
        sheet = office.new(SHEET, INTAKE, said=said)
        good, bad = (
            Path(shutil.copy(folder / one.path, folder / "收件")) for one in sheet.files[:2]
        )
        harm(bad)
        handed = {path: path.read_bytes() for path in (good, bad)}
        first, second = take(office, bad, good)
        (again, _) = take(office, bad, good)
    assert (first.outcome, second.outcome) == (outcome, "unchanged")
    assert why in first.findings[0].message
    assert again == first
    assert {path: path.read_bytes() for path in handed} == handed
    quarantined = [path.read_bytes() for path in (folder / "隔离").iterdir()]
    assert quarantined == ([handed[bad]] if outcome == "quarantined" else [])


def test_two_hostile_files_of_one_name_are_both_quarantined(office: Office) -> None:
    papers = [office.folder.inbox / name / "意见表.docx" for name in ("甲", "乙")]
    for i, paper in enumerate(papers):
        paper.parent.mkdir()
        encrypted(paper)
        paper.write_bytes(paper.read_bytes() + bytes([i]))
    take(office, *papers)
    names = [path.name for path in office.folder.quarantine.iterdir()]
    assert len(names) == 2
    assert all(name.startswith("意见表-") and name.endswith(".docx") for name in names)


def test_saying_what_would_come_of_papers_keeps_none_of_them(
    office: Office, issue: Issue, hand: Hand
) -> None:
    paper = hand(issue(), 1, QUALITY)
    encrypted(office.folder.inbox / "加密.docx")
    before = Sight.of(office.folder.root)
    taken = office.take_in([office.folder.inbox], now=NOW, by=CLERK, write=False)
    assert [one.outcome for one in taken.files] == ["updated", "quarantined"]
    assert Sight.of(office.folder.root) == before
    assert [one.outcome for one in take(office, paper)] == ["updated"]


def test_a_folder_is_walked_and_what_programs_leave_beside_papers_passed_over(
    office: Office, issue: Issue, hand: Hand
) -> None:
    number = issue()
    deeper = office.folder.inbox / "三月" / "上旬"
    deeper.mkdir(parents=True)
    hand(number, 1, QUALITY).rename(deeper / "一联.docx")
    hand(number, 2, {})
    for name in ("~$联.docx", ".~lock.一联.docx#", ".DS_Store", "Thumbs.db", "desktop.ini"):
        (deeper / name).touch()
    told: list[tuple[int, int]] = []
    taken = office.take_in(
        [office.folder.inbox],
        now=NOW,
        by=CLERK,
        progress=lambda done, of: told.append((done, of)),
    )
    assert [one.file for one in taken.files] == [
        f"收件/{number}-2联-已填.docx",
        "收件/三月/上旬/一联.docx",
    ]
    assert told == [(1, 2), (2, 2)]


def test_of_several_papers_read_one_that_is_refused_is_told_among_the_others(
    office: Office, issue: Issue, hand: Hand
) -> None:
    good, bad = hand(issue(), 3, {}), office.folder.inbox / "空.docx"
    bad.touch()
    readings = office.read([good, bad])
    assert [reading.number for reading in readings] == ["26030001", None]
    assert "空的" in readings[1].findings[0].message
    with pytest.raises(InputError, match="空的"):
        office.read([bad])


def test_an_original_that_changes_while_it_is_taken_in_is_not_put_on_record(
    office: Office, issue: Issue, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    from formkit.ledger import Archive, Original

    paper, keep = hand(issue(), 3, {}), Archive.keep

    def late(archive: Archive, path: Path) -> Original:
        Paper(path).save(path)
        path.write_bytes(path.read_bytes() + b"\0")
        return keep(archive, path)

    monkeypatch.setattr(Archive, "keep", late)
    (taken,) = take(office, paper)
    assert taken.outcome == "rejected"
    assert "正在被改动" in taken.findings[0].message
    assert office.ledger.readings() == []


def write_below(sheet: Worksheet, line: dict[str, str]) -> None:
    """Write a line by hand below the headings."""
    headings = {str(cell.value): cell for row in sheet.iter_rows() for cell in row if cell.value}
    for label, said in line.items():
        sheet.cell(headings[label].row + 1, headings[label].column, said)


def test_a_revisit_register_filled_by_hand_shows_in_the_summary(
    office: Office, issue: Issue, tmp_path: Path
) -> None:
    number, other = issue(), issue()
    register = tmp_path / "回访.xlsx"
    office.report("revisits", Period(2026, 3), register, now=NOW, by=CLERK)
    book = openpyxl.load_workbook(register)
    line = {
        "受理编号": number,
        "客户名称": "远山机电",
        "回访日期": "2026年3月4日",
        "回访方式": "电话",
    }
    write_below(book.worksheets[0], line)
    book.save(register)
    (taken,) = take(office, register)
    assert (taken.outcome, taken.findings) == ("updated", ())
    summary = tmp_path / "汇总.xlsx"
    office.report("summary", Period(2026, 3), summary, now=NOW, by=CLERK)
    (sheet,) = openpyxl.load_workbook(summary).worksheets
    lines = [[str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    revisited = {one: "是" in line for line in lines for one in (number, other) if one in line}
    assert revisited == {number: True, other: False}
