"""A made year, as a table: 24 sheets, 22 cases; its figures are worked out by hand in the tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from formkit.forms import FormSpec, Shelf
from formkit.procedures import Procedure, load
from formkit.procedures.target import Target
from formkit.reconciling import Books, Evidence, Returned, Sheet
from formkit.reporting import Asked, Term
from formkit.values.number import Period
from tests.reporting.paper import lines

AS_OF = dt.datetime(2027, 1, 10, 9)
BLANK = "—"

YEAR = """
编号     |登记  |客户     |分类   |责任部门      |核阅  |判定  |结案  |损失  |处理 |满意   |回访
26010001 |01-05 |远山机电 |质量   |制造          |01-13 |01-14 |01-20 |5000  |折让 |满意   |02-02
26010002 |01-12 |东篱商贸 |质量   |制造70 质管30 |01-20 |01-21 |01-30 |8000  |退货 |基本   |02-10
26020001 |02-02 |北岸印务 |非质量 |业务          |02-10 |02-13 |02-26 |0     |其他 |不满意 |03-05
26020002 |02-09 |远山机电 |质量   |制造          |02-10 |02-11 |02-27 |3000  |退货 |满意   |03-10
26030001 |03-02 |青禾食品 |质量   |质管          |03-10 |03-11 |03-20 |1200  |折让 |满意   |03-30
26030002 |03-09 |东篱商贸 |非质量 |业务          |03-17 |03-18 |03-27 |0     |其他 |—     |—
26040001 |04-13 |北岸印务 |质量   |制造          |04-21 |04-22 |04-30 |2500  |退货 |满意   |05-12
26040002 |04-20 |远山机电 |质量   |制造60 质管40 |04-28 |04-30 |05-15 |10000 |赔款 |不满意 |05-26
26050001 |05-11 |青禾食品 |非质量 |业务          |05-19 |05-20 |05-29 |0     |其他 |满意   |06-09
26050002 |05-18 |东篱商贸 |质量   |制造          |05-26 |05-27 |06-05 |4000  |退货 |基本   |06-16
26060001 |06-01 |北岸印务 |质量   |研发          |06-09 |06-10 |06-18 |600   |折让 |满意   |06-30
26060002 |06-08 |北岸印务 |质量   |作废          |—    |—    |—    |—    |—   |—     |—
26070001 |07-06 |远山机电 |质量   |制造          |07-14 |07-15 |07-24 |2000  |退货 |满意   |08-04
26070002 |07-13 |青禾食品 |质量   |有新表        |—    |—    |—    |—    |—   |—     |—
26080001 |08-03 |青禾食品 |质量   |制造          |08-11 |08-12 |08-21 |9000  |赔款 |满意   |09-01
26080002 |08-10 |东篱商贸 |非质量 |业务          |08-18 |08-19 |08-28 |0     |其他 |含糊   |09-08
26090001 |09-07 |北岸印务 |质量   |质管          |09-15 |09-16 |09-24 |1500  |折让 |满意   |10-13
26090002 |09-14 |远山机电 |质量   |制造50 业务50 |09-22 |09-23 |09-30 |6000  |退货 |满意   |10-20
26100001 |10-12 |青禾食品 |质量   |制造          |10-20 |10-21 |10-30 |2200  |退货 |满意   |11-10
26100002 |10-19 |东篱商贸 |非质量 |业务          |10-27 |10-30 |11-06 |0     |其他 |不满意 |11-17
26110001 |11-02 |北岸印务 |质量   |制造          |11-10 |11-11 |11-20 |3600  |退货 |满意   |12-01
26110002 |11-09 |远山机电 |质量   |研发          |11-17 |—    |—    |—    |—   |—     |—
26120001 |12-07 |青禾食品 |质量   |制造70 质管20 |12-15 |12-16 |12-24 |4400  |退货 |满意   |12-30
26120002 |12-14 |东篱商贸 |非质量 |业务          |12-22 |12-23 |—    |—    |—   |—     |—
"""
LOSSES = {
    "26010002": (5600, 2400),
    "26040002": (6000, 4000),
    "26090002": (3000, 3000),
    "26120001": (3400, 1000),
}
"""What each department lost where several share the blame."""
KINDS = {"质量": "质量异常", "非质量": "非质量异常(人为因素)"}
ANSWERS = {"基本": "基本满意"}
MAIN, VISITS = "客户抱怨处理表", "客户回访登记表"


def asked(months: Term | Period) -> Asked:
    """The year's books, asked for a term early in the next year."""
    return Asked(books(), procedure(), Term.of(months), AS_OF)


@cache
def procedure() -> Procedure:
    """The five-copy procedure of an office that has set its limits and a goal."""
    said = load("five-copy", {"limits": {"P5-5": "21天"}})
    goal = Target(
        clause="本公司",
        sentence="及时率95%",
        name="答复及时率",
        measure="in_time",
        deadlines=("P5-3",),
        goal="95%",
    )
    return said.model_copy(update={"targets": (goal,)})


@cache
def books() -> Books:
    """The sheets of the year, and the registers of revisits that came back."""
    rows = list(_rows())
    return Books(
        sheets=tuple(_sheet(row) for row in rows),
        strays=tuple(_visit(row) for row in rows if row["满意"] != BLANK),
    )


def _rows() -> Iterator[Mapping[str, str]]:
    (names, *rows) = lines(YEAR)
    return (dict(zip(names, row, strict=True)) for row in rows)


def _sheet(row: Mapping[str, str]) -> Sheet:
    day = dt.date.fromisoformat(f"2026-{row['登记']}")
    fate = row["责任部门"]
    return Sheet(
        number=row["编号"],
        spec=_form(MAIN),
        received=day,
        issued_at=dt.datetime.combine(day, dt.time(9)),
        period=Period.of(day),
        filled={path: _seen(MAIN, path, text) for path, text in _boxes(row) if text != BLANK},
        void="重复登记" if fate == "作废" else None,
        superseded_by="26080001" if row["编号"] == "26070002" else None,
        supersedes="26070002" if row["编号"] == "26080001" else None,
    )


def _boxes(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield "report.customer", row["客户"]
    yield "report.reason", "外观不良"
    yield "quality.category", KINDS[row["分类"]]
    yield "negotiation.reviewed", _signed(row["核阅"])
    yield "verdict.signed", _signed(row["判定"])
    yield "closing.closed_on", _day(row["结案"])
    yield "verdict.loss", row["损失"]
    yield "verdict.disposal", row["处理"]
    yield from _departments(row)


def _departments(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    shares = row["责任部门"].split()
    if not row["责任部门"].startswith(("作废", "有新表")):
        yield "quality.responsible", shares[0].rstrip("0123456789")
    if len(shares) > 1:
        for n, share in enumerate(shares):
            name = share.rstrip("0123456789")
            yield f"verdict.shares.{n}.department", name
            yield f"verdict.shares.{n}.ratio", share.removeprefix(name)
            yield f"verdict.shares.{n}.loss", str(LOSSES[row["编号"]][n])


def _visit(row: Mapping[str, str]) -> Returned:
    at = dt.datetime.combine(dt.date.fromisoformat(f"2026-{row['回访']}"), dt.time(16))
    is_unclear = row["满意"] == "含糊"
    rating = Evidence(None, "回访登记表", raw="■满意 ■不满意", at=at, unclear=True)
    line = "visits.lines.0"
    boxes = {
        f"{line}.number": _seen(VISITS, f"{line}.number", row["编号"]),
        f"{line}.visited_on": _seen(VISITS, f"{line}.visited_on", _day(row["回访"])),
        f"{line}.satisfaction": rating
        if is_unclear
        else _seen(VISITS, f"{line}.satisfaction", ANSWERS.get(row["满意"], row["满意"])),
    }
    file = f"回访-{row['编号']}.xlsx"
    return Returned(file=file, sha256=file, at=at, number=None, spec=_form(VISITS), boxes=boxes)


def _seen(title: str, path: str, text: str) -> Evidence:
    value: Any = _form(title).box(path).parse(text)
    return Evidence(value, "台账", raw=text)


def _signed(day: str) -> str:
    return BLANK if day == BLANK else f"许宁 {_day(day)}"


def _day(day: str) -> str:
    return BLANK if day == BLANK else f"2026-{day}"


@cache
def _form(title: str) -> FormSpec:
    return Shelf.builtin().find(title)
