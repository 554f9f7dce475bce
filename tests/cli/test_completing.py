"""The Tab key completes commands, numbers and titles of forms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Call = Callable[..., Result]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("formkit reco", ["reconcile"]),
        ("formkit ledger b", ["backup"]),
        ("formkit why 2603", ["26030001", "26030002"]),
        ("formkit new 客户抱怨处理表", ["客户抱怨处理表"]),
        ("formkit why 9", []),
    ],
)
def test_what_the_tab_key_offers(
    typed: str, offered: list[str], run: Call, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(office)
    words = {"COMP_WORDS": typed, "COMP_CWORD": str(typed.count(" "))}
    answer = run(env={"_FORMKIT_COMPLETE": "bash_complete"} | words)
    assert [line.partition(",")[2] for line in answer.stdout.split()] == offered


def test_outside_of_an_office_the_tab_key_offers_no_numbers_and_no_trouble(
    run: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = {"COMP_WORDS": "formkit why 2", "COMP_CWORD": "2"}
    answer = run(env={"_FORMKIT_COMPLETE": "bash_complete"} | words)
    assert answer.output.strip() == ""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(shell: str, run: Call) -> None:
    assert "_FORMKIT_COMPLETE" in run("completion", shell).stdout
