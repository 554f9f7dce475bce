"""Reading back: which files are meant, and what stands on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from formkit.errors import FileAccessError, FormkitError
from formkit.findings import Finding
from formkit.forms import Shelf
from formkit.reading import Reading
from formkit.reading.many import read_all
from formkit.safety.isolate import Isolation
from formkit.safety.limits import Limits
from formkit.safety.unpack import is_archive, unpacked
from formkit.say import say

if TYPE_CHECKING:
    from formkit.office.issuing import Progress

LOCKS = ("~$", ".")
OF_THE_SYSTEM = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True)
class Paper:
    """A file that is handed in: where it can be read, and as what it is told."""

    path: Path
    name: str


@contextmanager
def papers(
    paths: Sequence[Path], limits: Limits, named: Callable[[Path], str] = str
) -> Iterator[list[Paper]]:
    """The files meant: those named, and those in folders and archives; lock files passed over.

    Raises:
        FileAccessError: A path that is not there.
    """
    with TemporaryDirectory(prefix="formkit-") as aside:
        found: list[Paper] = []
        for n, path in enumerate(files_in(paths)):
            found += _within(Paper(path, named(path)), Path(aside) / str(n), limits)
        yield found


def files_in(paths: Sequence[Path]) -> Iterator[Path]:
    """The files named, and those in the folders named; raises FileAccessError for none such."""
    for path in paths:
        if not path.exists():
            raise FileAccessError(say("没有{path}。请核对文件名。", path=path))
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (one for one in inside if one.is_file() and not _is_aside(one))


def _within(paper: Paper, folder: Path, limits: Limits) -> list[Paper]:
    """What lies in an archive; the file itself where it is none, or is refused."""
    if not is_archive(paper.path):
        return [paper]
    try:
        inside = list(unpacked(paper.path, folder, limits=limits))
    except FormkitError:
        return [paper]
    return [Paper(path, f"{paper.name}/{name}") for name, path in inside] or [paper]


def read_papers(
    paths: Sequence[Path],
    shelf: Shelf,
    isolation: Isolation,
    *,
    named: Callable[[Path], str] = str,
    progress: Progress | None = None,
) -> list[Reading]:
    """The readings of papers, nothing put on record; one for each sheet bound in a file.

    One of several that is refused gives a reading with the reason as its finding; a single one
    that is refused raises it.
    """
    readings: list[Reading] = []
    with papers(paths, isolation.limits, named) as files:
        outcomes = read_all([one.path for one in files], shelf, isolation=isolation)
        for n, (paper, outcome) in enumerate(zip(files, outcomes, strict=True), 1):
            if not isinstance(outcome, FormkitError):
                readings += (replace(one, file=paper.name) for one in outcome)
            elif len(files) > 1:
                readings.append(_unread(paper, outcome))
            else:
                raise outcome
            if progress:
                progress(n, len(files))
    return readings


def _unread(paper: Paper, why: FormkitError) -> Reading:
    finding = Finding(code="unreadable-file", where=paper.name, message=str(why))
    return Reading(paper.name, None, None, None, "", findings=(finding,))


def _is_aside(path: Path) -> bool:
    return path.name.startswith(LOCKS) or path.name.lower() in OF_THE_SYSTEM
