"""Papers that clerks have worked on: never a silent wrong value, and little lost."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from formkit.filling.identity import Identity
from formkit.forms import FormSpec
from formkit.reading import Reading
from formkit.reading.many import read_all
from formkit.safety.isolate import Isolation
from tests.roundtrip import bare, disturb, disturb_register, piles, sample
from tests.roundtrip.law import legible, outcome
from tests.roundtrip.trips import (
    IS_THOROUGH,
    REGISTERS,
    SHEETS,
    SHELF,
    WORKED_ON,
    identities,
    known_as,
    read_back,
    told,
    written,
)

SEEDS = range(200 if IS_THOROUGH else 2)
MIXED_SEEDS = range(1000 if IS_THOROUGH else 25)
PLAIN = (bare.without_controls, bare.without_bookmarks)
# A letter has no cells to work on.
TABLED = [title for title in SHEETS if title != "客户回复函"]
HARMLESS = [one for one in disturb.DISTURBANCES if one is not disturb.a_row_deleted]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("disturbed")


def sheet(title: str, seed: int) -> tuple[FormSpec, Identity]:
    """The form and one of its copies, by the seed."""
    spec = SHELF.find(title)
    copies = identities(spec)
    return spec, copies[seed % len(copies)]


@pytest.mark.parametrize("kind", ["usual", "lines", "words"])
@pytest.mark.parametrize("title", WORKED_ON)
@pytest.mark.parametrize("disturbance", HARMLESS, ids=lambda one: one.__name__)
def test_usual_contents_come_back_whole_whatever_a_clerk_did(
    disturbance: disturb.Disturbance, title: str, kind: str, folder: Path
) -> None:
    for seed in SEEDS:
        spec, identity = sheet(title, seed)
        boxes = sample.contents(spec, kind, turn=seed)
        reading = after(disturbance, spec, path=written(spec, boxes, identity, folder), seed=seed)
        assert reading.values == boxes
        assert told(reading) == known_as(spec, identity)


@pytest.mark.parametrize("kind", sample.KINDS)
@pytest.mark.parametrize("title", WORKED_ON)
def test_a_row_that_is_gone_takes_nothing_but_its_own_boxes(
    title: str, kind: str, folder: Path
) -> None:
    for seed in SEEDS:
        spec, identity = sheet(title, seed)
        boxes = sample.contents(spec, kind, turn=seed)
        path = written(spec, boxes, identity, folder)
        reading = after(disturb.a_row_deleted, spec, path=path, seed=seed)
        found = outcome(spec, boxes, reading)
        assert not found.wrong
        assert not found.unsaid.keys() & reading.boxes.keys()
        assert told(reading) == known_as(spec, identity)


@pytest.mark.parametrize("kind", sample.KINDS)
@pytest.mark.parametrize("title", WORKED_ON)
def test_whatever_several_clerks_did_no_value_is_wrong(title: str, kind: str, folder: Path) -> None:
    for seed in MIXED_SEEDS:
        spec, identity = sheet(title, seed)
        boxes = sample.contents(spec, kind, turn=seed)
        reading = after_several(spec, written(spec, boxes, identity, folder), seed=seed)
        assert not outcome(spec, boxes, reading).wrong, seed


@pytest.mark.parametrize("nth", range(len(TABLED)), ids=lambda n: TABLED[n])
def test_every_sheet_comes_back_by_its_labels_alone_after_some_disturbance(
    nth: int, folder: Path
) -> None:
    spec, identity = sheet(TABLED[nth], nth)
    boxes = sample.contents(spec, "usual", turn=nth)
    path = written(spec, boxes, identity, folder)
    disturbance = HARMLESS[nth % len(HARMLESS)]
    reading = after(disturbance, spec, path=path, seed=nth, then=PLAIN)
    assert reading.values == boxes
    assert told(reading) == known_as(spec, identity)


# --- registers, and piles of copies


@pytest.mark.parametrize("nth", range(len(REGISTERS)), ids=lambda n: REGISTERS[n])
@pytest.mark.parametrize("names", ["kept", "taken off"])
def test_a_register_that_a_clerk_worked_on_comes_back_whole(
    nth: int, names: str, folder: Path
) -> None:
    spec, identity = sheet(REGISTERS[nth], 0)
    boxes = sample.contents(spec, "usual", turn=nth)
    path = written(spec, boxes, identity, folder)
    rng = random.Random(nth)  # noqa: S311 - a seed makes it come again
    after_names = [disturb_register.without_names] if names == "taken off" else []
    disturb_register.changed(
        path, path, lambda register: disturb_register.disturbed(register, spec, rng), *after_names
    )
    assert read_back(path).values == boxes


@pytest.mark.parametrize("marks", ["kept", "taken off"])
def test_the_copies_of_two_cases_mixed_in_one_file_come_apart(marks: str, folder: Path) -> None:
    spec = SHELF.find("客户抱怨处理表")
    path, pile = piles.copies_mixed(spec, "usual", folder, seed=7)
    if marks == "taken off":
        bare.changed(path, path, *PLAIN)
    with Isolation() as isolation:
        (readings,) = read_all([path], SHELF, isolation=isolation)
    assert isinstance(readings, tuple), readings
    assert [(one.number, one.copy) for one in readings] == piles.in_order(pile)
    assert [one.values for one in readings] == [legible(spec, one.boxes) for one in pile]


def after(
    disturbance: disturb.Disturbance,
    spec: FormSpec,
    *,
    path: Path,
    seed: int,
    then: Sequence[bare.Change] = (),
) -> Reading:
    """The sheet as read after the disturbance, and what else is done then."""
    rng = random.Random(seed)  # noqa: S311 - a seed makes it come again
    return read_back(bare.changed(path, path, lambda body: disturbance(body, spec, rng), *then))


def after_several(spec: FormSpec, path: Path, *, seed: int) -> Reading:
    """The sheet as read after one to four disturbances."""
    return read_back(
        bare.changed(path, path, lambda body: disturb.disturbed(body, spec, seed=seed))
    )
