"""A Word sheet comes back as it was filled, whatever its boxes hold and whichever copy it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formkit.filling.identity import Identity
from formkit.filling.sheets import write_copies
from formkit.filling.stock import template_for
from formkit.findings import Severity
from tests.roundtrip import bare
from tests.roundtrip.law import errors, legible
from tests.roundtrip.strategies import boxes
from tests.roundtrip.trips import (
    SHEETS,
    SHELF,
    first_number,
    identities,
    known_as,
    read_back,
    told,
    trips,
    written,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("docx")


@pytest.mark.parametrize("title", SHEETS)
@trips(8)
@given(data=st.data())
def test_a_sheet_comes_back_as_it_was_filled(title: str, folder: Path, data: st.DataObject) -> None:
    spec = SHELF.find(title)
    given_, identity = data.draw(boxes(spec)), data.draw(st.sampled_from(identities(spec)))
    reading = read_back(written(spec, given_, identity, folder))
    assert reading.values == legible(spec, given_)
    assert told(reading) == known_as(spec, identity)
    assert not errors(reading)


@trips(4)
@given(given_=boxes(SHELF.find("客户抱怨处理表")))
def test_each_of_the_five_copies_comes_back_from_a_file_of_its_own(
    given_: dict[str, object], folder: Path
) -> None:
    spec = SHELF.find("客户抱怨处理表")
    identity, template = Identity(first_number(spec)), template_for(spec)
    for n, path in write_copies(spec, given_, identity, template, folder, replace=True):
        reading = read_back(path)
        assert reading.values == legible(spec, given_)
        assert told(reading) == (spec.title, identity.number, n)
        assert not errors(reading)


@trips(4)
@given(given_=boxes(SHELF.find("客户抱怨处理表")))
def test_the_five_copies_bound_together_come_back_as_one_sheet(
    given_: dict[str, object], folder: Path
) -> None:
    spec = SHELF.find("客户抱怨处理表")
    identity, template = Identity(first_number(spec)), template_for(spec)
    ((_, path), *_) = write_copies(
        spec, given_, identity, template, folder, together=True, replace=True
    )
    reading = read_back(path)
    assert reading.values == legible(spec, given_)
    assert told(reading) == (spec.title, identity.number, None)
    assert [one.code for one in reading.findings if one.severity is not Severity.REMARK] == []


@pytest.mark.parametrize("title", SHEETS)
@trips(3)
@given(data=st.data())
def test_a_sheet_without_its_controls_comes_back_by_its_bookmarks(
    title: str, folder: Path, data: st.DataObject
) -> None:
    spec = SHELF.find(title)
    given_, identity = data.draw(boxes(spec)), data.draw(st.sampled_from(identities(spec)))
    path = written(spec, given_, identity, folder)
    reading = read_back(bare.changed(path, path, bare.without_controls))
    assert reading.values == legible(spec, given_)
    assert told(reading) == known_as(spec, identity)


@pytest.mark.parametrize("title", SHEETS)
@trips(2)
@given(data=st.data())
def test_a_sheet_without_its_properties_still_says_which_it_is(
    title: str, folder: Path, data: st.DataObject
) -> None:
    spec = SHELF.find(title)
    given_, identity = data.draw(boxes(spec)), data.draw(st.sampled_from(identities(spec)))
    path = written(spec, given_, identity, folder)
    reading = read_back(bare.without_properties(path, path))
    assert reading.values == legible(spec, given_)
    assert told(reading) == known_as(spec, identity)
    assert not errors(reading)
