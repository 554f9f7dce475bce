"""Every procedure that comes with formkit, held against its source and its forms."""

from __future__ import annotations

import os
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from formkit.forms import Shelf
from formkit.procedures import load, names, proof
from formkit.procedures.condition import Complete

SEEDS = Path(os.environ.get("FORMKIT_SHARED", "../shared")) / "seeds"
FILES = sorted(
    file.name for file in files("formkit.procedures").iterdir() if file.name.endswith(".toml")
)
RULES = (
    "departments",
    "rules",
    "classes",
    "upgrades",
    "targets",
    "series",
    "papers",
    "pauses",
    "separations",
    "sequences",
    "deadlines",
    "lost",
)
SINGLE = ("copies", "decision", "loop", "revisit", "authority", "escalation")


@pytest.fixture(scope="module", params=FILES)
def told(request: pytest.FixtureRequest) -> dict[str, Any]:
    """One procedure's file as it is written."""
    text = (files("formkit.procedures") / request.param).read_text(encoding="utf-8")
    return tomllib.loads(text)


@pytest.fixture(scope="module")
def source() -> str:
    """All the source texts, without white space, punctuation and the width of characters."""
    texts = sorted(SEEDS.glob("*.txt"))
    if not texts:
        pytest.skip("the source texts are not at hand (FORMKIT_SHARED)")
    return plain("".join(text.read_text(encoding="utf-8") for text in texts))


def plain(text: str) -> str:
    """White space, punctuation and widths differ from copy to copy; the words do not."""
    return re.sub(r"[\s\W_]+", "", unicodedata.normalize("NFKC", text))


def rules(told: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each rule of a procedure, with its place in the file."""
    for word in RULES:
        for i, rule in enumerate(told.get(word, ()), 1):
            yield f"{word} · {rule.get('id') or rule.get('name') or i}", rule
    for word in SINGLE:
        if word in told:
            yield word, told[word]
    for stage in told["stages"]:
        for i, rule in enumerate(stage["requires"], 1):
            yield f"stages · {stage['name']} · {i}", rule


def test_every_name_a_procedure_uses_is_on_its_forms(told: dict[str, Any]) -> None:
    found = proof(load(told["name"]), Shelf.builtin())

    assert [f"{one.where}：{one.message}" for one in found] == []


def test_every_rule_bears_its_clause_and_its_sentence(told: dict[str, Any]) -> None:
    bare = [where for where, rule in rules(told) if not (rule["clause"] and rule["sentence"])]

    assert bare == []


def test_every_sentence_stands_in_the_source(told: dict[str, Any], source: str) -> None:
    missing = [
        f"{where}：{rule['sentence']}"
        for where, rule in rules(told)
        if plain(rule["sentence"]) not in source
    ]

    assert missing == []


def test_every_criterion_of_a_class_stands_in_the_source(told: dict[str, Any], source: str) -> None:
    missing = [
        f"{one['name']} · {value}：{text}"
        for one in told.get("classes", ())
        for value, text in one.get("criteria", {}).items()
        if plain(text) not in source
    ]

    assert missing == []


def test_what_the_source_leaves_open_is_written_as_it_stands_there(
    told: dict[str, Any], source: str
) -> None:
    blanks = [one.get("blank", "") for one in told.get("deadlines", ())]

    assert [blank for blank in blanks if plain(blank) not in source] == []


def test_a_limit_is_given_promised_or_left_open_but_never_guessed(told: dict[str, Any]) -> None:
    ways = ("limit", "promise", "blank")
    unsaid = [
        one["id"]
        for one in told.get("deadlines", ())
        if one.get("every", "case") == "case" and not any(one.get(way) for way in ways)
    ]

    assert unsaid == []


def test_every_procedure_says_for_whom_it_is_and_is_found_by_its_names(
    told: dict[str, Any],
) -> None:
    procedure = load(told["name"])

    assert procedure.kind
    assert procedure.source
    assert all(load(name).name == told["name"] for name in procedure.names)
    assert procedure.main_form in procedure.forms


def test_every_procedure_has_a_stage_at_which_a_case_is_closed(told: dict[str, Any]) -> None:
    assert "closed" in [stage.name for stage in load(told["name"]).stages]


def test_every_section_a_stage_names_is_asked_for_once(told: dict[str, Any]) -> None:
    for stage in load(told["name"]).stages:
        sections = [
            (one.that.form, one.that.section)
            for one in stage.requires
            if isinstance(one.that, Complete) and one.when is None
        ]
        assert len(sections) == len(set(sections)), stage.name


def test_no_two_procedures_share_a_name() -> None:
    called = [name for one in names() for name in load(one).names]

    assert len(called) == len(set(called))
