"""What a blank prints beside its labels: the form keeps it, so that no reading takes it as new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from formkit.drafting.proposal import Proposal
from formkit.forms.declare import declare
from formkit.forms.dump import dump
from formkit.forms.spec import FormSpec
from formkit.reading.fixed import texts
from formkit.reading.identity import is_identity
from formkit.reading.index import Index, index_of
from formkit.reading.keys import label_key
from formkit.reading.wording import is_place, ticks_span, unit_of
from formkit.values.grid import Cell, Document


def with_printed(proposal: Proposal, document: Document) -> Proposal:
    """The proposal of a form that knows what else is printed on its blank."""
    index = index_of(proposal.spec)
    told = (text for text in _texts(proposal, document) if not _is_known(text, index))
    rough = replace(proposal.spec, printed=tuple(dict.fromkeys(told)))
    spec = declare(dump(rough), source=rough.title)
    return replace(proposal, spec=spec, toml=dump(spec))


def _texts(proposal: Proposal, document: Document) -> Iterator[str]:
    """The texts on the blank that stand in no place of it."""
    strips = {cell for one in proposal.strips for row in one.table.rows for cell in row}
    heads = {cell for one in proposal.strips for cell in one.table.heads}
    for grid in document.grids:
        for cell in grid.cells:
            if cell not in strips and cell not in heads:
                yield from _around(proposal, cell)


def _around(proposal: Proposal, cell: Cell) -> Iterator[str]:
    """The texts of a cell before, between and behind its places, but for the labels of those."""
    spots = [spot for spot in proposal.spots if spot.field.cell == cell]
    labels = [label_key(spot.field.label) for spot in spots]
    rest = cell.text
    for spot in sorted(spots, key=lambda one: one.field.begin, reverse=True):
        begin, end = spot.field.begin, spot.field.end
        if unit := unit_of(spot.field.text):
            yield unit
        if spot.box.options:
            first, last = ticks_span(spot.field.text)
            begin, end = begin + first, begin + last
        rest = f"{rest[:begin]}\n{rest[end:]}"
    yield from (one for one in texts(rest) if not any(label in label_key(one) for label in labels))


def _is_known(text: str, index: Index) -> bool:
    """True for a label, a title and a blank: what the form has already."""
    spec: FormSpec = index.spec
    return (
        is_place(text)
        or bool(index.label(text))
        or index.section(text) is not None
        or label_key(text) in map(label_key, spec.titles)
        or (text.rstrip().endswith((":", "：")) and is_identity(text))
    )
