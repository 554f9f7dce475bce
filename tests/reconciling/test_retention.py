"""How long a case is kept."""

from __future__ import annotations

import datetime as dt

import pytest

from formkit.errors import ConfigurationError, Unreadable
from formkit.procedures import Procedure, load
from formkit.reconciling.retention import Retention, Term


@pytest.fixture
def procedure() -> Procedure:
    return load("five-copy")


@pytest.mark.parametrize(("text", "years"), [("30年", 30), ("定期10年", 10), ("永久", None)])
def test_a_term_is_read_as_archives_write_it(text: str, years: int | None) -> None:
    assert Term.parse(text) == Term(years)
    assert Term.parse(str(Term(years))) == Term(years)


def test_the_years_run_from_the_first_day_of_the_next_year() -> None:
    assert Term(10).due(dt.date(2026, 4, 2)) == dt.date(2036, 12, 31)
    assert Term(None).due(dt.date(2026, 4, 2)) is None


@pytest.mark.parametrize(
    ("grade", "term"), [("重大投诉", "30年"), ("轻微投诉", "10年"), (None, "10年"), ("", "None")]
)
def test_grave_complaints_are_kept_longer(
    grade: str | None, term: str, procedure: Procedure
) -> None:
    assert str(Retention().term(grade, procedure)) == term


def test_what_a_regulation_keeps_long_is_kept_thirty_years(procedure: Procedure) -> None:
    rule = {"name": "保存", "clause": "⑥", "sentence": "当月《客户意见表》汇总后整理归档长期保存。"}
    told = procedure.model_dump() | {"rules": [rule]}
    assert Retention().term("", Procedure.model_validate(told)) == Term(30)


def test_an_office_says_otherwise(procedure: Procedure) -> None:
    kept = Retention.of({"default": "永久", "classes": {"重要投诉": "30年"}})
    assert kept.term("重要投诉", procedure) == Term(30)
    assert kept.term("轻微投诉", procedure) == Term(None)


@pytest.mark.parametrize("said", [{"default": "十年以上"}, {"defualt": "10年"}])
def test_a_slip_in_the_settings_is_told(said: dict[str, str]) -> None:
    with pytest.raises(ConfigurationError, match="retention"):
        Retention.of(said)


def test_what_is_no_term_is_refused() -> None:
    with pytest.raises(Unreadable):
        Term.parse("长期")
