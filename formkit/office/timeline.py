"""The timeline of a case: what the journal says of it, in the words of an office."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from formkit.office.event_words import word_of
from formkit.privacy import AUDIENCES
from formkit.reconciling.returned import ordinal
from formkit.say import say
from formkit.values.moment import print_date

if TYPE_CHECKING:
    from formkit.forms import FormSpec
    from formkit.ledger import Event

MANY = 6
"""So many boxes are named one by one, more are counted."""


@dataclass(frozen=True)
class Happening:
    """Something that happened to a case.

    Attributes:
        seq: Its first place in the journal.
        at: When.
        by: The clerk.
        kind: What, as the journal calls it.
        word: The same in an office's word.
        number: The sheet.
        told: The particulars in one line.
    """

    seq: int
    at: dt.datetime
    by: str
    kind: str
    word: str
    number: str
    told: str = ""

    def to_json(self) -> dict[str, Any]:
        """``{seq, at, by, kind, word, number, told}``."""
        return vars(self) | {"at": self.at.isoformat()}


@dataclass(frozen=True)
class Teller:
    """What the words of the journal stand for: the boxes of each sheet, and the limits.

    Attributes:
        forms: The form of each number.
        limits: The title of each limit.
    """

    forms: Mapping[str, FormSpec]
    limits: Mapping[str, str]


def timeline(events: Iterable[Event], teller: Teller) -> tuple[Happening, ...]:
    """The events in order; what was done to several copies at once is one happening."""
    ordered = sorted(events, key=lambda event: event.seq)
    grouped = groupby(ordered, key=lambda one: (one.at, one.by, one.kind, one.number))
    return tuple(_happening(list(some), teller) for _, some in grouped)


def _happening(events: Sequence[Event], teller: Teller) -> Happening:
    first = events[0]
    return Happening(
        seq=first.seq,
        at=first.at,
        by=first.by,
        kind=first.kind,
        word=word_of(first.kind, first.body),
        number=first.number or "",
        told="；".join(dict.fromkeys(filter(None, _told(events, teller)))),
    )


def _told(events: Sequence[Event], teller: Teller) -> Iterator[str]:
    first = events[0].body
    match events[0].kind:
        case "issued":
            yield first["form"]
        case "filled":
            spec = teller.forms.get(events[0].number or "")
            yield from (_filled(event.body, spec) for event in events)
        case "printed" | "sent" | "receipted" | "lost":
            yield _copies(events)
            yield first.get("reason", "")
        case "read":
            yield from (_joined(one.body["file"], _copy(one.body["copy"])) for one in events)
        case "superseded":
            yield say("新表 {number}", number=first["by"])
        case "due":
            yield from (_due(event.body, teller.limits) for event in events)
        case "confirmed":
            yield from (_joined(one.body["code"], one.body.get("reason", "")) for one in events)
        case _:
            yield from _as_it_stands(first)


def _filled(body: dict[str, Any], spec: FormSpec | None) -> str:
    paths = list(body.get("boxes", ()))
    labels = [spec.box(path).label for path in paths if spec and spec.has(path)]
    names = "、".join(dict.fromkeys(labels[:MANY]))
    more = say("等 {n} 栏", n=len(paths)) if len(paths) > MANY else ""
    return _joined(names + more, body.get("source", ""))


def _copies(events: Sequence[Event]) -> str:
    told = [n for one in events for n in one.body.get("copies", [one.body.get("copy")]) if n]
    return "、".join(map(ordinal, dict.fromkeys(told)))


def _copy(n: int | None) -> str:
    return ordinal(n) if n else ""


def _due(body: dict[str, Any], limits: Mapping[str, str]) -> str:
    rule = body["rule"]
    return _joined(limits.get(rule, rule), print_date(dt.datetime.fromisoformat(body["at"])))


def _as_it_stands(body: dict[str, Any]) -> Iterator[str]:
    if audience := AUDIENCES.get(body.get("audience", "")):
        yield say(audience.title)
    words = ("letter", "way", "to", "reason", "note", "file")
    yield _joined(*(str(body.get(word) or "") for word in words))
    yield from body.get("files", ())


def _joined(*words: str) -> str:
    return "　".join(filter(None, words))
