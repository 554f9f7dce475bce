"""The templates an office uses: its own where it has one, otherwise those of formkit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from formkit.errors import FormkitError
from formkit.findings import Finding
from formkit.forms import FormSpec

if TYPE_CHECKING:
    from formkit.office import Office


@dataclass(frozen=True)
class Template:
    """The template of a form, held against what the form declares.

    Attributes:
        form: The title of the form.
        path: Where the template lies, if there is one.
        own: True where it is the office's own.
        findings: What does not fit the form.
    """

    form: str
    path: Path | None
    own: bool
    findings: tuple[Finding, ...] = ()

    @property
    def place(self) -> str | None:
        """Where it lies, from the office folder where it is the office's own."""
        if self.path is None:
            return None
        return f"{self.path.parent.name}/{self.path.name}" if self.own else str(self.path)

    def to_json(self) -> dict[str, Any]:
        """``{form, path, own, findings}``."""
        return {
            "form": self.form,
            "path": self.place,
            "own": self.own,
            "findings": [one.to_json() for one in self.findings],
        }


def listed(office: Office) -> Iterator[Template]:
    """Where the template of each form lies."""
    return (_template(office, spec) for spec in office.shelf)


def checked(office: Office, title: str | None = None) -> Iterator[Template]:
    """Each template, or that of one form, with all that does not fit the form."""
    from formkit.filling.proof import proof

    for spec in [office.shelf.meant(title)] if title else office.shelf:
        found = _template(office, spec)
        wrong = found.findings if found.path is None else tuple(proof(found.path, spec))
        yield Template(found.form, found.path, found.own, wrong)


def _template(office: Office, spec: FormSpec) -> Template:
    from formkit.filling.stock import template_for

    try:
        path = template_for(spec, [office.folder.templates])
    except FormkitError as error:
        return Template(spec.title, None, own=False, findings=(_missing(spec, error),))
    return Template(spec.title, path, own=path.is_relative_to(office.folder.templates))


def _missing(spec: FormSpec, error: FormkitError) -> Finding:
    return Finding(code="no-template", where=spec.title, message=str(error))
