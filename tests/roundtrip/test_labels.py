"""A Word sheet whose marks are gone is read by its labels: never wrongly, and mostly whole.

The law is weaker here, for labels cannot carry everything: a text that is itself a label of the
form is read as nothing, with a finding that quotes it. What holds:

* usual contents come back whole, by the labels alone;
* whatever the contents, what is read is what was filled (recovered ⊆ filled), and each box that
  is read as nothing is named by a finding, or its text is listed;
* only texts that contain a label of the form are lost at all;
* the sheet still says which form, number and copy it is.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formkit.filling.identity import Identity
from formkit.forms import FormSpec
from formkit.reading import Reading
from formkit.values.label import fold_label
from tests.roundtrip import bare
from tests.roundtrip.law import legible, outcome
from tests.roundtrip.strategies import boxes, usual_texts
from tests.roundtrip.trips import (
    SHEETS,
    SHELF,
    identities,
    known_as,
    read_back,
    told,
    trips,
    written,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("labels")


def by_labels(spec: FormSpec, given_: dict[str, Any], identity: Identity, folder: Path) -> Reading:
    """The sheet of these boxes read after everything but its text is gone."""
    path = written(spec, given_, identity, folder)
    bare.changed(path, path, bare.without_controls, bare.without_bookmarks)
    return read_back(bare.without_properties(path, path))


@pytest.mark.parametrize("title", SHEETS)
@trips(3)
@given(data=st.data())
def test_usual_contents_come_back_whole_by_the_labels_alone(
    title: str, folder: Path, data: st.DataObject
) -> None:
    spec = SHELF.find(title)
    given_ = data.draw(boxes(spec, text=usual_texts()))
    identity = data.draw(st.sampled_from(identities(spec)))
    reading = by_labels(spec, given_, identity, folder)
    assert reading.values == given_
    assert told(reading) == known_as(spec, identity)
    assert not reading.findings


@pytest.mark.parametrize("title", SHEETS)
@trips(6)
@given(data=st.data())
def test_any_contents_come_back_true_or_not_at_all(
    title: str, folder: Path, data: st.DataObject
) -> None:
    spec = SHELF.find(title)
    given_ = data.draw(boxes(spec))
    identity = data.draw(st.sampled_from(identities(spec)))
    reading = by_labels(spec, given_, identity, folder)
    found = outcome(spec, given_, reading)
    assert not found.wrong
    assert not found.unsaid
    assert told(reading) == known_as(spec, identity)
    assert {
        path for path in legible(spec, found.lost) if not bears_label(spec, given_[path])
    } == set()


def bears_label(spec: FormSpec, value: object) -> bool:
    """Whether a text has a label of the form in it."""
    return any(
        fold_label(label) in fold_label(str(value)) for box in spec.boxes for label in box.labels
    )
