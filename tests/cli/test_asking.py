"""At the terminal formkit asks: for the boxes that must be filled, and before what stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import Result

from formkit.cli.screen import Screen

Call = Callable[..., Result]


@pytest.fixture
def somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clerk who sits at the terminal and can be asked."""
    monkeypatch.setattr(Screen, "can_ask", True)


TYPED = [
    "远山机电",  # 投诉客户名称
    "某日",  # 受理日期, at first no date
    "2026年3月5日",
    "9",  # 投诉方式, at first no such option
    "1",
    "0379-65999110",  # 客户联系方式
    "外壳开裂",  # 投诉理由
    "换货",  # 投诉要求
    "业务部",  # 部门
    "李明 2026年3月5日",  # 受理人员(签字)
]


@pytest.mark.usefixtures("somebody")
def test_new_asks_for_each_required_box_until_the_answer_fits(call: Call) -> None:
    answer = call("new", "客户投诉记录单", "--dry-run", input="\n".join(TYPED) + "\n")
    assert answer.exit_code == 0, answer.stderr
    assert "JL26030001" in answer.stdout
    assert "1. 电话投诉" in answer.stderr
    assert "“某日”不是" in answer.stderr
    assert "1 到 4 之间的序号" in answer.stderr


@pytest.mark.usefixtures("somebody")
def test_whoever_stops_answering_has_registered_nothing(call: Call) -> None:
    answer = call("new", "客户投诉记录单", input="远山机电\n")
    assert answer.exit_code == 130
    assert "已中断" in answer.stderr
    assert "JL26030001" not in call("status").stdout


@pytest.mark.usefixtures("somebody")
@pytest.mark.parametrize(("typed", "code", "state"), [("n\n", 130, "处理中"), ("y\n", 0, "作废")])
def test_void_asks_whether_it_is_meant(typed: str, code: int, state: str, call: Call) -> None:
    answer = call("void", "26030001", "--reason", "误登", input=typed)
    assert answer.exit_code == code
    assert "作废 26030001？" in answer.stderr
    assert state in call("status", "26030001").stdout.splitlines()[0]


@pytest.mark.usefixtures("somebody")
def test_void_does_not_ask_when_told_so(call: Call) -> None:
    assert call("void", "26030001", "--reason", "误登", "--yes").exit_code == 0


def test_where_nobody_can_be_asked_the_missing_boxes_are_named(call: Call) -> None:
    answer = call("new", "客户投诉记录单")
    assert answer.exit_code == 2
    assert "投诉客户名称" in answer.stderr
