"""Documents go out whole, and nothing is replaced that is not in the archive first."""

from __future__ import annotations

from pathlib import Path

import pytest

from formkit.office import Office, Registration
from formkit.office.outgoing import going_out
from formkit.values.number import Period
from tests.office.desk import (
    CLERK,
    INTAKE,
    NOW,
    QUALITY,
    SHEET,
    Issue,
    Sight,
    archived,
    text_of,
    written,
)  # fmt: skip

THIRD = "26030001-3联-业务部门.docx"


def third(office: Office) -> Path:
    return office.folder.root / "发出" / "2603" / THIRD


def test_a_copy_that_was_edited_is_archived_before_it_is_printed_again(
    office: Office, issue: Issue
) -> None:
    number = issue()
    third(office).write_bytes(b"edited at the desk")
    sheet = office.print(number, now=NOW, by=CLERK, copies=[3])
    assert [one.copy for one in sheet.files] == [3]
    assert archived(office.folder.root, b"edited at the desk")
    assert "远山机电" in text_of(third(office))


def test_printing_what_lies_there_already_archives_nothing_and_is_on_record(
    office: Office, issue: Issue
) -> None:
    number = issue()
    before = Sight.of(office.folder.root).files
    office.print(number, now=NOW, by=CLERK)
    assert Sight.of(office.folder.root).files == before
    assert len(office.ledger.journal(number, kinds=("printed",))) == 10


@pytest.mark.parametrize("change", ["fill", "void", "supersede"])
def test_every_document_that_a_change_replaces_is_archived_first(
    change: str, office: Office, issue: Issue, said: Registration
) -> None:
    number = issue()
    documents = [path.read_bytes() for path in (office.folder.root / "发出").rglob("*.docx")]
    if change == "fill":
        office.fill(number, QUALITY, now=NOW, by=CLERK)
    elif change == "void":
        office.void(number, "误登", now=NOW, by=CLERK)
    else:
        office.supersede(number, {}, said=said)
    assert len(documents) == 5
    assert all(archived(office.folder.root, document) for document in documents)


def test_a_register_that_lies_there_is_archived_before_it_is_written_anew(
    office: Office, issue: Issue
) -> None:
    issue()
    out = office.folder.root / "登记.xlsx"
    office.report("register", Period(2026, 3), out, now=NOW, by=CLERK)
    before = out.read_bytes()
    issue()
    assert office.report("register", Period(2026, 3), out, now=NOW, by=CLERK) == out
    assert archived(office.folder.root, before)
    assert out.read_bytes() != before
    assert office.ledger.journal(kinds=("reported",))[1].body["file"] == "登记.xlsx"


def test_a_register_may_be_written_outside_of_the_office(
    office: Office, issue: Issue, tmp_path: Path
) -> None:
    issue()
    out = tmp_path / "报表" / "登记.xlsx"
    office.report("register", Period(2026, 3), out, now=NOW, by=CLERK)
    assert out.read_bytes().startswith(b"PK")


def test_what_was_printed_is_on_record_with_its_template_and_the_boxes_filled_then(
    office: Office, issue: Issue
) -> None:
    events = office.ledger.journal(issue(), kinds=("printed",))
    assert [event.body["copy"] for event in events] == [1, 2, 3, 4, 5]
    body = events[2].body
    assert (body["file"], body["template"]) == (f"发出/2603/{THIRD}", f"{SHEET}.docx")
    (reading,) = office.read([third(office)])
    assert body["version"] == reading.template
    assert set(body["filled"]) == set(reading.values)


def test_all_copies_bound_in_one_document_stay_so_when_boxes_are_filled(
    office: Office, said: Registration
) -> None:
    sheet = office.new(SHEET, INTAKE, said=said, together=True)
    assert {one.path for one in sheet.files} == {"发出/2603/26030001-合订.docx"}
    office.fill(sheet.number, QUALITY, now=NOW, by=CLERK)
    assert written(office.folder.root, sheet.number) == ["26030001-合订.docx"]
    office.print(sheet.number, now=NOW, by=CLERK)
    office.fill(sheet.number, {"批号": "L-7"}, now=NOW, by=CLERK)
    documents = [*(office.folder.root / "发出").rglob("*.docx")]
    assert len(documents) == 6
    assert all("L-7" in text_of(path) for path in documents)


def test_a_document_that_was_lost_is_printed_again(office: Office, issue: Issue) -> None:
    number = issue()
    content = third(office).read_bytes()
    third(office).unlink()
    office.print(number, now=NOW, by=CLERK)
    assert third(office).read_bytes() == content


def test_documents_left_aside_by_a_fault_are_gone_and_the_ledger_as_it_was(
    office: Office, issue: Issue
) -> None:
    number = issue()
    before = Sight.of(office.folder.root)

    def fall() -> None:
        with going_out(office, now=NOW, by=CLERK) as out:
            office.ledger.void(number, "误登", at=NOW, by=CLERK)
            (out.aside / THIRD).write_bytes(b"half")
            out.place(out.aside / THIRD, third(office))
            raise RuntimeError("停电")

    with pytest.raises(RuntimeError, match="停电"):
        fall()
    assert Sight.of(office.folder.root) == before
    assert not list(office.folder.outbox.glob(".*"))


@pytest.mark.parametrize("lock", [f"~${THIRD}", f"~${THIRD[2:]}", f".~lock.{THIRD}#"])
def test_a_document_that_someone_has_open_is_told_with_the_lock_that_says_so(
    lock: str, office: Office, issue: Issue
) -> None:
    from formkit.errors import FileAccessError

    number = issue()
    third(office).with_name(lock).touch()
    with pytest.raises(FileAccessError) as caught:
        office.print(number, now=NOW, by=CLERK)
    assert THIRD in str(caught.value)
    assert lock in str(caught.value)
    office.print(number, now=NOW, by=CLERK, copies=[1, 2])
