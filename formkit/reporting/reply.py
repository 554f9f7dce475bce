"""The letter to a customer: whether one may be written yet, and what stands in it (第九条第12款).

Only what was approved is told: the complaint as the customer told it, the disposal, the result,
and what comes next. Causes, blame, losses and the staff are not.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from formkit.findings import Finding, Severity
from formkit.forms import FormSpec, Shelf
from formkit.privacy import Rules, masked_boxes, people_in
from formkit.privacy.known import Known
from formkit.procedures import Procedure
from formkit.procedures.condition import Authorised, Has
from formkit.procedures.place import place
from formkit.reconciling.case import Case
from formkit.reconciling.conditions import unmet
from formkit.reconciling.evidence import day_of
from formkit.reconciling.progress import progress
from formkit.reconciling.reason import Reason
from formkit.reconciling.view import View
from formkit.say import say
from formkit.values.moment import print_date

FORM = "客户回复函"
APPROVED = "approved"
LETTER, PHONE = "书信", "以电话转"
TOLD = ("answer.disposal", "answer.result", "answer.expected")
LEAST_LEAK = 4
INNER = re.compile(r"原因|惩|罚")


@dataclass(frozen=True)
class Letter:
    """What is to be told to one customer.

    Attributes:
        case: The case.
        procedure: Its rules.
        shelf: The forms, to read the papers beside the case.
        as_of: The day.
        rules: What the office says of personal data.
    """

    case: Case
    procedure: Procedure
    shelf: Shelf
    as_of: dt.date
    rules: Rules

    @property
    def view(self) -> View:
        """The case on that day."""
        return View(self.case, self.procedure, self.as_of)

    def reasons(self, way: str = LETTER) -> tuple[Reason, ...]:
        """Why no answer may be given so; empty once it is approved at the level needed."""
        sheet = self.case.current
        if sheet.void is not None:
            told = say("编号已作废：{reason}", reason=sheet.void)
            return (Reason("void", sheet.spec.title, None, None, told),)
        found = (*self._unapproved(), *self._unauthorised(), *self._empty())
        return tuple(dict.fromkeys((*self._by_phone_only(way), *found)))

    def boxes(self, *, office: str, way: str = LETTER, note: str = "") -> dict[str, Any]:
        """The boxes of the letter, without a word of the staff."""
        whole = self._told(office, way, note)
        spec = self.shelf.find(FORM)
        return masked_boxes(spec, whole, "customer", rules=self.rules, known=self.people())

    def findings(self, boxes: dict[str, Any]) -> Iterator[Finding]:
        """What must not stand in the letter but does, and what was masked in it."""
        inner = [text for text in self._inner() if len(text) >= LEAST_LEAK]
        for path in TOLD:
            if any(text in boxes[path] for text in inner):
                yield self._finding(path, say("含有内部的原因分析或惩处"), Severity.ERROR)
        whole = self._told("", LETTER, "")
        for path in ("answer.complaint", *TOLD):
            if whole[path] != boxes[path]:
                yield self._finding(path, say("有员工姓名或电话，函里已遮蔽"), Severity.REMARK)

    def people(self) -> tuple[Known, ...]:
        """Everybody whom the papers of the case name."""
        return tuple(
            known
            for spec, values in self._papers()
            for known in people_in(spec, values, rules=self.rules)
        )

    def _told(self, office: str, way: str, note: str) -> dict[str, Any]:
        result = self._value("result") or self._labelled("处理结果")
        told = {
            "answer.case": self.case.current.number,
            "answer.customer": str(self._value("customer") or say("客户")),
            "answer.received_on": day_of(self._value("received")) or self.case.current.received,
            "answer.complaint": str(self._value("complaint") or ""),
            "answer.disposal": self._disposal() or say("按下列处理结果办理。"),
            "answer.result": str(result or say("处理决定正在办理。")),
            "answer.expected": self._expected(),
            "answer.way": way,
            "answer.office": office,
            "answer.answered_on": self.as_of,
        }
        return told | ({"call.note": note} if note else {})

    def _disposal(self) -> str:
        ticked = self._value("disposal")
        words = "、".join(ticked) if isinstance(ticked, tuple) else str(ticked or "")
        more = (
            (say("核定数量{n}", n=self._value("disposal_quantity")), "disposal_quantity"),
            (say("核定金额{n}", n=self._value("disposal_amount")), "disposal_amount"),
        )
        told = (sentence for sentence, role in more if self._value(role) is not None)
        return "；".join(filter(None, (words, *told)))

    def _expected(self) -> str:
        done = day_of(self._value("done_on"))
        first = (
            say("上述决定已于{date}办理完毕。", date=print_date(done))
            if done
            else say("我方将按上述决定办理，办理完毕后告知贵方。")
        )
        return first + (say("随后我方将回访，听取贵方意见。") if self.procedure.revisit else "")

    def _unapproved(self) -> Iterator[Reason]:
        stages = [stage.name for stage in self.procedure.stages]
        if APPROVED in stages and self.case.form.title == self.procedure.main_form:
            yield from progress(self.case, self.procedure, self.as_of).unmet(APPROVED)
            return
        signed = self.procedure.mark("approved_by")
        if signed and self._value("approved_by") is None:
            yield self._wanting("approval", signed, say("还没有核决签字"))

    def _by_phone_only(self, way: str) -> Iterator[Reason]:
        """Where the regulation has customers told by phone and says nothing of letters (五.6)."""
        told = [rule for rule in self.procedure.rules if PHONE in rule.sentence]
        letters = any(LETTER in rule.sentence for rule in self.procedure.rules)
        if way == LETTER and told and not letters:
            message = say(
                "本办法只许以电话答复（{clause}）：formkit reply {number} --by-phone --note …",
                clause=told[0].clause,
                number=self.case.current.number,
            )
            yield Reason("way", self.case.form.title, None, None, message)

    def _unauthorised(self) -> Iterator[Reason]:
        for stage in self.procedure.stages:
            for asked in stage.requires:
                if isinstance(asked.that, Authorised):
                    yield from unmet(asked, self.view)

    def _empty(self) -> Iterator[Reason]:
        if not self._value("complaint"):
            yield self._wanting(
                "blank", self.procedure.mark("complaint"), say("没有投诉内容可答复")
            )
        if not (self._value("result") or self._disposal() or self._labelled("处理结果")):
            yield self._wanting("blank", self.procedure.mark("result"), say("还没有处理结果可答复"))

    def _wanting(self, code: str, mark: str | None, told: str) -> Reason:
        form, box = place(mark or "")
        title = form or self.case.form.title
        clause = say("不得超越核决权限答复客户")
        return Reason(code, title, None, box or None, f"{told}（{clause}）")

    def _value(self, role: str) -> Any:
        mark = self.procedure.mark(role)
        if not mark or self.case.form.title != self.procedure.main_form:
            return None
        form, box = place(mark)
        return self.view.value(Has(box=box, form=form))

    def _labelled(self, label: str) -> Any:
        """What stands under a label on the sheet, or else on the newest paper beside it."""
        for spec, values in reversed([*self._papers()]):
            if spec.has(label) and values.get(spec.box(label).path) is not None:
                return values[spec.box(label).path]
        return None

    def _inner(self) -> Iterator[str]:
        """Causes and penalties, word for word, wherever the case's papers have them."""
        roles = ("cause", "penalty")
        yield from (str(value) for role in roles if (value := self._value(role)) is not None)
        for spec, values in self._papers():
            for path, value in values.items():
                if isinstance(value, str) and INNER.search(spec.box(path).label):
                    yield value

    def _papers(self) -> Iterator[tuple[FormSpec, dict[str, Any]]]:
        """The sheets of the case and the papers beside it, each with its values."""
        for one in self.case.beside:
            spec = self.shelf.find(one.form)
            seen = {path: box.value for path, box in one.boxes.items() if box.value is not None}
            yield spec, {path: value for path, value in seen.items() if spec.has(path)}
        for sheet in self.case.sheets:
            seen = {path: box.value for path, box in sheet.boxes.items() if box.value is not None}
            yield sheet.spec, seen

    def _finding(self, path: str, told: str, severity: Severity) -> Finding:
        spec = self.shelf.find(FORM)
        fix = say("请改写处理表上的原文后再答复") if severity is Severity.ERROR else ""
        return Finding(
            code="reply",
            where=spec.place(spec.box(path)),
            message=told,
            fix=fix,
            severity=severity,
            number=self.case.current.number,
            box=path,
        )
