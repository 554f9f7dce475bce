"""Who may decide on how much."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from formkit.errors import ConfigurationError
from formkit.procedures import Authority, load_file
from formkit.values.money import Money

LEVELS = ("业务部经理", "副总经理", "总经理")
UP_TO_20000 = ({"upto": "5000", "role": "业务部经理"}, {"upto": "2万元", "role": "副总经理"})


def authority(*limits: dict[str, Any]) -> Authority:
    told = {"clause": "第九条第7款", "sentence": "核决。", "levels": LEVELS, "limits": limits}
    return Authority.model_validate(told)


@pytest.mark.parametrize(
    ("loss", "needed"),
    [
        ("0", "业务部经理"),
        ("5000", "业务部经理"),
        ("5000.01", "副总经理"),
        ("20000", "副总经理"),
        ("20000.01", "总经理"),
    ],
)
def test_a_loss_above_every_limit_goes_to_the_highest_level(loss: str, needed: str) -> None:
    assert authority(*UP_TO_20000).needed(Money(Decimal(loss))) == needed


def test_while_no_limit_is_set_no_level_suffices() -> None:
    unset = authority()

    assert not unset.is_set
    assert unset.needed(Money(Decimal(1))) is None
    assert not unset.suffices("总经理", Money(Decimal(1)))


def test_one_who_is_no_level_does_not_suffice() -> None:
    assert not authority(*UP_TO_20000).suffices("业务员", Money(Decimal(1)))


def test_a_procedure_that_has_no_levels_cannot_be_given_limits(tmp_path: Any) -> None:
    file = tmp_path / "小办法.toml"
    file.write_text(
        """
        name = "小办法"
        title = "小办法"
        main_form = "客户投诉记录单"
        [[stages]]
        name = "closed"
        title = "已结案"
        [[stages.requires]]
        clause = "第一条"
        sentence = "应办理。"
        that = { kind = "complete", section = "受理" }
        """,
        encoding="utf-8",
    )

    assert load_file(file).open_blanks == ()
    with pytest.raises(ConfigurationError, match="这个办法没有核决权限"):
        load_file(file, {"authority": [{"role": "总经理"}]})
