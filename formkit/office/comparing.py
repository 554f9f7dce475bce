"""Comparing: what a returned paper says, held against what the ledger has of its number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from formkit.errors import UnknownName
from formkit.findings import Finding, Severity
from formkit.forms import FormSpec, boxes_from_json, boxes_to_json
from formkit.ledger import Entry
from formkit.office.filling_in import has_parted
from formkit.reconciling.evidence import same
from formkit.say import say

if TYPE_CHECKING:
    from formkit.office.office import Office
    from formkit.reading import Reading


@dataclass(frozen=True)
class Compared:
    """A paper beside the ledger's entry of its number.

    Attributes:
        office: The office.
        reading: What stands on the paper.
    """

    office: Office
    reading: Reading

    @cached_property
    def entry(self) -> Entry | None:
        """The ledger's entry of the number that the paper bears, if it was ever issued."""
        number = self.reading.number
        return self.office.ledger.find(number) if number else None

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong on the paper itself, with its number, and with its boxes."""
        return (*self.reading.findings, *self._misnumbered(), *self._altered())

    @cached_property
    def added(self) -> dict[str, Any]:
        """What the paper says in boxes that the ledger has blank, as JSON."""
        if self._known is None:
            return {}
        spec, entry = self._known
        values = self.reading.values.items()
        return boxes_to_json(spec, {path: v for path, v in values if path not in entry.boxes})

    @property
    def filled(self) -> Mapping[str, Any]:
        """What of it goes into the ledger: all while the copies are one pack, then nothing."""
        if self.entry is None or self.entry.state == "void" or has_parted(self.office, self.entry):
            return {}
        return self.added

    @property
    def outcome(self) -> str:
        """``review`` where a person must look, ``updated`` where it says something new."""
        if any(one.severity is Severity.ERROR for one in self.findings):
            return "review"
        news = self.added if self._bears_number else self.reading.values
        return "updated" if news else "unchanged"

    @cached_property
    def _spec(self) -> FormSpec | None:
        return self.office.shelf.find(self.reading.form) if self.reading.form else None

    @property
    def _known(self) -> tuple[FormSpec, Entry] | None:
        """Form and entry, where the number is one of that form."""
        if self._spec is None or self.entry is None or self.entry.form != self._spec.title:
            return None
        return self._spec, self.entry

    @property
    def _bears_number(self) -> bool:
        """False for registers and other papers that have no number of their own."""
        return self._spec is not None and bool(self._spec.numbered)

    def _misnumbered(self) -> Iterator[Finding]:
        number, entry = self.reading.number, self.entry
        if not self._bears_number:
            return
        if number is None:
            yield self._r1(say("纸上没有可认的编号。"), say("请写清编号后再导入。"))
        elif entry is None:
            yield self._r1(self._never_issued(number), say("请核对编号；外来表单请退回原单位。"))
        elif entry.state == "void":
            told = say("编号{number}已作废：{why}。", number=number, why=entry.void_reason)
            yield self._r1(told, say("请改用有效的编号。"))
        elif self._known is None:
            told = say(
                "编号{number}是《{form}》的，纸上却是《{seen}》。",
                number=number,
                form=entry.form,
                seen=self.reading.form,
            )
            yield self._r1(told, say("请核对编号。"))

    def _never_issued(self, number: str) -> str:
        try:
            self.office.ledger.entry(number)
        except UnknownName as error:
            return str(error)
        return ""

    def _r1(self, message: str, fix: str) -> Finding:
        printed = self.reading.printed.get("number")
        seen = printed.text if printed else self.reading.number or say("没有编号")
        place = " · ".join(filter(None, (self.reading.file, printed.where if printed else "")))
        return Finding(
            code="R1",
            where=self.reading.file,
            message=message,
            fix=fix,
            number=self.reading.number,
            copy=self.reading.copy,
            evidence=((place, seen),),
        )

    def _altered(self) -> Iterator[Finding]:
        if self._known is None:
            return
        spec, entry = self._known
        values = self.reading.values
        for path, issued in boxes_from_json(spec, entry.boxes).items():
            if path in values and not same(values[path], issued):
                yield self._r6(spec, path, issued)

    def _r6(self, spec: FormSpec, path: str, issued: Any) -> Finding:
        box, seen = spec.box(path), self.reading.boxes[path]
        place = f"{self.reading.file} · {seen.where}"
        written, printed = " ".join(seen.raw.split()), box.print(issued)
        return Finding(
            code="R6",
            where=place,
            message=say(
                "“{label}”与发出时不同：发出时“{issued}”，收回时“{seen}”。",
                label=box.label,
                issued=printed,
                seen=written,
            ),
            fix=say("请核对原件；台账仍以发出时为准。"),
            number=self.reading.number,
            copy=self.reading.copy,
            box=path,
            evidence=((say("台账"), printed), (place, written)),
        )
