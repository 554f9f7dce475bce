"""Many returned files read one after the other, the next ones opened meanwhile."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from pathlib import Path

from formkit.errors import FormkitError
from formkit.forms.shelf import Shelf
from formkit.reading.formats import read_as
from formkit.reading.modern import Modern, modernised
from formkit.reading.read import readings_of
from formkit.reading.reading import Reading
from formkit.safety.guard import guard
from formkit.safety.isolate import Isolation
from formkit.safety.libreoffice import AT_ONCE
from formkit.safety.limits import Limits
from formkit.safety.sniff import Kind
from formkit.values.grid import Document


def read_all(
    paths: Sequence[Path], shelf: Shelf, *, isolation: Isolation
) -> Generator[tuple[Reading, ...] | FormkitError]:
    """The readings of each file in order, or the error that ``read`` would raise.

    A file in which several sheets are bound gives a reading for each of them.

    The worker guards and opens the next files while one is recognised and matched here. Old
    formats are saved anew some at a time, so that the first ones are done before the last.
    """
    for start in range(0, len(paths), AT_ONCE):
        yield from _some(paths[start : start + AT_ONCE], shelf, isolation)


def _some(
    paths: Sequence[Path], shelf: Shelf, isolation: Isolation
) -> Generator[tuple[Reading, ...] | FormkitError]:
    with modernised(paths, isolation.limits) as modern:
        stands = [modern[path] for path in paths]
        able = (one.path for one in stands if isinstance(one, Modern))
        documents = isolation.map(opened, ((path, isolation.limits) for path in able))
        for path, stand in zip(paths, stands, strict=True):
            outcome = next(documents) if isinstance(stand, Modern) else stand
            if isinstance(stand, Modern) and isinstance(outcome, Document):
                yield readings_of(stand.told(outcome), shelf, file=str(path))
            elif isinstance(outcome, FormkitError):
                yield outcome


def opened(path: Path, limits: Limits) -> Document:
    """The document in a file that the guard lets in; raises what ``read`` raises."""
    return read_as(guard(path, limits=limits), path)


def listed(path: Path, limits: Limits) -> Document:
    """The document in a list: as ``opened``, but plain text is a table too, of one column."""
    kind = guard(path, limits=limits)
    return read_as(Kind.CSV if kind is Kind.TEXT else kind, path)
