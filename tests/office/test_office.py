"""Office does everything that the command line can do, on a folder of files."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from formkit.errors import (
    ConfigurationError,
    FileAccessError,
    LedgerError,
    NothingToDo,
    UnknownName,
)
from formkit.ledger import Ledger
from formkit.office import Office, Registration
from formkit.safety.isolate import Isolation
from formkit.values.number import Period
from tests.office.desk import CLERK, INTAKE, NOW, QUALITY, SHEET, Hand, Issue, Sight, text_of


def test_an_office_is_a_folder_with_its_settings_ledger_and_places(tmp_path: Path) -> None:
    with Office.create(tmp_path / "客诉", name="澄江精密制造") as office:
        assert office.config.name == "澄江精密制造"
        assert not office.gaps()
        assert not office.check()
        assert not office.status(NOW)
    assert {path.name for path in (tmp_path / "客诉").iterdir()} >= {
        "formkit.toml", "ledger.db", "templates", "表单", "收件", "发出", "归档", "隔离",
    }  # fmt: skip


def test_an_office_is_made_once(folder: Path) -> None:
    with pytest.raises(NothingToDo, match="已经是办公室"):
        Office.create(folder)


def test_making_an_office_that_was_interrupted_keeps_its_ledger(
    folder: Path, said: Registration
) -> None:
    with Office.open(folder) as office:
        office.new(SHEET, INTAKE, said=said)
    (folder / "formkit.toml").unlink()
    with Office.create(folder) as office:
        assert office.ledger.entry("26030001").form == SHEET


def test_an_office_that_cannot_be_made_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "客诉").touch()
    with pytest.raises(FileAccessError, match="客诉"):
        Office.create(tmp_path / "客诉")


def test_an_unknown_procedure_is_answered_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="是不是"):
        Office.create(tmp_path / "客诉", procedure="five-copie")
    assert not (tmp_path / "客诉").exists()


def test_the_office_is_found_from_a_folder_within(folder: Path) -> None:
    with Office.open(folder / "收件") as office:
        assert office.folder.root == folder.resolve()


def test_outside_of_an_office_one_is_told_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="formkit init"):
        Office.open(tmp_path)


def test_a_new_sheet_has_its_number_and_a_document_for_each_copy(
    office: Office, said: Registration
) -> None:
    sheet = office.new(SHEET, INTAKE, said=said)
    assert (sheet.number, sheet.form, sheet.case) == ("26030001", SHEET, "26030001")
    assert [(one.copy, one.path) for one in sheet.files] == [
        (1, "发出/2603/26030001-1联-质量管理部.docx"),
        (2, "发出/2603/26030001-2联-制造部门.docx"),
        (3, "发出/2603/26030001-3联-业务部门.docx"),
        (4, "发出/2603/26030001-4联-会计科.docx"),
        (5, "发出/2603/26030001-5联-总经理室.docx"),
    ]
    assert all((office.folder.root / one.path).is_file() for one in sheet.files)
    assert sheet.due
    assert set(sheet.to_json()) == {"number", "form", "case", "files", "due", "findings"}


def test_the_day_of_registration_decides_the_month(office: Office, said: Registration) -> None:
    earlier = Registration(now=NOW, by=CLERK, received=NOW.date().replace(month=2))
    assert office.new(SHEET, INTAKE, said=earlier).files[0].path.startswith("发出/2602/26020001")
    assert office.new(SHEET, INTAKE, said=said).number == "26030001"


def test_a_request_made_again_gives_the_same_number_and_leaves_its_documents(
    office: Office,
) -> None:
    said = Registration(now=NOW, by=CLERK, request_id="窗口-1")
    first = office.new(SHEET, INTAKE, said=said)
    before = Sight.of(office.folder.root)
    again = office.new(SHEET, INTAKE, said=said)
    assert (again.number, again.files) == (first.number, first.files)
    assert [finding.code for finding in again.findings] == ["already-registered"]
    assert Sight.of(office.folder.root) == before


def test_boxes_that_are_filled_appear_on_all_copies(office: Office, issue: Issue) -> None:
    sheet = office.fill(issue(), QUALITY, now=NOW, by=CLERK)
    readings = office.read([office.folder.root / one.path for one in sheet.files])
    assert {reading.values["quality.cause"] for reading in readings} == {"注塑温度偏低"}
    assert [reading.copy for reading in readings] == [1, 2, 3, 4, 5]


def test_a_superseding_sheet_takes_over_the_intake_and_each_bears_the_others_number(
    office: Office, issue: Issue, said: Registration
) -> None:
    old = issue()
    office.fill(old, QUALITY, now=NOW, by=CLERK)
    sheet = office.supersede(old, {"客户要求": "换货"}, said=said)
    assert (sheet.number, sheet.case) == ("26030002", old)
    new = office.ledger.entry(sheet.number)
    assert new.boxes["report.demand"] == "换货"
    assert new.boxes["report.customer"] == "远山机电"
    assert not any(path.startswith("quality.") for path in new.boxes)
    assert office.ledger.entry(old).superseded_by == sheet.number
    (status,) = office.status(NOW)
    assert (status.case, status.number) == (old, sheet.number)


def test_a_sheet_registered_in_place_of_another_is_named_on_that(
    office: Office, issue: Issue
) -> None:
    old = issue()
    said = Registration(now=NOW, by=CLERK, supersedes=old, request_id="另立-1")
    new = office.new(SHEET, INTAKE, said=said).number
    copy = office.folder.root / "发出" / "2603" / f"{old}-1联-质量管理部.docx"
    assert new in text_of(copy)
    before = Sight.of(office.folder.root)
    assert office.new(SHEET, INTAKE, said=said).number == new
    assert Sight.of(office.folder.root) == before


def test_a_preview_of_a_superseding_sheet_names_the_case(
    office: Office, issue: Issue, said: Registration
) -> None:
    old = issue()
    supersedes = Registration(now=NOW, by=CLERK, supersedes=old)
    preview = office.preview(SHEET, INTAKE, said=supersedes)
    assert (preview.number, preview.case) == ("26030002", old)


def test_a_void_number_stays_in_the_register_and_frees_the_sheet_it_superseded(
    office: Office, issue: Issue, said: Registration
) -> None:
    old = issue()
    new = office.supersede(old, {}, said=said).number
    office.void(new, " 误立 ", now=NOW, by=CLERK)
    assert office.ledger.entry(new).void_reason == "误立"
    assert office.ledger.entry(old).superseded_by is None
    assert [gap.void for gap in office.gaps()] == [(2,)]
    folder = office.folder.root / "发出" / "2603"
    assert "作废：误立" in text_of(folder / f"{new}-1联-质量管理部.docx")
    assert new not in text_of(folder / f"{old}-1联-质量管理部.docx")


def test_status_and_why_answer_for_every_number_of_a_case(
    office: Office, issue: Issue, said: Registration
) -> None:
    old = issue()
    new = office.supersede(old, {}, said=said).number
    assert office.status(NOW, old) == office.status(NOW, new) == office.status(NOW)
    assert office.why(old, NOW) == office.why(new, NOW) != ()


@pytest.mark.parametrize("ask", ["status", "why"])
def test_a_number_that_is_a_slip_of_another_is_answered_with_that(
    office: Office, issue: Issue, ask: str
) -> None:
    issue()
    with pytest.raises(UnknownName, match="是不是“26030001”"):
        office.status(NOW, "26030010") if ask == "status" else office.why("26030010", NOW)


def test_reconciling_names_what_is_missing(office: Office, issue: Issue) -> None:
    number = issue()
    office.part("sent", number, now=NOW, by=CLERK)
    office.part("lost", number, [2], now=NOW, by=CLERK, reason="途中遗失")
    reconciliation = office.reconcile(NOW, Period(2026, 3))
    assert (reconciliation.issued, reconciliation.registered, reconciliation.gaps) == (1, 1, ())
    assert "R4" in {finding.code for finding in reconciliation.findings}


def test_a_ledger_that_was_changed_past_the_office_is_told(folder: Path, issue: Issue) -> None:
    issue()
    with closing(sqlite3.connect(folder / "ledger.db")) as ledger:
        triggers = ledger.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in triggers.fetchall():
            ledger.execute(f'DROP TRIGGER "{name}"')
        ledger.execute("UPDATE payloads SET boxes = replace(boxes, '120', '12')")
        ledger.commit()
    with Office.open(folder) as office:
        (finding,) = office.check()
    assert finding.number == "26030001"


def test_a_ledger_newer_than_the_program_is_told(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "ledger.db")) as ledger:
        ledger.execute("UPDATE alembic_version SET version_num = '9999'")
        ledger.commit()
    with pytest.raises(LedgerError, match="请升级 formkit"):
        Office.open(folder)


def test_a_ledger_that_is_missing_is_told(folder: Path) -> None:
    (folder / "ledger.db").unlink()
    with pytest.raises(FileAccessError, match="没有台账"):
        Office.open(folder)


def test_an_original_that_was_damaged_in_the_archive_is_told(
    office: Office, issue: Issue, hand: Hand
) -> None:
    office.take_in([hand(issue(), 3, {})], now=NOW, by=CLERK)
    (kept,) = office.folder.archive.glob("*/*.docx")
    kept.chmod(0o644)
    kept.write_bytes(b"PK")
    assert [finding.code for finding in office.check()] == ["archive-damaged"]


def test_an_office_may_keep_its_ledger_in_a_file_of_its_own(
    folder: Path, said: Registration
) -> None:
    (folder / "ledger.db").rename(folder / "台账.db")
    settings = folder / "formkit.toml"
    settings.write_text('ledger = "台账.db"\n' + settings.read_text("utf-8"), "utf-8")
    with Office.open(folder) as office:
        office.new(SHEET, INTAKE, said=said)
    with Ledger.open(folder / "台账.db") as ledger:
        assert [entry.number for entry in ledger.entries()] == ["26030001"]


PREVIEWS: dict[str, Callable[[Office, Path], object]] = {
    "new": lambda office, _: office.preview(SHEET, INTAKE, said=Registration(now=NOW, by=CLERK)),
    "batch": lambda office, paper: office.preview_batch(
        SHEET, paper.with_name("名单.csv"), said=Registration(now=NOW, by=CLERK)
    ),
    "fill": lambda office, _: office.fill("26030001", QUALITY, now=NOW, by=CLERK, write=False),
    "take in": lambda office, paper: office.take_in([paper], now=NOW, by=CLERK, write=False),
    "read": lambda office, paper: office.read([paper]),
    "status": lambda office, _: office.status(NOW),
    "reconcile": lambda office, _: office.reconcile(NOW),
    "check": lambda office, _: office.check(),
}


def test_looking_changes_nothing_in_the_folder_not_even_the_ledgers_file(
    folder: Path, worker: Isolation, said: Registration
) -> None:
    with Office.open(folder) as office:
        sheet = office.new(SHEET, INTAKE, said=said)
        paper = (folder / sheet.files[2].path).rename(folder / "收件" / "三联.docx")
        lines = [",".join(INTAKE), ",".join(INTAKE.values())]
        (folder / "收件" / "名单.csv").write_text("\n".join(lines), encoding="utf-8")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with Office.open(folder) as office:
        vars(office)["isolation"] = worker
        for look in PREVIEWS.values():
            look(office, paper)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
