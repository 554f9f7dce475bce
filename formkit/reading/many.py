"""Many returned files read one after the other, the next ones opened meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from formkit.errors import FormkitError
from formkit.forms.shelf import Shelf
from formkit.reading.formats import read_as
from formkit.reading.read import reading_of
from formkit.reading.reading import Reading
from formkit.safety.guard import guard
from formkit.safety.isolate import Isolation
from formkit.safety.limits import Limits
from formkit.safety.sniff import Kind
from formkit.values.grid import Document


def read_all(
    paths: Sequence[Path], shelf: Shelf, *, isolation: Isolation
) -> Iterator[Reading | FormkitError]:
    """The reading of each file in order, or the error that ``read`` would raise.

    The worker guards and opens the next files while one is recognised and matched here.
    """
    documents = isolation.map(opened, ((path, isolation.limits) for path in paths))
    for path, document in zip(paths, documents, strict=True):
        if isinstance(document, FormkitError):
            yield document
        else:
            yield reading_of(document, shelf, file=str(path))


def opened(path: Path, limits: Limits) -> Document:
    """The document in a file that the guard lets in; raises what ``read`` raises."""
    return read_as(guard(path, limits=limits), path)


def listed(path: Path, limits: Limits) -> Document:
    """The document in a list: as ``opened``, but plain text is a table too, of one column."""
    kind = guard(path, limits=limits)
    return read_as(Kind.CSV if kind is Kind.TEXT else kind, path)
