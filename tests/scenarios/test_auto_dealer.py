"""客户投诉处理程序 4: a user's complaint at a car dealer's, and the courses it can take."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.scenarios.stage import Stage

Play = Callable[..., Stage]

TAKEN_DOWN = """
2026-03-02 09:20  柳青  登记 公司用户抱怨处理表 as 甲
    用户名称 = 安若素
    联系方式 = 13800000001
    抱怨时间 = 2026-03-02 09:00
    来源 = 上门投诉
    抱怨内容 = 保养后机油灯亮
    抱怨原因 = 产品质量问题或售后服务问题
    填表人(签字) = 柳青 2026-03-02
"""
HANDED_ON = """
2026-03-02 09:35  柳青  填写 甲
    上报责任部门时间 = 2026-03-02 09:30
"""
ACCEPTED = """
2026-03-02 10:10  段明月  填写 甲
    受理时间 = 2026-03-02 10:00
    抱怨级别 = 一般抱怨
    受理人(签字) = 段明月 2026-03-02
"""
GRAVE = """
2026-03-02 10:10  段明月  填写 甲
    受理时间 = 2026-03-02 10:00
    抱怨级别 = 重大抱怨
    定级理由 = 新车交付不足一周
    受理人(签字) = 段明月 2026-03-02
"""
ANALYSED = """
2026-03-02 14:00  石磊  填写 甲
    责任归属部门 = 售后服务部
    责任人 = 尤大勇
    原因分析 = 机油滤芯未拧紧
    处理对策 = 重新安装并补加机油
    处理方案 = 免费返修，送一次保养
    责任部门(签字) = 石磊 2026-03-02
"""
APPROVED = """
2026-03-02 16:00  白露  填写 甲
    审核及处理意见 = 同意
    销售经理审核(签字) = 白露 2026-03-02
"""
ANSWERED = """
2026-03-02 17:10  段明月  填写 甲
    答复时间 = 2026-03-02 17:00
    答复人 = 段明月
    答复内容 = 电话告知免费返修
"""
DONE = """
2026-03-03 12:00  尤大勇  填写 甲
    实施方案 = 返修并路试
    实施人员 = 尤大勇
    实施完成时间 = 2026-03-03 11:30
    实施人员(签字) = 尤大勇 2026-03-03
"""
REPORTED_BACK = """
2026-03-04 09:30  段明月  收回 甲
    处理完毕时间 = 2026-03-04 09:00
    反馈日期 = 2026-03-04
    处理结果 = 已返修，机油灯不再亮
    用户对处理结果的意见 = 处理及时
    用户是否满意 = 满意
    客户管理员(签字) = 段明月 2026-03-04
"""
READ_OVER = """
2026-03-04 15:00  白露  填写 甲
    销售经理核阅 = 白露 2026-03-04
"""
REVISITED = """
2026-03-06 10:00  段明月  填写 甲
    回访方式 = 电话回访
    回访日期 = 2026-03-06
    回访结果 = 车况正常
    回访是否满意 = 满意
    回访人(签字) = 段明月 2026-03-06
"""
TO_EXECUTION = TAKEN_DOWN + HANDED_ON + ACCEPTED + ANALYSED + APPROVED + ANSWERED + DONE
AFRESH = """
    抱怨时间 = 2026-03-04 09:00
    抱怨内容 = 返修后仍亮，要求换件
    上报责任部门时间 = 2026-03-04 10:00
    填表人(签字) = 柳青 2026-03-04
"""


def afresh(*blocks: str) -> str:
    """The same desks once more for the new sheet, a week later."""
    told = "".join(blocks).replace(" 甲", " 乙")
    return re.sub(r"2026-03-0(\d)", lambda day: f"2026-03-{int(day[1]) + 7:02}", told)


def test_the_ordinary_way_from_desk_to_desk(play: Play) -> None:
    play(
        "auto-dealer",
        f"""{TAKEN_DOWN}
        → 状态 处理中
        → 下一步 客户管理员
        # 六.1：第一时间上报责任部门
        → 期限 P4-6 立即
        → 缺 “受理”栏；“责任部门”栏；“销售经理审核”栏；“答复用户”栏
        → 缺 “实施”栏；“处理结果”栏；“核阅”栏
        {HANDED_ON}
        → 期限 无
        {ACCEPTED}
        → 级别 一般抱怨
        → 下一步 责任部门
        # 五.7：自客户管理员受理起，一般抱怨24小时内答复
        → 期限 P4-1 2026-03-03 10:00
        {ANALYSED}
        → 下一步 销售经理
        {APPROVED}
        → 状态 已批示
        → 下一步 客户管理员
        → 期限 P4-1 2026-03-03 10:00，P4-7 立即
        {ANSWERED}
        → 期限 无
        → 下一步 各职能部门
        {DONE}
        → 下一步 客户管理员
        # 六.3：三日内反馈处理结果
        → 期限 P4-3 2026-03-06
        → 缺 “处理结果”栏；“核阅”栏
        {REPORTED_BACK}
        → 结果 updated
        → 状态 已处理
        → 下一步 销售经理
        → 缺 “核阅”栏还没有填（销售经理核阅），由销售经理填写（五.5）
        {READ_OVER}
        → 状态 已关闭
        → 阶段 approved，handled，closed
        → 下一步 客户管理员
        → 缺 无
        → 归档缺 “回访”栏
        # 五.9：三天的末日3月7日是周六，顺延到周一
        → 期限 P4-4 2026-03-09
        {REVISITED}
        → 状态 已归档
        → 归档缺 无
        → 期限 无
        → 逾期 无
        → 对账 无
        """,
    )


def test_the_quarterly_meetings_measures_do_not_open_the_case_again(play: Play) -> None:
    play(
        "auto-dealer",
        f"""{TO_EXECUTION}{REPORTED_BACK}{READ_OVER}{REVISITED}
        → 状态 已归档
        2026-04-02 10:00  白露  填写 甲
            质量例会日期 = 2026-03-31
            改进措施 = 交车前加一道滤芯力矩检查
            例会主持(签字) = 白露 2026-03-31
        → 状态 已归档
        → 缺 无
        → 归档缺 无
        → 对账 无
        """,
    )


def test_a_common_complaint_is_late_a_day_after_it_was_accepted(play: Play) -> None:
    play(
        "auto-dealer",
        f"""{TAKEN_DOWN}{HANDED_ON}{ACCEPTED}
        2026-03-03 10:00  段明月  看
        → 逾期 无
        2026-03-03 10:01  段明月  看
        → 逾期 P4-1
        → 下一步 责任部门
        {ANALYSED.replace("03-02 14", "03-03 14").replace("2026-03-02", "2026-03-03")}
        {APPROVED.replace("03-02 16", "03-03 16").replace("2026-03-02", "2026-03-03")}
        {ANSWERED.replace("2026-03-02", "2026-03-03")}
        # 迟了的也就办完了，不再逾期
        → 逾期 无
        → 状态 已批示
        """,
    )


def test_a_grave_complaint_must_be_settled_within_two_days(play: Play) -> None:
    play(
        "auto-dealer",
        f"""{TAKEN_DOWN}{HANDED_ON}{GRAVE}
        → 级别 重大抱怨
        → 期限 P4-2 2026-03-04 10:00
        {ANALYSED}{APPROVED}{ANSWERED}
        → 期限 P4-2 2026-03-04 10:00
        {DONE}
        → 期限 P4-2 2026-03-04 10:00，P4-3 2026-03-06
        2026-03-07 09:00  段明月  看
        → 逾期 P4-2，P4-3
        # 五.11：迟了，由责任部门向上级报告
        → 上报 上级
        2026-03-07 10:00  段明月  填写 甲
            处理完毕时间 = 2026-03-07 09:40
            反馈日期 = 2026-03-07
            处理结果 = 已返修
            用户对处理结果的意见 = 太慢，但修好了
            用户是否满意 = 满意
            客户管理员(签字) = 段明月 2026-03-07
        → 逾期 无
        → 期限 P4-4 2026-03-10
        2026-03-07 15:00  白露  填写 甲
            销售经理核阅 = 白露 2026-03-07
        → 状态 已关闭
        2026-03-11 00:01  段明月  看
        → 逾期 P4-4
        """,
    )


def test_what_cannot_be_settled_goes_up_until_somebody_can(play: Play) -> None:
    play(
        "auto-dealer",
        f"""{TAKEN_DOWN}{HANDED_ON}{GRAVE}{ANALYSED}{APPROVED}{ANSWERED}
        2026-03-03 09:00  石磊  填写 甲
            escalation.steps.0.to = 总经理
            escalation.steps.0.on = 2026-03-03
            escalation.steps.0.reason = 总成缺货
            escalation.steps.0.outcome = 无法解决
        → 缺 “实施”栏；最后一行的“结果”是“无法解决”，要“已解决”（五.11）
        → 缺 “处理结果”栏；“核阅”栏
        2026-03-03 11:00  石磊  填写 甲
            escalation.steps.1.to = 上海大众
            escalation.steps.1.on = 2026-03-03
            escalation.steps.1.reason = 总成缺货，请求调拨
            escalation.steps.1.reply = 当日调拨
            escalation.steps.1.outcome = 已解决
        → 缺 “实施”栏；“处理结果”栏；“核阅”栏
        {DONE}
        → 下一步 客户管理员
        """,
    )


def test_a_user_who_is_not_satisfied_gets_a_new_sheet_copied_to_the_general_manager(
    play: Play,
) -> None:
    stage = play(
        "auto-dealer",
        f"""{TO_EXECUTION}
        {REPORTED_BACK.replace("= 满意", "= 不满意").replace("处理及时", "灯又亮了")}
        → 状态 须重新处理
        → 抄送 无
        → 缺 “核阅”栏
        → 缺 “用户是否满意”是“不满意”，须重新处理：请另填一份新的“公司用户抱怨处理表”
        2026-03-04 10:00  柳青  取代 甲 as 乙
            {AFRESH}
        → 乙 状态 处理中
        → 乙 下一步 客户管理员
        → 乙 抄送 总经理
        → 乙 缺 “受理”栏；“责任部门”栏；“销售经理审核”栏；“答复用户”栏
        → 乙 缺 “实施”栏；“处理结果”栏；“核阅”栏；新填的“公司用户抱怨处理表”还没有抄送总经理
        → 对账 无
        2026-03-04 10:10  柳青  抄送 乙 总经理
        {afresh(ACCEPTED, ANALYSED, APPROVED, ANSWERED, DONE)}
        → 缺 “处理结果”栏；“核阅”栏
        {afresh(REPORTED_BACK, READ_OVER)}
        → 状态 已关闭
        {afresh(REVISITED)}
        → 状态 已归档
        → 对账 无
        """,
    )
    old, new = (stage.office.ledger.entry(stage.number(name)) for name in "甲乙")
    assert (old.superseded_by, new.supersedes) == (new.number, old.number)
    assert stage.office.books().case(new.number).number == old.number


def test_a_bad_answer_at_the_revisit_takes_a_closed_case_up_again(play: Play) -> None:
    play(
        "auto-dealer",
        f"""{TO_EXECUTION}{REPORTED_BACK}{READ_OVER}
        → 状态 已关闭
        {REVISITED.replace("= 满意", "= 不满意").replace("车况正常", "机油灯又亮")}
        → 状态 须重新处理
        → 阶段 approved，handled
        → 缺 “回访是否满意”是“不满意”，须重新处理
        2026-03-06 11:00  柳青  取代 甲 as 乙
            {AFRESH.replace("2026-03-04", "2026-03-06")}
        → 状态 处理中
        → 抄送 总经理
        """,
    )


def test_answers_before_the_acceptance_are_refused(play: Play) -> None:
    play(
        "auto-dealer",
        f"""{TAKEN_DOWN}{HANDED_ON}{ACCEPTED}
        2026-03-02 11:00  段明月  填写 甲
            答复时间 = 2026-03-01 09:40
            答复人 = 段明月
            答复内容 = 电话告知
        → 拒绝 早于“受理时间”
        2026-03-02 11:05  段明月  填写 甲
            抱怨级别 = 特大抱怨
        → 拒绝 抱怨级别
        """,
    )


def test_a_common_complaint_becomes_grave_when_nobody_in_the_house_can_settle_it(
    play: Play,
) -> None:
    play(
        "auto-dealer",
        f"""{TAKEN_DOWN}{HANDED_ON}{ACCEPTED}{ANALYSED}{APPROVED}{ANSWERED}
        → 期限 无
        2026-03-02 18:00  石磊  填写 甲
            escalation.steps.0.to = 总经理
            escalation.steps.0.on = 2026-03-02
            escalation.steps.0.reason = 总成缺货
            escalation.steps.0.outcome = 无法解决
        # 六.6：转入重大投诉处理流程
        2026-03-02 18:10  段明月  填写 甲
            抱怨级别 = 重大抱怨
            定级理由 = 总经理仍无法解决
        → 级别 重大抱怨
        → 期限 P4-2 2026-03-04 10:00
        """,
    )
