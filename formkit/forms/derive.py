"""From a form's class to its spec: what Pydantic and the annotations know, made plain."""

from __future__ import annotations

import types
from collections.abc import Iterator
from functools import cache
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Literal,
    TypeVar,
    Union,
    get_args,
    get_origin,
)

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from formkit.errors import ConfigurationError
from formkit.forms.box import After, As, Box, Inferred
from formkit.forms.kind import KINDS
from formkit.forms.spec import BoxSpec, FormSpec, RowsSpec, SectionSpec
from formkit.say import say
from formkit.values.drawing import plain
from formkit.values.number import Numbering

if TYPE_CHECKING:
    from formkit.forms.form import Form, Row, Section

T = TypeVar("T")
TYPE_KINDS = {kind.type: kind.name for kind in reversed(KINDS.values())} | {str: "text"}


def spec_of(form: type[Form]) -> FormSpec:
    """The spec of a form's class.

    Raises:
        ConfigurationError: The class is no form, its numbers could be mistaken, or its drawing
            is none.
    """
    paper = form.paper
    if paper.numbered:
        Numbering(paper.numbered)
    about = (form.__doc__ or "").strip().split("\n")[0]
    spec = FormSpec(
        title=paper.title,
        also=paper.also,
        about=about,
        numbered=paper.numbered,
        series=paper.series or (paper.title if paper.numbered else ""),
        copies=paper.copies,
        internal=paper.internal,
        medium=paper.medium,
        landscape=paper.landscape,
        drawn=plain(paper.drawn),
        printed=paper.printed,
        sections=tuple(_sections(form)),
        form=form,
    )
    if spec.sections:  # a base class has none yet
        _ = spec.drawing
    return spec


@cache
def boxes_of(row: type[BaseModel]) -> dict[str, BoxSpec]:
    """The boxes of a section's or row's class by field name; their paths are the bare names."""
    return {box.name: box for box in _boxes(row, "")}


def rows_fields(section: type[BaseModel]) -> dict[str, type[Row]]:
    """The repeating tables of a section's class by field name."""
    return dict(_tables(section))


def _sections(form: type[Form]) -> Iterator[SectionSpec]:
    for name, info in form.model_fields.items():
        section = _model_in(_hint(info))
        if section is None or not hasattr(section, "part"):
            raise ConfigurationError(
                say("表单{form}的“{name}”不是栏（Section）。", form=form.__name__, name=name)
            )
        yield _section(name, section, required=info.is_required())


def _section(name: str, section: type[Section], *, required: bool) -> SectionSpec:
    part = section.part
    return SectionSpec(
        name=name,
        title=part.title,
        by=part.by,
        within=part.within,
        required=required,
        boxes=tuple(_boxes(section, f"{name}.")),
        rows=tuple(_rows(section, name)),
    )


def _rows(section: type[Section], name: str) -> Iterator[RowsSpec]:
    for field, row in _tables(section):
        box = _marker(_hint(section.model_fields[field]), Box) or Box(field)
        path = f"{name}.{field}"
        yield RowsSpec(path, box.label, box.also, tuple(_boxes(row, f"{path}.")), box.lines)


def _tables(section: type[BaseModel]) -> Iterator[tuple[str, type[Row]]]:
    for name, info in section.model_fields.items():
        if (row := _model_in(_hint(info))) is not None:
            yield name, row


def _boxes(row: type[BaseModel], start: str) -> Iterator[BoxSpec]:
    for name, info in row.model_fields.items():
        if _model_in(_hint(info)) is not None:
            continue
        required = info.is_required()
        default = None if required else info.default
        yield _box(f"{start}{name}", _hint(info), required=required, default=default)


def _hint(info: FieldInfo) -> Any:
    """The annotation as written; Pydantic has taken the outermost markers off it."""
    return Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation


def _box(path: str, hint: Any, *, required: bool, default: Any) -> BoxSpec:
    box = _marker(hint, Box)
    if box is None:
        raise ConfigurationError(say('栏位{path}没有标签：请写 Box("标签")。', path=path))
    kind, choices = _kind(path, hint)
    after = _marker(hint, After)
    return BoxSpec(
        path=path,
        label=box.label,
        also=box.also,
        type=kind,
        required=required,
        choices=choices,
        hint=box.hint,
        lines=box.lines,
        default=KINDS[kind].to_json(default),
        after=after.box if after else None,
        inferred=_marker(hint, Inferred) is not None,
    )


def _kind(path: str, hint: Any) -> tuple[str, tuple[str, ...]]:
    marked = _marker(hint, As)
    if marked is not None:
        return marked.kind, ()
    bare = _bare(hint)
    if get_origin(bare) is Literal:
        return "choice", get_args(bare)
    if get_origin(bare) is tuple and get_origin(option := _bare(get_args(bare)[0])) is Literal:
        return "choices", get_args(option)
    if bare not in TYPE_KINDS:
        raise ConfigurationError(say("栏位{path}的类型{type}不认识。", path=path, type=bare))
    return TYPE_KINDS[bare], ()


def _marker(hint: Any, wanted: type[T]) -> T | None:
    found = [mark for mark in _markers(hint) if isinstance(mark, wanted)]
    return found[-1] if found else None


def _markers(hint: Any) -> Iterator[Any]:
    """Every marker in the hint, innermost first, so that the outer one wins."""
    for inner in get_args(hint)[:1] if get_origin(hint) is Annotated else get_args(hint):
        yield from _markers(inner)
    if get_origin(hint) is Annotated:
        yield from hint.__metadata__


def _bare(hint: Any) -> Any:
    """The type without its markers and without ``| None``."""
    if get_origin(hint) is Annotated:
        return _bare(get_args(hint)[0])
    if get_origin(hint) in (Union, types.UnionType):
        rest = [arg for arg in get_args(hint) if arg is not type(None)]
        return _bare(rest[0])
    return hint


def _model_in(hint: Any) -> type[Any] | None:
    bare = _bare(hint)
    if get_origin(bare) is tuple:
        bare = _bare(get_args(bare)[0])
    return bare if isinstance(bare, type) and issubclass(bare, BaseModel) else None
