"""The calendar and the clocks as a clerk meets them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Call = Callable[..., Result]

FEBRUARY = """\
2026年2月　16 个工作日　09:00-12:00、13:00-18:00
一     二     三     四     五     六     日
                                          1
2      3      4      5      6      7      8
9      10     11     12     13     14 班  15 休
16 休  17 休  18 休  19 休  20 休  21 休  22 休
23 休  24     25     26     27     28 班
14日 班 春节
15日至23日 休 春节
28日 班 春节
"""
LIMITED = '\n[procedure.limits]\nP5-5 = "10日"\n'


@pytest.fixture
def limited(office: Path, call: Call, data: Path) -> str:
    """A case with a limit of ten days, its number."""
    settings = office / "formkit.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + LIMITED, encoding="utf-8")
    answer = call("new", "客户抱怨处理表", "--from", data, "--json")
    number: str = json.loads(answer.stdout)["sheet"]["number"]
    return number


def test_a_month_hangs_there_as_on_the_wall(run: Call, tmp_path: Path) -> None:
    assert run("calendar", "show", "--month", "2026-02").stdout == FEBRUARY


def test_a_month_beyond_what_was_announced_says_so(call: Call) -> None:
    told = call("calendar", "show", "--month", "2030-01").stdout
    assert "以后的放假安排还没有录入" in told
    days = json.loads(call("calendar", "show", "--month", "2030-01", "--json").stdout)["calendar"]
    assert len(days["days"]) == 31
    assert not any(day["known"] for day in days["days"])


def test_this_month_is_meant_unless_said(call: Call) -> None:
    assert call("calendar", "show").stdout.startswith("2026年3月")


def test_setting_a_day_tells_which_limits_move_and_taking_it_back_too(
    call: Call, limited: str
) -> None:
    told = call("calendar", "set", "2026-03-16", "休", "--reason", "台风").stdout.splitlines()
    assert told[0].startswith("✓ 日历已改为 2026-")
    assert told[-1].split() == [limited, "P5-5", "全案处理期限", "2026-03-16", "2026-03-17"]
    assert "16 休" in call("calendar", "show").stdout
    assert "16日 休 台风" in call("calendar", "show").stdout
    back = call("calendar", "set", "2026-03-16", "--clear", "--json")
    *_, moved = json.loads(back.stdout)["change"]["moved"]
    assert (moved["before"], moved["after"]) == ("2026-03-17", "2026-03-16")


def test_a_trial_changes_nothing(call: Call, office: Path, limited: str) -> None:
    told = call("calendar", "set", "2026-03-16", "半天", "--dry-run").stdout.splitlines()
    assert told[0].startswith("· 试运行")
    assert told[1] == "没有期限因此改变。"
    assert not (office / "日历.toml").exists()


@pytest.mark.parametrize("words", [["2026-03-16"], ["2026-03-16", "休", "--clear"]])
def test_either_a_kind_or_clear_is_said(call: Call, words: list[str]) -> None:
    answer = call("calendar", "set", *words)
    assert answer.exit_code == 2
    assert "--clear" in answer.stderr


def test_kinds_of_days_have_english_words_and_no_others(call: Call) -> None:
    assert call("calendar", "set", "2026-03-16", "off").exit_code == 0
    answer = call("calendar", "set", "2026-03-17", "假")
    assert answer.exit_code == 2
    assert "休、班或半天" in answer.stderr


def test_what_is_so_already_ends_with_nothing_to_do(call: Call) -> None:
    assert call("calendar", "set", "2026-03-16", "--clear").exit_code == 6


def test_a_notice_is_imported(call: Call, tmp_path: Path) -> None:
    notice = tmp_path / "通知.txt"
    notice.write_text("2027年放假安排：一、元旦：1月1日（周五）至3日放假。", encoding="utf-8")
    answer = call("calendar", "import", notice)
    assert answer.stdout.splitlines()[-1] == "没有期限因此改变。"
    told = json.loads(call("calendar", "show", "--month", "2027-01", "--json").stdout)
    assert [day["kind"] for day in told["calendar"]["days"][:4]] == ["休", "休", "休", "班"]
    assert call("calendar", "import", notice).exit_code == 6


def limit_of(call: Call, number: str, rule: str, now: str) -> dict[str, Any]:
    told = json.loads(call("due", "--json", env={"FORMKIT_NOW": now}).stdout)["due"]
    (limit,) = [one for one in told if (one["number"], one["rule"]) == (number, rule)]
    return dict(limit)


def test_a_paused_case_is_told_as_paused_and_its_last_day_moves(call: Call, limited: str) -> None:
    call("void", "26030001", "--reason", "误登", "--yes")
    said = ("pause", limited, "--reason", "客户加工中未确定")
    assert call(*said, "--dry-run").stdout.startswith("· 试运行")
    assert call(*said).stdout.startswith("✓ 已暂停")
    later = "2026-04-09T09:00"
    limit = limit_of(call, limited, "P5-5", later)
    assert (limit["paused"], limit["days_over"]) == (True, None)
    assert "暂停" in call("due", env={"FORMKIT_NOW": later}).stdout
    assert call("due", "--check", env={"FORMKIT_NOW": later}).exit_code == 0
    resumed = call("resume", limited, env={"FORMKIT_NOW": later})
    assert resumed.stdout.startswith("✓ 已恢复")
    assert limit_of(call, limited, "P5-5", later)["at"] == "2026-04-20"


def test_due_tells_what_is_overdue_provisional_and_due_for_the_office(
    call: Call, limited: str
) -> None:
    late = "2026-03-20T09:00"
    told = call("due", env={"FORMKIT_NOW": late}).stdout
    assert "逾期 4 天" in told
    assert call("due", "--check", env={"FORMKIT_NOW": late}).exit_code == 1
    (monthly,) = [line for line in told.splitlines() if "P5-4" in line]
    assert monthly.startswith("本办公室")
    assert "未设定" in monthly
    assert limit_of(call, "", "P5-4", late)["customer"] == ""


def test_the_log_tells_of_last_days_and_pauses(call: Call, limited: str) -> None:
    call("pause", limited, "--reason", "undetermined", "--note", "出差")
    told = call("ledger", "log", limited).stdout
    assert "P5-5　2026-03-16" in told
    assert "undetermined　出差" in told
