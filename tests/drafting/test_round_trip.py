from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from formkit.forms import Shelf, declare
from formkit.forms.dump import dump
from formkit.reading import read
from formkit.reading.formats import read_document
from formkit.safety.libreoffice import program
from tests.drafting.blanks import BLANKS
from tests.drafting.trips import Trip, trip


def whole(made: Trip) -> None:
    """Every box came back as it was filled, nothing was unsure, and the form dumps as it is."""
    assert made.reading.values == made.marks
    # A blank may bear a number of its own, such as "No.: Template-1".
    assert [one for one in made.reading.findings if "Template-1" not in one.message] == []
    assert declare(dump(made.draft.spec)) == made.draft.spec
    assert dump(made.draft.spec) == made.draft.toml
    assert [one for one in made.proof if one.code in ("no-place", "unknown-name")] == []


@pytest.mark.parametrize("name", BLANKS)
def test_every_box_of_a_drafted_form_comes_back_as_filled(name: str, tmp_path: Path) -> None:
    made = trip(BLANKS[name](tmp_path / name), tmp_path)
    whole(made)
    assert made.reading.unknown == ()


@pytest.mark.parametrize("name", BLANKS)
def test_nothing_is_read_from_a_sheet_that_nobody_filled_in(name: str, tmp_path: Path) -> None:
    made = trip(BLANKS[name](tmp_path / name), tmp_path)
    blank = read(made.unfilled, Shelf([made.draft.spec]))
    assert not any(blank.values.values())
    assert blank.findings == ()


@pytest.mark.skipif(program() is None, reason="needs LibreOffice")
def test_an_old_workbook_is_saved_anew_first_and_this_is_said(
    corpus: Callable[[str], Path], tmp_path: Path
) -> None:
    made = trip(corpus("zh-8d/模板1-8D报告.xls"), tmp_path)
    whole(made)
    assert "LibreOffice" in made.draft.remarks[0]


@pytest.mark.parametrize("name", BLANKS)
def test_the_words_of_a_blank_all_stand_on_its_sheet(name: str, tmp_path: Path) -> None:
    blank = BLANKS[name](tmp_path / name)
    before, after = (
        {
            word
            for grid in read_document(path).grids
            for cell in grid.cells
            for word in cell.text.replace("：", "： ").replace("_", " ").split()
            if word[0] not in "□○年月日时分"
        }
        for path in (blank, trip(blank, tmp_path).filled)
    )
    # A unit gives way to the one that is written with its number.
    assert before - after <= {"1", "2", "3", "4", "5", "天", "元"}
