"""What a person names is led to its box, whatever of its names is used."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from formkit.errors import FileAccessError, InputError, InvalidValues, UnknownName
from formkit.forms import Shelf
from formkit.office.intake import from_file, typed
from formkit.values.money import Money

SPEC = Shelf.builtin().find("客户抱怨处理表")
SHARES = {
    "verdict.shares.0.department": "注塑车间",
    "verdict.shares.0.ratio": 70,
    "verdict.shares.1.department": "质检科",
    "verdict.shares.1.ratio": 30,
}
LINES = [{"责任单位": "注塑车间", "责任比率(%)": 70}, {"责任单位": "质检科", "比率": "30"}]


@pytest.mark.parametrize(
    "named",
    [
        {"客户名称": "远山机电"},
        {"客 户 名 称：": "远山机电"},
        {"投诉客户名称": "远山机电"},
        {"report.customer": "远山机电"},
        {"业务部门填报.客户名称": "远山机电"},
        {"业务部门填报": {"客户名称": "远山机电"}},
        {"report": {"customer": "远山机电"}},
        {"report": {"客户": "远山机电"}},
    ],
)
def test_a_box_is_named_by_label_path_or_within_its_section(named: dict[str, Any]) -> None:
    assert typed(SPEC, named) == {"report.customer": "远山机电"}


@pytest.mark.parametrize(
    "named",
    [
        {"责任归属": LINES},
        {"verdict.shares": LINES},
        {"判定": {"责任归属": LINES}},
        {"verdict": {"shares": LINES}},
        SHARES,
        {path.replace("department", "责任单位"): value for path, value in SHARES.items()},
    ],
)
def test_the_lines_of_a_table_are_a_list_or_its_cells_one_by_one(named: dict[str, Any]) -> None:
    assert typed(SPEC, named) == SHARES


def test_values_are_typed_and_blank_ones_left_out() -> None:
    said: dict[str, Any] = {
        "受理日期": "2026/3/5",
        "损失金额": "8,000",
        "批号": "",
        "异常样品": None,
        "责任归属": [],
    }
    assert typed(SPEC, said) == {
        "report.received_on": dt.date(2026, 3, 5),
        "verdict.loss": Money.parse("8000"),
    }


def test_one_box_named_twice_in_the_same_sense_is_one() -> None:
    assert typed(SPEC, {"客户名称": "远山", "客户": "远山"}) == {"report.customer": "远山"}


@pytest.mark.parametrize(
    ("named", "offered"),
    [
        ({"客户名": "甲"}, "“客户名称”"),
        ({"report": {"客户名": "甲"}}, "“客户名称”"),
        ({"判定": {"责任归属": [{"责任单元": "甲"}]}}, "“责任单位”"),
        ({"业务部门填表": {"客户名称": "甲"}}, "“业务部门填报”"),
    ],
)
def test_a_name_that_no_box_bears_is_answered_with_the_nearest(
    named: dict[str, Any], offered: str
) -> None:
    with pytest.raises(UnknownName, match="是不是") as caught:
        typed(SPEC, named)
    assert offered in str(caught.value)


def test_everything_that_does_not_fit_is_told_at_once_by_label() -> None:
    said = {"受理日期": "某日", "交运日期": "某日", "客户名称": "甲", "客户": "乙"}
    with pytest.raises(InvalidValues) as caught:
        typed(SPEC, said)
    assert [finding.box for finding in caught.value.findings] == [
        "report.received_on",
        "report.shipped_on",
        "report.customer",
    ]


@pytest.mark.parametrize("value", [["退货", "飞天"], ["飞天"]])
def test_a_choice_that_is_none_is_not_dropped(value: list[str]) -> None:
    with pytest.raises(InvalidValues, match="飞天"):
        typed(SPEC, {"处理方式": value})


def test_a_line_of_a_table_that_is_no_line_is_told() -> None:
    with pytest.raises(InvalidValues, match="责任归属：第2行"):
        typed(SPEC, {"责任归属": [LINES[0], "质检科"]})


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("受理.json", '{"客户名称": "远山机电"}'),
        ("受理.JSON", '\ufeff{"客户名称": "远山机电"}'),
        ("受理.toml", '"客户名称" = "远山机电"'),
    ],
)
def test_a_data_file_is_json_or_toml(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert from_file(tmp_path / name) == {"客户名称": "远山机电"}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"{", "不是完好的数据文件"),
        (b"[1]", "一组标签和值"),
        ("{“客户名称”: 1}".encode(), "不是完好的数据文件"),
        ('{"客户名称": "甲"}'.encode("gb18030"), "UTF-8"),
    ],
)
def test_a_data_file_that_cannot_be_used_is_told(content: bytes, told: str, tmp_path: Path) -> None:
    (tmp_path / "受理.json").write_bytes(content)
    with pytest.raises(InputError, match="受理.json") as caught:
        from_file(tmp_path / "受理.json")
    assert told in str(caught.value)


def test_a_data_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileAccessError, match="受理.json"):
        from_file(tmp_path / "受理.json")
