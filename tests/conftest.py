"""The demonstration month is lived once and looked at by many tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from formkit.demo import Month, run
from formkit.office import Office


@dataclass(frozen=True)
class Lived:
    """The month as it was lived: what was told on the way, and what it came to."""

    month: Month
    told: tuple[str, ...]
    office: Office


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one worker live the month, and all tests that look at it run there."""
    for item in items:
        if "lived" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("month"))


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lived]:
    told: list[str] = []
    month = run(tmp_path_factory.mktemp("month") / "客诉演示", tell=told.append)
    with Office.open(month.folder) as office:
        yield Lived(month, tuple(told), office)
