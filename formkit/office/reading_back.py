"""Reading back: which files are meant, and what stands on them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from formkit.errors import FileAccessError, FormkitError
from formkit.findings import Finding
from formkit.reading import Reading
from formkit.reading.many import read_all
from formkit.say import say

if TYPE_CHECKING:
    from formkit.office.issuing import Progress
    from formkit.office.office import Office

LOCKS = ("~$", ".")
OF_THE_SYSTEM = frozenset({"thumbs.db", "desktop.ini"})


def papers(paths: Sequence[Path]) -> list[Path]:
    """The files meant: those named, and those in the folders named; lock files are passed over.

    Raises:
        FileAccessError: A path that is not there.
    """
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise FileAccessError(say("没有{path}。请核对文件名。", path=path))
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        found += [one for one in inside if one.is_file() and not _is_aside(one)]
    return found


def read_papers(office: Office, paths: Sequence[Path], progress: Progress | None) -> list[Reading]:
    """The readings of papers, nothing put on record.

    One of several that is refused gives a reading with the reason as its finding; a single one
    that is refused raises it.
    """
    files = papers(paths)
    readings: list[Reading] = []
    outcomes = read_all(files, office.shelf, isolation=office.isolation)
    for path, outcome in zip(files, outcomes, strict=True):
        if not isinstance(outcome, FormkitError):
            readings.append(outcome)
        elif len(files) > 1:
            readings.append(_unread(path, outcome))
        else:
            raise outcome
        if progress:
            progress(len(readings), len(files))
    return readings


def _unread(path: Path, why: FormkitError) -> Reading:
    finding = Finding(code="unreadable-file", where=path.name, message=str(why))
    return Reading(str(path), None, None, None, "", findings=(finding,))


def _is_aside(path: Path) -> bool:
    return path.name.startswith(LOCKS) or path.name.lower() in OF_THE_SYSTEM
