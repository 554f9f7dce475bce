"""The driver itself: scenarios are read as written, and what does not hold is shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.scenarios.driver import differences
from tests.scenarios.script import Asked, read
from tests.scenarios.stage import Stage

Play = Callable[..., Stage]

REPORT = """
2026-03-05 09:00  周敏  登记 客户抱怨处理表 as 甲
    客户名称 = 远山机电
    受理日期 = 2026-03-05
    订单编号 = DD-0311
    料号 = LH-208
    数量 = 120 件
    不良数量 = 8 件
    交运日期 = 2026-02-20
    客户投诉理由 = 外壳开裂
    客户要求 = 退货
    签注意见 = 属实
    业务经办签字 = 周敏 2026-03-05
"""


def test_a_scenario_is_read_step_by_step() -> None:
    (first, second) = read(
        """
        # 第九条第13款
        2026-03-05 09:00  周敏  登记 签呈 as 签
            异议 = 不同意扣罚 = 全部
        → 期限 P5-1 立即；P5-5 未设定
        → 缺 质量管理部，由质量管理部填写
        2026-03-06 14:30  郭思齐  遗失 签 联 1 3 邮寄丢失
        → 签 状态 处理中
        → 逾期 无
        """
    )
    assert (first.verb, first.plain, first.new_name) == ("登记", ["签呈"], "签")
    assert first.boxes == {"异议": "不同意扣罚 = 全部"}
    assert first.holds[Asked("期限")] == ["P5-1 立即", "P5-5 未设定"]
    assert first.holds[Asked("缺")] == ["质量管理部，由质量管理部填写"]
    assert (second.copies, second.plain) == ([1, 3], ["签", "邮寄丢失"])
    assert second.holds == {Asked("状态", "签"): ["处理中"], Asked("逾期"): []}


def test_steps_must_follow_one_another_in_time() -> None:
    with pytest.raises(ValueError, match="08:59"):
        read("2026-03-05 09:00  周敏  看\n2026-03-05 08:59  周敏  看")


@pytest.mark.parametrize(
    ("aspect", "expected", "found", "told"),
    [
        ("状态", ["处理中"], ["处理中"], []),
        ("缺", ["交涉结果"], ["“交涉结果”栏还没有填"], []),
        ("状态", ["交涉"], ["交涉结果"], ["状态：", "  - 交涉", "  + 交涉结果"]),
        ("逾期", [], ["P5-1"], ["逾期：", "  + P5-1"]),
        ("缺", ["交涉结果"], [], ["缺：", "  - 交涉结果"]),
        ("缺", ["填"], ["填甲", "填乙"], ["缺：次序或次数不同", "  + 填甲", "  + 填乙"]),
    ],
)
def test_what_does_not_hold_is_told_line_by_line(
    aspect: str, expected: list[str], found: list[str], told: list[str]
) -> None:
    assert differences(aspect, expected, found) == told


def test_a_scenario_is_played_through_a_real_office(play: Play) -> None:
    stage = play(
        "five-copy",
        f"""{REPORT}
        → 状态 处理中
        → 下一步 质量管理部
        → 阶段 无
        2026-03-06 10:00  周敏  收回 联 1
            投诉分类 = 质量异常
            责任归属部门 = 制造部门
            原因分析 = 注塑温度偏低
            质量管理部签字 = 林岚 2026年3月6日
        → 结果 updated
        → 下一步 制造部门
        2026-03-06 11:00  周敏  填写 甲
            料号 = 不是栏位所许的
            不存在的栏 = 甲
        → 拒绝 没有栏位“不存在的栏”
        2026-03-07 09:00  郭思齐  作废 甲 重复登记
        → 状态 作废
        → 缺 无
        """,
    )
    assert stage.office.ledger.entry(stage.number("甲")).state == "void"


def test_an_arrow_that_does_not_hold_fails_with_the_step(play: Play) -> None:
    with pytest.raises(AssertionError) as told:
        play("five-copy", f"{REPORT}\n→ 下一步 会计科\n→ 状态 处理中")

    assert str(told.value).startswith(
        "\n第1步  2026-03-05 09:00  周敏  登记 客户抱怨处理表 as 甲\n"
        "    下一步：\n"
        "      - 会计科\n"
        "      + 质量管理部"
    )
