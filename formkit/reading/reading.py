"""What was found on a returned document, box by box, with where it stood (读回)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Self

from formkit.findings import Finding, Severity
from formkit.forms.kind import KINDS
from formkit.forms.spec import FormSpec

_json = KINDS["text"].to_json


@dataclass(frozen=True)
class BoxReading:
    """What stands in one box (栏位) of the paper.

    Attributes:
        label: The label of the box as declared.
        value: The typed value; ``None`` for a blank box and for one that cannot be read surely.
        raw: The text as it stands on the paper.
        source: What led to it: ``control``, ``bookmark``, ``name``, ``label``.
        where: The place on the paper, such as ``表1 第3行第2格``.
        confidence: Between 0 and 1; 1 where the box bears its own mark.
        candidates: What it may say, where that is not sure.
    """

    label: str
    value: Any
    raw: str
    source: str
    where: str
    confidence: float
    candidates: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The box as JSON, dates in ISO form."""
        told = {one.name: getattr(self, one.name) for one in fields(self)}
        return told | {"value": _json(self.value), "candidates": list(self.candidates)}


@dataclass(frozen=True)
class Unknown:
    """A label and its value that the form does not have, such as a line a clerk added."""

    label: str
    value: str
    where: str

    def to_json(self) -> dict[str, str]:
        """The pair as JSON."""
        return asdict(self)


@dataclass(frozen=True)
class Printed:
    """What a paper prints of itself, its number or the line that names its copy, and where."""

    text: str
    where: str

    def to_json(self) -> dict[str, str]:
        """The text and its place as JSON."""
        return asdict(self)


@dataclass(frozen=True)
class Reading:
    """One document read back; may be partial.

    Attributes:
        file: The document's path as given.
        form: The title of the form, ``None`` where it is none that is known.
        number: The sheet's number as its places agree on it.
        copy: The copy (联), where the sheet is one of several.
        medium: ``docx``, ``xlsx`` or ``pdf``.
        boxes: What stands in the boxes that were found, by path.
        unknown: Labels and values that the form does not have.
        findings: What is wrong or unsure on the paper.
        template: The mark of the template it was made from, if it bears one.
        part: Where in its file it stands, where the file holds several sheets: ``第3页``.
        printed: What it prints of its ``number`` and its ``copy``, and where.
    """

    file: str
    form: str | None
    number: str | None
    copy: int | None
    medium: str
    boxes: Mapping[str, BoxReading] = field(default_factory=dict)
    unknown: tuple[Unknown, ...] = ()
    findings: tuple[Finding, ...] = ()
    template: str | None = None
    part: str = ""
    printed: Mapping[str, Printed] = field(default_factory=dict)

    @property
    def values(self) -> dict[str, Any]:
        """The boxes that are filled: path → typed value."""
        filled = ((path, box.value) for path, box in self.boxes.items())
        return {path: value for path, value in filled if value is not None}

    def to_json(self) -> dict[str, Any]:
        """The reading as one JSON object, dates in ISO form."""
        return {
            "file": self.file,
            "part": self.part,
            "form": self.form,
            "number": self.number,
            "copy": self.copy,
            "medium": self.medium,
            "template": self.template,
            "printed": {what: one.to_json() for what, one in self.printed.items()},
            "boxes": {path: box.to_json() for path, box in self.boxes.items()},
            "unknown": [pair.to_json() for pair in self.unknown],
            "findings": [finding.to_json() for finding in self.findings],
        }

    @classmethod
    def from_json(cls, told: Mapping[str, Any], spec: FormSpec | None) -> Self:
        """The reading that ``to_json`` wrote, its values typed by the form's spec.

        Raises:
            Unreadable: A value is not what its box holds.
            UnknownName: The form has no such box.
        """
        return cls(
            file=told["file"],
            form=told["form"],
            number=told["number"],
            copy=told["copy"],
            medium=told["medium"],
            boxes={path: _box(box, path, spec) for path, box in told["boxes"].items()},
            unknown=tuple(Unknown(**pair) for pair in told["unknown"]),
            findings=tuple(_finding(finding) for finding in told["findings"]),
            template=told.get("template"),
            part=told.get("part", ""),
            printed={what: Printed(**one) for what, one in told.get("printed", {}).items()},
        )


def _box(told: Mapping[str, Any], path: str, spec: FormSpec | None) -> BoxReading:
    value = told["value"] if spec is None else spec.box(path).from_json(told["value"])
    kept = {key: told[key] for key in ("label", "raw", "source", "where", "confidence")}
    return BoxReading(value=value, candidates=tuple(told.get("candidates", ())), **kept)


def _finding(told: Mapping[str, Any]) -> Finding:
    evidence = tuple((place["where"], place["seen"]) for place in told["evidence"])
    severity = Severity[told["severity"].upper()]
    return Finding(**(dict(told) | {"evidence": evidence, "severity": severity}))
