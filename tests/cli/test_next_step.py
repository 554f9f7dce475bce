"""The last line of formkit why: what a clerk does next, on which paper."""

from __future__ import annotations

import pytest

from formkit.cli.views.reason import drawn
from formkit.forms import Shelf
from formkit.reconciling import CaseStatus, Reason

RECORD = "客户投诉记录单"
SLIP = "客户投诉处理单"


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (
            Reason("blank", SLIP, None, "handling.result", "", "处理部门", "CL26030001"),
            "下一步（处理部门）：formkit fill CL26030001 --set 投诉处理结果=…",
        ),
        (
            Reason("section", RECORD, None, "judgement", "", "客户服务部"),
            "下一步（客户服务部）：填好后 formkit fill JL26030001 --from 数据文件",
        ),
        (
            Reason("paper", SLIP, None, None, "", "客户服务部"),
            "下一步（客户服务部）：formkit new 客户投诉处理单 --from 数据文件",
        ),
        (
            Reason("paper", "客户回访登记表", None, None, ""),
            "下一步：收回填好的客户回访登记表，再 formkit import。",
        ),
        (
            Reason("again", RECORD, None, None, "", "受理人员"),
            "下一步（受理人员）：formkit supersede JL26030001",
        ),
    ],
)
def test_the_next_step_names_the_paper_on_which_it_is_done(reason: Reason, told: str) -> None:
    case = CaseStatus(
        number="JL26030001",
        case="JL26030001",
        form=RECORD,
        customer="东篱商贸",
        state="已判责",
        stages={},
        why=(reason,),
    )
    *_, last = drawn(case, Shelf.builtin())
    assert last == told
