"""Printing to PDF: the documents of a sheet as any computer and printer shows them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from formkit.errors import FormkitError

if TYPE_CHECKING:
    from formkit.office.outgoing import Outgoing
    from formkit.office.results import Sheet

PDF = "pdf"


def with_pdf(out: Outgoing, sheet: Sheet) -> Sheet:
    """The sheet with a PDF beside each of its documents; its files are then the PDFs.

    Raises:
        MissingDependency: LibreOffice is not installed.
        InputError: It could not print a document.
    """
    from formkit.safety.libreoffice import converted

    targets = dict(out.places)
    made = converted([*targets], PDF, out.aside / PDF, limits=out.office.isolation.limits)
    for document, printed in made.items():
        if isinstance(printed, FormkitError):
            raise printed
        out.place(printed, targets[document].with_suffix(f".{PDF}"))
    files = tuple(replace(one, path=f"{one.path.rpartition('.')[0]}.{PDF}") for one in sheet.files)
    return replace(sheet, files=files)
