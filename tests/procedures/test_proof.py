"""A procedure held against forms that do not have what it names."""

from __future__ import annotations

from importlib.resources import files

import pytest

from formkit.forms import Shelf
from formkit.procedures import load, proof
from formkit.procedures.load import parse

SHELF = Shelf.builtin()
TEXT = (files("formkit.procedures") / "five-copy.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("right", "wrong", "where"),
    [
        ('customer = "report.customer"', 'customer = "report.custom"', "marks · customer"),
        ('section = "质量管理部"', 'section = "品质部"', "stages · 核签结案"),
        ("copies = [3]", "copies = [7]", "stages · 已执行"),
        ('start = "quality.signed"', 'start = "quality.sealed"', "deadlines · P5-2"),
        (
            'level = "approval.level", amount',
            'level = "approval.rank", amount',
            "stages · 核签结案",
        ),
        ('sections = ["核决"', 'sections = ["裁决"', "decision"),
        (
            '"negotiation.reviewed", "verdict.signed"',
            '"negotiation.seen", "verdict.signed"',
            "sequences",
        ),
        (
            'that = { kind = "numbered" }',
            'that = { kind = "any", of = [{ kind = "in_time", deadline = "P5-9" }] }',
            "stages · 核签结案",
        ),
        (
            'that = { kind = "numbered" }',
            'that = { kind = "has", form = "回访表", box = "visits.lines.number" }',
            "stages · 核签结案",
        ),
    ],
)
def test_a_name_the_forms_do_not_have(right: str, wrong: str, where: str) -> None:
    assert right in TEXT

    findings = proof(parse(TEXT.replace(right, wrong, 1), "自订.toml"), SHELF)
    assert findings
    assert all(where in finding.where for finding in findings)
    assert "没有" in findings[0].message


def test_a_register_beside_the_form_is_looked_up_too() -> None:
    asked = '{ kind = "has", form = "客户回访登记表", box = "visits.lines.satisfaction" }'

    procedure = parse(TEXT.replace('{ kind = "numbered" }', asked, 1), "自订.toml")
    assert proof(procedure, SHELF) == ()


def test_an_office_without_the_main_form_is_told_once() -> None:
    (finding,) = proof(load("five-copy"), Shelf())

    assert finding.message == "没有表单“客户抱怨处理表”。"
