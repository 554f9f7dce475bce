"""The blank Excel template of a register, laid out by formkit or as its form draws it."""

from __future__ import annotations

import io
import re
from pathlib import Path

from openpyxl import Workbook

from formkit.filling.drawnregister import DrawnPage
from formkit.filling.package import Package, deflated, write_file
from formkit.filling.registerpage import RegisterPage
from formkit.filling.skeleton import core_properties
from formkit.forms import FormSpec

FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
LONGEST_SHEET_NAME = 31


def author_xlsx(spec: FormSpec, path: Path) -> None:
    """Write an Excel template with a place for every box of the register.

    The same form makes the same bytes. Raises FileAccessError where the file cannot be written.
    """
    write_file(path, blank_xlsx(spec))


def blank_xlsx(spec: FormSpec) -> bytes:
    """The Excel template of a form."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = FORBIDDEN.sub("_", spec.title)[:LONGEST_SHEET_NAME]
    (DrawnPage if spec.drawing else RegisterPage)(spec, book, sheet).write()
    book.save(held := io.BytesIO())
    core = deflated("docProps/core.xml", core_properties(spec.title))
    return Package.parse(held.getvalue()).replacing(core).pack()
