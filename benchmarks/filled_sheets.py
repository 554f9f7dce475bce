"""One filled sheet of every built-in form for each kind of contents, every box filled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from formkit.filling.blank_xlsx import author_xlsx
from formkit.filling.sheets import write_sheet
from formkit.filling.stock import stock_folder, template_for, template_name
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


def sheets(
    folder: Path,
    medium: str,
    *,
    kinds: Sequence[str] = KINDS,
    specs: Sequence[FormSpec] | None = None,
) -> Iterator[Filled]:
    """The sheets of forms as Word or Excel documents, under plain names.

    Without ``specs`` it is the forms that usually are so. A Word form has no workbook of its own:
    one is made for it.
    """
    usual = [spec for spec in SHELF.all if spec.medium == medium]
    for n, spec in enumerate(usual if specs is None else specs):
        template = _template(spec, medium, folder / f"{n}-template.{medium}")
        for kind in kinds:
            identity, boxes = identities(spec)[0], filled(spec, kind)
            out = folder / f"{n}-{kind}.{medium}"
            path = write_sheet(spec, boxes, identity, template, out, replace=True)
            yield Filled(spec, kind, identity, boxes, path)


def _template(spec: FormSpec, medium: str, out: Path) -> Path:
    if (stock_folder() / template_name(spec, medium)).is_file():
        return template_for(spec, medium=medium)
    author_xlsx(spec, out)
    return out
