"""The ways a sheet goes before it comes back, and what the programs on the way do to texts."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl

from tests.roundtrip import bare, disturb, soffice
from tests.roundtrip.sample import Filled

Take = Callable[[Sequence[Filled], Path], list[Path]]

# LibreOffice writes these as if each were one character, and Excel or Word then shows another text.
_ESCAPES = re.compile("_x[0-9A-Fa-f]{4}_")
# Characters put together from several are one glyph in a PDF, which names only the first of them.
_TONES = re.compile("[\U0001f3fb-\U0001f3ff]")


@dataclass(frozen=True)
class Route:
    """A way from a sheet to what is read: the files at its end, and the kinds on its way."""

    name: str
    take: Take
    kinds: tuple[str, ...] = ()

    def carries(self, value: Any) -> bool:
        """Whether the programs on the way leave such a value as it is."""
        text = value if isinstance(value, str) else ""
        return not (
            (self.kinds and _ESCAPES.search(text))
            or ("ods" in self.kinds and "\t" in text)
            or ("pdf" in self.kinds and _TONES.search(text))
        )

    def alike(self, filled: Any, read: Any) -> bool:
        """Whether a value came back: on a PDF blanks and line ends of a text do not count."""
        if "pdf" in self.kinds and isinstance(filled, str) and isinstance(read, str):
            return "".join(filled.split()) == "".join(read.split())
        return bool(filled == read)


def carried(route: Route, boxes: Mapping[str, Any]) -> dict[str, Any]:
    """The boxes whose values the programs on the way leave as they are."""
    return {path: value for path, value in boxes.items() if route.carries(value)}


def through_soffice(*kinds: str) -> Route:
    """Saved by LibreOffice as each of these kinds in turn."""

    def take(sheets: Sequence[Filled], folder: Path) -> list[Path]:
        return soffice.converted([one.path for one in sheets], kinds, folder)

    return Route(f"LibreOffice → {' → '.join(kinds)}", take, kinds)


def through(name: str, *changes: bare.Change) -> Route:
    """Changed in its body."""

    def take(sheets: Sequence[Filled], folder: Path) -> list[Path]:
        folder.mkdir()
        return [bare.changed(one.path, folder / one.path.name, *changes) for one in sheets]

    return Route(name, take)


def through_hands(disturbance: disturb.Disturbance) -> Route:
    """Disturbed by a clerk, each sheet a little differently."""

    def take(sheets: Sequence[Filled], folder: Path) -> list[Path]:
        folder.mkdir()
        return [_disturbed(disturbance, one, folder, n) for n, one in enumerate(sheets)]

    return Route(disturbance.__name__.replace("_", " "), take)


def _disturbed(disturbance: disturb.Disturbance, sheet: Filled, folder: Path, seed: int) -> Path:
    rng = random.Random(seed)  # noqa: S311 - a seed makes it come again
    out = folder / sheet.path.name
    return bare.changed(sheet.path, out, lambda body: disturbance(body, sheet.spec, rng))


def as_written(sheets: Sequence[Filled], folder: Path) -> list[Path]:
    """The files themselves."""
    return [one.path for one in sheets]


def as_plain_text(sheets: Sequence[Filled], folder: Path) -> list[Path]:
    """Without controls, bookmarks and properties: only what can be seen is left."""
    folder.mkdir()
    changes = (bare.without_controls, bare.without_bookmarks)
    paths = [bare.changed(one.path, folder / one.path.name, *changes) for one in sheets]
    return [bare.without_properties(path, path) for path in paths]


def through_openpyxl(sheets: Sequence[Filled], folder: Path) -> list[Path]:
    """Opened and saved by openpyxl."""
    folder.mkdir()
    paths = [folder / one.path.name for one in sheets]
    for one, path in zip(sheets, paths, strict=True):
        openpyxl.load_workbook(one.path).save(path)
    return paths


WORD = (
    Route("as written", as_written),
    through("without controls", bare.without_controls),
    through("without controls and bookmarks", bare.without_controls, bare.without_bookmarks),
    Route("without properties either", as_plain_text),
    *map(through_hands, disturb.DISTURBANCES),
)
WORD_THROUGH_SOFFICE = (
    through_soffice("docx"),
    through_soffice("odt", "docx"),
    through_soffice("doc", "docx"),
    through_soffice("rtf", "docx"),
    through_soffice("pdf"),
)
EXCEL = (Route("as written", as_written), Route("openpyxl", through_openpyxl))
EXCEL_THROUGH_SOFFICE = (
    through_soffice("xlsx"),
    through_soffice("ods", "xlsx"),
    through_soffice("xls", "xlsx"),
)
