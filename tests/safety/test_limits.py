"""Limits as an office writes them in formkit.toml."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formkit.errors import ConfigurationError
from formkit.safety.limits import GIB, KIB, MIB, Limits, over, parse_size, print_size


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("400 MiB", 400 * MIB),
        ("400MB", 400 * MIB),
        ("400m", 400 * MIB),
        ("1.5 GiB", 1536 * MIB),
        ("64 KiB", 64 * KIB),
        ("1048576", MIB),
        ("４００ＭＢ", 400 * MIB),
    ],
)
def test_a_size_is_read_in_every_usual_form(text: str, size: int) -> None:
    assert parse_size(text) == size


@pytest.mark.parametrize("text", ["", "MiB", "-1 MiB", "4 TiB", "vier MiB", "1.2.3 MB"])
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="^"):
        parse_size(text)


@given(st.integers(0, 64 * GIB))
def test_a_printed_size_is_never_less_and_hardly_more(size: int) -> None:
    printed = parse_size(print_size(size))
    assert size <= printed <= size * 1.1


def test_the_limits_of_an_office_change_only_what_they_name() -> None:
    settings = {"total": "400 MiB", "entries": 9000, "seconds": 2.5, "memory": GIB}
    limits = Limits.of(settings)
    assert limits == Limits(total=400 * MIB, entries=9000, seconds=2.5, memory=GIB)


def test_an_unknown_limit_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(ConfigurationError, match="没有“totl”这一项。是不是“total”"):
        Limits.of({"totl": "400 MiB"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("total", "much"),
        ("total", 0),
        ("entries", "5000 MiB"),
        ("entries", True),
        ("seconds", -1),
        ("memory", None),
        ("ratio", [200]),
    ],
)
def test_a_value_that_is_no_limit_is_refused_by_name(name: str, value: object) -> None:
    with pytest.raises(ConfigurationError, match=rf"\[limits\] {name} = "):
        Limits.of({name: value})


def test_a_refusal_shows_the_line_that_would_let_the_file_through() -> None:
    refusal = over(Limits(), "total", "甲.docx", seen=328 * MIB, what="解开后共")
    assert str(refusal) == (
        "甲.docx：解开后共 328 MiB，超过上限 200 MiB。"
        '确认文件可信后，可在 formkit.toml 的 [limits] 中写 total = "400 MiB"。'
    )


def test_what_a_refusal_advises_is_enough() -> None:
    advised = str(over(Limits(), "entries", "甲.zip", seen=70_000, what="条目数"))
    assert "entries = 80000" in advised
