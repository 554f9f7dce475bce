"""What lies in the folder for customers is looked through when the books are reconciled."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from formkit.findings import Finding
from formkit.office import Office
from tests.office.desk import NOW, Issue


def alarms(office: Office) -> list[Finding]:
    return [one for one in office.reconcile(NOW).findings if one.code == "R20"]


@pytest.fixture
def outgoing(folder: Path) -> Path:
    place = folder / "客户"
    place.mkdir()
    return place


def test_without_the_folder_nothing_is_found(office: Office, issue: Issue) -> None:
    issue()
    assert alarms(office) == []


def test_a_copy_of_the_internal_sheet_is_an_alarm(
    office: Office, issue: Issue, outgoing: Path
) -> None:
    number = issue()
    (copy,) = office.folder.outbox.rglob(f"{number}-3联*.docx")
    shutil.copy(copy, outgoing / "给客户.docx")
    (finding,) = alarms(office)
    assert (finding.number, finding.copy) == (number, 3)
    assert finding.where == "客户/给客户.docx"
    assert finding.evidence == (("客户/给客户.docx", "内部文件 不得影印送客户"),)


def test_a_file_that_is_none_is_told_and_a_lock_file_passed_over(
    office: Office, outgoing: Path
) -> None:
    (outgoing / "坏.docx").write_bytes(b"PK\x03\x04 nothing")
    (outgoing / "~$给客户.docx").write_bytes(b"lock")
    (finding,) = alarms(office)
    assert finding.where == "客户/坏.docx"
    assert "看不了" in finding.message


def test_the_office_names_another_folder(office: Office, issue: Issue, folder: Path) -> None:
    settings = folder / "formkit.toml"
    said = settings.read_text(encoding="utf-8") + '\n[privacy]\ncustomer_folder = "外发"\n'
    settings.write_text(said, encoding="utf-8")
    number = issue()
    (folder / "外发").mkdir()
    (copy,) = office.folder.outbox.rglob(f"{number}-1联*.docx")
    shutil.copy(copy, folder / "外发" / "一.docx")
    with Office.open(folder) as again:
        vars(again)["isolation"] = office.isolation
        assert len(alarms(again)) == 1
