"""Writing a register: the lines into the office's workbook, nothing else of it touched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from formkit.filling.identity import Identity
from formkit.filling.stock import template_for
from formkit.filling.words import words
from formkit.filling.xlsx import CompiledWorkbook
from formkit.forms import FormSpec


def write_register(
    spec: FormSpec, boxes: Mapping[str, Any], folders: Sequence[Path], out: Path
) -> Path:
    """The register as a workbook made from its template; raises ConfigurationError."""
    template = template_for(spec, folders)
    CompiledWorkbook(template).save(words(spec, boxes, Identity(number="", copy=None)), out)
    return out
