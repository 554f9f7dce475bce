"""Sheets written out: one, or all copies (联) of one number, as files or bound in one document."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from formkit.errors import FileAccessError
from formkit.filling.code import qr_png
from formkit.filling.docx import CompiledTemplate
from formkit.filling.identity import Identity, properties
from formkit.filling.onpaper import in_figures, on_paper
from formkit.filling.package import write_file
from formkit.filling.stock import template_for
from formkit.filling.together import bound
from formkit.filling.words import box_words, sheet_words
from formkit.filling.xlsx import CompiledWorkbook
from formkit.findings import Finding, Severity
from formkit.forms import Copy, FormSpec
from formkit.safety.names import safe_name
from formkit.say import say

KEPT_TEMPLATES = 16
FINGERPRINT = 12
CODE = "code"
MEDIA = (".docx", ".xlsx")

Boxes = Mapping[str, Any]


def write_sheet(
    spec: FormSpec,
    boxes: Boxes,
    identity: Identity,
    template: Path,
    out: Path,
    *,
    replace: bool = False,
) -> Path:
    """Write one sheet to the file ``out``, in Word or Excel as its name says.

    For a register that is to be printed from Word, the template beside the one given is taken.

    Raises:
        FileAccessError: The file exists and ``replace`` is not said, or cannot be written.
        ConfigurationError: The template is wrong.
    """
    fitting = _fitting(spec, template, out.suffix.lower())
    if spec.medium == "xlsx" and fitting.suffix.lower() == ".docx":
        spec, boxes = on_paper(spec), in_figures(spec, boxes)
    _write([out], _template(fitting).documents(spec, boxes, [identity]), replace=replace)
    return out


def write_copies(
    spec: FormSpec,
    boxes: Boxes,
    identity: Identity,
    template: Path,
    folder: Path,
    *,
    copies: Sequence[int] = (),
    together: bool = False,
    replace: bool = False,
) -> list[tuple[int | None, Path]]:
    """Write the copies of a sheet, all of them unless some are named (第九条第9款).

    Each is a file of its own such as ``26030001-3联-业务部门.docx``; ``together`` binds them in
    one document, each on a new page. A form without copies gives one file, its copy ``None``.

    Raises:
        FileAccessError: A file exists and ``replace`` is not said, or cannot be written.
        UnknownName: The form has no such copy.
        ConfigurationError: The template is wrong.
    """
    chosen: list[Copy | None] = [*map(spec.copy, copies)] or [*spec.copies] or [None]
    identities = [dataclasses.replace(identity, copy=copy) for copy in chosen]
    made = _template(template)
    if together and spec.copies:
        names = [bound_name(spec, identity)]
        documents = [bound(made.documents(spec, boxes, identities, known_as=identity))]
    else:
        names = [file_name(spec, one) for one in identities]
        documents = made.documents(spec, boxes, identities)
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / name for name in names]
    _write(paths, documents, replace=replace)
    return [(copy.n if copy else None, paths[i % len(paths)]) for i, copy in enumerate(chosen)]


def overfull(spec: FormSpec, boxes: Boxes, identity: Identity, template: Path) -> list[Finding]:
    """The rows of an Excel sheet with more text than the tallest row holds in the smallest type.

    Code: ``overfull-row``; the whole text is in the file, but not on its print.

    Raises:
        ConfigurationError: The template is wrong.
    """
    compiled = _template(template).compiled
    if not isinstance(compiled, CompiledWorkbook):
        return []
    rows = compiled.overfull(box_words(spec, boxes) | sheet_words(spec, identity))
    return [_overfull(template, *one) for one in rows]


def fingerprint(template: Path) -> str:
    """The mark of a template's version, as it stands in the properties of its sheets."""
    return _template(template).fingerprint


def file_name(spec: FormSpec, identity: Identity) -> str:
    """The file of a copy ``26030001-3联-业务部门.docx``, or of a sheet ``JL26030001-….docx``."""
    copy = identity.copy
    parts = (f"{copy.n}联", copy.holder) if copy else (spec.title,)
    first = identity.number or (spec.title if copy else "")
    return safe_name(first, *parts, suffix=f".{spec.medium}")


def bound_name(spec: FormSpec, identity: Identity) -> str:
    """The file of all copies bound together: ``26030001-合订.docx``."""
    return safe_name(identity.number or spec.title, "合订", suffix=f".{spec.medium}")


def _overfull(template: Path, sheet: str, row: int) -> Finding:
    return Finding(
        code="overfull-row",
        where=f"{template.name} · {sheet}",
        message=say("第{row}行的文字太长，打印时会被截断。", row=row),
        fix=say("请把文字改短，或在模板里把这一栏加宽。"),
        severity=Severity.WARNING,
    )


def _fitting(spec: FormSpec, template: Path, suffix: str) -> Path:
    """The template for a file of that kind: as given, else of the same folder, else the stock."""
    if suffix not in MEDIA or template.suffix.lower() == suffix:
        return template
    return template_for(spec, [template.parent], medium=suffix.removeprefix("."))


def _write(paths: Sequence[Path], documents: Sequence[bytes], *, replace: bool) -> None:
    there = [] if replace else [path for path in paths if path.exists()]
    if there:
        raise FileAccessError(
            say("已有文件{files}；请先移走或归档。", files="、".join(f"“{path}”" for path in there))
        )
    for path, document in zip(paths, documents, strict=True):
        write_file(path, document)


@dataclass(frozen=True)
class _Template:
    """A compiled template and its fingerprint."""

    compiled: CompiledTemplate | CompiledWorkbook
    fingerprint: str

    def documents(
        self,
        spec: FormSpec,
        boxes: Boxes,
        identities: Sequence[Identity],
        *,
        known_as: Identity | None = None,
    ) -> list[bytes]:
        """The sheets of these identities with the same boxes, each known as itself or as told."""
        told = box_words(spec, boxes)
        contexts = [told | sheet_words(spec, one) for one in identities]
        pictures = [{CODE: qr_png(one.code)} if one.code else {} for one in identities]
        known = [properties(spec, known_as or one, self.fingerprint) for one in identities]
        if isinstance(self.compiled, CompiledTemplate):
            return self.compiled.render_many(contexts, pictures=pictures, properties=known)
        filled = zip(contexts, pictures, known, strict=True)
        return [self.compiled.render(one, pictures=p, properties=k) for one, p, k in filled]


def _template(path: Path) -> _Template:
    try:
        stat = path.stat()
    except OSError as error:
        raise FileAccessError(
            say("打不开模板“{path}”：{error}", path=path, error=error.strerror)
        ) from error
    return _compiled(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=KEPT_TEMPLATES)
def _compiled(path: Path, _changed: int, _size: int) -> _Template:
    compile_ = CompiledWorkbook if path.suffix.lower() == ".xlsx" else CompiledTemplate
    fingerprint = hashlib.sha256(path.read_bytes()).hexdigest()[:FINGERPRINT]
    return _Template(compile_(path), fingerprint)
