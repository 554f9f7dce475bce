"""Formulas name cells, and the names move with the rows."""

from __future__ import annotations

import pytest

from formkit.filling.formula import area, areas, formula
from formkit.filling.growth import Block, Growth

# 1 head │ 2 {%tr for %} │ 3 line │ 4 {%tr endfor %} │ 5 sum
LOOP = Block(2, 4, 5)
GROWTHS = {"登记": Growth((LOOP,)), "远山's": Growth((LOOP,))}


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("SUM(C3:C3)", "SUM(C2:C6)"),
        ("SUM(C2:C4)", "SUM(C2:C6)"),
        ("SUM($C$1:C$4)+C5", "SUM($C$1:C$6)+C7"),
        ("C3*2", "C2*2"),
        ("登记!C5+别表!C5", "登记!C7+别表!C5"),
        ("'远山''s'!$C$5", "'远山''s'!$C$7"),
        ("[1]登记!C5", "[1]登记!C5"),
        ("COUNT(5:5)&A:A", "COUNT(7:7)&A:A"),
        ('IF(A5="C5","登记!C5",5)', 'IF(A7="C5","登记!C5",5)'),
        ("LOG10(A5)+Q1名称", "LOG10(A7)+Q1名称"),
        ("数量列*2", "数量列*2"),
        ("SUM(", "SUM("),
        ("", ""),
    ],
)
def test_a_formula_moves_with_the_rows_it_names(text: str, moved: str) -> None:
    assert formula(text, "登记").moved(GROWTHS) == moved


def test_a_single_cell_of_a_line_is_stretched_over_all_lines_where_ranges_are_meant() -> None:
    assert formula("登记!$C$3", "").stretched(GROWTHS) == "登记!$C$2:$C$6"
    assert formula("登记!$C$5", "").stretched(GROWTHS) == "登记!$C$7"


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        ("A3*B3", "A5*B5"),
        ("A3*$B$1", "A5*$B$1"),
        ("SUM($A$3:A3)", "SUM($A$2:A5)"),
        ("D2+A3", "D4+A5"),
        ("SUM(A5:A9)", "SUM(A7:A11)"),
        ("别表!A3+A3", "别表!A3+A5"),
    ],
)
def test_the_formula_of_a_line_is_copied_down(text: str, copied: str) -> None:
    assert formula(text, "登记").repeated(GROWTHS, LOOP, 3) == copied


def test_what_names_no_rows_is_no_area() -> None:
    assert area("A:A", "登记") is None
    assert area("名称", "登记") is None
    assert areas("A1 B", "登记") == ()
    assert [one.moved(GROWTHS) for one in areas("A1:B5 C5", "登记")] == ["A1:B7", "C7"]
