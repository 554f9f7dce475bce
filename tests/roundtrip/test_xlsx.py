"""A register comes back as it was filled: any texts, any number of rows, saved again or not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.roundtrip.law import errors, outcome
from tests.roundtrip.strategies import boxes, usual_texts
from tests.roundtrip.trips import (
    REGISTERS,
    SHELF,
    identities,
    known_as,
    printed,
    read_back,
    told,
    trips,
    written,
)

MOST_ROWS = 60
TEXTS = (
    "06110001",
    "=1+1",
    "+86 21",
    "-5",
    "@SUM(A1)",
    "'0611",
    "甲\n乙\n\n丙",
    "1E5",
    "TRUE",
    "0.10",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("xlsx")


@pytest.mark.parametrize("title", REGISTERS)
@trips(8)
@given(data=st.data())
def test_a_register_comes_back_as_it_was_filled(
    title: str, folder: Path, data: st.DataObject
) -> None:
    spec = SHELF.find(title)
    given_ = data.draw(boxes(spec, rows=MOST_ROWS))
    (identity,) = identities(spec)
    reading = read_back(written(spec, given_, identity, folder))
    found = outcome(spec, given_, reading)
    assert not found.wrong
    assert not found.unsaid
    assert told(reading) == known_as(spec, identity)
    assert not errors(reading)


@pytest.mark.parametrize("title", REGISTERS)
@trips(3)
@given(data=st.data())
def test_usual_contents_come_back_whole_also_from_a_workbook_saved_again(
    title: str, folder: Path, data: st.DataObject
) -> None:
    spec = SHELF.find(title)
    given_ = data.draw(boxes(spec, text=usual_texts(), rows=MOST_ROWS))
    (identity,) = identities(spec)
    path = written(spec, given_, identity, folder)
    assert read_back(path).values == given_
    assert told(read_back(saved_again(path))) == known_as(spec, identity)
    assert read_back(path).values == given_


@pytest.mark.parametrize("title", REGISTERS)
@trips(3)
@given(data=st.data())
def test_a_register_printed_from_word_comes_back_as_it_was_filled(
    title: str, folder: Path, data: st.DataObject
) -> None:
    spec = SHELF.find(title)
    given_ = data.draw(boxes(spec))
    reading = read_back(printed(spec, given_, folder))
    found = outcome(spec, given_, reading)
    assert not found.wrong
    assert not found.unsaid
    assert reading.form == title


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("title", REGISTERS)
def test_a_text_that_looks_like_something_else_stays_a_text(
    title: str, text: str, folder: Path
) -> None:
    spec = SHELF.find(title)
    (identity,), (table,) = identities(spec), spec.tables
    given_: dict[str, Any] = {
        table.key(row, box): text for row in range(2) for box in table.boxes if box.type == "text"
    }
    path = written(spec, given_, identity, folder)
    assert read_back(path).values == given_
    assert read_back(saved_again(path)).values == given_


def saved_again(path: Path) -> Path:
    """The workbook opened and saved by openpyxl."""
    book = openpyxl.load_workbook(path)
    book.save(path)
    return path
