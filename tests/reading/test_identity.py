"""Number and copy of a sheet, and the places that disagree on them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from formkit.forms import FormSpec
from formkit.reading.identity import Identity, identify
from formkit.values.grid import Document
from formkit.values.number import SheetCode

Draw = Callable[..., Document]
CODE = str(SheetCode("26030001", 2))


def codes(identity: Identity) -> list[str]:
    """The codes of the findings."""
    return [finding.code for finding in identity.findings]


@pytest.mark.parametrize(
    "drawing",
    [
        "| 编号 | 26030001 |",
        "| 编 号： | 26030001 |",
        "| 编号：26030001 |",
        "| 客户意见单    N0: ２６０３０００１ |",
        "| № 26030001 |",
        "| No.26030001 |",
    ],
)
def test_the_number_is_printed_behind_its_label(draw: Draw, slip: FormSpec, drawing: str) -> None:
    assert identify(draw(drawing), slip) == Identity("26030001")


@pytest.mark.parametrize(
    "drawing", ["| 编号 | |", "| 编号：____ |", "| 原编号：26020007 |", "| 编号：{{ number }} |"]
)
def test_a_blank_or_another_number_is_no_number(draw: Draw, slip: FormSpec, drawing: str) -> None:
    assert identify(draw(drawing), slip) == Identity()


def test_the_code_tells_number_and_copy(draw: Draw, slip: FormSpec) -> None:
    assert identify(draw(f"| {CODE} |"), slip) == Identity("26030001", 2)


def test_the_properties_tell_number_copy_and_template(draw: Draw, slip: FormSpec) -> None:
    told = {"identifier": CODE, "formkit.number": "26030001", "formkit.template": "0a1b2c3d4e5f"}
    found = identify(draw("| 客户名称 | |", properties=told), slip)
    assert found == Identity("26030001", 2, "0a1b2c3d4e5f")


def test_a_sheet_without_copies_has_none(draw: Draw, slip: FormSpec) -> None:
    told = {"identifier": str(SheetCode("26030001", 0)), "formkit.copy": "0"}
    assert identify(draw("| |", properties=told), slip) == Identity("26030001")


@pytest.mark.parametrize(
    "line",
    ["第二联（红）责任部门 依批示办理", "第 二 联　责任部门", "第2联", "意见单  第二联 责任部门"],
)
def test_the_copy_line_tells_the_copy(draw: Draw, slip: FormSpec, line: str) -> None:
    assert identify(draw(f"| {line} |"), slip) == Identity(None, 2)


@pytest.mark.parametrize(
    "line", ["一式两联：第一联 前台　第二联 责任部门", "执行(第二联)", "交回第二联后归档"]
)
def test_a_line_that_only_mentions_copies_is_no_copy_line(
    draw: Draw, slip: FormSpec, line: str
) -> None:
    assert identify(draw(f"| {line} |"), slip).copy is None


def test_places_that_disagree_on_the_number_are_all_told(draw: Draw, slip: FormSpec) -> None:
    found = identify(draw("| 编号：26030002 |", properties={"identifier": CODE}), slip)
    assert found.number is None
    assert codes(found) == ["number-disagrees"]
    assert found.findings[0].evidence == (("文档属性", CODE), ("第1行第1格", "26030002"))


def test_a_number_that_does_not_fit_the_form_is_told(draw: Draw, slip: FormSpec) -> None:
    found = identify(draw("| 编号：2603O1 |"), slip)
    assert (found.number, codes(found)) == (None, ["number-unreadable"])


def test_places_that_disagree_on_the_copy_are_told(draw: Draw, slip: FormSpec) -> None:
    found = identify(draw(f"| {CODE} |\n| 第一联（白）前台存 |"), slip)
    assert (found.number, found.copy, codes(found)) == ("26030001", None, ["copy-disagrees"])


def test_a_code_with_a_wrong_check_character_is_told(draw: Draw, slip: FormSpec) -> None:
    wrong = CODE[:-1] + ("1" if CODE[-1] != "1" else "2")
    found = identify(draw(f"| {wrong} |\n| 编号：26030001 |"), slip)
    assert (found.number, found.copy, codes(found)) == ("26030001", None, ["code-check"])


def test_a_date_is_no_code(draw: Draw, slip: FormSpec) -> None:
    assert identify(draw("| 2026-3-5 |"), slip) == Identity()


def test_several_copies_in_one_document_are_no_single_copy(draw: Draw, slip: FormSpec) -> None:
    found = identify(draw("| 第一联（白）前台存 |", "| 第二联（红）责任部门 |"), slip)
    assert (found.copy, codes(found)) == (None, ["several-copies"])


def test_a_copy_line_with_another_holder_is_told(draw: Draw, slip: FormSpec) -> None:
    found = identify(draw("| 第二联（红）会计科 |"), slip)
    assert (found.copy, codes(found)) == (2, ["copy-holder"])


def test_a_form_without_numbers_reads_none_from_its_lines(draw: Draw) -> None:
    told = draw("| 编号 | 客户 |\n| 26030001 | 远山机电 |")
    assert identify(told, None) == Identity()
