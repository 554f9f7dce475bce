"""On the terminal tables stand straight, colour only repeats words, nothing foreign commands it."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from formkit.cli.screen import Screen, Table, _plain_lines, _put_richly

TABLE = Table(
    ("编号", "客户"), (("26030001", "华东机电"), ("26030002", "甲\x1b[31m乙")), frozenset({1})
)


def richly(block: str | Table, *, no_color: bool = False) -> str:
    console = Console(
        file=io.StringIO(), force_terminal=True, no_color=no_color, width=60, highlight=False
    )
    _put_richly(block, console)
    written = console.file
    assert isinstance(written, io.StringIO)
    return written.getvalue()


def test_a_plain_table_stands_straight() -> None:
    assert list(_plain_lines(TABLE)) == [
        "编号      客户",
        "26030001  华东机电",
        "26030002  甲[31m乙",
    ]


def test_control_characters_of_a_paper_do_not_reach_the_terminal() -> None:
    assert list(_plain_lines("甲\x1b]0;乙\x07")) == ["甲]0;乙"]
    assert "\x1b[31m乙" not in richly(TABLE)
    assert "甲[31m乙" in richly(TABLE)


def test_colour_repeats_what_the_words_say() -> None:
    assert "\x1b[32m" in richly("✓ 已登记")
    assert "✓ 已登记" in richly("✓ 已登记", no_color=True)
    assert "\x1b[32m" not in richly("✓ 已登记", no_color=True)


@pytest.mark.parametrize(("variable", "coloured"), [("NO_COLOR", False), ("NOTHING", True)])
def test_no_color_is_respected(
    variable: str, monkeypatch: pytest.MonkeyPatch, *, coloured: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv(variable, "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    console = Screen()._console(io.StringIO())
    assert console.no_color is not coloured
    assert Screen(plain=True)._console(io.StringIO()).no_color


def test_where_nobody_looks_progress_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with Screen().progress("读回") as progress:
        for done in range(1, 4):
            progress(done, 3)
    assert capsys.readouterr().err == "读回：共 3 份……\n"


def test_a_quiet_call_shows_neither_talk_nor_progress(capsys: pytest.CaptureFixture[str]) -> None:
    screen = Screen(quiet=True)
    screen.tell("下一步")
    with screen.progress("读回") as progress:
        progress(1, 3)
    assert capsys.readouterr().err == ""
