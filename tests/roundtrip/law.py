"""The law ``read(fill(x)) == x``: what was given beside what was read back."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from formkit.findings import Severity
from formkit.forms import FormSpec
from formkit.reading import Reading
from formkit.reading.settle import is_blank
from formkit.values.text import fold

Boxes = Mapping[str, Any]


@dataclass(frozen=True)
class Outcome:
    """How the boxes of one sheet came back.

    Attributes:
        given: How many were filled.
        lost: What was filled and read as nothing, by path.
        wrong: What was read as something else, as (filled, read); a blank filled is ``None``.
        unsaid: The lost ones that the reading passes over: no finding names the box, and what
            stood there is neither among the evidence nor among what the form does not have.
    """

    given: int
    lost: Mapping[str, Any] = field(default_factory=dict)
    wrong: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    unsaid: Mapping[str, Any] = field(default_factory=dict)

    @property
    def recovered(self) -> int:
        """How many came back as they were filled."""
        return self.given - len(self.lost) - sum(one is not None for one, _ in self.wrong.values())


def legible(spec: FormSpec, boxes: Boxes) -> dict[str, Any]:
    """The boxes but for texts that say no more than a blank one, such as ``年 月 日``.

    On paper nothing tells these from a box that nobody wrote in.
    """
    return {
        path: value
        for path, value in boxes.items()
        if not is_blank(spec.box(path), spec.box(path).print(value))
    }


def outcome(
    spec: FormSpec,
    boxes: Boxes,
    reading: Reading,
    *,
    alike: Callable[[Any, Any], bool] = operator.eq,
) -> Outcome:
    """How these boxes of a form came back."""
    values = reading.values
    paths = dict.fromkeys((*boxes, *values))
    lost = {path: boxes[path] for path in boxes if path not in values}
    wrong = {
        path: (boxes.get(path), values[path])
        for path in paths
        if path in values and not alike(boxes.get(path), values[path])
    }
    unsaid = {
        path: value
        for path, value in legible(spec, lost).items()
        if not _is_told(spec, path, boxes, reading)
    }
    return Outcome(len(boxes), lost, wrong, unsaid)


def errors(reading: Reading) -> list[str]:
    """The findings that block the sheet."""
    return [str(one) for one in reading.findings if one.severity is Severity.ERROR]


def _is_told(spec: FormSpec, path: str, boxes: Boxes, reading: Reading) -> bool:
    if any(finding.box == path for finding in reading.findings):
        return True
    text = fold(spec.box(path).print(boxes[path]))
    places = (
        *(side for unknown in reading.unknown for side in (unknown.label, unknown.value)),
        *(seen for finding in reading.findings for _, seen in finding.evidence),
    )
    return any(text in fold(place) for place in places)
