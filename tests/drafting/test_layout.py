from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from formkit.drafting import drafted
from formkit.filling.identity import Identity
from formkit.filling.sheets import write_sheet
from formkit.safety.libreoffice import program
from tests.drafting.blanks import BLANKS
from tests.drafting.trips import trip

pages = pytest.importorskip("tests.drafting.pages", reason="needs numpy and pypdfium2")

CORPUS = ("zh-forms/表格模版.docx", "zh-forms/多行填充.docx", "zh-8d/模板1-8D报告.xlsx")
THICKER_RULES = 30
"""Pixels by which a rule to write on may differ: it bears a line under it."""


def unfilled(blank: Path, folder: Path) -> Path:
    """The sheet made from the tagged copy of a blank with nothing filled in."""
    draft = drafted(blank)
    template = folder / f"{blank.stem}-template.{draft.spec.medium}"
    template.write_bytes(draft.template)
    return write_sheet(draft.spec, {}, Identity(), template, folder / f"unfilled-{blank.name}")


@pytest.mark.skipif(program() is None, reason="needs LibreOffice")
def test_an_unfilled_sheet_is_printed_like_the_blank_to_the_last_border(tmp_path: Path) -> None:
    same_as_printed([make(tmp_path / name) for name, make in BLANKS.items()], tmp_path)


@pytest.mark.skipif(program() is None, reason="needs LibreOffice")
def test_blanks_of_other_offices_are_printed_as_before(
    corpus: Callable[[str], Path], tmp_path: Path
) -> None:
    same_as_printed([corpus(name) for name in CORPUS], tmp_path)


def same_as_printed(blanks: list[Path], folder: Path) -> None:
    """Page by page the rules of each blank are where they were."""
    sheets = [unfilled(blank, folder) for blank in blanks]
    printed = pages.printed([*blanks, *sheets], folder / "printed")
    for blank, before, after in zip(
        blanks, printed[: len(blanks)], printed[len(blanks) :], strict=True
    ):
        assert len(before) == len(after), blank.name
        for one, other in zip(before, after, strict=True):
            assert pages.astray(one, other) <= THICKER_RULES, blank.name


@pytest.mark.parametrize("name", BLANKS)
def test_only_the_members_with_places_differ_from_the_blank(name: str, tmp_path: Path) -> None:
    blank = BLANKS[name](tmp_path / name)
    template = trip(blank, tmp_path).template
    with zipfile.ZipFile(blank) as before, zipfile.ZipFile(template) as after:
        assert set(before.namelist()) == set(after.namelist())
        changed = {one for one in before.namelist() if before.read(one) != after.read(one)}
    places = {"word/document.xml"}
    assert changed <= places | {"xl/worksheets/sheet1.xml", "xl/workbook.xml"}
