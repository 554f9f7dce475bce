from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from formkit.safety.libreoffice import program
from tests.drafting.blanks import BLANKS
from tests.drafting.trips import trip

pages = pytest.importorskip("tests.drafting.pages", reason="needs numpy and pypdfium2")


@pytest.mark.skipif(program() is None, reason="needs LibreOffice")
def test_an_unfilled_sheet_is_printed_like_the_blank_to_the_last_border(tmp_path: Path) -> None:
    blanks = [make(tmp_path / name) for name, make in BLANKS.items()]
    sheets = [trip(blank, folder(tmp_path, blank)).unfilled for blank in blanks]
    printed = pages.printed([*blanks, *sheets], tmp_path / "printed")
    for blank, before, after in zip(
        blanks, printed[: len(blanks)], printed[len(blanks) :], strict=True
    ):
        assert pages.alike(before, after), blank.name


def folder(parent: Path, blank: Path) -> Path:
    (own := parent / blank.stem).mkdir()
    return own


@pytest.mark.parametrize("name", BLANKS)
def test_only_the_members_with_places_differ_from_the_blank(name: str, tmp_path: Path) -> None:
    blank = BLANKS[name](tmp_path / name)
    template = trip(blank, tmp_path).template
    with zipfile.ZipFile(blank) as before, zipfile.ZipFile(template) as after:
        assert set(before.namelist()) == set(after.namelist())
        changed = {one for one in before.namelist() if before.read(one) != after.read(one)}
    places = {"word/document.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml"}
    edges = {"word/header1.xml", "word/footer1.xml"} if name == "headed.docx" else set()
    lines = {"xl/styles.xml"} if name == "register.xlsx" else set()
    assert changed <= places | edges | lines
