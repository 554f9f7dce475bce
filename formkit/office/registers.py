"""The registers of a month, written from the books as they stand."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from formkit.errors import UnknownName
from formkit.office.outgoing import going_out
from formkit.reporting import REGISTERS, write_register
from formkit.reporting.registers import Asked
from formkit.say import say
from formkit.values.number import Period

if TYPE_CHECKING:
    from formkit.office.office import Office


def write(
    office: Office, kind: str, period: Period, target: Path, *, now: dt.datetime, by: str
) -> Path:
    """Write one register; what lay there is archived first."""
    if kind not in REGISTERS:
        raise UnknownName(say("登记表"), kind, REGISTERS)
    register = REGISTERS[kind]
    spec = office.shelf.find(register.form)
    boxes = register.boxes(Asked(office.books(), office.procedure, period, now))
    body = {"kind": kind, "period": str(period), "file": office.folder.relative(target)}
    with going_out(office, now=now, by=by) as out:
        made = write_register(spec, boxes, [office.folder.templates], out.aside / target.name)
        out.place(made, target)
        office.ledger.record("reported", number=None, body=body, at=now, by=by)
    return target
