"""The TOML twin, reading: a form declared by its labels in a file.

The law, tested for every built-in: ``declare(dump(spec)) == spec``.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Optional

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

from formkit.errors import ConfigurationError, FileAccessError, Unreadable, did_you_mean
from formkit.forms.box import INFERRED, After, As, Box, Copy, Paper, Part
from formkit.forms.form import Form, Row, Section
from formkit.forms.kind import KINDS
from formkit.forms.spec import FormSpec
from formkit.say import say
from formkit.values.label import identifier
from formkit.values.number import Numbering
from formkit.values.span import Span


class _Said(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class BoxSaid(_Said):
    """One box as said in TOML; only its label is needed."""

    label: str = Field(min_length=1)
    name: str = ""
    also: tuple[str, ...] = ()
    kind: str = ""
    choices: tuple[str, ...] = ()
    optional: bool = False
    lines: int = Field(default=1, ge=1)
    hint: str = ""
    default: Any = None
    after: str | None = None
    inferred: bool = False


class RowsSaid(_Said):
    """A repeating table as said in TOML."""

    label: str = Field(min_length=1)
    name: str = ""
    also: tuple[str, ...] = ()
    lines: int = Field(default=1, ge=1)
    boxes: tuple[BoxSaid, ...]


class SectionSaid(_Said):
    """A section as said in TOML; the first one is filled at intake, the others later."""

    title: str = Field(min_length=1)
    name: str = ""
    by: str = ""
    within: str = ""
    required: bool | None = None
    boxes: tuple[BoxSaid, ...] = ()
    rows: tuple[RowsSaid, ...] = ()


class CopySaid(_Said):
    """A copy as said in TOML; a bare text is its holder."""

    n: int
    holder: str
    purpose: str = "存"
    colour: str = ""


class PaperSaid(_Said):
    """What ``[form]`` says."""

    title: str = Field(min_length=1)
    also: tuple[str, ...] = ()
    about: str = ""
    numbered: str = ""
    series: str = ""
    copies: tuple[str | CopySaid, ...] = ()
    internal: bool = False
    medium: Literal["docx", "xlsx"] = "docx"
    landscape: bool = False
    drawn: str = ""
    printed: tuple[str, ...] = ()


class FormSaid(_Said):
    """A whole declaration."""

    form: PaperSaid
    section: tuple[SectionSaid, ...] = Field(min_length=1)


def declare(text: str, *, source: str = "") -> FormSpec:
    """The form declared in TOML.

    Raises:
        ConfigurationError: The text is no TOML, or says something no form has; the message
            names the place, what was seen and, where one is near, the word that is known.
    """
    try:
        said = FormSaid.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(
            say("{source}不是完好的 TOML：{why}。", source=source or "TOML", why=error)
        ) from None
    except ValidationError as error:
        raise ConfigurationError(_complaints(error, source)) from None
    return _form(said, source).spec


def declare_file(path: Path) -> FormSpec:
    """The form declared in a TOML file; raises ConfigurationError or FileAccessError."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        told = say("读不了{path}：{why}。", path=path, why=error.strerror)
        raise FileAccessError(told) from None
    except UnicodeDecodeError:
        raise ConfigurationError(
            say("{path}不是 UTF-8 文本；请另存为 UTF-8。", path=path)
        ) from None
    return declare(text, source=path.name)


def _form(said: FormSaid, source: str) -> type[Form]:
    fields: dict[str, Any] = {}
    for i, section in enumerate(said.section):
        required = section.required if section.required is not None else i == 0
        built = _section(section, source)
        fields[_name(section.name, section.title)] = (
            (built, ...) if required else (Optional[built], None)  # noqa: UP045 - at run time
        )
    _no_twins([_name(one.name, one.title) for one in said.section], source)
    base = type(
        "DeclaredForm", (Form,), {"paper": _paper(said.form, source), "__module__": __name__}
    )
    name, about = identifier(said.form.title), said.form.about
    return create_model(name, __base__=base, __doc__=about, **fields)


def _paper(said: PaperSaid, source: str) -> Paper:
    try:
        Numbering(said.numbered or "{serial}")
    except ConfigurationError as error:
        raise ConfigurationError(f"{source}·{said.title}：{error}") from None
    copies = tuple(
        Copy(n, copy) if isinstance(copy, str) else Copy(**copy.model_dump())
        for n, copy in enumerate(said.copies, 1)
    )
    return Paper(
        title=said.title,
        also=said.also,
        numbered=said.numbered,
        series=said.series,
        copies=copies,
        internal=said.internal,
        medium=said.medium,
        landscape=said.landscape,
        drawn=said.drawn,
        printed=said.printed,
    )


def _section(said: SectionSaid, source: str) -> type[Section]:
    part = Part(said.title, said.by, _within(said, source))
    tables = {_name(one.name, one.label): _table(one, source) for one in said.rows}
    base = type("DeclaredSection", (Section,), {"part": part, "__module__": __name__})
    return create_model(
        identifier(said.title), __base__=base, **_boxes(said.boxes, source), **tables
    )


def _within(said: SectionSaid, source: str) -> dt.timedelta | None:
    try:
        return Span.parse(said.within).timedelta if said.within else None
    except Unreadable as error:
        raise ConfigurationError(
            say("{source}·{title}:{why}。", source=source, title=said.title, why=error)
        ) from None


def _table(said: RowsSaid, source: str) -> Any:
    row = create_model(identifier(said.label), __base__=Row, **_boxes(said.boxes, source))
    box = Box(said.label, said.also, lines=said.lines)
    return (Annotated[tuple[row, ...], box], ())


def _boxes(said: tuple[BoxSaid, ...], source: str) -> dict[str, Any]:
    names = [_name(box.name, box.label) for box in said]
    _no_twins(names, source)
    return {name: _box(box, source) for name, box in zip(names, said, strict=True)}


def _box(said: BoxSaid, source: str) -> Any:
    kind, annotation = _annotation(said, source)
    marks: list[Any] = [Box(said.label, said.also, said.hint, said.lines)]
    if said.after is not None:
        marks.append(After(said.after))
    if said.inferred:
        marks.append(INFERRED)
    if kind == "number":
        marks.append(As("number"))
    default = _default(said, kind, source)
    if default is not None:
        return (Annotated[annotation, *marks], default)
    if said.optional:
        return (Annotated[Optional[annotation], *marks], None)  # noqa: UP045 - built at run time
    return (Annotated[annotation, *marks], ...)


def _default(said: BoxSaid, kind: str, source: str) -> Any:
    if said.default is None:
        return None
    try:
        return KINDS[kind].from_json(said.default, said.choices)
    except Unreadable as error:
        raise ConfigurationError(
            say("{source}·{title}:{why}。", source=source, title=said.label, why=error)
        ) from None


def _annotation(said: BoxSaid, source: str) -> tuple[str, Any]:
    kind = said.kind or ("choice" if said.choices else "text")
    if kind not in KINDS:
        raise ConfigurationError(
            say("{source}·{title}：没有类型“{kind}”。", source=source, title=said.label, kind=kind)
            + did_you_mean(kind, KINDS)
            + say("可用：{kinds}。", kinds="、".join(KINDS))
        )
    if kind not in ("choice", "choices"):
        return kind, KINDS[kind].type
    if not said.choices:
        raise ConfigurationError(
            say("{source}·{title}：单选、多选要写 choices。", source=source, title=said.label)
        )
    option = Literal[said.choices]  # type: ignore[name-defined]
    return kind, option if kind == "choice" else tuple[option, ...]


def _name(name: str, label: str) -> str:
    return name or identifier(label)


def _no_twins(names: list[str], source: str) -> None:
    for name in names:
        if names.count(name) > 1:
            raise ConfigurationError(
                say("{source}：“{name}”出现了两次；请用 name 区分。", source=source, name=name)
            )


def _complaints(error: ValidationError, source: str) -> str:
    return "\n".join(_complaint(one, source) for one in error.errors(include_url=False))


def _complaint(detail: Mapping[str, Any], source: str) -> str:
    *place, name = detail["loc"]
    where = " · ".join([source, *(_nth(part) for part in place)])
    if detail["type"] == "extra_forbidden":
        return say("{where}：不认识“{name}”。", where=where, name=name) + did_you_mean(
            str(name), _words_known(place)
        )
    if detail["type"] == "missing":
        return say("{where}：缺少“{name}”。", where=where, name=name)
    return say("{where}：“{name}”不能写“{seen}”。", where=where, name=name, seen=detail["input"])


def _nth(part: object) -> str:
    return say("第{n}个", n=part + 1) if isinstance(part, int) else str(part)


def _words_known(place: list[Any]) -> list[str]:
    said: dict[str, type[BaseModel]] = {
        "boxes": BoxSaid,
        "rows": RowsSaid,
        "section": SectionSaid,
        "form": PaperSaid,
    }
    named = [part for part in place if isinstance(part, str)]
    return list(said.get(named[-1] if named else "", FormSaid).model_fields)
