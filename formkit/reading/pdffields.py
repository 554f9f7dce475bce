"""What was typed on top of a PDF: in the fields of a form, or in text boxes laid on the page."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2
from pypdfium2 import raw

from formkit.reading.ink import Box, Char, placed, turned

EMPTY, TICKED = "□", "■"
_LARGEST = 10.0
_MARGIN = 1.0
_TICKS = frozenset({raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON})
_TEXTS = frozenset(
    {raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX}
)

_Told = Callable[..., int]


def field_chars(form: Any, page: pypdfium2.PdfPage) -> list[Char]:
    """What stands in the fields and text boxes of a page, as characters there."""
    return [char for text, box in _fields(form, page) for char in _laid_out(text, box)]


def _fields(form: Any, page: pypdfium2.PdfPage) -> Iterator[tuple[str, Box]]:
    at = turned(page)
    for n in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, n)
        try:
            kind = raw.FPDFAnnot_GetFormFieldType(form, annotation)
            rectangle = raw.FS_RECTF()
            if raw.FPDFAnnot_GetRect(annotation, rectangle):
                corners = rectangle.left, rectangle.bottom, rectangle.right, rectangle.top
                yield _text(form, annotation, kind), placed(at, *corners)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _text(form: Any, annotation: Any, kind: int) -> str:
    if kind in _TICKS:
        return TICKED if raw.FPDFAnnot_IsChecked(form, annotation) else EMPTY
    if kind in _TEXTS:
        return _told(raw.FPDFAnnot_GetFormFieldValue, form, annotation).strip()
    if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_FREETEXT:
        return _told(raw.FPDFAnnot_GetStringValue, annotation, b"Contents").strip()
    return ""


def _told(question: _Told, *about: Any) -> str:
    """The text that pdfium answers, in UTF-16 with a zero at its end."""
    size = question(*about, None, 0)
    buffer = (ctypes.c_ushort * (size // 2))()
    question(*about, buffer, size)
    return bytes(buffer)[:-2].decode("utf-16-le", "replace")


def _laid_out(text: str, box: Box) -> Iterator[Char]:
    """The text as characters within its field, line by line."""
    left, top, right, bottom = box
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    pitch = (bottom - top) / len(lines)
    for n, line in enumerate(lines):
        size = min(_LARGEST, pitch, (right - left - 2 * _MARGIN) / max(len(line), 1))
        middle = top + (n + 0.5) * pitch
        for i, character in enumerate(line):
            x = left + _MARGIN + i * size
            yield Char(character, x, middle - size / 2, x + size, middle + size / 2, size)
