"""Boxes are said by --set and --from, by label or path; --set has the last word."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from formkit.cli.boxes import said
from formkit.errors import InputError, UsageError
from formkit.forms import FormSpec, Shelf


@pytest.fixture(scope="module")
def sheet() -> FormSpec:
    return Shelf.builtin().find("客户抱怨处理表")


def test_set_has_the_last_word_over_the_file(sheet: FormSpec, data: Path) -> None:
    boxes = said(sheet, [("客户名称", "远山机电")], data)
    assert boxes["客户名称"] == "远山机电"
    assert boxes["料号"] == "A-100"


def test_a_box_with_several_ticks_may_be_set_several_times(sheet: FormSpec) -> None:
    boxes = said(sheet, [("处理方式", "退货"), ("处理方式", "折让")], None)
    assert boxes == {"处理方式": ["退货", "折让"]}


def test_any_other_box_can_be_set_only_once(sheet: FormSpec) -> None:
    with pytest.raises(UsageError, match="客户名称"):
        said(sheet, [("客户名称", "甲"), ("客户名称", "乙")], None)


def test_data_may_come_from_standard_input(
    sheet: FormSpec, intake: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(intake)))
    assert said(sheet, [], Path("-")) == intake


@pytest.mark.parametrize("text", ["{", "[]", '"甲"'])
def test_standard_input_that_is_no_data_is_refused(
    text: str, sheet: FormSpec, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    with pytest.raises(InputError):
        said(sheet, [], Path("-"))
