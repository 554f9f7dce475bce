"""Watching a folder: the files that have come to rest there since the last look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from formkit.office.reading_back import files_in

Mark = tuple[int, int]
UNFINISHED = (".part", ".tmp", ".crdownload", ".download")
"""How programs call a file until all of it is there and it gets its name."""


@dataclass
class Watch:
    """A watch over folders; a file that is still being copied is left for a later look.

    Attributes:
        places: The folders, or single files.
    """

    places: Sequence[Path]
    _seen: dict[Path, Mark] = field(default_factory=dict)
    _done: dict[Path, Mark] = field(default_factory=dict)

    def settled(self) -> list[Path]:
        """The files of the same size and time as at the last look, each once until it changes."""
        marks = dict(self._marks())
        rest = [
            path
            for path, mark in marks.items()
            if mark == self._seen.get(path) and mark != self._done.get(path)
        ]
        self._seen = marks
        self._done |= {path: marks[path] for path in rest}
        return rest

    def _marks(self) -> Iterator[tuple[Path, Mark]]:
        for path in files_in(self.places):
            if path.suffix.lower() in UNFINISHED:
                continue
            try:
                told = path.stat()
            except OSError:  # renamed or taken away between two looks
                continue
            yield path, (told.st_size, told.st_mtime_ns)
