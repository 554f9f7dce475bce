"""The office in which a scenario is played: one method for each verb of a script."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from formkit.office import Registration
from formkit.office.circulating import circulate
from formkit.office.pausing import pause, resume
from tests.scenarios.hands import filled_in, made_outside

if TYPE_CHECKING:
    from formkit.office import Office
    from formkit.office.results import TakenIn
    from tests.scenarios.script import Step


@dataclass
class Stage:
    """An office and the names under which a scenario knows its sheets.

    Attributes:
        office: The office.
        numbers: The number of each sheet by the name the scenario gives it, its form's title
            unless said otherwise; the first sheet of the main form is the case.
        case: The number of that first sheet.
        taken: What came of the paper that was taken in last.
    """

    office: Office
    numbers: dict[str, str] = field(default_factory=dict)
    case: str = ""
    taken: TakenIn | None = None
    steps: int = 0

    def act(self, step: Step) -> None:
        """Do what a step says."""
        self.steps += 1
        verbs: dict[str, Callable[[Step], None]] = {
            "登记": self._register,
            "填写": self._fill,
            "收回": self._take_in,
            "取代": self._supersede,
            "作废": self._void,
            "分送": self._part,
            "签收": self._part,
            "遗失": self._part,
            "补印": self._print,
            "抄送": self._circulate,
            "暂停": self._pause,
            "恢复": self._resume,
            "看": lambda _: None,
        }
        verbs[step.verb](step)

    def number(self, name: str = "") -> str:
        """The number of a sheet by its name; of the case where none is said."""
        return self.numbers[name] if name else self.case

    def _register(self, step: Step) -> None:
        form = self.office.shelf.find(step.plain[0])
        said = Registration(now=step.at, by=step.by)
        sheet = self.office.new(form.title, self._boxes(step), said=said)
        self.numbers[step.new_name or step.plain[0]] = sheet.number
        if not self.case and form.title == self.office.procedure.main_form:
            self.case = sheet.number

    def _fill(self, step: Step) -> None:
        self.office.fill(self._meant(step), self._boxes(step), now=step.at, by=step.by)

    def _take_in(self, step: Step) -> None:
        name = step.plain[0] if step.plain else ""
        if name and name not in self.numbers:
            form = self.office.shelf.find(name)
            told = f"第{self.steps}步-{name}"
            paper = made_outside(self.office, form, self._boxes(step), told)
        else:
            entry = self.office.ledger.entry(self.number(name))
            copy = step.copies[0] if step.copies else None
            told = f"第{self.steps}步-{entry.number}" + (f"-{copy}联" if copy else "")
            paper = filled_in(self.office, entry, copy, self._boxes(step), told)
        self.taken = self.office.take_in([paper], now=step.at, by=step.by)

    def _supersede(self, step: Step) -> None:
        said = Registration(now=step.at, by=step.by)
        sheet = self.office.supersede(self._meant(step), self._boxes(step), said=said)
        self.numbers[step.new_name] = sheet.number

    def _void(self, step: Step) -> None:
        self.office.void(self._meant(step), self._reason(step), now=step.at, by=step.by)

    def _part(self, step: Step) -> None:
        action = {"分送": "sent", "签收": "receipted", "遗失": "lost"}[step.verb]
        number, reason = self._meant(step), self._reason(step)
        self.office.part(action, number, step.copies, now=step.at, by=step.by, reason=reason)

    def _print(self, step: Step) -> None:
        self.office.print(self._meant(step), copies=step.copies, now=step.at, by=step.by)

    def _circulate(self, step: Step) -> None:
        circulate(self.office, self._meant(step), self._reason(step), now=step.at, by=step.by)

    def _pause(self, step: Step) -> None:
        pause(self.office, self._meant(step), self._reason(step), now=step.at, by=step.by)

    def _resume(self, step: Step) -> None:
        resume(self.office, self._meant(step), now=step.at, by=step.by)

    def _meant(self, step: Step) -> str:
        known = step.plain and step.plain[0] in self.numbers
        return self.number(step.plain[0] if known else "")

    def _reason(self, step: Step) -> str:
        known = step.plain and step.plain[0] in self.numbers
        return " ".join(step.plain[1:] if known else step.plain)

    def _boxes(self, step: Step) -> dict[str, str]:
        """The boxes of a step; ``{名}`` stands for that sheet's number, ``{案}`` for the case's."""
        names = self.numbers | {"案": self.case}
        return {box: value.format_map(names) for box, value in step.boxes.items()}
