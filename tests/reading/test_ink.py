"""What is drawn on a page: characters where they are seen, straight lines, what clips them."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from formkit.reading.ink import UNTOLD, Ink, ink
from tests.reading.paper_pdf import clipped, ruled, text, written


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """Where the PDF of a test lies."""
    return tmp_path / "page.pdf"


def drawn(path: Path) -> Ink:
    """What is drawn on the first page."""
    with pypdfium2.PdfDocument(path) as pdf:
        return ink(pdf[0])


def test_a_character_has_its_place_from_the_left_top_of_the_page(page: Path) -> None:
    (char,) = drawn(written(page, text(60, 120, "客"))).chars
    assert (char.text, char.x0, char.x1, char.size, char.clip) == ("客", 60, 70, 10, None)
    assert char.top < 120 < char.bottom


def test_spaces_that_nobody_wrote_are_not_there(page: Path) -> None:
    path = written(page, text(60, 120, "客户") + text(200, 120, "远山"))
    assert "".join(char.text for char in drawn(path).chars) == "客户远山"


def test_a_hyphen_at_the_end_of_a_line_is_a_hyphen(page: Path) -> None:
    path = written(page, text(60, 120, "X-") + text(60, 133, "200"))
    assert "".join(char.text for char in drawn(path).chars) == "X-200"


def test_a_sign_that_the_file_has_in_two_halves_is_one(page: Path) -> None:
    path = written(page, text(60, 120, "𠮷野家"))
    assert "".join(char.text for char in drawn(path).chars) == "𠮷野家"


def test_a_sign_without_a_meaning_is_not_left_out(page: Path) -> None:
    (char, *_) = drawn(written(page, text(60, 120, "\ud842野家"))).chars
    assert char.text == UNTOLD


def test_a_ruled_box_is_four_rules(page: Path) -> None:
    rules = drawn(written(page, ruled(50, 100, 80, 30))).rules
    assert sorted((rule.length, round(rule.x0), round(rule.top)) for rule in rules) == [
        (30, 50, 100),
        (30, 130, 100),
        (80, 50, 100),
        (80, 50, 130),
    ]


def test_a_slanting_line_is_no_rule(page: Path) -> None:
    assert drawn(written(page, "50 700 m 150 750 l S\n")).rules == []


def test_what_is_scaled_lies_where_it_is_seen(page: Path) -> None:
    path = written(page, f"q .5 0 0 .5 0 0 cm\n{text(60, 120, '客')}50 100 m 90 100 l S\nQ\n")
    seen = drawn(path)
    assert (seen.chars[0].x0, seen.chars[0].size) == (30, 5)
    assert (seen.rules[0].x0, seen.rules[0].top, seen.rules[0].length) == (25, 750, 20)


@pytest.mark.parametrize(
    ("turn", "matrix"),
    [(90, "0 1 -1 0 600 0"), (180, "-1 0 0 -1 600 800"), (270, "0 -1 1 0 0 800")],
)
def test_a_page_that_is_shown_turned_is_read_as_shown(page: Path, turn: int, matrix: str) -> None:
    content = f"q {matrix} cm\n{text(60, 700, '客户')}50 60 m 90 60 l S\nQ\n"
    seen = drawn(written(page, content, page=f"/Rotate {turn}"))
    first, second = seen.chars
    assert second.x0 == pytest.approx(first.x1)
    assert first.x1 - first.x0 == pytest.approx(10)
    assert first.bottom == pytest.approx(second.bottom)
    assert seen.rules[0].x1 - seen.rules[0].x0 == pytest.approx(40)


def test_a_text_that_is_cut_off_tells_where_it_can_be_seen(page: Path) -> None:
    path = written(page, clipped(50, 100, 25, 30, text(60, 120, "客户")))
    assert {char.clip for char in drawn(path).chars} == {(50, 100, 75, 130)}
