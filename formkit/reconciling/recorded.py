"""What the ledger and the readings in it say of each box, as evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from formkit.errors import Unreadable
from formkit.forms import BoxSpec, FormSpec
from formkit.reconciling.evidence import Evidence
from formkit.reconciling.returned import ordinal
from formkit.say import say
from formkit.values.moment import print_date

if TYPE_CHECKING:
    from formkit.ledger import Entry, Event, StoredReading

Boxes = Iterator[tuple[str, Evidence]]


class Later(Mapping[str, Evidence]):
    """Boxes that are made out only once someone looks into them."""

    def __init__(self, make: Callable[[], Iterable[tuple[str, Evidence]]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> dict[str, Evidence]:
        return dict(self._make())

    def __getitem__(self, path: str) -> Evidence:
        return self._made[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


class Columns:
    """The boxes of a form by their paths, each looked up once for all its sheets."""

    def __init__(self, spec: FormSpec) -> None:
        self._spec = spec
        self._known: dict[str, BoxSpec | None] = {}

    def box(self, path: str) -> BoxSpec | None:
        """The box, or ``None`` where the form no longer has it."""
        if path not in self._known:
            self._known[path] = self._spec.box(path) if self._spec.has(path) else None
        return self._known[path]


def filled(entry: Entry, columns: Columns, events: Iterable[Event]) -> Boxes:
    """The ledger's boxes, each with the day and the clerk that last wrote it."""
    written = {path: event for event in events for path in event.body.get("boxes", ())}
    for path, value in entry.boxes.items():
        box, event = columns.box(path), written.get(path)
        at, by = (event.at, event.by) if event else (entry.issued_at, entry.issued_by)
        where = say("台账（{date}，{by}）", date=print_date(at), by=by)
        if value is not None and box is not None:
            yield path, _typed(box, value, Evidence(None, where, at=at))


def read(reading: StoredReading, columns: Columns) -> Boxes:
    """The boxes of a reading; what can be read two ways stays without a value."""
    for path, told in reading.body.get("boxes", {}).items():
        box = columns.box(path)
        if box is not None:
            seen = Evidence(
                None,
                place_on(reading, told["where"]),
                raw=told["raw"],
                at=reading.at,
                unclear=bool(told.get("candidates")),
            )
            yield path, _typed(box, told["value"], seen)


def place_on(reading: StoredReading, where: str) -> str:
    """A place on a paper with the name of its file and of the copy."""
    copy = ordinal(reading.copy) if reading.copy else ""
    return " ".join(filter(None, (reading.file, copy, where)))


def printed(reading: StoredReading) -> Mapping[str, Evidence]:
    """What a paper prints of its own number and copy, with the place."""
    return {
        what: Evidence(None, place_on(reading, one["where"]), raw=one["text"], at=reading.at)
        for what, one in reading.body.get("printed", {}).items()
    }


def _typed(box: BoxSpec, value: Any, seen: Evidence) -> Evidence:
    try:
        if value is None:
            return replace(seen, unclear=seen.unclear or box.parse(seen.raw) is not None)
        return replace(seen, value=box.from_json(value), unclear=False)
    except Unreadable:
        return replace(seen, raw=seen.raw or str(value), unclear=True)
