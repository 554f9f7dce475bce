"""Rates and registers of a procedure with targets of its own: the car dealer's."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from formkit.forms import Shelf
from formkit.procedures import load
from formkit.reconciling import Books, Evidence, Sheet
from formkit.reporting import Asked, Rate, Term, rates, register_of
from formkit.reporting.tally import by_category
from formkit.values.number import Period
from tests.reporting.paper import lines

SHELF = Shelf.builtin()
FORM = SHELF.find("公司用户抱怨处理表")
MARCH = Period(2026, 3)

PAPERS = """
    | 编号     | 用户 | 受理时间         | 抱怨级别 | 答复时间         | 处理完毕时间     | 核阅  | 回访日期   | 回访是否满意 |
    | 26030001 | 江岸 | 2026-03-02 09:00 | 一般抱怨 | 2026-03-02 20:00 | —                | 3.4   | 2026-03-05 | 满意         |
    | 26030002 | 云起 | 2026-03-03 09:00 | 一般抱怨 | 2026-03-05 09:00 | —                | 3.6   | 2026-03-07 | 不满意       |
    | 26030003 | 泊舟 | 2026-03-10 09:00 | 重大抱怨 | —                | 2026-03-12 08:00 | —     | —          | —            |
"""  # noqa: E501 - a paper's table
PLACES = {
    "用户": "intake.customer",
    "受理时间": "acceptance.accepted_at",
    "抱怨级别": "acceptance.level",
    "答复时间": "answer.answered_at",
    "处理完毕时间": "outcome.finished_at",
    "核阅": "review.signed",
    "回访日期": "revisit.visited_on",
    "回访是否满意": "revisit.satisfied",
}


def sheet(row: dict[str, str]) -> Sheet:
    """A sheet as it is drawn; every cause is the same."""
    day = dt.date.fromisoformat(row["受理时间"][:10])
    signed = f"沈谦 2026.{row['核阅']}" if row["核阅"] != "—" else "—"
    texts = {
        PLACES[name]: text for name, text in (row | {"核阅": signed}).items() if name in PLACES
    }
    texts["intake.cause"] = "交车检验未发现的问题"
    return Sheet(
        number=row["编号"],
        spec=FORM,
        received=day,
        issued_at=dt.datetime.combine(day, dt.time(9)),
        period=MARCH,
        filled={
            path: Evidence(FORM.box(path).parse(text), "台账")
            for path, text in texts.items()
            if text != "—"
        },
    )


@cache
def asked() -> Asked:
    (names, *rows) = lines(PAPERS)
    sheets = tuple(sheet(dict(zip(names, row, strict=True))) for row in rows)
    now = dt.datetime(2026, 4, 1, 9)
    return Asked(Books(sheets=sheets), load("auto-dealer"), Term.of(MARCH), now)


def told() -> dict[str, Rate]:
    return {one.name: one for one in rates(asked())}


@pytest.mark.parametrize(
    ("name", "fraction", "goal", "reached"),
    [
        # 24 hours for a common complaint, 48 for a grave one; the second was answered after 48.
        ("投诉响应及时率", "2/3", "100%", "否"),
        # No limit is set for closing: all that came in were to be closed.
        ("投诉结案率", "2/3", "100%", "否"),
        ("满意率", "1/2", "", "无"),
    ],
)
def test_targets_are_measured_by_their_own_limits_and_names(
    name: str, fraction: str, goal: str, reached: str
) -> None:
    rate = told()[name]
    assert f"{rate.numerator}/{rate.denominator}" == fraction
    assert (rate.goal, {True: "是", False: "否", None: "无"}[rate.is_reached]) == (goal, reached)


def test_without_a_limit_for_closing_there_is_one_rate_of_closing() -> None:
    assert list(told()) == ["投诉响应及时率", "投诉结案率", "满意率"]


def test_a_target_says_by_which_clause() -> None:
    assert told()["投诉结案率"].clause == "三"


def test_complaints_are_sorted_by_the_box_that_the_procedure_marks() -> None:
    assert by_category(asked()) == (("交车检验未发现的问题", 3),)


def test_the_usual_register_is_filled_by_the_marks_of_another_procedure() -> None:
    register = register_of("register", asked().procedure, SHELF)
    assert [(one["number"], one["customer"]) for one in register.lines(asked())] == [
        ("26030001", "江岸"),
        ("26030002", "云起"),
        ("26030003", "泊舟"),
    ]
