"""Opening the books: what the ledger holds becomes sheets, copies and returned papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from formkit.errors import ConfigurationError
from formkit.forms import FormSpec, Shelf
from formkit.reconciling import clocks
from formkit.reconciling.recorded import Columns, Later, filled, place_on, printed, read
from formkit.reconciling.returned import Remark, Returned
from formkit.reconciling.sheet import Confirmed, Printed, Sheet
from formkit.reconciling.whereabouts import whereabouts
from formkit.say import say

if TYPE_CHECKING:
    from formkit.ledger import Entry, Event, StoredReading

KINDS = (
    "filled",
    "printed",
    "sent",
    "receipted",
    "lost",
    "read",
    "confirmed",
    "void",
    "copied",
    *clocks.KINDS,
)
"""The kinds of event that the books are made of."""


@dataclass(frozen=True, kw_only=True)
class Opening:
    """What the ledger holds, ready to be put together sheet by sheet.

    Attributes:
        shelf: The forms.
        decided_on: The box whose date says that the decision is signed off, if there is one.
        events: The journal, oldest first.
        readings: What was read back, oldest first.
    """

    shelf: Shelf
    decided_on: str | None
    events: Sequence[Event]
    readings: Sequence[StoredReading]

    def sheet(self, entry: Entry) -> Sheet:
        """One number of the register with all that happened to it."""
        spec = self._spec(entry)
        events = self._happened[entry.number]
        papers = self._papers[entry.number]
        signed_off = {paper.sha256 for paper in papers if paper.shows(self.decided_on)}
        return Sheet(
            number=entry.number,
            spec=spec,
            received=entry.received,
            issued_at=entry.issued_at,
            period=entry.period,
            filled=Later(lambda: filled(entry, self._columns[spec.title], events)),
            copies=whereabouts(spec, events, signed_off),
            papers=tuple(papers),
            printed=tuple(_printed(event) for event in events if event.kind == "printed"),
            confirmed=tuple(_confirmed(event) for event in events if event.kind == "confirmed"),
            copied=tuple(event.body["to"] for event in events if event.kind == "copied"),
            pauses=clocks.pauses_of(events),
            recorded=clocks.recorded_of(events),
            supersedes=entry.supersedes,
            superseded_by=entry.superseded_by,
            void=entry.void_reason,
            voided=next((event.at for event in events if event.kind == "void"), None),
        )

    def strays(self, sheets: Iterable[Sheet]) -> tuple[Returned, ...]:
        """The papers that bear no number, or none of these."""
        known = {sheet.number for sheet in sheets}
        papers = self._papers.items()
        return tuple(one for number, some in papers if number not in known for one in some)

    @cached_property
    def _happened(self) -> Mapping[str | None, list[Event]]:
        happened = defaultdict(list)
        for event in self.events:
            happened[event.number].append(event)
        return happened

    @cached_property
    def _papers(self) -> Mapping[str | None, list[Returned]]:
        newest = {(reading.sha256, reading.part): reading for reading in self.readings}
        papers = defaultdict(list)
        for reading in _told_apart(newest.values()):
            papers[reading.number].append(self._paper(reading))
        return papers

    def _paper(self, reading: StoredReading) -> Returned:
        spec = self._titled.get(reading.form or "")
        unknown = reading.body.get("unknown", ())
        return Returned(
            file=reading.file,
            sha256=reading.sha256,
            at=reading.at,
            number=reading.number,
            copy=reading.copy,
            spec=spec,
            boxes=Later(lambda: read(reading, self._columns[spec.title]) if spec else ()),
            remarks=tuple(
                Remark(one["label"], one["value"], place_on(reading, one["where"]))
                for one in unknown
            ),
            template=reading.body.get("template"),
            part=reading.part,
            printed=printed(reading),
        )

    def _spec(self, entry: Entry) -> FormSpec:
        if entry.form in self._titled:
            return self._titled[entry.form]
        raise ConfigurationError(
            say(
                "编号{number}用的表单“{form}”不在了：请把它的声明放回办公室的表单文件夹。",
                number=entry.number,
                form=entry.form,
            )
        )

    @cached_property
    def _titled(self) -> Mapping[str, FormSpec]:
        return {spec.title: spec for spec in self.shelf}

    @cached_property
    def _columns(self) -> Mapping[str, Columns]:
        return {title: Columns(spec) for title, spec in self._titled.items()}


def _told_apart(readings: Collection[StoredReading]) -> Iterator[StoredReading]:
    """The readings; different originals of one file name bear the beginning of their sha256."""
    originals = defaultdict(set)
    for reading in readings:
        originals[reading.file].add(reading.sha256)
    for reading in readings:
        if len(originals[reading.file]) == 1:
            yield reading
        else:
            name = say("{file}〔{sha}〕", file=reading.file, sha=reading.sha256[:8])
            yield replace(reading, file=name)


def _printed(event: Event) -> Printed:
    filled_then = frozenset(event.body.get("filled", ()))
    return Printed(
        at=event.at,
        copy=event.body.get("copy"),
        filled=filled_then,
        template=event.body.get("version", ""),
    )


def _confirmed(event: Event) -> Confirmed:
    seen = event.body.get("seen")
    return Confirmed(
        code=event.body["code"],
        at=event.at,
        by=event.by,
        reason=event.body.get("reason", ""),
        copy=event.body.get("copy"),
        box=event.body.get("box"),
        decision=event.body.get("decision", "accept"),
        seen=None if seen is None else tuple(seen),
    )
