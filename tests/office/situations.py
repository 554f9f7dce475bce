"""One office situation for each check of reconciling: what has to happen for it to be found."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from formkit.demo.paper import Paper
from formkit.office import Office, Registration
from formkit.values.number import Period
from tests.office.decided import APPROVED, JUDGED, NEGOTIATED, PROPOSED, decided
from tests.office.desk import CLERK, INTAKE, NOW, QUALITY, SHEET, Hand, take

PARK, PROPERTY = "客户投诉意见表", "客户投诉记录"
MARCH = Period(2026, 3)
NUMBER = "26030001"
CLOSED = {"结案日期": "2026年3月12日", "结案核签": "傅远 2026年3月12日"}
TAKEN_DOWN = {
    SHEET: INTAKE,
    PARK: {
        "投诉日期时间": "2026-03-05 08:58",
        "客户姓名": "东篱商贸",
        "客户地址": "3幢1206",
        "联系电话": "0579-85550101",
        "记录人": "方小满",
        "投诉内容": "漏水报修三天无人上门",
        "投诉级别": "轻微投诉",
    },
    PROPERTY: {
        "受理时间": "2026-03-05 08:58",
        "投诉人姓名": "叶舟",
        "单元号码": "3-1206",
        "联系电话": "0579-85550101",
        "投诉事项": "漏水",
        "投诉内容": "漏水报修三天无人上门",
        "接待员签字": "方小满 2026-03-05",
    },
}
TAKEN = {"接单时间": "2026-03-05 10:00", "领单部门": "物业部", "领单人": "何景行"}
GIVEN_BACK = {"接收时间": "2026-03-06 11:00", "接收人": "方小满"}
HANDLED = {
    "处理结果": "更换阀芯，试水正常",
    "完成时间": "2026-03-06 10:00",
    "处理人": "老罗",
    "投诉内容确认(客户签名)": "叶舟 2026-03-06",
}
SHARES = {
    f"verdict.shares.{n}.{column}": text
    for n, line in enumerate([("注塑车间", "70", "5600"), ("质检科", "20", "2400")])
    for column, text in zip(("department", "ratio", "loss"), line, strict=True)
}


@dataclass(frozen=True)
class Bench:
    """An office in which something is to go wrong.

    Attributes:
        office: The office.
        hand: Hands in a copy with some boxes filled in.
        aside: A folder outside of it.
    """

    office: Office
    hand: Hand
    aside: Path

    def issue(self, title: str = SHEET, **boxes: str) -> str:
        """Register a complaint: its number."""
        said = Registration(now=NOW, by=CLERK)
        return self.office.new(title, TAKEN_DOWN[title] | boxes, said=said).number

    def fill(self, number: str, boxes: Mapping[str, Any]) -> None:
        """Put boxes on record."""
        self.office.fill(number, boxes, now=NOW, by=CLERK)

    def decide(self, number: str) -> str:
        """The number, its sheet decided and its copies sent."""
        decided(self.office, number)
        self.office.part("sent", number, now=NOW, by=CLERK)
        return number

    def come_back(self, number: str, copy: int, change: Callable[[Paper], object]) -> None:
        """Take in a copy on which something was changed."""
        (out,) = self.office.folder.outbox.rglob(f"{number}-{copy}联*.docx")
        paper = Paper(out)
        change(paper)
        take(self.office, paper.save(self.office.folder.inbox / f"{number}-{copy}.docx"))

    def write(self, number: str, copy: int, **boxes: str) -> None:
        """Take in a copy with something written in its boxes."""
        take(self.office, self.hand(number, copy, boxes))

    def file(self, kind: str, change: Callable[[Worksheet], object]) -> None:
        """Take in a register of the month with something changed on it."""
        register = self.aside / f"{kind}.xlsx"
        self.office.report(kind, MARCH, register, now=NOW, by=CLERK)
        book = openpyxl.load_workbook(register)
        change(book.worksheets[0])
        book.save(register)
        take(self.office, register)


def unknown_number(bench: Bench) -> None:
    bench.come_back(bench.issue(), 2, lambda paper: paper.replace(NUMBER, "26039999"))


def copy_for_another(bench: Bench) -> None:
    bench.come_back(bench.issue(), 3, lambda paper: paper.replace("业务部门 依", "会计科 依"))


def copy_twice(bench: Bench) -> None:
    number = bench.issue()
    bench.write(number, 2, 原因分析="注塑温度偏低")
    take(bench.office, bench.hand(number, 2, {"原因分析": "模温不均"}, name="再交.docx"))


def copies_outstanding(bench: Bench) -> None:
    bench.decide(bench.issue())


def copies_contradict(bench: Bench) -> None:
    number = bench.decide(bench.issue())
    bench.write(number, 1)
    bench.write(number, 4, 核定金额="¥9,000.00")


def changed_after_sign_off(bench: Bench) -> None:
    number = bench.issue()
    bench.fill(decided(bench.office, number), CLOSED)
    bench.office.part("sent", number, now=NOW, by=CLERK)
    bench.write(number, 3, 损失金额="¥3,000.00")


def unsigned(bench: Bench) -> None:
    bench.write(bench.issue(), 2, 原因分析="注塑温度偏低")


def dates_turned(bench: Bench) -> None:
    bench.write(bench.issue(), 2, 原因分析="模温不均", 质量管理部签字="林岚 2026年3月1日")


def overdue(bench: Bench) -> None:
    number = bench.issue()
    for section in (QUALITY, PROPOSED, APPROVED, NEGOTIATED):
        bench.fill(number, section)


def level_too_low(bench: Bench) -> None:
    number = bench.issue()
    for section in (QUALITY, PROPOSED, APPROVED | {"核决层级": "业务部经理"}, NEGOTIATED, JUDGED):
        bench.fill(number, section)


def done_otherwise(bench: Bench) -> None:
    bench.write(bench.decide(bench.issue()), 3, 执行金额="4000")


def shares_short(bench: Bench) -> None:
    bench.fill(decided(bench.office, bench.issue()), SHARES)


def not_visited(bench: Bench) -> None:
    number = bench.issue(PARK)
    bench.fill(number, TAKEN)
    bench.fill(number, HANDLED)
    bench.fill(number, GIVEN_BACK)


def register_untrue(bench: Bench) -> None:
    bench.issue()
    bench.file("register", lambda sheet: _write(sheet, "客户", "远川机电"))


def number_left_out(bench: Bench) -> None:
    bench.issue()
    bench.file("register", lambda sheet: _write(sheet, "编号", "26030009"))


def chain_of_another(bench: Bench) -> None:
    said = Registration(now=NOW, by=CLERK)
    bench.office.supersede(bench.issue(), {"客户名称": "东篱商贸"}, said=said)


def demand_open(bench: Bench) -> None:
    number = bench.issue(客户要求="客户加工中未确定")
    bench.fill(decided(bench.office, number), CLOSED)


def tick_between(bench: Bench) -> None:
    bench.write(bench.issue(), 1, 销售地区="□国内√□国外")


def two_ticks(bench: Bench) -> None:
    bench.write(bench.issue(), 1, 销售地区="■国内 ■国外")


def sheet_for_customer(bench: Bench) -> None:
    number = bench.issue()
    outgoing = bench.office.folder.root / "客户"
    outgoing.mkdir()
    (copy,) = bench.office.folder.outbox.rglob(f"{number}-3联*.docx")
    shutil.copy(copy, outgoing / "给客户.docx")


def statistics_untrue(bench: Bench) -> None:
    bench.fill(decided(bench.office, bench.issue()), CLOSED)
    bench.file("stats", lambda sheet: _write(sheet, "数量", "80 件"))


def other_template(bench: Bench) -> None:
    number = bench.issue()
    (out,) = bench.office.folder.outbox.rglob(f"{number}-2联*.docx")
    (mark,) = (one.template for one in bench.office.read([out]))
    bench.come_back(number, 2, lambda paper: paper.replace(str(mark), "0123456789ab"))


def line_added(bench: Bench) -> None:
    bench.come_back(bench.issue(), 2, lambda paper: paper.add_row("备用联系人", "苏望舒"))


def content_changed(bench: Bench) -> None:
    number = bench.issue(PARK)
    bench.fill(number, TAKEN)
    (out,) = bench.office.folder.outbox.rglob(f"{number}*.docx")
    paper, spec = Paper(out), bench.office.shelf.find(PARK)
    for label, text in (HANDLED | {"投诉内容": "电梯停运"}).items():
        paper.type_in(spec.box(label).path, text)
    take(bench.office, paper.save(bench.office.folder.inbox / "意见表.docx"))


def no_class(bench: Bench) -> None:
    bench.issue(PROPERTY)


def _write(sheet: Worksheet, heading: str, text: str) -> None:
    """Write over what stands under a heading in the line of the first number."""
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    (line,) = {cell.row for cell in cells if str(cell.value) == NUMBER}
    (column,) = {cell.column for cell in cells if str(cell.value) == heading}
    sheet.cell(line, column, text)
