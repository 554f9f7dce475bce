"""What clerks do to the cells of a Word sheet: moved, merged, split, a page before another."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from formkit.forms import FormSpec
from formkit.reading.keys import label_key
from tests.roundtrip import onsheet
from tests.roundtrip.bare import Element, W, remove

Pair = tuple[Element, Element]


def columns_exchanged(body: Element, spec: FormSpec, rng: random.Random) -> None:
    """Two columns of each table in the place of each other, heading and entries."""
    for rows in _tables(body, spec):
        places = [n for n, cell in enumerate(onsheet.cells(rows[0])) if _is_column(cell, spec)]
        one, other = sorted(rng.sample(places, 2))
        for row in rows:
            _swap(onsheet.cells(row), one, other)


def a_pair_moved(body: Element, spec: FormSpec, rng: random.Random) -> None:
    """A label and its value in the place of another pair of the same section, in another row."""
    pairs = list(_pairs(body, spec))
    rng.shuffle(pairs)
    chosen = next(
        (
            (one, other)
            for one, other in pairwise(pairs)
            if _section(one) == _section(other) and one[0].getparent() is not other[0].getparent()
        ),
        (),
    )
    for cell, its in zip(*chosen, strict=True) if chosen else ():
        onsheet.exchange(cell, its)


def cells_merged(body: Element, spec: FormSpec, rng: random.Random) -> None:
    """Some labels merged with the cell of their value, as Word does it: one below the other."""
    for label, value in list(_pairs(body, spec)):
        if rng.random() < 0.3:
            onsheet.widen(label, onsheet.span(label) + onsheet.span(value))
            label.extend(onsheet.contents(value))
            remove(value)


def merged_cells_split(body: Element, spec: FormSpec, rng: random.Random) -> None:
    """Some wide cells split in two, and some titles no longer merged down: the rest is blank."""
    for row in onsheet.rows(body):
        for cell in onsheet.cells(row):
            if onsheet.span(cell) > 1 and onsheet.paths(cell) and rng.random() < 0.3:
                cell.addnext(onsheet.blank_cell(onsheet.span(cell) - 1))
                onsheet.widen(cell, 1)
    for table in body.iter(f"{W}tbl"):
        if rng.random() < 0.5:
            _part_downwards(table)


def pages_reordered(body: Element, spec: FormSpec, rng: random.Random) -> None:
    """The longest table over two pages, the second of them first."""
    table = max(body.iter(f"{W}tbl"), key=lambda one: len(onsheet.rows(one)))
    rows = onsheet.rows(table)
    places = [n for n, row in enumerate(rows) if n and not _is_held(row)]
    if not places:
        return
    cut = rng.choice(places)
    first = etree.Element(f"{W}tbl")
    first.extend([*(one for one in table if one.tag != f"{W}tr"), *rows[:cut]])
    for properties in ("tblPr", "tblGrid"):
        _copy_first(first, table, f"{W}{properties}")
    table.addnext(first)
    table.addnext(_page_break())


# --- what stands there


def _tables(body: Element, spec: FormSpec) -> Iterator[list[Element]]:
    """The heading and the entries of each table of the form."""
    for heading in onsheet.rows(body):
        columns = [cell for cell in onsheet.cells(heading) if _is_column(cell, spec)]
        below = heading.itersiblings(f"{W}tr")
        entries = [row for row in below if onsheet.is_entry(row)]
        if len(columns) > 1 and entries and heading.getnext() is entries[0]:
            shape = len(onsheet.cells(heading))
            yield [heading, *(row for row in entries if len(onsheet.cells(row)) == shape)]


def _is_column(cell: Element, spec: FormSpec) -> bool:
    labels = {label_key(box.label) for table in spec.tables for box in table.boxes}
    return label_key(onsheet.text(cell)) in labels and not onsheet.paths(cell)


def _pairs(body: Element, spec: FormSpec) -> Iterator[Pair]:
    """The labels with the one box in the cell beside them, in rows that hold nothing else big."""
    for label, key in onsheet.labels(body, spec):
        value = label.getnext()
        paths = onsheet.paths(value) if value is not None else set()
        boxes = [spec.box(path) for path in paths if spec.has(path)]
        is_box = len(boxes) == 1 and len(paths) == 1 and label_key(boxes[0].label) == key
        if value is not None and is_box and not onsheet.merge(label) + onsheet.merge(value):
            yield label, value


def _section(pair: Pair) -> str:
    (path,) = onsheet.paths(pair[1])
    return path.partition(".")[0]


def _is_held(row: Element) -> bool:
    """Whether a row belongs with the one above it: there no page ends."""
    return onsheet.is_entry(row) or any(
        onsheet.merge(cell) == "continue" for cell in onsheet.cells(row)
    )


# --- how it is changed


def _swap(cells: list[Element], one: int, other: int) -> None:
    before = cells[one].getprevious()
    row = cells[one].getparent()
    cells[other].addnext(cells[one])
    if before is not None:
        before.addnext(cells[other])
    elif row is not None:
        row.insert(0, cells[other])


def _part_downwards(table: Element) -> None:
    for merge in list(table.iter(f"{W}vMerge")):
        remove(merge)


def _copy_first(source: Element, target: Element, tag: str) -> None:
    found = source.find(tag)
    if found is not None:
        target.insert(0 if tag.endswith("tblPr") else 1, etree.fromstring(etree.tostring(found)))


def _page_break() -> Element:
    paragraph = etree.Element(f"{W}p")
    run = etree.SubElement(paragraph, f"{W}r")
    etree.SubElement(run, f"{W}br", {f"{W}type": "page"})
    return paragraph
