"""Single words of a procedure that an office sets for itself."""

from __future__ import annotations

import re
from typing import Any

import pytest

from formkit.errors import ConfigurationError
from formkit.procedures import load


def test_any_single_word_of_a_deadline_may_be_set() -> None:
    words = {"P5-3": {"mode": "working", "desk": "许宁"}}

    deadline = load("five-copy", {"deadlines": words}).deadline("P5-3")
    assert (deadline.mode, deadline.desk, str(deadline.span())) == ("working", "许宁", "1日")


def test_whom_an_office_turns_to_goes_before_the_source() -> None:
    procedure = load("five-copy", {"escalation": ["总经理室", "总经理"]})

    assert procedure.escalation
    assert procedure.escalation.above("总经理室") == "总经理"
    assert procedure.escalation.clause == "第七条第2款"


def test_an_order_of_the_office_alone_says_so() -> None:
    procedure = load("service-dept", {"escalation": ["客户服务主管", "主管领导"]})

    assert procedure.escalation
    assert procedure.escalation.order == ("客户服务主管", "主管领导")


def test_numbers_may_be_written_in_the_offices_own_way() -> None:
    procedure = load("five-copy", {"series": {"客户抱怨处理表": "KS-{yyyy}-{serial:04}"}})

    assert {one.form: one.pattern for one in procedure.series} == {
        "客户抱怨处理表": "KS-{yyyy}-{serial:04}"
    }


def test_what_the_source_does_not_say_of_a_class_is_said_by_the_office() -> None:
    said = {"重大抱怨": "已见诸媒体，或要求退车"}

    sorting = load("auto-dealer", {"criteria": said}).classification("severity")
    assert sorting
    assert sorting.criteria["重大抱怨"] == "已见诸媒体，或要求退车"


def test_goals_are_set_one_by_one() -> None:
    before = {one.name: one.goal for one in load("auto-dealer").targets}
    after = {
        one.name: one.goal for one in load("auto-dealer", {"goals": {"投诉结案率": "95％"}}).targets
    }

    assert after == before | {"投诉结案率": "95%"}


@pytest.mark.parametrize(
    ("overrides", "message"),
    [
        ({"deadlines": {"P5-33": {}}}, "deadlines：不认识“P5-33”。是不是“P5-3”"),
        ({"deadlines": {"P5-3": {"mod": "working"}}}, "不认识“mod”。是不是“mode”"),
        ({"deadlines": {"P5-3": {"clause": "x"}}}, "deadlines · P5-3：不认识“clause”。"),
        ({"deadlines": {"P5-3": {"mode": "work"}}}, "deadlines · P5-3：“mode”不能写“work”。"),
        ({"series": {"签呈": "{yy}{x}"}}, "formkit.toml · procedure · series · 签呈 · pattern"),
        ({"criteria": {"质量异样": "x"}}, "criteria：不认识“质量异样”。是不是“质量异常”？"),
        ({"goals": {"投诉结案": "90%"}}, "goals：不认识“投诉结案”。"),
        ({"escalaton": []}, "不认识“escalaton”。是不是“escalation”？"),
    ],
)
def test_a_word_that_is_not_known_is_refused_with_the_nearest(
    overrides: dict[str, Any], message: str
) -> None:
    with pytest.raises(ConfigurationError, match=re.escape(message)):
        load("five-copy", overrides)


def test_a_goal_is_a_percentage() -> None:
    with pytest.raises(ConfigurationError, match="“九成”不是百分比，请写成 95%"):
        load("auto-dealer", {"goals": {"投诉结案率": "九成"}})
