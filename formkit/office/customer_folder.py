"""The folder for customers: looked through for what must not lie there (第九条第12款)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from formkit.errors import FormkitError
from formkit.privacy import Rules
from formkit.reconciling.found import Found
from formkit.reconciling.retention import Retention
from formkit.say import say
from formkit.values.text import fold

if TYPE_CHECKING:
    from formkit.office.office import Office
    from formkit.reconciling.case import Books
    from formkit.safety.limits import Limits
    from formkit.values.grid import Document

MARK = "不得影印送客户"
ASIDE = ("~$", ".")


def customer_folder(office: Office) -> Path:
    """Where what goes to customers lies: ``客户`` unless formkit.toml says otherwise."""
    return office.folder.root / Rules.of(office.config.privacy).customer_folder


def with_evidence(office: Office, books: Books) -> Books:
    """The books with what lies in the folder for customers, and how long cases are kept."""
    retention = Retention.of(office.config.retention)
    return replace(books, found=tuple(looked_through(office)), retention=retention)


def looked_through(office: Office) -> Iterator[Found]:
    """What each file in the folder is; opened only after the guard and in the worker."""
    folder = customer_folder(office)
    if not folder.is_dir():
        return
    inside = sorted(path for path in folder.rglob("*") if path.is_file())
    paths = [path for path in inside if not path.name.startswith(ASIDE)]
    documents = office.isolation.map(opened, ((path, office.limits) for path in paths))
    for path, document in zip(paths, documents, strict=True):
        name = office.folder.relative(path)
        if isinstance(document, FormkitError):
            yield Found(file=name, refused=str(document))
        else:
            yield _found(office, name, document)


def opened(path: Path, limits: Limits) -> Document:
    """The document in a file; runs in the worker."""
    from formkit.reading.formats import read_as
    from formkit.safety.guard import guard

    return read_as(guard(path, limits=limits), path)


def _found(office: Office, name: str, document: Document) -> Found:
    """Which sheet it is, and whether it is internal: by its mark, or as its form is."""
    from formkit.reading.identity import identify
    from formkit.reading.recognise import recognise

    spec = recognise(document, office.shelf)
    identity = identify(document, spec)
    internal = _mark(document)
    if not internal and spec is not None and spec.internal:
        internal = say("《{form}》是内部表单", form=spec.title)
    return Found(
        file=name,
        form=spec.title if spec else None,
        number=identity.number,
        copy=identity.copy,
        internal=internal,
    )


def _mark(document: Document) -> str:
    """The internal mark as it stands on the paper, if it does."""
    cells = (cell for grid in document.grids for cell in grid.cells)
    marked = (cell.text for cell in cells if MARK in fold(cell.text))
    return " ".join(next(marked, "").split())
