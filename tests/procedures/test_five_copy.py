"""The five-copy procedure, held against its source and its form."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from formkit.forms import Shelf
from formkit.procedures import Procedure, load, proof

SHARED = Path(os.environ.get("FORMKIT_SHARED", "../shared"))
SOURCE = SHARED / "seeds" / "001.txt"


@pytest.fixture(scope="module")
def procedure() -> Procedure:
    return load("five-copy")


def rules(told: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Everything in a procedure that says where it comes from."""
    if isinstance(told, dict):
        if "sentence" in told:
            yield place, told
        for name, part in told.items():
            yield from rules(part, f"{place}.{name}")
    if isinstance(told, list | tuple):
        for i, part in enumerate(told):
            yield from rules(part, f"{place}.{i}")


def test_every_name_it_uses_is_on_its_form(procedure: Procedure) -> None:
    assert proof(procedure, Shelf.builtin()) == ()


def test_every_rule_bears_its_clause_and_sentence(procedure: Procedure) -> None:
    found = list(rules(procedure.model_dump()))

    assert len(found) > 50
    assert all(rule["clause"].startswith("第") and rule["sentence"] for _, rule in found)


@pytest.mark.skipif(not SOURCE.exists(), reason="the source text is not at hand")
def test_every_sentence_stands_in_the_source(procedure: Procedure) -> None:
    source = "".join(SOURCE.read_text(encoding="utf-8").split())

    for place, rule in rules(procedure.model_dump()):
        if place.startswith(".profiles"):
            continue
        assert "".join(rule["sentence"].split()) in source, place


@pytest.mark.skipif(not SOURCE.exists(), reason="the source text is not at hand")
def test_what_the_source_leaves_open_is_written_as_it_stands_there(procedure: Procedure) -> None:
    source = "".join(SOURCE.read_text(encoding="utf-8").split()).replace(",", "")

    for blank in procedure.open_blanks:
        assert blank.seen in source


def test_the_blanks_of_the_source_stay_open(procedure: Procedure) -> None:
    assert {(blank.key, blank.clause) for blank in procedure.open_blanks} == {
        ("procedure.limits.P5-2", "第九条第4款"),
        ("procedure.limits.P5-4", "第九条第11款"),
        ("procedure.limits.P5-5", "第二条"),
        ("procedure.authority", "第九条第7款"),
    }


def test_a_blank_is_one_json_object(procedure: Procedure) -> None:
    assert procedure.open_blanks[0].to_json() == {
        "key": "procedure.limits.P5-2",
        "title": "调查报告呈总经理批示",
        "seen": "xx天",
        "clause": "第九条第4款",
        "sentence": "由质量管理部或有关人员于调查处理后xx天内提出报告呈总经理批示。",
    }


def test_the_stages_follow_one_another(procedure: Procedure) -> None:
    assert [stage.title for stage in procedure.stages] == [
        "核签结案",
        "已执行",
        "已结案",
        "已归档",
    ]


def test_it_says_what_the_source_at_hand_has_lost(procedure: Procedure) -> None:
    (invalid,) = [one for one in procedure.lost if one.clause == "第九条第15款"]
    assert invalid.name == "客户投诉不成立时怎样办理"
    assert "没有依据" in invalid.note


def test_every_section_of_the_form_is_asked_for_or_left_to_a_copy(procedure: Procedure) -> None:
    form = Shelf.builtin().find(procedure.main_form)
    asked = {
        getattr(one.that, "section", "") for stage in procedure.stages for one in stage.requires
    }

    assert {section.title for section in form.sections} - asked == {"会计核对(第四联)"}
