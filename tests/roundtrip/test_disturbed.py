"""Sheets that clerks have worked on in Word: never a silent wrong value, and little lost."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from formkit.filling.identity import Identity
from formkit.forms import FormSpec
from formkit.reading import Reading
from tests.roundtrip import bare, disturb, sample
from tests.roundtrip.law import outcome
from tests.roundtrip.trips import (
    IS_THOROUGH,
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


def after(disturbance: disturb.Disturbance, spec: FormSpec, *, path: Path, seed: int) -> Reading:
    """The sheet as read after the disturbance."""
    rng = random.Random(seed)  # noqa: S311 - a seed makes it come again
    return read_back(bare.changed(path, path, lambda body: disturbance(body, spec, rng)))


def after_several(spec: FormSpec, path: Path, *, seed: int) -> Reading:
    """The sheet as read after one to four disturbances."""
    return read_back(
        bare.changed(path, path, lambda body: disturb.disturbed(body, spec, seed=seed))
    )
