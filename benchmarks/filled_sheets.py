"""One filled sheet of every built-in form for each kind of contents, every box filled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from formkit.filling.sheets import write_sheet
from formkit.filling.stock import template_for
from formkit.forms import FormSpec
from tests.roundtrip.sample import Filled, contents
from tests.roundtrip.trips import SHELF, identities

KINDS = ("usual", "lines")
"""Texts of one line, and texts with several lines, as ``tests.roundtrip.sample`` has them."""


def filled(spec: FormSpec, kind: str) -> dict[str, Any]:
    """What is filled in on the sheet of a form with these contents; times to the minute.

    A register shows no seconds, so on its print there are none to read.
    """
    return {path: _to_the_minute(value) for path, value in contents(spec, kind).items()}


def _to_the_minute(value: Any) -> Any:
    return value.replace(second=0) if isinstance(value, dt.datetime) else value


def sheets(folder: Path, medium: str, *, kinds: Sequence[str] = KINDS) -> Iterator[Filled]:
    """The sheets of the forms that are Word or Excel documents, under plain names."""
    for n, spec in enumerate(SHELF.all):
        for kind in kinds if spec.medium == medium else ():
            identity, boxes = identities(spec)[0], filled(spec, kind)
            out = folder / f"{n}-{kind}.{medium}"
            path = write_sheet(spec, boxes, identity, template_for(spec), out, replace=True)
            yield Filled(spec, kind, identity, boxes, path)
