"""What of every built-in form comes back by which route, as the tables of docs/reading.md.

    python -m benchmarks.reading_routes [--write]

Every form is filled in every box and sent each way there is: read as written, saved by LibreOffice
in another format, printed to PDF, worked on by a clerk. Without ``--write`` the tables are printed.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks import disturbances
from benchmarks.filled_sheets import sheets
from formkit.reading import Reading, read
from formkit.reading.modern import Modern, modernised
from formkit.safety.libreoffice import converted, program
from formkit.safety.limits import USUAL
from tests.roundtrip.law import outcome
from tests.roundtrip.routes import Route
from tests.roundtrip.sample import Filled
from tests.roundtrip.trips import SHELF

PAGE = Path(__file__).parents[1] / "docs" / "reading.md"
AS_WRITTEN = "as written"
ROUTES = {
    "docx": (AS_WRITTEN, "docx", "odt", "doc", "rtf", "pdf"),
    "xlsx": (AS_WRITTEN, "xlsx", "ods", "xls", "pdf"),
}
CONTENTS = {"usual": "of one line", "lines": "of several lines"}


@dataclass(frozen=True)
class Tally:
    """How the boxes of some sheets came back.

    Attributes:
        filled: How many were filled.
        recovered: How many came back with the same value.
        open: How many came back as nothing, and the reading says so.
        missing: How many came back as nothing, and the reading passes over them.
        wrong: How many came back as another value, or came back without having been filled.
    """

    filled: int = 0
    recovered: int = 0
    open: int = 0
    missing: int = 0
    wrong: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(*(mine + its for mine, its in zip(self.all, other.all, strict=True)))

    @property
    def all(self) -> tuple[int, ...]:
        """The numbers in their order."""
        return (self.filled, self.recovered, self.open, self.missing, self.wrong)

    def __str__(self) -> str:
        """The number recovered, and what became of the others."""
        rest = {"open": self.open, "missing": self.missing, "wrong": self.wrong}
        told = ", ".join(f"{n} {what}" for what, n in rest.items() if n)
        return f"{self.recovered} ({told})" if told else str(self.recovered)


Tallies = dict[tuple[str, str], Tally]


def main() -> None:
    """Print the tables, or write them into the page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--write", action="store_true", help="into docs/reading.md")
    options = parser.parse_args()
    tables = {"routes": _routes(), "disturbances": disturbances.table()}
    made = {name: "\n".join(("", *table, "")) for name, table in tables.items()}
    if options.write:
        PAGE.write_text(_with(PAGE.read_text(encoding="utf-8"), made), encoding="utf-8")
    else:
        print("\n\n".join(made.values()))


def _with(page: str, made: Mapping[str, str]) -> str:
    """The page with what stands between the marks of each table replaced."""
    for name, text in made.items():
        between = re.compile(f"(<!-- {name} -->\n).*(\n<!-- end of {name} -->)", re.DOTALL)
        page = between.sub(partial(_between, text), page)
    return page


def _between(text: str, marks: re.Match[str]) -> str:
    return marks[1] + text + marks[2]


def _routes() -> Iterator[str]:
    """The tables of both media, each with its sums."""
    yield f"Made with {_version()}; two sheets of each form."
    for medium, routes in ROUTES.items():
        found = tallies(medium, routes)
        yield ""
        yield from lines(f"form as {medium}", "boxes", *map(heading, routes))
        for spec in SHELF.all:
            by_route = [found[spec.title, route] for route in routes]
            yield row(spec.title, by_route[0].filled, *by_route)
        yield ""
        yield from lines(
            f"{medium}, route", "texts", "filled", "recovered", "open", "missing", "wrong"
        )
        for route in routes:
            for kind in CONTENTS.values():
                yield row(heading(route), kind, *found[kind, route].all)


def lines(*headings: str) -> Iterator[str]:
    """The head of a table, numbers set to the right."""
    yield row(*headings)
    yield "|---" + "|---:" * (len(headings) - 1) + "|"


def row(*cells: object) -> str:
    """One line of a table."""
    return f"| {' | '.join(map(str, cells))} |"


def heading(route: str) -> str:
    """How a route is called in a table."""
    return route if route == AS_WRITTEN else f"→ {route}"


def _version() -> str:
    words = [str(program()), "--version"]
    told = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    return " ".join(told.split()[:2])


def tallies(medium: str, routes: Iterable[str]) -> Tallies:
    """For each form and each kind of contents, by each route, how the boxes came back."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        written = list(sheets(folder, medium, specs=SHELF.all))
        found: Tallies = {}
        for route in routes:
            paths = _taken([one.path for one in written], route, folder / route)
            for sheet, reading in zip(written, _readings(paths), strict=True):
                came_back = tally(sheet, reading, route)
                for group in (sheet.spec.title, CONTENTS[sheet.kind]):
                    found[group, route] = found.get((group, route), Tally()) + came_back
    return found


def _readings(paths: Sequence[Path]) -> Iterator[Reading]:
    """What stands on each file; those that have to be saved anew first are so by one call."""
    with modernised(paths, USUAL) as modern:
        for path in paths:
            stand = modern[path]
            yield read(stand.path if isinstance(stand, Modern) else path, SHELF)


def _taken(paths: Sequence[Path], route: str, into: Path) -> list[Path]:
    """The files at the end of a route, by one call of LibreOffice."""
    if route == AS_WRITTEN:
        return list(paths)
    made = converted(paths, route, into)
    return [one for one in map(made.__getitem__, paths) if isinstance(one, Path)]


def tally(sheet: Filled, reading: Reading, route: str) -> Tally:
    """How the boxes of one sheet came back."""
    way = Route(route, lambda _sheets, _folder: [], (route,))
    found = outcome(sheet.spec, sheet.boxes, reading, alike=way.alike)
    for path, (filled, wrong) in found.wrong.items():
        name = f"{sheet.spec.title} {heading(route)} {path}"
        print(f"{name}: {filled!r} was read as {wrong!r}", file=sys.stderr)
    told = len(found.lost) - len(found.unsaid)
    return Tally(found.given, found.recovered, told, len(found.unsaid), len(found.wrong))


if __name__ == "__main__":
    main()
