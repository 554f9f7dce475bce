"""A template held against its form: names it does not have, boxes without a place, weak spots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any, Protocol

from formkit.errors import ConfigurationError, did_you_mean
from formkit.filling.docx import CompiledTemplate
from formkit.filling.identity import Identity
from formkit.filling.weakness import weak_spots
from formkit.filling.words import words
from formkit.filling.xlsx import CompiledWorkbook
from formkit.findings import Finding, Severity
from formkit.forms import BoxSpec, FormSpec, RowsSpec, SectionSpec
from formkit.say import say
from formkit.values.label import identifier


class Template(Protocol):
    """A compiled template, of Word or of Excel."""

    path: Path

    @property
    def variables(self) -> frozenset[str]:
        """The names used."""
        raise NotImplementedError

    @property
    def columns(self) -> frozenset[str]:
        """The names used in loops, under their list."""
        raise NotImplementedError

    @property
    def pictures(self) -> frozenset[str]:
        """The pictures there is a place for."""
        raise NotImplementedError


def proof(template: Path, spec: FormSpec) -> list[Finding]:
    """All that does not fit: of the template to the form, and of the template in itself.

    Codes: ``broken-template``, ``unknown-name``, ``whole-section``, ``no-place``, ``no-number``,
    ``no-code``, ``no-copy-line``, ``no-mark``, and for Word those of ``weakness``.

    Raises:
        FileAccessError: The file cannot be read.
    """
    try:
        compiled = _compiled(template)
    except ConfigurationError as error:
        return [Finding(code="broken-template", where=template.name, message=str(error))]
    found = [*_names(compiled, spec), *_places(compiled, spec), *_identity(compiled, spec)]
    if isinstance(compiled, CompiledTemplate):
        found += weak_spots(template)
    return found


def _compiled(template: Path) -> Template:
    if template.suffix.lower() == ".xlsx":
        return CompiledWorkbook(template)
    return CompiledTemplate(template)


def _names(template: Template, spec: FormSpec) -> Iterator[Finding]:
    """Names that the form does not have, and sections printed as if they were boxes."""
    where, known = template.path.name, dict(_paths(words(spec, {}, Identity())))
    for name in sorted(template.variables | template.columns):
        if name not in known:
            yield _unknown(where, name, known)
        elif isinstance(known[name], dict):
            yield Finding(
                code="whole-section",
                where=where,
                message=say("“{name}”是一整栏，不是一个栏位。", name=name),
                fix=say(
                    "请写到栏位，如“{name}.{box}”。", name=name, box=next(iter(known[name]), "")
                ),
            )


def _paths(told: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every name in a context with what stands there; the rows of a table count once."""
    if isinstance(told, list):
        told = told[0] if told else {}
    if isinstance(told, Mapping):
        for name, inner in told.items():
            here = f"{path}.{name}" if path else name
            yield here, inner
            yield from _paths(inner, here)


def _unknown(where: str, name: str, known: Iterable[str]) -> Finding:
    last = name.rpartition(".")[2]
    nearest = did_you_mean(name, known) or did_you_mean(last, known)
    return Finding(
        code="unknown-name",
        where=where,
        message=say("表单没有“{name}”。", name=name) + nearest,
        fix=say("请改正模板里的名称，或在表单里加上这个栏位。"),
    )


def _places(template: Template, spec: FormSpec) -> Iterator[Finding]:
    """Boxes and columns that the template does not print."""
    for section in spec.sections:
        for box in section.boxes:
            if not _spellings(section, box) & template.variables:
                yield _no_place(template, section, box)
        for rows in section.rows:
            for box in rows.boxes:
                if not _spellings(section, rows, box) & template.columns:
                    yield _no_place(template, section, box)


def _spellings(section: SectionSpec, *path: BoxSpec | RowsSpec) -> set[str]:
    """The names by which a template may call a box: each part by its name or label."""
    parts = [(section.name, identifier(section.title))]
    parts += [(one.name, identifier(one.label)) for one in path]
    bare = {identifier(path[0].label)} if len(path) == 1 else set()
    return {".".join(names) for names in product(*parts)} | bare


def _no_place(template: Template, section: SectionSpec, box: BoxSpec) -> Finding:
    return Finding(
        code="no-place",
        where=template.path.name,
        message=say("没有地方填“{title} · {label}”。", title=section.title, label=box.label),
        fix=say("请在模板里加上 {name}。", name=f"{{{{ {box.path} }}}}"),
        severity=Severity.ERROR if box.required and section.required else Severity.WARNING,
        box=box.path,
    )


def _identity(template: Template, spec: FormSpec) -> Iterator[Finding]:
    """What a sheet is told by: number, code, copy and mark."""
    roots = {name.partition(".")[0] for name in template.variables}
    if spec.numbered and not roots & {"number", "编号"}:
        yield _missing(template, "no-number", say("没有印编号的地方。"), "{{ number }}")
    if spec.numbered and spec.medium == "docx" and "code" not in template.pictures:
        fix = say("名为 formkit:code 的图片")
        yield _missing(template, "no-code", say("没有放二维码的地方。"), fix)
    if spec.copies and not roots & {"copy", "联"}:
        yield _missing(template, "no-copy-line", say("没有印联次的地方。"), "{{ copy.line }}")
    if spec.internal and "mark" not in roots:
        yield _missing(template, "no-mark", say("没有印“不得影印送客户”的地方。"), "{{ mark }}")


def _missing(template: Template, code: str, message: str, wanted: str) -> Finding:
    fix = say("请在模板里加上 {name}。", name=wanted)
    return Finding(code=code, where=template.path.name, message=message, fix=fix)
