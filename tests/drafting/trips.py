"""A blank drafted, declared, filled with a mark in every box, written, and read back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from formkit.drafting import Draft, drafted
from formkit.filling.identity import Identity
from formkit.filling.proof import proof
from formkit.filling.sheets import write_sheet
from formkit.findings import Finding
from formkit.forms import BoxSpec, FormSpec, Shelf, declare
from formkit.reading import Reading, read
from formkit.values.money import Money
from formkit.values.quantity import Quantity
from formkit.values.signature import Signature

NAMES = "甲乙丙丁戊己庚辛壬癸"


@dataclass(frozen=True)
class Trip:
    """What came of a blank on its way."""

    draft: Draft
    template: Path
    filled: Path
    unfilled: Path
    marks: dict[str, Any]
    reading: Reading
    proof: list[Finding]


def trip(blank: Path, folder: Path) -> Trip:
    """Take a blank all the way."""
    draft = drafted(blank)
    spec = declare(draft.toml)
    template = folder / f"template.{spec.medium}"
    template.write_bytes(draft.template)
    marks = marked(spec)
    filled, unfilled = (
        write_sheet(spec, boxes, Identity(), template, folder / f"{name}.{spec.medium}")
        for name, boxes in (("filled", marks), ("unfilled", {}))
    )
    reading = read(filled, Shelf([spec]))
    return Trip(draft, template, filled, unfilled, marks, reading, proof(template, spec))


def marked(spec: FormSpec) -> dict[str, Any]:
    """A value of its own for every box, and for every column of two rows."""
    marks = {box.path: mark(box, n) for n, box in enumerate(spec.boxes, 1)}
    for rows in spec.tables:
        for line in range(2):
            for n, box in enumerate(rows.boxes, 1):
                counted = box.type == "integer"
                marks[rows.key(line, box)] = line + 1 if counted else mark(box, 50 + 10 * line + n)
    return marks


def mark(box: BoxSpec, n: int) -> Any:
    """The n-th value of a kind."""
    marks: dict[str, Any] = {
        "text": f"某甲{n}" if box.lines == 1 else f"某甲{n}\n第二行",
        "number": f"KF-{n:03}",
        "date": dt.date(2026, 1 + n % 12, 1 + n % 28),
        "moment": dt.datetime(2026, 3, 1 + n % 28, 14, 30),
        "money": Money(Decimal(n)),
        "quantity": Quantity(Decimal(n), "件"),
        "signature": Signature(f"钱{NAMES[n // 10 % 10]}{NAMES[n % 10]}"),
        "yes_no": True,
    }
    if box.type == "choice":
        return box.choices[n % len(box.choices)]
    return box.choices[1:] if box.type == "choices" else marks[box.type]
