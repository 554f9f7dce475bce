"""From a document and a form to the form's boxes: marks first, then the labels on the paper."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from formkit.findings import Finding
from formkit.forms.spec import BoxSpec, FormSpec
from formkit.reading.band import sections
from formkit.reading.crossings import in_crossings
from formkit.reading.decide import Decision, decided
from formkit.reading.doubled import without_doubles
from formkit.reading.doubt import without_doubtful
from formkit.reading.fixed import without_fixed
from formkit.reading.heading import in_heading
from formkit.reading.index import Index, index_of
from formkit.reading.labelled import Labelled, labelled
from formkit.reading.lines import read_lines
from formkit.reading.marks import Marks, marks
from formkit.reading.missing import missing
from formkit.reading.paper import Paper
from formkit.reading.places import in_places
from formkit.reading.reading import BoxReading, Unknown
from formkit.reading.resolve import resolved
from formkit.reading.rows import Table, tables
from formkit.reading.running import in_running_text
from formkit.reading.settle import Seen, is_blank, left_open
from formkit.reading.sighting import sightings
from formkit.reading.strangers import strangers
from formkit.reading.unbroken import unbroken
from formkit.reading.untold import untold
from formkit.say import say
from formkit.values.grid import Document


@dataclass(frozen=True)
class Match:
    """What of a form was found in a document.

    Attributes:
        boxes: The boxes found, blank ones too, by path.
        unknown: Labels with values that the form does not have.
        findings: What is wrong or unsure.
    """

    boxes: Mapping[str, BoxReading] = field(default_factory=dict)
    unknown: tuple[Unknown, ...] = ()
    findings: tuple[Finding, ...] = ()


def match(document: Document, spec: FormSpec) -> Match:
    """The boxes of a form as they stand in a document.

    Each box is looked for by the mark it bears (control tag, bookmark, defined name) and by its
    label; what is not sure has no value, but candidates and a finding.
    """
    index = index_of(spec)
    document = without_fixed(unbroken(document, index), index)
    borne = marks(document, index)
    paper = Paper(document, borne.owners, printed=index.printed)
    found = list(tables(paper, index))
    headed = [
        *in_heading(paper, spec),
        *in_running_text(paper, spec),
        *in_places(paper, index),
        *in_crossings(paper, index),
    ]
    titles = sections(paper, index)
    titled = [box for box, one in headed if not is_blank(box, one.text)]
    seen = list(sightings(paper, index))
    if titled:
        seen = [one for one in seen if not all(box in titled for box in index.boxes[one.key])]
    meant = resolved(seen, titles, index=index)
    told = labelled(paper, without_doubles(paper, meant), index=index)
    rests = [replace(one.meant.sighting.cell, text=one.rest) for one in told if one.rest]
    boxes: dict[str, Decision] = dict(_unclear(told))
    boxes |= dict(_single(spec, borne, told, headed)) | dict(
        _lines(index, paper, borne=borne, found=found)
    )
    boxes = without_doubtful(boxes, document=document, spec=spec) | dict(untold(index, boxes))
    others = (other for table in found for line in table.lines for other in line.others)
    findings = (
        *missing(spec, [table.rows for table in found], borne=borne),
        *(finding for _, told in boxes.values() for finding in told),
    )
    return Match(
        {path: reading for path, (reading, _) in boxes.items()},
        _once((*others, *strangers(paper, index, rests=rests))),
        tuple(dict.fromkeys(findings)),
    )


def _once(unknown: Iterable[Unknown]) -> tuple[Unknown, ...]:
    """Each pair once: the head of a page repeats itself on every copy."""
    return tuple({(one.label, one.value): one for one in reversed(tuple(unknown))}.values())[::-1]


def _single(
    spec: FormSpec, borne: Marks, told: list[Labelled], headed: list[tuple[BoxSpec, Seen]]
) -> Iterator[tuple[str, Decision]]:
    by_path = defaultdict(list)
    for box, seen in headed:
        by_path[box.path].append(seen)
    for one in told:
        if one.meant.box:
            by_path[one.meant.box.path].append(one.seen)
    for box in spec.boxes:
        if by_path[box.path] or borne.boxes.get(box.path):
            marked = borne.boxes.get(box.path, ())
            yield box.path, decided(box, marked, labelled=by_path[box.path])


def _lines(
    index: Index, paper: Paper, *, borne: Marks, found: list[Table]
) -> Iterator[tuple[str, Decision]]:
    for rows in index.spec.tables:
        here = [table for table in found if table.rows is rows]
        yield from read_lines(rows, here, paper=paper, marks=borne.cells, index=index)


def _unclear(told: list[Labelled]) -> Iterator[tuple[str, Decision]]:
    """The boxes that share a label of which nothing tells whose it is: open, with a candidate."""
    for one in told:
        boxes, seen = one.meant.boxes, one.seen
        if one.meant.box or is_blank(boxes[0], seen.text):
            continue
        message = say(
            "标签“{label}”可以是{boxes}，看不出是哪一个。",
            label=one.meant.sighting.key,
            boxes="、".join(f"“{box.label}”({box.path})" for box in boxes),
        )
        for box in boxes:
            yield box.path, left_open(box, (seen,), code="ambiguous-label", message=message)
