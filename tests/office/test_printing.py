"""A sheet is printed to PDF beside its documents, and an outdated print does not stay about."""

from __future__ import annotations

from pathlib import Path

import pytest

from formkit.errors import MissingDependency
from formkit.office import Office
from formkit.reading import read
from formkit.safety import libreoffice
from tests.office.desk import CLERK, NOW, QUALITY, Issue, Sight, archived

needs_libreoffice = [
    pytest.mark.soffice,
    pytest.mark.skipif(libreoffice.program() is None, reason="LibreOffice is not installed"),
]
PRINT = "发出/2603/26030001-3联-业务部门.pdf"


@pytest.fixture
def printed(office: Office, issue: Issue) -> Path:
    """The third copy of a sheet, printed."""
    sheet = office.print(issue(), now=NOW, by=CLERK, copies=[3], pdf=True)
    assert [(one.copy, one.path) for one in sheet.files] == [(3, PRINT)]
    return office.folder.root / PRINT


class TestWithLibreOffice:
    pytestmark = needs_libreoffice

    def test_a_printed_copy_says_what_the_document_says(
        self, office: Office, printed: Path
    ) -> None:
        on_paper = read(printed, office.shelf)
        document = read(printed.with_suffix(".docx"), office.shelf)
        assert (on_paper.number, on_paper.copy) == ("26030001", 3)
        assert on_paper.values == document.values

    def test_a_print_is_archived_and_gone_when_its_document_says_more(
        self, office: Office, printed: Path
    ) -> None:
        content = printed.read_bytes()
        office.fill("26030001", QUALITY, now=NOW, by=CLERK)
        assert not printed.exists()
        assert archived(office.folder.root, content)

    def test_a_print_stays_while_its_document_does(self, office: Office, printed: Path) -> None:
        office.print("26030001", now=NOW, by=CLERK)
        assert printed.exists()


def test_without_libreoffice_nothing_is_printed_and_nothing_changes(
    office: Office, issue: Issue, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = issue()
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    before, events = Sight.of(office.folder.root).files, len(office.ledger.journal(number))
    with pytest.raises(MissingDependency, match="LibreOffice"):
        office.print(number, now=NOW, by=CLERK, pdf=True)
    assert Sight.of(office.folder.root).files == before
    assert len(office.ledger.journal(number)) == events
