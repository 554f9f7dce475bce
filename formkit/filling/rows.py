"""The rows of one section: its boxes side by side or across the sheet, then its tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from formkit.filling.measure import COLUMNS, Measure, ems
from formkit.filling.packing import grown, packed, shared_out
from formkit.forms import BoxSpec, RowsSpec, SectionSpec

BLANK_ROWS = 3
NARROWEST_LONG_TEXT = 20


@dataclass(frozen=True)
class Place:
    """One cell: a label, the value of a box, or a column's heading or entry.

    Attributes:
        kind: ``label``, ``value``, ``head`` or ``entry``.
        span: Its width in columns.
        text: The label printed in it.
        box: The box whose value stands in it.
        join: ``begin`` where it reaches down over the rows below, ``on`` where it is reached.
    """

    kind: str
    span: int
    text: str = ""
    box: BoxSpec | None = None
    join: str = ""


@dataclass(frozen=True)
class Line:
    """One row of the sheet; with ``rows`` it is printed once for each row of that table."""

    places: tuple[Place, ...]
    height: float
    slack: int = 0
    rows: RowsSpec | None = None

    @property
    def room(self) -> float:
        """The height it takes on an empty sheet."""
        return self.height if self.rows is None else self.height * least_rows(self.rows)

    @property
    def signed(self) -> bool:
        """True where someone signs in it."""
        return any(place.box and place.box.type == "signature" for place in self.places)

    @property
    def cost(self) -> float:
        """Its height, and a little for width that nothing needs."""
        return self.height + self.slack * self.slack / 1000


@dataclass(frozen=True)
class _Pair:
    """A label and its value side by side, with the widths they need."""

    box: BoxSpec
    label: int
    value: int

    @property
    def need(self) -> int:
        return self.label + self.value

    @property
    def high(self) -> bool:
        return self.box.lines > 1


def least_rows(rows: RowsSpec) -> int:
    """The rows a table has on an empty sheet."""
    return max(rows.lines, BLANK_ROWS)


def section_lines(measure: Measure, section: SectionSpec) -> Iterator[Line]:
    """The rows of a section: as low as can be, each as evenly filled as can be.

    Tables come last, but for a row that is signed: who signs, signs for them too.
    """
    lines = packed(section.boxes, lambda boxes: _ways(measure, boxes))
    signed = lines[-1:] if lines and lines[-1].signed else []
    yield from lines[: len(lines) - len(signed)]
    for rows in section.rows:
        yield from _table_lines(measure, rows)
    yield from signed


def _ways(measure: Measure, boxes: Sequence[BoxSpec]) -> Iterator[Line]:
    """The ways to set these boxes in one row: with labels in one line, or in two."""
    if not _may_share(measure, boxes):
        return
    for width in (measure.label, measure.narrow):
        pairs = [_Pair(box, width(box.label), _least(measure, box)) for box in boxes]
        pairs[0] = replace(pairs[0], label=measure.lead)
        if len(pairs) == 1 or sum(pair.need for pair in pairs) <= COLUMNS:
            yield _line(measure, pairs)


def _may_share(measure: Measure, boxes: Sequence[BoxSpec]) -> bool:
    first, *rest = boxes
    if first.lines == 1:
        return all(box.lines == 1 for box in rest)
    return measure.page.scale.sharing or [box.type for box in rest] in ([], ["signature"])


def _least(measure: Measure, box: BoxSpec) -> int:
    return measure.columns(NARROWEST_LONG_TEXT) if box.lines > 1 else measure.value(box)


def _line(measure: Measure, pairs: Sequence[_Pair]) -> Line:
    places: list[Place] = []
    for pair, width in zip(pairs, _widths(pairs), strict=True):
        places.append(Place("label", pair.label, pair.box.label))
        places.append(Place("value", width - pair.label, box=pair.box))
    slack = COLUMNS - sum(pair.need for pair in pairs)
    return Line(tuple(places), _height(measure, places), slack)


def _widths(pairs: Sequence[_Pair]) -> tuple[int, ...]:
    """Low boxes keep to their need beside high ones, which take what is left."""
    high = [pair.need for pair in pairs if pair.high]
    if not high:
        return shared_out([pair.need for pair in pairs], COLUMNS)
    left = COLUMNS - sum(pair.need for pair in pairs if not pair.high)
    shares = iter(shared_out(high, left))
    return tuple(next(shares) if pair.high else pair.need for pair in pairs)


def _height(measure: Measure, places: Sequence[Place]) -> float:
    scale = measure.page.scale
    lines = max(_written(measure, place) for place in places)
    signed = any(place.box and place.box.type == "signature" for place in places)
    return max(scale.row, scale.stamp if signed else 0, lines * scale.pitch + scale.pad)


def _written(measure: Measure, place: Place) -> int:
    if place.box is None:
        return measure.lines(ems(place.text), place.span)
    if place.kind == "entry" and not place.box.options:
        return place.box.lines
    return measure.written(place.box, place.span)


def _table_lines(measure: Measure, rows: RowsSpec) -> Iterator[Line]:
    lead = measure.lead
    needs = [max(measure.label(box.label), measure.value(box)) for box in rows.boxes]
    wants = [measure.wanted(box) for box in rows.boxes]
    columns = list(zip(grown(needs, wants, COLUMNS - lead), rows.boxes, strict=True))
    head = (
        Place("label", lead, rows.label, join="begin"),
        *(Place("head", width, box.label) for width, box in columns),
    )
    entries = (
        Place("label", lead, join="on"),
        *(Place("entry", width, box=box) for width, box in columns),
    )
    yield Line(head, _height(measure, head))
    yield Line(entries, _height(measure, entries), rows=rows)
