"""A fixed sample of filled sheets, ordinary and nasty, for the routes that take long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from formkit.filling.identity import Identity
from formkit.filling.sheets import write_sheet
from formkit.filling.stock import template_for
from formkit.forms import BoxSpec, FormSpec
from formkit.forms.kind import text_lines
from formkit.values.money import Money
from formkit.values.quantity import Quantity
from formkit.values.settlement import Settlement
from formkit.values.signature import Signature
from tests.roundtrip.strategies import TRAPS, WORDS, traps_of
from tests.roundtrip.trips import REGISTERS, SHELF, WORKED_ON, identities

ROWS = {"docx": 4, "xlsx": 20}
USUAL = ("远山机电有限公司", "外壳开裂，要求换货。", "共3箱", "退（换）货", "model X-200/b 3.14")
LINES = ("一、原因\n二、对策\n三、结果", "第一行\n\n第三行", "a  b\nＡＢＣ１２３", "未确定")
NASTY = tuple(text_lines(text) for text in TRAPS if "年  月" not in text)
TEXTS = {"usual": USUAL, "lines": LINES, "words": tuple(map(text_lines, WORDS)), "nasty": NASTY}
KINDS = (*TEXTS, "labels")

NAMES = ("张三", "欧阳娜娜", "王 五", "John Smith", "李四(代)")
DAYS = (dt.date(2026, 3, 5), dt.date(2026, 12, 31), dt.date(2027, 1, 1), dt.date(2026, 2, 28))
AMOUNTS = tuple(map(Decimal, ("0", "12345.60", "-0.05", "100000000", "999999999.99")))
UNITS = ("米", "", "箱", "m2")
VALUES: dict[str, Sequence[Any]] = {
    "date": DAYS,
    "moment": [dt.datetime.combine(day, dt.time(14, 30, 5)) for day in DAYS],
    "integer": (0, 60, -3, 100),
    "quantity": [Quantity(amount, unit) for amount, unit in zip(AMOUNTS, cycle(UNITS))],
    "money": [Money(amount) for amount in AMOUNTS],
    "signature": [Signature(name, day) for name, day in zip(NAMES, cycle((*DAYS, None)))],
    "settlement": (Settlement(), *(Settlement(Money(amount)) for amount in AMOUNTS)),
    "yes_no": (True, False),
    "number": ("26030001", "06110001", "JL26030002-1", "A7"),
}


@dataclass(frozen=True)
class Filled:
    """One filled sheet of the sample: its form, what kind of contents, and its file."""

    spec: FormSpec
    kind: str
    identity: Identity
    boxes: dict[str, Any]
    path: Path


def sheets(folder: Path) -> list[Filled]:
    """Word sheets: each form with each kind of contents, among them all five copies."""
    found = []
    for title in WORKED_ON:
        spec = SHELF.find(title)
        chosen = zip((*TEXTS, "nasty", "labels"), cycle(identities(spec)), strict=False)
        found += [
            _filled(spec, kind, identity, n, folder) for n, (kind, identity) in enumerate(chosen)
        ]
    return found


def registers(folder: Path) -> list[Filled]:
    """Each register with usual and with nasty contents."""
    specs = [SHELF.find(title) for title in REGISTERS]
    return [
        _filled(spec, kind, identities(spec)[0], n, folder)
        for spec in specs
        for n, kind in enumerate(("usual", "nasty"))
    ]


def contents(spec: FormSpec, kind: str, *, turn: int = 0) -> dict[str, Any]:
    """Every box of a form filled; another turn begins elsewhere among the values."""
    texts = TEXTS.get(kind) or traps_of(spec)
    sources = {name: islice(cycle(values), turn * 7, None) for name, values in VALUES.items()}
    sources["text"] = islice(cycle(texts), turn * 7, None)
    keys = [(box.path, box) for box in spec.boxes]
    keys += [
        (table.key(row, box), box)
        for table in spec.tables
        for row in range(ROWS[spec.medium])
        for box in table.boxes
    ]
    return {key: _value(box, sources, n + turn) for n, (key, box) in enumerate(keys)}


def _value(box: BoxSpec, sources: dict[str, Any], n: int) -> Any:
    if box.type == "choice":
        return box.choices[n % len(box.choices)]
    if box.type == "choices":
        return tuple(option for i, option in enumerate(box.choices) if (n + i) % 2) or box.choices
    return next(sources[box.type])


def _filled(spec: FormSpec, kind: str, identity: Identity, turn: int, folder: Path) -> Filled:
    boxes = contents(spec, kind, turn=turn)
    out = folder / f"{SHELF.all.index(spec)}-{turn}-{kind}.{spec.medium}"
    path = write_sheet(spec, boxes, identity, template_for(spec), out, replace=True)
    return Filled(spec, kind, identity, boxes, path)
