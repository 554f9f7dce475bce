"""Rows of a sheet move when the rows between loop tags are repeated."""

from __future__ import annotations

import pytest

from formkit.filling.growth import Block, Growth

# template   1 head │ 2 {%tr for %} │ 3 line │ 4 {%tr endfor %} │ 5 sum │ 6 for │ 7 8 line │ 9 end
TWICE = Growth((Block(2, 4, 5), Block(6, 9, 2)))


@pytest.mark.parametrize(
    ("row", "start", "end"),
    [
        (1, 1, 1),
        (2, 2, 1),
        (3, 2, 6),
        (4, 7, 6),
        (5, 7, 7),
        (6, 8, 7),
        (7, 8, 10),
        (8, 9, 11),
        (9, 12, 11),
        (10, 12, 12),
    ],
)
def test_a_range_starts_at_the_first_line_and_ends_at_the_last(
    row: int, start: int, end: int
) -> None:
    assert (TWICE.start(row), TWICE.end(row)) == (start, end)


def test_a_row_of_a_line_stands_below_that_of_the_line_before() -> None:
    block = TWICE.blocks[1]
    assert [TWICE.instance(row, block, n) for n in range(2) for row in (7, 8)] == [8, 9, 10, 11]


def test_the_opening_tag_stands_for_the_row_above_the_line() -> None:
    block = TWICE.blocks[0]
    assert [TWICE.instance(2, block, n) for n in range(3)] == [1, 2, 3]


def test_without_loops_nothing_moves() -> None:
    assert [Growth().start(row) for row in (1, 7)] == [1, 7]
    assert [Growth().end(row) for row in (1, 7)] == [1, 7]
