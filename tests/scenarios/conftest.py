"""An office of any procedure for each scenario; each is made once and copied."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from formkit.office import Office
from formkit.safety.isolate import Isolation
from tests.scenarios import driver
from tests.scenarios.stage import Stage

Play = Callable[..., Stage]


class Lasting(Isolation):
    """A worker that outlives the office it works for, so that the scenarios share one."""

    def close(self) -> None:
        """Work on."""


@pytest.fixture(scope="session")
def worker() -> Iterator[Isolation]:
    worker = Lasting()
    yield worker
    Isolation.close(worker)


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of an office that follows a procedure and in which nothing has happened yet."""

    @cache
    def made(procedure: str) -> Path:
        folder = tmp_path_factory.mktemp("fresh") / "客诉"
        Office.create(folder, procedure=procedure).close()
        return folder

    return made


@pytest.fixture
def play(fresh: Callable[[str], Path], worker: Isolation, tmp_path: Path) -> Iterator[Play]:
    """Play a scenario by a procedure; ``settings`` are added to the office's formkit.toml."""
    offices: list[Office] = []

    def played(procedure: str, text: str, *, settings: str = "") -> Stage:
        __tracebackhide__ = True
        folder = Path(shutil.copytree(fresh(procedure), tmp_path / f"客诉{len(offices)}"))
        with (folder / "formkit.toml").open("a", encoding="utf-8") as page:
            page.write(settings)
        offices.append(Office.open(folder))
        vars(offices[-1])["isolation"] = worker
        return driver.play(offices[-1], text)

    yield played
    for office in offices:
        office.close()
