"""The first formkit.toml of an office: its answers in force, the rest as examples."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from formkit.office.first_page import first_page
from formkit.procedures import load, names

ANSWERS: dict[str, Any] = {
    "limits": {"P5-2": "5日", "P5-5": {"国内": "13日", "国外": "16日"}},
    "authority": [{"upto": "5000", "role": "业务部经理"}, {"role": "总经理"}],
}


def examples_in_force(page: str) -> str:
    """The page once a clerk takes the marks off the examples."""
    marks = ("# limits.", "# [[", "# upto", "# role")
    lines = (
        line.removeprefix("# ") if line.startswith(marks) else line for line in page.split("\n")
    )
    return "\n".join(lines)


@pytest.mark.parametrize("name", names())
def test_nothing_is_set_that_the_office_did_not_say(name: str) -> None:
    said = tomllib.loads(first_page("客服", load(name)))

    assert said == {"name": "客服", "procedure": {"name": name}}


@pytest.mark.parametrize("name", names())
def test_the_examples_fit_the_procedure(name: str) -> None:
    page = examples_in_force(first_page("客服", load(name)))

    said = tomllib.loads(page)["procedure"]
    assert load(name, {word: said[word] for word in said if word != "name"}).open_blanks == ()


def test_what_the_office_says_is_in_force_and_no_longer_asked_for() -> None:
    page = first_page("客服", load("five-copy"), ANSWERS)

    said = tomllib.loads(page)["procedure"]
    assert {word: said[word] for word in ("limits", "authority")} == ANSWERS
    open_ = load("five-copy", ANSWERS).open_blanks
    assert [blank.key for blank in open_] == ["procedure.limits.P5-4"]
    assert page.count("# limits.") == 1


def test_another_edition_is_named_beside_what_it_would_set() -> None:
    page = first_page("客服", load("five-copy"))

    assert '# 整套采用：profile = "public-13-16"' in page
    assert '# limits."P5-5" = { "国内" = "10日", "国外" = "10日" }' in page
