"""Boxes whose place on the paper is not sure: what is read there may not be theirs, or not all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from formkit.forms.spec import FormSpec
from formkit.reading.decide import Decision
from formkit.reading.settle import Seen, left_open
from formkit.say import say
from formkit.values.grid import Document


def without_doubtful(
    boxes: Mapping[str, Decision], *, document: Document, spec: FormSpec
) -> dict[str, Decision]:
    """The boxes as decided; those that stand in a doubtful cell are left open."""
    doubts = {
        cell.where: cell.doubt for grid in document.grids for cell in grid.cells if cell.doubt
    }
    return {
        path: _open(decision, spec, path, doubts[decision[0].where])
        if decision[0].where in doubts
        else decision
        for path, decision in boxes.items()
    }


def _open(decision: Decision, spec: FormSpec, path: str, doubt: str) -> Decision:
    told, _ = decision
    seen = Seen(told.raw, told.source, told.where, told.confidence)
    message = say("{label}：{doubt}。", label=told.label, doubt=doubt)
    reading, findings = left_open(spec.box(path), (seen,), code="beyond-cell", message=message)
    return reading, tuple(replace(one, box=path) for one in findings)
