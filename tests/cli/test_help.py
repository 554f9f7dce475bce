"""Every command explains itself, in Chinese or English, and ends with an example."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import click
import pytest
from click.testing import Result

from formkit.cli.command import Command, Group
from formkit.cli.root import COMMANDS, formkit

Call = Callable[..., Result]
CHINESE = re.compile("[\u4e00-\u9fff]")


def commands(command: click.Command, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield words
    if isinstance(command, Group):
        for name in command.lines:
            inner = command.get_command(click.Context(command), name)
            assert inner is not None
            yield from commands(inner, (*words, name))


ALL = list(commands(formkit))


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_help_says_what_a_command_does_and_shows_an_example(
    words: tuple[str, ...], run: Call
) -> None:
    answer = run(*words, "--help")
    assert answer.exit_code == 0
    usage, _, rest = answer.stdout.partition("\n")
    told, _, example = rest.partition("示例:\n")
    assert usage.startswith(" ".join(("用法: formkit", *words)))
    assert CHINESE.search(told)
    assert "formkit" in example
    assert "Show this" not in told


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_help_is_english_when_asked_for(words: tuple[str, ...], run: Call) -> None:
    answer = run(*words, "--help", "--lang", "en")
    told, _, example = answer.stdout.partition("Example:\n")
    assert answer.stdout.startswith("Usage: formkit")
    assert not CHINESE.search(told.replace("标签", ""))
    assert "formkit" in example


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_every_option_has_help(words: tuple[str, ...]) -> None:
    command: click.Command | None = formkit
    for word in words:
        assert isinstance(command, Group)
        command = command.get_command(click.Context(command), word)
    assert isinstance(command, Command)
    assert all(option.help for option in command.params if isinstance(option, click.Option))


def test_the_overview_lists_every_command_under_a_heading(run: Call) -> None:
    overview = run("--help").stdout
    for heading, listed in COMMANDS.items():
        assert f"{heading}:\n" in overview
        assert all(f"  {name} " in overview for name in listed)


def test_the_two_columns_stand_straight_although_chinese_is_double_width(run: Call) -> None:
    lines = run("--help").stdout.splitlines()
    assert "  --office 文件夹  办公室文件夹；不写时从当前文件夹往上找。" in lines
    assert "  --by 姓名        经办人；不写时为本机的用户名。" in lines


def test_the_language_may_stand_before_or_after_the_command_or_in_the_environment(
    run: Call,
) -> None:
    wanted = run("--lang", "en", "status", "--help").stdout
    assert run("status", "--lang=en", "--help").stdout == wanted
    assert run("status", "--help", env={"FORMKIT_LANG": "en"}).stdout == wanted
    assert run("status", "--help").stdout != wanted


@pytest.mark.parametrize(
    ("word", "meant"), [("staus", "status"), ("recnocile", "reconcile"), ("ledgr", "ledger")]
)
def test_a_slip_in_a_command_is_answered_with_the_nearest(word: str, meant: str, run: Call) -> None:
    answer = run(word)
    assert answer.exit_code == 2
    assert "没有命令" in answer.stderr
    assert f"'{meant}'" in answer.stderr


def test_a_slip_in_an_option_is_answered_with_the_nearest(run: Call) -> None:
    answer = run("reconcile", "--mnoth", "2026-03")
    assert answer.exit_code == 2
    assert "--month" in answer.stderr
