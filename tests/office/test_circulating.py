"""Copies for information are put on record, and a procedure numbers the office's forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from formkit.errors import NothingToDo, UsageError
from formkit.office import Office, Registration
from formkit.office.circulating import circulate
from tests.office.desk import CLERK, INTAKE, NOW, SHEET, Issue


def test_who_got_a_copy_is_on_record(office: Office, issue: Issue) -> None:
    number = issue()

    event = circulate(office, number, " 总经理 ", now=NOW, by=CLERK)
    assert (event.kind, event.body) == ("copied", {"to": "总经理"})
    assert office.books().case(number).current.copied == ("总经理",)
    assert not any(copy.sent for copy in office.books().case(number).current.copies)


def test_the_same_copy_is_not_recorded_twice(office: Office, issue: Issue) -> None:
    number = issue()
    circulate(office, number, "总经理", now=NOW, by=CLERK)

    with pytest.raises(NothingToDo, match="已抄送总经理"):
        circulate(office, number, "总经理", now=NOW, by=CLERK)


def test_nobody_and_void_sheets_are_refused(office: Office, issue: Issue) -> None:
    number = issue()

    with pytest.raises(UsageError, match="给谁"):
        circulate(office, number, " ", now=NOW, by=CLERK)
    office.void(number, "误登", now=NOW, by=CLERK)
    with pytest.raises(UsageError, match="已作废"):
        circulate(office, number, "总经理", now=NOW, by=CLERK)


def test_an_office_numbers_its_forms_in_its_own_way(folder: Path, said: Registration) -> None:
    settings = folder / "formkit.toml"
    own = 'series = { "客户抱怨处理表" = "KS-{yyyy}-{serial:03}" }\n'
    settings.write_text(settings.read_text(encoding="utf-8") + own, encoding="utf-8")

    with Office.open(folder) as office:
        assert office.new(SHEET, INTAKE, said=said).number == "KS-2026-001"
        assert office.shelf.find(SHEET).numbered == "KS-{yyyy}-{serial:03}"
