"""What clerks do to a sheet in Word, and how much of it is still read, and read truly."""

from __future__ import annotations

import random
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.filled_sheets import sheets
from formkit.forms import FormSpec
from formkit.forms.names import TAG_PREFIX
from formkit.reading import Reading
from tests.roundtrip import bare, disturb
from tests.roundtrip.law import legible, outcome
from tests.roundtrip.sample import Filled
from tests.roundtrip.trips import read_back

SEEDS = 2
KINDS = ("usual", "lines", "words", "nasty")
SEVERAL = "several of these"


MARKS: dict[str, tuple[bare.Change, ...]] = {
    "kept": (),
    "taken off": (bare.without_controls, bare.without_bookmarks),
}


def table() -> Iterator[str]:
    """The table: one line for each disturbance, and one for several at once."""
    yield "| disturbance | marks | sheets | boxes | recall | precision | wrong | wrong and silent |"
    yield "|---|---|---:|---:|---:|---:|---:|---:|"
    with tempfile.TemporaryDirectory() as folder:
        made = sheets(Path(folder), "docx", kinds=KINDS)
        written = [one for one in made if _has_table(one.path)]
        for marks, after in MARKS.items():
            for disturbance in (*disturb.DISTURBANCES, several):
                counted = (
                    _counted(sheet, disturbance, seed, after=after)
                    for sheet in written
                    for seed in range(SEEDS)
                )
                yield _row(disturbance, marks, found=sum(counted, Counter()))


def several(body: bare.Element, spec: FormSpec, rng: random.Random) -> None:
    """One to four disturbances."""
    disturb.disturbed(body, spec, seed=rng.randrange(10**6))


def _row(disturbance: disturb.Disturbance, marks: str, *, found: Counter[str]) -> str:
    name = SEVERAL if disturbance is several else disturbance.__name__.replace("_", " ")
    recall = found["right"] / found["given"]
    precision = found["right"] / (found["right"] + found["wrong"])
    numbers = f"{found['sheets']} | {found['given']} | {_share(recall)} | {_share(precision)}"
    return f"| {name} | {marks} | {numbers} | {found['wrong']} | {found['silent']} |"


def _share(share: float) -> str:
    """In per cent, never rounded up to a whole."""
    return "100 %" if share == 1 else f"{int(share * 10_000) / 100:.2f} %"


def _counted(
    sheet: Filled, disturbance: disturb.Disturbance, seed: int, *, after: Sequence[bare.Change]
) -> Counter[str]:
    """The boxes still on the paper, those read right, and those read wrong."""
    rng = random.Random(f"{sheet.path.name} {seed}")  # noqa: S311 - a seed makes it come again
    gone: set[str] = set()

    def change(body: bare.Element) -> None:
        rows = {row: _paths(row) for row in body.iter(f"{bare.W}tr")}
        disturbance(body, sheet.spec, rng)
        for row, paths in rows.items():
            gone.update(paths if body not in row.iterancestors() else ())

    path = sheet.path.with_name(f"disturbed-{sheet.path.name}")
    reading = read_back(bare.changed(sheet.path, path, change, *after))
    return _compared(sheet, reading, gone)


def _has_table(path: Path) -> bool:
    """Whether there are rows to add to and to take from; a letter has none."""
    with zipfile.ZipFile(path) as package:
        return b"</w:tr>" in package.read(bare.DOCUMENT)


def _paths(row: bare.Element) -> set[str]:
    """The boxes in a row."""
    tags = (tag.get(f"{bare.W}val", "") for tag in row.iter(f"{bare.W}tag"))
    return {tag.removeprefix(TAG_PREFIX) for tag in tags}


def _compared(sheet: Filled, reading: Reading, gone: set[str]) -> Counter[str]:
    boxes = legible(sheet.spec, sheet.boxes)
    found = outcome(sheet.spec, boxes, reading)
    told = {finding.box for finding in reading.findings}
    given = boxes.keys() - gone
    silent = found.wrong.keys() - told
    for path in silent:
        filled, read = found.wrong[path]
        print(f"{sheet.spec.title}: {path}: {filled!r} was read as {read!r}", file=sys.stderr)
    right = len(given - found.lost.keys() - found.wrong.keys())
    wrong = len(found.wrong)
    return Counter(sheets=1, given=len(given), right=right, wrong=wrong, silent=len(silent))
