"""A sheet: one numbered paper with its copies, as the ledger and the returned papers show it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from formkit.findings import Finding
from formkit.forms import FormSpec
from formkit.procedures.workcalendar import Pause
from formkit.reconciling.clocks import Recorded
from formkit.reconciling.evidence import Evidence, agree
from formkit.reconciling.returned import Returned
from formkit.say import say
from formkit.values.number import Period

State = Literal["held", "sent", "receipted", "returned", "lost"]


@dataclass(frozen=True)
class CopyState:
    """Where one copy (联) is.

    Attributes:
        n: Its number.
        holder: Who holds it.
        state: ``held`` in the pack, ``sent`` to its holder, ``receipted`` or ``returned`` by
            it, or ``lost``.
        since: When it came to that state.
        sent: When it was first sent.
        reason: Why it is lost.
    """

    n: int
    holder: str
    state: State = "held"
    since: dt.datetime | None = None
    sent: dt.datetime | None = None
    reason: str = ""

    @property
    def is_accounted_for(self) -> bool:
        """True once its holder has signed for it or it came back."""
        return self.state in {"receipted", "returned"}

    @property
    def word(self) -> str:
        """Its state in a clerk's word: ``已签收``."""
        return {
            "held": say("未分送"),
            "sent": say("已送出"),
            "receipted": say("已签收"),
            "returned": say("已收回"),
            "lost": say("已遗失"),
        }[self.state]

    def to_json(self) -> dict[str, Any]:
        """``{n, holder, state}``."""
        return {"n": self.n, "holder": self.holder, "state": self.state}


@dataclass(frozen=True)
class Printed:
    """That a copy was printed: when, what was filled in it then, and from which template."""

    at: dt.datetime
    copy: int | None = None
    filled: frozenset[str] = frozenset()
    template: str = ""


@dataclass(frozen=True)
class Confirmed:
    """What a clerk decided on a finding: that it may stand, that it may not, or neither after all.

    Attributes:
        code: The check.
        at: When.
        by: Who.
        reason: Why.
        copy: The copy meant; every copy if not said.
        box: The box meant; every box if not said.
        decision: ``accept``, ``reject`` or ``withdraw``.
        seen: What stood on the papers then; whatever it is, if not said.
    """

    code: str
    at: dt.datetime
    by: str
    reason: str
    copy: int | None = None
    box: str | None = None
    decision: Literal["accept", "reject", "withdraw"] = "accept"
    seen: tuple[str, ...] | None = None

    def covers(self, finding: Finding) -> bool:
        """True where it speaks of a finding, and the papers still say what they said then."""
        return (
            self.code == finding.code
            and self.copy in {None, finding.copy}
            and self.box in {None, finding.box}
            and self.seen in {None, tuple(seen for _, seen in finding.evidence)}
        )


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One numbered sheet.

    Attributes:
        number: Its number.
        spec: Its form.
        received: The day it was registered.
        issued_at: When its number was given.
        period: The month it is registered under.
        filled: What the ledger says stands in its boxes.
        copies: Where its copies are.
        papers: Every document of it that came back, oldest first.
        printed: When its copies were printed.
        confirmed: What clerks decided on findings of it, oldest first.
        copied: Who got a copy of it (抄送).
        pauses: When its clocks stood still.
        recorded: The last days that are on record of its limits.
        supersedes: The number of the sheet it takes the place of.
        superseded_by: The number of the sheet that took its place.
        void: Why it is void, if it is.
        voided: When it was made void.
    """

    number: str
    spec: FormSpec
    received: dt.date
    issued_at: dt.datetime
    period: Period
    filled: Mapping[str, Evidence] = field(default_factory=dict)
    copies: tuple[CopyState, ...] = ()
    papers: tuple[Returned, ...] = ()
    printed: tuple[Printed, ...] = ()
    confirmed: tuple[Confirmed, ...] = ()
    copied: tuple[str, ...] = ()
    pauses: tuple[Pause, ...] = ()
    recorded: tuple[Recorded, ...] = ()
    supersedes: str | None = None
    superseded_by: str | None = None
    void: str | None = None
    voided: dt.datetime | None = None

    @cached_property
    def parted(self) -> dt.datetime | None:
        """When the copies parted: the first of them was sent (第九条第9款)."""
        return min((copy.sent for copy in self.copies if copy.sent), default=None)

    @cached_property
    def latest(self) -> tuple[Returned, ...]:
        """The newest document of each copy that is of this sheet's form, by copy."""
        newest = {paper.copy: paper for paper in self.papers if paper.form == self.spec.title}
        return tuple(newest[copy] for copy in sorted(newest, key=lambda copy: copy or 0))

    @cached_property
    def boxes(self) -> Mapping[str, Evidence]:
        """What stands in its boxes: the ledger's, and what the copies add where they agree."""
        return {**self._added, **self.filled}

    @cached_property
    def disputed(self) -> Mapping[str, tuple[Evidence, ...]]:
        """Boxes blank in the ledger in which the copies say different things."""
        return {path: seen for path, seen in self._on_copies.items() if not _agree(seen)}

    @cached_property
    def unclear(self) -> Mapping[str, tuple[Evidence, ...]]:
        """Boxes that are blank so far, but in which something unreadable stands on a copy."""
        return _by_box(
            (path, seen)
            for paper in self.latest
            for path, seen in paper.boxes.items()
            if seen.unclear and path not in self.boxes
        )

    def value(self, path: str | None) -> Any:
        """The typed value of a box, ``None`` where it is blank or there is no such box."""
        seen = self.boxes.get(path) if path else None
        return None if seen is None else seen.value

    def on_copy(self, path: str | None, n: int | None) -> Evidence | None:
        """What stands in a box on one copy, or else on the sheet as a whole."""
        for paper in self.latest:
            seen = paper.boxes.get(path or "")
            if paper.copy == n and seen is not None and seen.value is not None:
                return seen
        return self.boxes.get(path or "")

    def binds(self, paper: Returned, path: str) -> bool:
        """True where a paper's word on a box still counts.

        While the sheet travels as one pack, what the ledger recorded later goes before what a
        paper showed earlier; once the copies parted, each copy stands by what it says.
        """
        recorded = self.filled.get(path)
        parted = self.parted is not None and paper.at >= self.parted
        return parted or recorded is None or recorded.at is None or recorded.at <= paper.at

    @cached_property
    def _on_copies(self) -> Mapping[str, tuple[Evidence, ...]]:
        return _by_box(
            (path, seen)
            for paper in self.latest
            for path, seen in paper.filled()
            if path not in self.filled
        )

    @cached_property
    def _added(self) -> Mapping[str, Evidence]:
        return {path: seen[0] for path, seen in self._on_copies.items() if _agree(seen)}


def _by_box(found: Iterable[tuple[str, Evidence]]) -> Mapping[str, tuple[Evidence, ...]]:
    boxes: dict[str, tuple[Evidence, ...]] = {}
    for path, seen in found:
        boxes[path] = (*boxes.get(path, ()), seen)
    return boxes


def _agree(seen: tuple[Evidence, ...]) -> bool:
    return agree(one.value for one in seen)
