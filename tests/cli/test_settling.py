"""What a procedure leaves open is asked at the terminal; nothing is guessed."""

from __future__ import annotations

from typing import Any

import click
import pytest

from formkit.cli.settling import settled
from formkit.procedures import load


def answered(answers: list[str], monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What comes of these answers, all of which must be asked for."""
    left = iter(answers)
    monkeypatch.setattr(click, "prompt", lambda *_, **__: next(left))
    said = settled(load("five-copy"))
    assert next(left, None) is None
    return said


def test_return_leaves_a_blank_open(monkeypatch: pytest.MonkeyPatch) -> None:
    assert answered([""] * 7, monkeypatch) == {}


def test_each_choice_and_each_level_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = ["5日", "", "13日", "16日", "5000", "", "不限"]

    assert answered(answers, monkeypatch) == {
        "limits": {"P5-2": "5日", "P5-5": {"国内": "13日", "国外": "16日"}},
        "authority": [{"upto": "5000", "role": "业务部经理"}, {"role": "总经理"}],
    }


def test_what_cannot_be_read_is_told_and_asked_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = ["很快", "5日", "", "", "", "9000", "5000", "不限", "5000", "9000", "不限"]

    said = answered(answers, monkeypatch)
    assert [one.get("upto") for one in said["authority"]] == ["5000", "9000", None]
    told = capsys.readouterr().err
    assert "“很快”不是时限" in told
    assert "核决权限要从低到高写" in told


def test_a_procedure_without_blanks_asks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(click, "prompt", lambda *_, **__: pytest.fail("asked"))

    assert settled(load("auto-dealer")) == {}
