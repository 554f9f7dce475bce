"""企业客户投诉处理与满意度提升手册: a complaint from first contact to the closed loop."""

from __future__ import annotations

from collections.abc import Callable

from formkit.reconciling.limits import limits
from tests.scenarios.stage import Stage

Play = Callable[..., Stage]

REGISTERED = """
2026-03-02 11:05  丁香  登记 投诉登记表 as 甲
    投诉时间 = 2026-03-02 10:30
    登记时间 = 2026-03-02 11:00
    投诉渠道 = 在线平台
    客户信息 = 东篱商贸
    客户联系方式 = 13800000002
    投诉内容 = 到货短少两箱
    问题描述 = 签收单写十箱，实到八箱
    首问责任人(签字) = 丁香 2026-03-02
"""
SORTED = """
2026-03-02 16:00  郭思齐  填写 甲
    投诉分类 = 服务投诉
    影响范围 = 一家客户
    处理责任人 = 石磊
    时间节点 = 2026-03-05
"""
HANDLED = """
2026-03-04 15:00  石磊  收回 甲
    确认问题 = 装车漏装两箱
    解决方案 = 当日补送两箱
    处理完成日期 = 2026-03-04
    处理责任人(签字) = 石磊 2026-03-04
"""
FED_BACK = """
2026-03-09 10:00  郭思齐  填写 甲
    回访日期 = 2026-03-09
    客户是否满意 = 满意
    客户反馈 = 补送及时
"""
LOOPED = """
2026-03-10 10:00  石磊  填写 甲
    根本原因 = 装车无复核
    改进措施 = 装车双人复核
    闭环日期 = 2026-03-10
    闭环确认(签字) = 石磊 2026-03-10
"""
TRACKED = """
2026-03-10 11:00  郭思齐  收回 投诉跟踪台账
    tracking.lines.0.number = {案}
    tracking.lines.0.customer = 东篱商贸
    tracking.lines.0.state = 已补送
"""
SETTLED = """
2026-03-31 10:00  郭思齐  收回 投诉跟踪台账
    tracking.period = 2026年3月
    tracking.lines.0.number = {案}
    tracking.lines.0.state = 已补送
    tracking.lines.0.feedback = 基本满意
    tracking.lines.0.settled = 已解决
"""
ASKED = """
2026-03-11 09:00  郭思齐  登记 满意度调查表 as 查
    登记编号 = {案}
    调查日期 = 2026-03-11
    客户名称 = 东篱商贸
    调查方式 = 电话访谈
"""


def answered(overall: str) -> str:
    """What the customer answers on the telephone."""
    return f"""
    2026-03-11 09:30  郭思齐  收回 查
        服务态度 = 满意
        处理结果 = 基本满意
        总体满意度 = {overall}
    """


def test_the_ordinary_way_from_first_contact_to_the_closed_loop(play: Play) -> None:
    play(
        "handbook",
        f"""{REGISTERED}
        → 状态 已登记
        → 下一步 专人
        # 时间节点还没有定
        → 期限 P7-2 未约定
        → 缺 “分类”栏；“处理”栏；还没有“投诉跟踪台账”（1.4）；“跟进反馈”栏；“闭环”栏
        {SORTED}
        → 状态 已分派
        → 下一步 处理责任人
        → 期限 P7-2 2026-03-05
        {HANDLED}
        → 结果 updated
        → 状态 已处理
        → 下一步 专人
        → 期限 无
        → 缺 还没有“投诉跟踪台账”；“跟进反馈”栏；“闭环”栏
        {FED_BACK}
        # 台账由专人记
        → 下一步 专人
        {LOOPED}
        → 状态 已处理
        → 缺 还没有“投诉跟踪台账”
        {TRACKED}
        → 状态 已闭环
        → 缺 无
        → 归档缺 “投诉跟踪台账”里还没有填“问题解决情况”
        {ASKED}
        {answered("基本满意")}
        → 状态 已闭环
        {SETTLED}
        → 状态 已归档
        → 阶段 registered，assigned，handled，closed，archived
        → 归档缺 无
        → 对账 无
        """,
    )


def test_a_complaint_that_the_ledger_calls_unsettled_is_not_filed(play: Play) -> None:
    play(
        "handbook",
        f"""{REGISTERED}{SORTED}{HANDLED}{FED_BACK}{LOOPED}
        {SETTLED.replace("已解决", "未解决")}
        → 状态 已闭环
        → 归档缺 “问题解决情况”是“未解决”，要“已解决”（1.4）
        """,
    )


def test_the_day_fixed_for_this_case_can_be_missed(play: Play) -> None:
    play(
        "handbook",
        f"""{REGISTERED}{SORTED}
        2026-03-05 23:59  郭思齐  看
        → 逾期 无
        2026-03-06 00:01  郭思齐  看
        → 逾期 P7-2
        → 下一步 处理责任人
        {HANDLED.replace("2026-03-04", "2026-03-06")}
        → 逾期 无
        → 状态 已处理
        """,
    )


def test_a_complaint_written_down_too_late_is_registered_all_the_same(play: Play) -> None:
    stage = play(
        "handbook",
        f"""{REGISTERED.replace("2026-03-02", "2026-03-03").replace("03-03 10:30", "03-02 10:30")}
        → 状态 已登记
        → 逾期 无
        """,
    )
    office = stage.office
    case = office.books().case(stage.case)
    (late,) = [one for one in limits(case, office.procedure) if one.rule == "P7-1"]
    assert late.done is not None
    assert not late.kept


def test_a_customer_who_is_not_satisfied_is_seen_to_again(play: Play) -> None:
    play(
        "handbook",
        f"""{REGISTERED}{SORTED}{HANDLED}
        {FED_BACK.replace("= 满意", "= 不满意").replace("补送及时", "补送的也少一箱")}
        → 状态 须重新处理
        → 缺 还没有“投诉跟踪台账”；“闭环”栏
        → 缺 “客户是否满意”是“不满意”，须重新处理：请另填一份新的“投诉登记表”
        2026-03-09 11:00  丁香  取代 甲 as 乙
            投诉时间 = 2026-03-09 10:00
            登记时间 = 2026-03-09 11:00
            投诉内容 = 补送的少一箱
            首问责任人(签字) = 丁香 2026-03-09
        → 状态 已登记
        → 对账 无
        """,
    )


def test_a_bad_answer_in_the_survey_takes_a_closed_case_up_again(play: Play) -> None:
    play(
        "handbook",
        f"""{REGISTERED}{SORTED}{HANDLED}{FED_BACK}{LOOPED}{TRACKED}{ASKED}
        → 状态 已闭环
        {answered("不满意")}
        → 状态 须重新处理
        → 缺 “总体满意度”是“不满意”，须重新处理
        """,
    )
