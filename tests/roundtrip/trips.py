"""How a round trip is made: how many, and from boxes to a sheet to a reading."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings

from formkit.filling.identity import Identity
from formkit.filling.sheets import write_sheet
from formkit.filling.stock import template_for, template_name
from formkit.forms import FormSpec, Shelf
from formkit.reading import Reading, read

SHELF = Shelf.builtin()
SHEETS = tuple(spec.title for spec in SHELF.all if spec.medium == "docx")
REGISTERS = tuple(spec.title for spec in SHELF.all if spec.medium == "xlsx")

IS_THOROUGH = os.environ.get("FORMKIT_THOROUGH") == "1"
# Sheets that are worked on by clerks and programs: one laid out, one drawn, unless thoroughly.
WORKED_ON = SHEETS if IS_THOROUGH else ("客户抱怨处理表", "客户投诉意见表")
MANY_MORE = 25

Change = Callable[[Path], object]


def trips(examples: int) -> settings:
    """So many examples, always the same; with FORMKIT_THOROUGH=1 many more, always others."""
    return settings(
        max_examples=examples * MANY_MORE if IS_THOROUGH else examples,
        deadline=None,
        derandomize=not IS_THOROUGH,
        database=None,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large),
    )


def identities(spec: FormSpec) -> list[Identity]:
    """The sheets there are of a form: one, or one for each copy."""
    number = first_number(spec)
    return [Identity(number, copy) for copy in spec.copies] or [Identity(number)]


def first_number(spec: FormSpec) -> str:
    """The first number of March 2026, where the form bears one."""
    return spec.numbered.format(yy="26", mm="03", serial=1)


def written(spec: FormSpec, boxes: Mapping[str, Any], identity: Identity, folder: Path) -> Path:
    """The sheet of these boxes."""
    out = folder / template_name(spec)
    return write_sheet(spec, boxes, identity, template_for(spec), out, replace=True)


def printed(spec: FormSpec, boxes: Mapping[str, Any], folder: Path) -> Path:
    """The register of these boxes as printed from Word."""
    out = folder / template_name(spec, "docx")
    return write_sheet(spec, boxes, Identity(), template_for(spec), out, replace=True)


def read_back(path: Path) -> Reading:
    """The sheet as read back, with every built-in form at hand."""
    return read(path, SHELF)


def told(reading: Reading) -> tuple[str | None, str, int | None]:
    """Which sheet it says it is: form, number, copy."""
    return reading.form, reading.number or "", reading.copy


def known_as(spec: FormSpec, identity: Identity) -> tuple[str | None, str, int | None]:
    """Which sheet it is."""
    return spec.title, identity.number, identity.copy.n if identity.copy else None
