"""A register as it is printed from Word: drawn as its headings and lines, with room to write on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from formkit.filling.measure import ems, halves
from formkit.filling.registerpage import widths
from formkit.forms import BoxSpec, FormSpec, RowsSpec, SectionSpec
from formkit.values.drawing import drawn
from formkit.values.money import Money

WORD = "docx"
LEAST_LINES = 10
WIDEST_HEADING, HALF_HEADING = 5, 4
NARROW_TICKS, DATE_WIDTH = 17, 17
BESIDE_HEADING = 4


def on_paper(spec: FormSpec) -> FormSpec:
    """The form as a Word document prints it; a register gets blank lines to fill its page."""
    if spec.medium == WORD:
        return spec
    sections = tuple(_with_lines(section) for section in spec.sections)
    drawing = spec.drawn or "\n".join(_drawn(spec))
    return replace(spec, medium=WORD, sections=sections, drawn=drawing)


def in_figures(spec: FormSpec, boxes: Mapping[str, Any]) -> dict[str, Any]:
    """The boxes of a register for Word: an amount in a line stands in figures alone."""
    lines = tuple(f"{rows.path}." for rows in spec.tables)
    return {
        path: f"{value.amount:,.2f}"
        if isinstance(value, Money) and path.startswith(lines)
        else value
        for path, value in boxes.items()
    }


def _with_lines(section: SectionSpec) -> SectionSpec:
    rows = (replace(one, lines=max(one.lines, LEAST_LINES)) for one in section.rows)
    return replace(section, rows=tuple(rows))


def _drawn(spec: FormSpec) -> Iterator[str]:
    """The register drawn: its single boxes on lines, its tables ruled below them."""
    for section in spec.sections:
        if len(spec.sections) > 1:
            yield section.title
        yield from _singles(section)
        for rows in section.rows:
            yield from _table(spec, rows)


def _singles(section: SectionSpec) -> Iterator[str]:
    low = [box for box in section.boxes if box.lines == 1]
    if low:
        yield "　　".join(map(_labelled, low))
    yield from (_labelled(box) for box in section.boxes if box.lines > 1)


def _labelled(box: BoxSpec) -> str:
    return f"{box.label}：{{{box.path}}}"


def _table(spec: FormSpec, rows: RowsSpec) -> Iterator[str]:
    wide = map(_width, rows.boxes, widths(spec))
    yield "|" + "|".join("-" * round(width) for width in wide) + "|"
    yield "|" + "|".join(f" {drawn(_heading(box.label))} " for box in rows.boxes) + "|"
    yield f"| {{{rows.path}}}{' <' * (len(rows.boxes) - 1)} |"


def _width(box: BoxSpec, width: float) -> float:
    """As wide as in Excel; options to tick, which are all printed here, take two lines at most."""
    ticks = ems(box.print(None)) if box.options else 0
    day = DATE_WIDTH if box.type == "date" else 0
    heading = 2 * max(map(ems, _heading(box.label).split("\n"))) + BESIDE_HEADING
    return max(width, heading, day, ticks + 3, min(2 * ticks + 2, NARROW_TICKS))


def _heading(label: str) -> str:
    """In one line or two; most long labels end in a word of two characters."""
    if ems(label) <= WIDEST_HEADING:
        return label
    if "(" not in label and len(label) <= 2 * HALF_HEADING:
        return f"{label[:HALF_HEADING]}\n{label[HALF_HEADING:]}"
    return "\n".join(halves(label))
