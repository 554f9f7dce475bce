"""Limits as a calendar file that calendar programs can read."""

from __future__ import annotations

import datetime as dt

from formkit.cli.calendar_file import written

NOW = dt.datetime(2026, 3, 5, 9, 0)


def limit(at: str | None, target: str = "综合意见") -> dict[str, object]:
    return {
        "number": "26030001",
        "customer": "华东机电",
        "rule": "P5-3",
        "target": target,
        "at": at,
    }


def unfolded(calendar: bytes) -> list[str]:
    return calendar.decode().replace("\r\n ", "").split("\r\n")


def test_a_day_is_a_whole_day_and_a_moment_is_told_in_universal_time() -> None:
    lines = unfolded(written([limit("2026-03-06"), limit("2026-03-06T08:30:00")], NOW))
    assert "DTSTART;VALUE=DATE:20260306" in lines
    assert "DTSTART:20260306T003000Z" in lines


def test_a_limit_that_is_not_set_is_left_out() -> None:
    assert "BEGIN:VEVENT" not in unfolded(written([limit(None)], NOW))


def test_long_lines_are_folded_between_characters() -> None:
    calendar = written([limit("2026-03-06", "业务部门, 提出处理意见" * 9)], NOW)
    assert all(len(line) <= 75 for line in calendar.split(b"\r\n"))
    assert "SUMMARY:26030001 " + "业务部门\\, 提出处理意见" * 9 in unfolded(calendar)
