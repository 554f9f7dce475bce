from __future__ import annotations

import pytest

from formkit.drafting.lettering import letters


@pytest.mark.parametrize(
    ("title", "initials"),
    [
        ("客户意见处理单", "KHYJCL"),
        ("报修单", "BX"),
        ("来访登记", "LFDJ"),
        ("客户投诉（抱怨）受理处理单", "KHTSSL"),
        ("8D Report", "DR"),
        ("8D报告", "DBG"),
    ],
)
def test_numbers_begin_with_the_initials_of_the_title(title: str, initials: str) -> None:
    assert letters(title) == initials


def test_letters_of_another_form_are_not_taken_again() -> None:
    assert letters("报修单", {"BX"}) == "BXA"
    assert letters("报修单", {"BX", "BXA"}) == "BXB"


@pytest.mark.parametrize("title", ["单", "12", "龘龘表", "—"])
def test_a_title_without_initials_has_letters_of_its_own_all_the_same(title: str) -> None:
    assert len(letters(title)) == 3
    assert letters(title).isalpha()
