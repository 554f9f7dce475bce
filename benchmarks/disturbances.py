"""What clerks do to sheets, registers and piles, and how much is still read, and read truly."""

from __future__ import annotations

import random
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.filled_sheets import sheets
from formkit.forms import FormSpec
from formkit.reading import Reading
from formkit.reading.formats import read_as
from formkit.reading.read import readings_of
from formkit.safety.guard import guard
from tests.roundtrip import bare, disturb, disturb_register, onsheet, piles
from tests.roundtrip.law import Boxes, legible, outcome
from tests.roundtrip.sample import Filled
from tests.roundtrip.trips import SHELF, read_back

Counted = Counter[str]

KINDS = ("usual", "lines", "words", "nasty")
REGISTER_KINDS = ("usual", "nasty")
SEVERAL = "several of these"
MIXED = "copies of two cases mixed"
COLUMNS = "marks | papers | boxes | recall | precision | wrong | wrong and silent |"

MARKS: dict[str, tuple[bare.Change, ...]] = {
    "kept": (),
    "taken off": (bare.without_controls, bare.without_bookmarks),
}
NAMES: dict[str, tuple[Callable[..., object], ...]] = {
    "kept": (),
    "taken off": (disturb_register.without_names,),
}


def table() -> Iterator[str]:
    """The tables: Word sheets, registers and piles, a line for each thing done to them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield from _head("disturbance")
        yield from _sheets([one for one in sheets(folder, "docx", kinds=KINDS) if _has_table(one)])
        yield ""
        yield from _head("register")
        yield from _registers(list(sheets(folder, "xlsx", kinds=REGISTER_KINDS)))
        yield ""
        yield from _head("pile")
        yield from _piles(folder)


def _head(first: str) -> Iterator[str]:
    yield f"| {first} | {COLUMNS}"
    yield "|---|---|---:|---:|---:|---:|---:|---:|"


def _row(name: str, marks: str, *, found: Counted) -> str:
    recall = found["right"] / found["given"]
    precision = found["right"] / (found["right"] + found["wrong"])
    numbers = f"{found['papers']} | {found['given']} | {_share(recall)} | {_share(precision)}"
    return f"| {name} | {marks} | {numbers} | {found['wrong']} | {found['silent']} |"


def _share(share: float) -> str:
    """In per cent, never rounded up to a whole."""
    return "100 %" if share == 1 else f"{int(share * 10_000) / 100:.2f} %"


def _sum(counted: Iterable[Counted]) -> Counted:
    return sum(counted, Counter())


def _chance(sheet: Filled, seed: int) -> random.Random:
    return random.Random(f"{sheet.path.name} {seed}")  # noqa: S311 - a seed makes it come again


def _name(disturbance: Callable[..., object]) -> str:
    is_several = disturbance in (several, disturb_register.disturbed)
    return SEVERAL if is_several else disturbance.__name__.replace("_", " ")


# --- Word sheets


def several(body: bare.Element, spec: FormSpec, rng: random.Random) -> None:
    """One to four disturbances."""
    disturb.disturbed(body, spec, seed=rng.randrange(10**6))


# What differs most from one chance to the next is tried more than once.
SEEDS: dict[disturb.Disturbance, int] = {several: 2, disturb.a_row_deleted: 2}


def _sheets(written: Sequence[Filled]) -> Iterator[str]:
    for marks, then in MARKS.items():
        for done in (*disturb.DISTURBANCES, several):
            counted = (
                _sheet(sheet, done, seed, then=then)
                for seed in range(SEEDS.get(done, 1))
                for sheet in written
            )
            yield _row(_name(done), marks, found=_sum(counted))


def _sheet(
    sheet: Filled, disturbance: disturb.Disturbance, seed: int, *, then: Sequence[bare.Change]
) -> Counted:
    """The boxes still on the paper, those read right, and those read wrong."""
    gone: set[str] = set()

    def change(body: bare.Element) -> None:
        rows = {row: onsheet.paths(row) for row in onsheet.rows(body)}
        disturbance(body, sheet.spec, _chance(sheet, seed))
        for row, paths in rows.items():
            gone.update(paths if body not in row.iterancestors() else ())

    path = sheet.path.with_name(f"disturbed-{sheet.path.name}")
    reading = read_back(bare.changed(sheet.path, path, change, *then))
    return _compared(sheet.spec, sheet.boxes, reading, gone=gone)


def _has_table(sheet: Filled) -> bool:
    """Whether there are rows to add to and to take from; a letter has none."""
    with zipfile.ZipFile(sheet.path) as package:
        return b"</w:tr>" in package.read(bare.DOCUMENT)


# --- registers


def _registers(written: Sequence[Filled]) -> Iterator[str]:
    for marks, then in NAMES.items():
        for done in (*disturb_register.DISTURBANCES, disturb_register.disturbed):
            counted = (_register(sheet, done, then=then) for sheet in written)
            yield _row(_name(done), marks, found=_sum(counted))


def _register(
    sheet: Filled,
    disturbance: disturb_register.Disturbance,
    *,
    then: Sequence[Callable[..., object]],
) -> Counted:
    path = sheet.path.with_name(f"disturbed-{sheet.path.name}")
    chance = _chance(sheet, 0)
    disturb_register.changed(
        sheet.path, path, lambda register: disturbance(register, sheet.spec, chance), *then
    )
    return _compared(sheet.spec, sheet.boxes, read_back(path))


# --- piles


def _piles(folder: Path) -> Iterator[str]:
    spec = SHELF.find("客户抱怨处理表")
    for marks, then in MARKS.items():
        counted = (_pile(spec, kind, folder, then) for kind in KINDS)
        yield _row(MIXED, marks, found=_sum(counted))


def _pile(spec: FormSpec, kind: str, folder: Path, then: Sequence[bare.Change]) -> Counted:
    path, pile = piles.copies_mixed(spec, kind, folder, seed=KINDS.index(kind))
    document = read_as(guard(bare.changed(path, path, *then)), path)
    read = {(one.number, one.copy): one for one in readings_of(document, SHELF, file=path.name)}
    nothing = Reading(file=path.name, form=None, number=None, copy=None, medium="docx")
    found = [read.pop(known, nothing) for known in piles.in_order(pile)]
    counted = _sum(
        _compared(spec, one.boxes, reading) for one, reading in zip(pile, found, strict=True)
    )
    return counted + _sum(_compared(spec, {}, reading) for reading in read.values())


def _compared(
    spec: FormSpec, filled: Boxes, reading: Reading, *, gone: Iterable[str] = ()
) -> Counted:
    boxes = legible(spec, filled)
    found = outcome(spec, boxes, reading)
    told = {finding.box for finding in reading.findings}
    given = boxes.keys() - set(gone)
    silent = found.wrong.keys() - told
    for path in silent:
        written, read = found.wrong[path]
        print(f"{spec.title}: {path}: {written!r} was read as {read!r}", file=sys.stderr)
    right = len(given - found.lost.keys() - found.wrong.keys())
    wrong = len(found.wrong)
    return Counter(papers=1, given=len(given), right=right, wrong=wrong, silent=len(silent))


if __name__ == "__main__":
    print("\n".join(table()))
