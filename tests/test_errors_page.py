"""docs/errors.md names every exit code and every check there is."""

from __future__ import annotations

import re
from pathlib import Path

from formkit.errors import ExitCode
from formkit.office.checking import CHECKS

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")


def test_every_exit_code_stands_on_the_page_under_its_name() -> None:
    told = dict(re.findall(r"^\| (\d+) \| ([A-Z_]+) \|", PAGE, re.MULTILINE))
    assert told == {str(code.value): code.name for code in ExitCode}


def test_every_check_stands_on_the_page() -> None:
    assert re.findall(r"^\| (R\d+) \|", PAGE, re.MULTILINE) == list(CHECKS)


def test_every_finding_of_reading_stands_on_the_page() -> None:
    sources = (ROOT / "formkit" / "reading").glob("*.py")
    given = {
        code
        for source in sources
        for code in re.findall(r'code="([a-z-]+)"', source.read_text(encoding="utf-8"))
    }
    assert set(re.findall(r"^\| `([a-z-]+)` \|", PAGE, re.MULTILINE)) == given
