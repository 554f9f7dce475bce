"""An office for each test, and papers that come back to it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from formkit.demo.paper import Paper
from formkit.office import Office, Registration
from formkit.safety.isolate import Isolation
from tests.office.desk import CLERK, INTAKE, NOW, SHEET, Hand, Issue


class Lasting(Isolation):
    """A worker that outlives the office it works for, so that the tests share one."""

    def close(self) -> None:
        """Work on."""


@pytest.fixture(scope="session")
def worker() -> Iterator[Isolation]:
    worker = Lasting()
    yield worker
    Isolation.close(worker)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office in which nothing has happened yet, to be copied."""
    folder = tmp_path_factory.mktemp("empty") / "客诉"
    Office.create(folder, name="澄江精密制造").close()
    return folder


@pytest.fixture
def folder(empty: Path, tmp_path: Path) -> Path:
    """The folder of an office in which nothing has happened yet."""
    return Path(shutil.copytree(empty, tmp_path / "客诉"))


@pytest.fixture
def office(folder: Path, worker: Isolation) -> Iterator[Office]:
    """That office, open."""
    with Office.open(folder) as office:
        vars(office)["isolation"] = worker
        yield office


@pytest.fixture
def said() -> Registration:
    """A registration on 5 March at nine."""
    return Registration(now=NOW, by=CLERK)


@pytest.fixture
def issue(office: Office, said: Registration) -> Issue:
    """Register a complaint: its number."""
    return lambda **boxes: office.new(SHEET, INTAKE | boxes, said=said).number


@pytest.fixture
def hand(office: Office) -> Hand:
    """A copy as it comes back to the inbox, some boxes filled in."""

    def write(number: str, copy: int, texts: Mapping[str, str], *, name: str = "") -> Path:
        month = office.folder.month(office.ledger.entry(number).period)
        paper = Paper(next(month.glob(f"{number}-{copy}联*.docx")))
        spec = office.shelf.find(SHEET)
        for label, text in texts.items():
            paper.type_in(spec.box(label).path, text)
        return paper.save(office.folder.inbox / (name or f"{number}-{copy}联-已填.docx"))

    return write
