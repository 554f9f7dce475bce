"""Reminding and circulating at the terminal."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from formkit.cli import clock
from tests.cli.conftest import NOW

Call = Callable[..., Result]


@pytest.fixture
def late(call: Call, monkeypatch: pytest.MonkeyPatch) -> Call:
    """The same office ten days later, with a limit that is over."""
    call(
        *("fill", "26030001", "--set", "交涉结果=同意", "--set", "客户意见=接受"),
        *("--set", "业务主管核阅=高志 2026年3月6日"),
    )
    monkeypatch.setattr(clock, "now", lambda: NOW.replace(day=15))
    return call


def test_who_is_reminded_of_what_is_told_line_by_line(late: Call) -> None:
    told = late("remind", "26030001").stdout.splitlines()

    assert told == [
        "✓ 已催办 CB2603001　26030001　→ 总经理室",
        "  ! 期限 就交涉结果作成综合意见：2026-03-09　逾期 6 天",
        "  发出/2603/CB2603001-逾期催办单.docx",
    ]


def test_a_trial_writes_nothing(late: Call, office: Path) -> None:
    told = json.loads(late("--json", "remind", "--all", "--dry-run").stdout)

    (one,) = told["reminders"]
    assert (one["number"], one["to"], one["files"]) == ("CB2603001", "总经理室", [])
    assert not [*office.glob("发出/*/CB*")]


def test_the_document_may_be_named(late: Call, tmp_path: Path) -> None:
    assert late("remind", "26030001", "-o", tmp_path / "催办.docx").exit_code == 0
    assert (tmp_path / "催办.docx").is_file()


def test_nothing_overdue_ends_with_six(call: Call) -> None:
    answer = call("remind", "--all")

    assert answer.exit_code == 6
    assert "没有逾期" in answer.stderr


@pytest.mark.parametrize("words", [(), ("26030001", "--all")])
def test_one_number_or_all_must_be_named(words: tuple[str, ...], call: Call) -> None:
    assert call("remind", *words).exit_code == 2


def test_a_copy_for_information_goes_on_record(call: Call) -> None:
    told = json.loads(call("--json", "copies", "sent", "26030001", "--to", "总经理").stdout)

    assert (told["event"]["action"], told["event"]["to"]) == ("copied", "总经理")
    assert "已抄送总经理" in call("copies", "sent", "26030001", "--to", "总经理").stderr
    assert call("copies", "sent", "26030001", "--to", "总经理", "--copy", "3").exit_code == 2
    assert "抄送总经理" in call("copies", "sent", "26030001", "--to", "总经理", "--dry-run").stdout
