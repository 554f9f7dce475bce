"""docs/reading.md tells of every built-in form, by every route, with all of its boxes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.disturbances import MIXED, SEVERAL
from benchmarks.filled_sheets import KINDS, filled
from benchmarks.reading_routes import ROUTES, heading
from formkit.forms import FormSpec
from tests.roundtrip import disturb_register
from tests.roundtrip.disturb import DISTURBANCES
from tests.roundtrip.trips import SHELF

PAGE = (Path(__file__).parents[1] / "docs" / "reading.md").read_text(encoding="utf-8")
TABLES = [
    [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    for table in re.findall(r"(?:^\|.*\|\n)+", PAGE, re.MULTILINE)
]


def rows(first: str) -> dict[str, list[str]]:
    """The rows of all tables under such a first heading."""
    found = (table for table in TABLES if table[0][0] == first)
    return {row[0]: row[1:] for table in found for row in table[2:]}


@pytest.mark.parametrize("medium", ROUTES)
def test_every_form_stands_on_the_page_as_each_kind_of_document(medium: str) -> None:
    assert set(rows(f"form as {medium}")) == {spec.title for spec in SHELF.all}


@pytest.mark.parametrize("medium", ROUTES)
def test_every_route_is_a_column(medium: str) -> None:
    (headings,) = [table[0][2:] for table in TABLES if table[0][0] == f"form as {medium}"]
    assert headings == [heading(route) for route in ROUTES[medium]]


@pytest.mark.parametrize("medium", ROUTES)
@pytest.mark.parametrize("spec", SHELF.all, ids=lambda spec: spec.title)
def test_the_boxes_of_a_form_are_counted_as_it_has_them_now(spec: FormSpec, medium: str) -> None:
    boxes = sum(len(filled(spec, kind)) for kind in KINDS)
    told = rows(f"form as {medium}")[spec.title]
    assert int(told[0]) == boxes
    assert all(sum(map(int, re.findall(r"\d+", cell))) >= boxes for cell in told[1:])


def test_every_disturbance_stands_on_the_page() -> None:
    names = [one.__name__.replace("_", " ") for one in DISTURBANCES]
    assert list(rows("disturbance")) == [*names, SEVERAL]


def test_whatever_is_done_to_registers_and_piles_stands_on_the_page() -> None:
    names = [one.__name__.replace("_", " ") for one in disturb_register.DISTURBANCES]
    assert list(rows("register")) == [*names, SEVERAL]
    assert list(rows("pile")) == [MIXED]
