"""The month from the first list to the last register, as ``formkit demo`` shows it."""

from __future__ import annotations

import csv
import datetime as dt
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

from formkit.demo import handwriting
from formkit.demo.desks import (
    Calendar,
    CaseScript,
    Desks,
    Words,
    decided,
    executed,
    improved,
    investigated,
    judged,
    posted,
)
from formkit.demo.paper import Paper
from formkit.errors import ConfigurationError
from formkit.office import Office, Registration
from formkit.say import say
from formkit.values.moment import print_date
from formkit.values.number import Period

if TYPE_CHECKING:
    from formkit.reconciling.reconcile import Reconciliation
    from formkit.reconciling.status import CaseStatus

SHEET = "客户抱怨处理表"
PERIOD = Period(2026, 3)
CLERK = "郭思齐"
REGISTERED = dt.datetime(2026, 3, 30, 17, 0)
DECIDED = dt.datetime(2026, 4, 8, 9, 0)
SENT = dt.datetime(2026, 4, 8, 15, 0)
SETTLED = dt.datetime(2026, 4, 17, 15, 0)
RETURNED = dt.datetime(2026, 4, 21, 16, 0)
AS_OF = dt.datetime(2026, 4, 22, 9, 0)
STRAY = "26020007"
KEPT = {"copy-4-missing": {4}, "copy-2-lost": {2}, "executing": {3, 4}}

OUTCOMES = {
    "updated": "有更新",
    "unchanged": "无变化",
    "review": "要人看",
    "quarantined": "被隔离",
    "rejected": "被拒收",
}

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Month:
    """What the month came to: every case's state, the reconciliation, the registers written."""

    folder: Path
    statuses: tuple[CaseStatus, ...]
    reconciliation: Reconciliation
    registers: tuple[Path, ...]

    @property
    def states(self) -> dict[str, int]:
        """How many cases are in each state."""
        return dict(Counter(one.state for one in self.statuses))

    def to_json(self) -> dict[str, Any]:
        """``{folder, states, cases, reconciliation, registers}``."""
        return {
            "folder": str(self.folder),
            "states": self.states,
            "cases": [one.to_json() for one in self.statuses],
            "reconciliation": self.reconciliation.to_json(),
            "registers": [path.name for path in self.registers],
        }


def run(folder: Path, *, tell: Tell) -> Month:
    """Live the month in an empty folder and leave the office as it stands on 22 April 2026.

    Raises:
        NothingToDo: There is an office in the folder already.
    """
    story = scripts()
    desks = Desks.load(story)
    _open_office(folder, story)
    with Office.open(folder) as office:
        _register(office, story, tell)
        _investigate_and_decide(office, desks, tell)
        _settle_refusals(office, desks, tell)
        _part(office, desks, tell)
        _bring_back(office, desks, tell)
        return _take_stock(office, tell)


def scripts() -> Path:
    """Where the month's texts lie: in the package, or in the checkout's examples."""
    package = Path(__file__).parents[1]
    places = (
        package / "_examples" / "month_at_the_office",
        package.parent / "examples" / "month_at_the_office",
    )
    for place in places:
        if place.is_dir():
            return place
    raise ConfigurationError(say("找不到示例月份的资料（examples/month_at_the_office）。"))


def _open_office(folder: Path, story: Path) -> None:
    Office.create(folder, procedure="five-copy", name="澄江精密制造").close()
    settings = folder / "formkit.toml"
    decided_here = (story / "settings.toml").read_text(encoding="utf-8")
    settings.write_text(settings.read_text(encoding="utf-8") + "\n" + decided_here, "utf-8")


def _register(office: Office, story: Path, tell: Tell) -> None:
    """The intake list, as the salesmen keep it in Excel; one case was written down twice."""
    source = _as_workbook(story / "complaints.csv", office.folder.root / "三月客诉登记.xlsx")
    batch = office.batch(SHEET, source, said=Registration(now=REGISTERED, by=CLERK))
    tell(
        say(
            "登记：{source} → {n} 件编号，五联发出；{bad} 行退回改正。",
            source=source.name,
            n=len(batch.sheets),
            bad=len(batch.rejected),
        )
    )
    for rejected in batch.rejected:
        tell("  " + "; ".join(map(str, rejected.findings)))
    office.void("26030006", say("与26030001重复登记"), now=REGISTERED, by=CLERK)
    tell(say("作废：26030006（与26030001重复登记），编号保留。"))


def _as_workbook(source: Path, target: Path) -> Path:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(SHEET)
    with source.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            sheet.append(row)
    book.save(target)
    return target


def _investigate_and_decide(office: Office, desks: Desks, tell: Tell) -> None:
    """One copy travels from desk to desk; what they write appears on all five."""
    for i, case in enumerate(desks.cases):
        if case.course not in ("void", "registered"):
            _write(office, case.number, 1, _written(office, desks, case, case.number), i)
    _take_in(office, DECIDED, tell, say("各站填写"))


def _written(office: Office, desks: Desks, case: CaseScript, number: str) -> Words:
    words, days = desks.of(_part_no(office, number)), _calendar(office, number)
    texts = investigated(words, days)
    texts["production.made_on"] = print_date(_shipped(office, number) - dt.timedelta(14))
    if case.goes_out:
        texts |= decided(case, days)
    if case.goes_out and case.accepted:
        texts |= judged(case, words["origin"], days)
    return texts


def _settle_refusals(office: Office, desks: Desks, tell: Tell) -> None:
    """A customer who refuses gets a new sheet with the old one attached (第九条第10款)."""
    for case in desks.cases:
        if case.accepted:
            continue
        asked = {"客户要求": "按更高标准赔付。", "签注意见": "客户未能接受前次处理，另立新表。"}
        said = Registration(now=DECIDED, by=CLERK)
        sheet = office.supersede(case.number, asked, said=said)
        tell(say("另立新表：{old} → {new}（客户不接受）。", old=case.number, new=sheet.number))
        if case.course == "rejected":
            again = replace(case, number=sheet.number, course="closed")
            texts = _written(office, desks, again, sheet.number)
            office.fill(sheet.number, texts, now=SETTLED, by=CLERK)


def _part(office: Office, desks: Desks, tell: Tell) -> None:
    """Signed off: the five copies are printed as decided and sent (第九条第9款)."""
    numbers = [case.number for case in desks.cases if case.is_dealt_out]
    for number in numbers:
        office.print(number, now=SENT, by=CLERK)
        office.part("sent", number, now=SENT, by=CLERK)
    office.part("sent", _successor(office, desks), now=SETTLED, by=CLERK)
    tell(say("核签结案：{n} 件的五联已分送。", n=len(numbers) + 1))


def _bring_back(office: Office, desks: Desks, tell: Tell) -> None:
    """The copies come back with what the departments added."""
    for i, case in enumerate(desks.cases):
        if case.is_dealt_out:
            _return_copies(office, case, i)
        elif case.course == "rejected":
            again = replace(case, number=_successor(office, desks), course="closed")
            _return_copies(office, again, i)
    _stray(office)
    lost = next(case for case in desks.cases if case.course == "copy-2-lost")
    office.part("lost", lost.number, [2], now=RETURNED, by=CLERK, reason=say("途中遗失"))
    _take_in(office, RETURNED, tell, say("各联收回"))


def _return_copies(office: Office, case: CaseScript, hand: int) -> None:
    days = _calendar(office, case.number)
    added: dict[int, Words] = {
        1: improved(case, days),
        2: {},
        3: executed(case, days),
        4: posted(case, days),
        5: {},
    }
    if case.course == "altered":
        added[3] |= {"verdict.loss": "¥6,900.00"}
    if case.course == "contradicting":
        added[2] |= {"verdict.disposal_amount": "¥9,600.00"}
    for n, texts in added.items():
        if n not in KEPT.get(case.course, ()):
            _write(office, case.number, n, texts, hand + n)


def _calendar(office: Office, number: str) -> Calendar:
    registered = office.ledger.entry(number).received
    sent = SETTLED if Period.of(registered) > PERIOD else SENT
    return Calendar(registered, sent.date())


def _stray(office: Office) -> None:
    """A sheet of another month, from before this ledger began, has slipped into the pile."""
    paper = Paper(_copy_file(office, "26030009", 5))
    paper.replace("26030009", STRAY)
    paper.save(office.folder.inbox / f"{STRAY}-5联.docx")


def _take_stock(office: Office, tell: Tell) -> Month:
    statuses = tuple(office.status(AS_OF))
    reconciliation = office.reconcile(AS_OF, PERIOD)
    registers = tuple(
        office.report(kind, PERIOD, office.folder.root / name, now=AS_OF, by=CLERK)
        for kind, name in (
            ("register", "登记追踪表-2026年3月.xlsx"),
            ("summary", "处理记录汇总表-2026年3月.xlsx"),
            ("revisits", "回访登记表-2026年3月.xlsx"),
            ("stats", "案件统计表-2026年3月.xlsx"),
        )
    )
    tell(say("登记追踪表、汇总表、回访登记表、统计表已写好。"))
    return Month(office.folder.root, statuses, reconciliation, registers)


def _write(office: Office, number: str, copy: int, texts: Words, hand: int) -> None:
    spec = office.shelf.find(SHEET)
    paper = Paper(_copy_file(office, number, copy))
    handwriting.write(paper, spec, texts, hand)
    target = office.folder.inbox / f"{number}-{copy}联-已填.docx"
    handwriting.save(paper, target, hand)


def _take_in(office: Office, now: dt.datetime, tell: Tell, what: str) -> None:
    files = sorted(office.folder.inbox.glob("*.docx"))
    handwriting.resave([path for i, path in enumerate(files) if i % 19 == 5])
    taken = office.take_in(files, now=now, by=CLERK)
    tell(
        say(
            "{what}：读回 {n} 份，{counts}。",
            what=what,
            n=len(taken.files),
            counts="、".join(f"{n} 份{say(OUTCOMES[one])}" for one, n in taken.counts.items() if n),
        )
    )
    done = office.folder.root / "已读"
    done.mkdir(exist_ok=True)
    for path in files:
        shutil.move(path, done / f"{now:%m%d}-{path.name}")


def _copy_file(office: Office, number: str, copy: int) -> Path:
    folder = office.folder.month(office.ledger.entry(number).period)
    return next(folder.glob(f"{number}-{copy}联*.docx"))


def _part_no(office: Office, number: str) -> str:
    return str(office.ledger.entry(number).boxes["report.part_no"])


def _shipped(office: Office, number: str) -> dt.date:
    return dt.date.fromisoformat(office.ledger.entry(number).boxes["report.shipped_on"])


def _successor(office: Office, desks: Desks) -> str:
    refused = next(case for case in desks.cases if case.course == "rejected")
    return str(office.ledger.entry(refused.number).superseded_by)
