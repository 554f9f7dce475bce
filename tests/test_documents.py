"""README and docs are executed: each console block runs in an empty folder, line by line."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from doctest import ELLIPSIS, OutputChecker
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

from tests.conftest import Lived

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
BLOCK = re.compile(r"^```console\n(.*?)^```", re.DOTALL | re.MULTILINE)
MONTH = re.compile(r"^```console in=客诉演示\n(.*?)^```", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Step:
    """One command of a page, and the output shown beneath it; ``…`` stands for anything."""

    command: str
    shown: str


def steps(page: Path, fence: re.Pattern[str] = BLOCK) -> list[Step]:
    found = []
    for block in fence.findall(page.read_text(encoding="utf-8")):
        for part in block.split("$ ")[1:]:
            command, _, shown = part.partition("\n")
            found.append(Step(command, shown))
    return found


def pages_with_commands() -> list[Path]:
    return [page for page in PAGES if steps(page)]


@pytest.mark.parametrize("page", pages_with_commands(), ids=lambda page: page.name)
def test_the_commands_of_a_page_print_what_the_page_shows(page: Path, tmp_path: Path) -> None:
    place = tmp_path
    for step in steps(page):
        if step.command.startswith("cd "):
            place = place / step.command.removeprefix("cd ")
        else:
            _check(step, place, "2026-03-05T09:00")


def test_the_readme_shows_the_demonstration_as_it_is(lived: Lived) -> None:
    for step in steps(ROOT / "README.md", MONTH):
        _check(step, lived.month.folder, "2026-04-22T09:00")


def _check(step: Step, place: Path, now: str) -> None:
    seen = _run(step.command, place, now)
    wanted = re.sub(r"…\n?", "...", step.shown)
    if wanted.strip():
        assert OutputChecker().check_output(wanted, seen, ELLIPSIS), f"{step.command}\n{seen}"


def _run(command: str, place: Path, now: str) -> str:
    program, *words = shlex.split(command)
    assert program == "formkit", command
    environment = os.environ | {
        "FORMKIT_NOW": now,
        "FORMKIT_BY": "林一帆",
        "NO_COLOR": "1",
        "COLUMNS": "200",
        "PYTHONUNBUFFERED": "1",
    }
    done = subprocess.run(
        [sys.executable, "-m", "formkit", *words],
        cwd=place,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode in (0, 1, 2), f"{command}\n{done.stdout}"
    return done.stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_python_of_a_page_runs(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for example in Sybil(parsers=[PythonCodeBlockParser()]).parse(page).examples():
        example.evaluate()


def test_the_readme_has_the_two_commands_that_do_all_the_set_up() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line.startswith("python3 -m venv .venv && ")]
    assert [command.rpartition("/")[2] for command in commands] == [
        "formkit demo 客诉演示",
        "pytest",
    ]
