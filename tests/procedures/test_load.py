"""Finding a procedure, and what an office sets over it."""

from __future__ import annotations

import re
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from formkit.errors import ConfigurationError, FileAccessError, UnknownName
from formkit.procedures import load, load_file, names
from formkit.procedures.condition import Complete

TEXT = (files("formkit.procedures") / "five-copy.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name",
    ["five-copy", "公司客户投诉管理实施办法", "五联", "p5", " 客户投诉管理实施办法 "],
)
def test_a_procedure_is_found_by_any_of_its_names(name: str) -> None:
    assert load(name).name == "five-copy"


def test_a_name_that_is_near_is_offered() -> None:
    with pytest.raises(UnknownName, match="是不是“five-copy”"):
        load("five-copies")


def test_the_procedures_at_hand_are_listed() -> None:
    assert "five-copy" in names()


def test_an_office_fills_in_the_blanks() -> None:
    procedure = load(
        "five-copy",
        {
            "name": "five-copy",
            "limits": {"P5-2": "5日", "P5-4": "每月10日前", "P5-5": "20日"},
            "authority": [
                {"upto": "5000", "role": "业务部经理"},
                {"upto": "2万元", "role": "副总经理"},
                {"role": "总经理"},
            ],
        },
    )

    assert procedure.open_blanks == ()
    assert str(procedure.deadline("P5-4").span()) == "每月10日前"
    assert procedure.authority is not None
    assert procedure.authority.limits[1].upto == Decimal(20000)
    assert load("five-copy").open_blanks != ()


def test_a_profile_is_taken_over_only_when_chosen() -> None:
    plain, chosen = load("five-copy"), load("five-copy", {"profile": "public-13-16"})

    assert plain.deadline("P5-5").span("国内") is None
    assert str(chosen.deadline("P5-5").span("国内")) == "13日"
    assert str(chosen.deadline("P5-5").span("国外")) == "16日"
    assert chosen.deadline("P5-5").span(None) is None


def test_what_the_office_says_goes_before_the_profile() -> None:
    procedure = load("five-copy", {"profile": "public-13-16", "limits": {"P5-5": "30日"}})

    assert str(procedure.deadline("P5-5").span("国外")) == "30日"


def test_a_desk_the_office_does_not_have_is_asked_for_only_when_begun() -> None:
    procedure = load("five-copy", {"optional": ["经理室"]})

    desks = [one.that for one in procedure.stages[0].requires if isinstance(one.that, Complete)]
    assert [desk.section for desk in desks if desk.if_begun] == ["经理室", "研发部"]


@pytest.mark.parametrize(
    ("overrides", "message"),
    [
        ({"limit": {}}, "formkit.toml · procedure：不认识“limit”。是不是“limits”？"),
        ({"limits": {"P5-22": "5日"}}, "limits：不认识“P5-22”。是不是“P5-2”"),
        ({"limits": {"P5-2": "数日"}}, "limits · P5-2 · limit：“数日”不是时限"),
        ({"limits": {"P5-2": 5}}, "limits：“P5-2”不能写“5”。"),
        ({"profile": "public-13-17"}, "没有期限方案“public-13-17”。是不是“public-13-16”？"),
        ({"optional": ["经理"]}, "optional：不认识“经理”。是不是“经理室”？"),
        ({"authority": [{"upt": "9", "role": "总经理"}]}, "第1个：不认识“upt”。是不是“upto”？"),
        ({"authority": [{"upto": "多", "role": "总经理"}]}, "第1个 · upto：“多”"),
        ({"authority": [{"role": "副总"}]}, "核决层级只有业务部经理、副总经理、总经理"),
        (
            {"authority": [{"upto": "9", "role": "总经理"}, {"role": "副总经理"}]},
            "核决权限要从低到高写",
        ),
        (
            {"authority": [{"role": "业务部经理"}, {"upto": "9", "role": "副总经理"}]},
            "核决权限要从低到高写",
        ),
        (
            {"authority": [{"upto": "9", "role": "业务部经理"}, {"upto": "9", "role": "总经理"}]},
            "金额逐级增加",
        ),
    ],
)
def test_what_an_office_cannot_set_is_refused_in_its_words(
    overrides: dict[str, Any], message: str
) -> None:
    with pytest.raises(ConfigurationError, match=re.escape(message)):
        load("five-copy", overrides)


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("[loop]", "[lop]", "自订.toml：不认识“lop”。是不是“loop”"),
        ("execute = 3", "excute = 3", "copies：不认识“excute”。是不是“execute”"),
        ('words = ["', 'word = ["', "settled：不认识“word”。是不是“words”"),
        ('kind = "numbered"', 'kind = "numberd"', "没有条件“numberd”。是不是“numbered”"),
        ('clause = "第八条"\n', "", "series · 第1个：缺少“clause”。"),
        ('main_form = "', 'main_form = """', "自订.toml不是完好的 TOML"),
        ('limit = "一日内"', 'limit = "一些日内"', "deadlines · 第3个"),
        ('are = ["sent"]', 'are = ["send"]', "不能写“send”。"),
    ],
)
def test_a_mistake_in_a_procedure_is_named_with_its_place(
    tmp_path: Path, right: str, wrong: str, message: str
) -> None:
    file = tmp_path / "自订.toml"
    file.write_text(TEXT.replace(right, wrong, 1), encoding="utf-8")

    with pytest.raises(ConfigurationError, match=re.escape(message)):
        load_file(file)


def test_an_office_writes_down_its_own_procedure(tmp_path: Path) -> None:
    file = tmp_path / "自订.toml"
    file.write_text(TEXT.replace('name = "five-copy"', 'name = "自订"', 1), encoding="utf-8-sig")

    procedure = load_file(file, {"limits": {"P5-2": "5日"}})
    assert procedure.name == "自订"
    assert procedure.deadline("P5-2").is_set


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileAccessError, match="读不了"):
        load_file(tmp_path / "没有.toml")
    odd = tmp_path / "旧编码.toml"
    odd.write_bytes('title = "办法"'.encode("gb18030"))
    with pytest.raises(ConfigurationError, match="UTF-8"):
        load_file(odd)


def test_an_unknown_deadline_is_told() -> None:
    with pytest.raises(UnknownName, match="P5-1"):
        load("five-copy").deadline("P5-11")
