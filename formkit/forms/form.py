"""Form, Section and Row: the Pydantic classes that mirror a paper form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from formkit.errors import InvalidValues, Unreadable
from formkit.forms.box import Paper, Part
from formkit.forms.derive import boxes_of, rows_fields, spec_of
from formkit.forms.explain import explained, misdated
from formkit.forms.spec import BoxSpec, FormSpec, RowsSpec

CONFIG = ConfigDict(
    defer_build=True,  # a form is laid out when it is read, its validator when it is first used
    frozen=True,
    extra="forbid",
    arbitrary_types_allowed=True,
    ignored_types=(Paper, Part, FormSpec),
)


class Row(BaseModel):
    """One line of a repeating table: its boxes are the columns."""

    model_config = CONFIG

    @field_validator("*", mode="before")
    @classmethod
    def _typed(cls, value: Any, info: Any) -> Any:
        box = boxes_of(cls).get(info.field_name)
        return value if box is None else _read(box, value)


class Section(Row):
    """The part of a form that one role fills once (栏); ``None`` on the form until filled."""

    part: ClassVar[Part]


class Form(BaseModel):
    """A paper form as a class; an instance is one filled form.

    A subclass says ``paper = Paper(...)`` and has one field per section, in the order of the
    paper; a section that is filled later is ``Section | None = None``.
    """

    model_config = CONFIG

    paper: ClassVar[Paper]
    spec: ClassVar[FormSpec]

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        cls.spec = spec_of(cls)

    @classmethod
    def from_boxes(cls, boxes: Mapping[str, Any]) -> Self:
        """The form that a boxes mapping (path → value or JSON) fills.

        Raises:
            InvalidValues: A box does not validate, or a section is only half filled; each
                finding names the box by its label on the paper.
        """
        try:
            form = cls.model_validate(_nested(cls.spec, boxes))
        except ValidationError as error:
            raise InvalidValues(explained(cls.spec, error)) from None
        if wrong := list(misdated(cls.spec, form.boxes())):
            raise InvalidValues(wrong)
        return form

    def boxes(self) -> dict[str, Any]:
        """The filled boxes as a flat mapping: path → typed value."""
        return dict(_flat(self))

    def to_json(self) -> dict[str, Any]:
        """The filled boxes as JSON: path → JSON value."""
        return boxes_to_json(self.spec, self.boxes())


def boxes_to_json(spec: FormSpec, boxes: Mapping[str, Any]) -> dict[str, Any]:
    """A boxes mapping with its typed values as JSON."""
    return {path: spec.box(path).to_json(value) for path, value in boxes.items()}


def boxes_from_json(spec: FormSpec, boxes: Mapping[str, Any]) -> dict[str, Any]:
    """A boxes mapping with the typed values of its JSON; raises Unreadable."""
    return {path: spec.box(path).from_json(value) for path, value in boxes.items()}


def _read(box: BoxSpec, value: Any) -> Any:
    try:
        return box.from_json(value)
    except Unreadable as error:
        raise ValueError(str(error)) from error


def _nested(spec: FormSpec, boxes: Mapping[str, Any]) -> dict[str, Any]:
    nested: dict[str, Any] = {}
    for path, value in boxes.items():
        *parents, name = path.split(".")
        place = nested
        for parent in parents:
            place = place.setdefault(parent, {})
        place[name] = value
    for rows in spec.tables:
        section, name = rows.path.split(".")
        if name in nested.get(section, {}):
            lines = nested[section][name]
            nested[section][name] = tuple(lines[row] for row in sorted(lines, key=int))
    return nested


def _flat(form: Form) -> Iterator[tuple[str, Any]]:
    for section in form.spec.sections:
        filled = getattr(form, section.name)
        if filled is None:
            continue
        for box in section.boxes:
            if (value := getattr(filled, box.name)) is not None:
                yield box.path, value
        for rows in section.rows:
            yield from _flat_rows(rows, getattr(filled, rows.name))


def _flat_rows(rows: RowsSpec, lines: tuple[Row, ...]) -> Iterator[tuple[str, Any]]:
    for i, line in enumerate(lines):
        for box in rows.boxes:
            if (value := getattr(line, box.name)) is not None:
                yield rows.key(i, box), value


__all__ = ["Form", "Row", "Section", "boxes_from_json", "boxes_to_json", "rows_fields"]
