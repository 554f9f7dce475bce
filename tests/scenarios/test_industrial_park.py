"""客户投诉处理标准作业规程: slight, important and grave complaints at an industrial park."""

from __future__ import annotations

from collections.abc import Callable

from tests.scenarios.stage import Stage

Play = Callable[..., Stage]


def taken_down(grade: str, name: str = "甲", day: str = "2026-03-02", service: str = "") -> str:
    """The front desk writes a complaint down at nine; it came at two minutes to."""
    return f"""
{day} 09:00  方小满  登记 客户投诉意见表 as {name}
    投诉日期时间 = {day} 08:58
    客户姓名 = 东篱商贸
    客户地址 = 3幢1206
    联系电话 = 0579-85550101
    记录人 = 方小满
    投诉内容 = 漏水报修三天无人上门
    投诉级别 = {grade}
    {f"所涉服务 = {service}" if service else ""}
"""


def handed_over(at: str) -> str:
    """The department takes the sheet."""
    return f"""
{at}  何景行  填写
    接单时间 = {at}
    领单部门 = 物业部
    领单人 = 何景行
"""


def handled(at: str) -> str:
    """The worker is done, and the customer signs."""
    return f"""
{at}  何景行  收回
    投诉内容确认(客户签名) = 陈东篱 {at[:10]}
    处理结果 = 更换阀芯，试水正常
    完成时间 = {at}
    处理人 = 老罗
"""


def given_back(at: str) -> str:
    """The sheet is back at the desk."""
    return f"""
{at}  方小满  填写
    接收时间 = {at}
    接收人 = 方小满
"""


def revisited(at: str, rating: str = "满意") -> str:
    """The desk asks the customer."""
    return f"""
{at}  方小满  填写
    回访记录及验证 = 已上门看过
    满意度 = {rating}
    客户签名 = 陈东篱 {at[:10]}
    回访部门 = 前台
    回访人 = 方小满
    回访日期 = {at[:10]}
"""


WORK_ORDER = """
2026-03-02 10:00  方小满  登记 派工单 as 工
    意见表编号 = {案}
    客户姓名 = 东篱商贸
    客户地址 = 3幢1206
    联系电话 = 0579-85550101
    服务项目 = 更换水龙头阀芯
    派工时间 = 2026-03-02 10:00
    时限 = 2026-03-02 16:00
    派工人 = 方小满 2026-03-02
"""
WORK_DONE = """
2026-03-02 15:30  老罗  收回 工
    派工单.接单时间 = 2026-03-02 10:10
    派工单.处理结果 = 已更换
    派工单.完成时间 = 2026-03-02 15:20
    派工单.处理人 = 老罗 2026-03-02
    派工单.客户确认(签名) = 陈东篱 2026-03-02
""".replace("派工单.", "")
CALLED_BACK = """
2026-03-03 09:30  方小满  填写 工
    回访时间 = 2026-03-03 09:30
    回访结果 = 满意
    回访人 = 方小满 2026-03-03
"""
SUMMARY = """
2026-03-30 10:00  方小满  收回 投诉处理记录汇总表
    summary.lines.0.serial = 1
    summary.lines.0.number = {案}
    summary.lines.0.customer = 东篱商贸
    summary.lines.0.revisited = 是
"""
OPINION = """
2026-03-02 17:00  何景行  填写
    相关部门意见 = 属实，已派工
    协调解决时间 = 2026-03-02 16:30
"""


def test_a_slight_complaint_is_settled_in_time(play: Play) -> None:
    play(
        "industrial-park",
        f"""{taken_down("轻微投诉")}
        → 状态 已受理
        → 级别 轻微投诉
        → 下一步 相关部门
        # ⑤c：接待后15分钟内转呈
        → 期限 P8-3 2026-03-02 09:13
        → 缺 “接单”栏；“处理”栏；“交回前台”栏；“回访”栏
        {handed_over("2026-03-02 09:10")}
        → 状态 已接单
        → 下一步 上门服务人员
        # ⑥a：4小时内处理完毕
        → 期限 P8-5 2026-03-02 13:10
        {handled("2026-03-02 11:20")}
        → 结果 updated
        → 状态 已处理
        # ⑥：当天交回前台
        → 期限 P8-11 2026-03-02
        → 下一步 前台接待
        {given_back("2026-03-02 14:00")}
        # ⑥：24小时内做好回访记录
        → 期限 P8-10 2026-03-03 14:00
        → 缺 “回访”栏
        {revisited("2026-03-03 10:00")}
        → 状态 已结案
        → 期限 无
        → 缺 无
        → 归档缺 还没有“投诉处理记录汇总表”
        {SUMMARY}
        → 状态 已归档
        → 逾期 无
        → 对账 无
        """,
    )


def test_a_slight_complaint_handed_over_too_late_is_late_by_the_minute(play: Play) -> None:
    play(
        "industrial-park",
        f"""{taken_down("轻微投诉")}
        2026-03-02 09:13  方小满  看
        → 逾期 无
        2026-03-02 09:14  方小满  看
        → 逾期 P8-3
        {handed_over("2026-03-02 09:20")}
        → 逾期 无
        → 期限 P8-5 2026-03-02 13:20
        2026-03-02 13:30  何景行  看
        → 逾期 P8-5
        # ⑦接受服务或投诉处理3：不能解决的，向上级反映
        → 上报 前台接待
        {handled("2026-03-02 18:00")}
        2026-03-03 08:00  方小满  看
        → 逾期 P8-11
        {given_back("2026-03-03 08:10")}
        → 期限 P8-10 2026-03-04 08:10
        → 逾期 无
        """,
    )


def test_an_important_complaint_with_a_work_order_meets_each_of_its_limits(play: Play) -> None:
    play(
        "industrial-park",
        f"""{taken_down("重要投诉")}
        → 期限 P8-2 2026-03-02 09:58；P8-7 2026-03-05
        {handed_over("2026-03-02 09:40")}
        → 期限 P8-4 2026-03-02 21:40；P8-7 2026-03-05
        {WORK_ORDER}
        # ②按单据的时限；⑥a：重要服务项目8小时
        → 期限 P8-4 2026-03-02 21:40；P8-6 2026-03-02 18:00；P8-7 2026-03-05
        → 期限 P8-14 2026-03-02 16:00
        {WORK_DONE}
        → 结果 updated
        → 期限 P8-4 2026-03-02 21:40；P8-7 2026-03-05；P8-15 2026-03-03 15:20
        {handled("2026-03-02 15:40")}
        → 状态 已接单
        → 下一步 相关部门负责人
        {OPINION}
        → 状态 已处理
        {given_back("2026-03-02 17:30")}
        {CALLED_BACK}{revisited("2026-03-03 10:00", "基本满意")}
        → 状态 已结案
        {SUMMARY}
        → 状态 已归档
        → 逾期 无
        → 对账 无
        """,
    )


def test_an_important_complaint_left_lying_is_late_one_limit_after_another(play: Play) -> None:
    play(
        "industrial-park",
        f"""{taken_down("重要投诉")}
        2026-03-02 10:30  方小满  看
        → 逾期 P8-2
        → 上报 相关部门
        {handed_over("2026-03-02 10:40")}
        → 逾期 无
        2026-03-03 09:00  何景行  看
        → 逾期 P8-4
        → 上报 园总
        2026-03-05 23:00  何景行  看
        → 逾期 P8-4
        2026-03-06 09:00  何景行  看
        → 逾期 P8-4，P8-7
        {handled("2026-03-06 15:00")}
        2026-03-06 16:00  何景行  填写
            相关部门意见 = 派工延误，已处理
            协调解决时间 = 2026-03-06 14:00
        → 状态 已处理
        → 逾期 无
        """,
    )


def test_a_grave_complaint_goes_to_the_head_of_the_park_the_same_day(play: Play) -> None:
    play(
        "industrial-park",
        f"""{taken_down("重大投诉")}
        # ⑤a当天呈送园总；⑥c：2日答复，不宜超过10日
        → 期限 P8-1 2026-03-02；P8-8 2026-03-04；P8-9 2026-03-12
        2026-03-03 08:00  方小满  看
        → 逾期 P8-1
        {handed_over("2026-03-03 08:30")}
        → 期限 P8-4 2026-03-03 20:30；P8-8 2026-03-04；P8-9 2026-03-12
        2026-03-03 18:00  园总  填写
            相关部门意见 = 由物业部全额修复并赔偿
            协调解决时间 = 2026-03-03 17:00
        → 期限 P8-8 2026-03-04；P8-9 2026-03-12
        2026-03-05 09:00  方小满  看
        → 逾期 P8-8
        2026-03-05 10:00  园总  填写
            答复客户时间 = 2026-03-05 10:00
        → 逾期 无
        2026-03-20 09:00  方小满  看
        # “不宜”：过了十天还在走，不算逾期
        → 期限 P8-9 2026-03-12
        → 逾期 无
        {handled("2026-03-20 15:00")}
        → 状态 已处理
        """,
    )


def test_a_grave_complaint_needs_a_clear_answer(play: Play) -> None:
    play(
        "industrial-park",
        f"""{taken_down("重大投诉")}{handed_over("2026-03-02 09:30")}{OPINION}
        {handled("2026-03-03 11:00")}
        → 状态 已接单
        → 缺 “答复客户时间”；“交回前台”栏；“回访”栏
        2026-03-03 12:00  园总  填写
            答复客户时间 = 2026-03-03 11:50
        → 状态 已处理
        """,
    )


def test_what_is_not_settled_within_a_month_becomes_grave(play: Play) -> None:
    play(
        "industrial-park",
        f"""{taken_down("轻微投诉")}{handed_over("2026-03-02 09:10")}
        2026-04-02 23:00  方小满  看
        → 级别 轻微投诉
        → 期限 P8-5 2026-03-02 13:10
        2026-04-03 09:00  方小满  看
        # ③⑶：满一个月；重大投诉的期限从这一天终了起，答复的2日遇清明放假顺延
        → 级别 重大投诉
        → 期限 P8-4 2026-04-04 12:00；P8-5 2026-03-02 13:10
        → 期限 P8-8 2026-04-07；P8-9 2026-04-13
        → 逾期 P8-5
        → 缺 “处理”栏；“部门意见”栏；“交回前台”栏；“回访”栏
        2026-04-08 09:00  方小满  看
        → 逾期 P8-5，P8-4，P8-8
        → 上报 园总
        """,
    )


def test_what_is_settled_before_the_month_is_over_does_not_rise(play: Play) -> None:
    play(
        "industrial-park",
        f"""{taken_down("轻微投诉")}{handed_over("2026-03-02 09:10")}
        {handled("2026-03-02 11:00")}{given_back("2026-03-02 12:00")}
        {revisited("2026-03-03 10:00")}
        2026-05-06 09:00  方小满  看
        → 级别 轻微投诉
        → 状态 已结案
        """,
    )


def test_a_complaint_about_the_same_service_for_the_second_time_is_grave(play: Play) -> None:
    play(
        "industrial-park",
        f"""{taken_down("重要投诉", service="水管维修")}
        → 级别 重要投诉
        {taken_down("重要投诉", "乙", "2026-03-10", "水管维修")}
        → 乙 级别 重大投诉
        → 乙 期限 P8-1 2026-03-10；P8-8 2026-03-12；P8-9 2026-03-20
        → 级别 重要投诉
        {taken_down("轻微投诉", "丙", "2026-03-11", "保洁")}
        → 丙 级别 轻微投诉
        {taken_down("轻微投诉", "丁", "2026-03-11")}
        → 丁 级别 轻微投诉
        """,
    )


def test_a_customer_dissatisfied_at_the_revisit_is_taken_up_again(play: Play) -> None:
    play(
        "industrial-park",
        f"""{taken_down("轻微投诉")}{handed_over("2026-03-02 09:10")}
        {handled("2026-03-02 11:00")}{given_back("2026-03-02 12:00")}
        {revisited("2026-03-03 10:00", "不满意")}
        → 状态 须重新处理
        → 下一步 前台接待
        → 缺 “满意度”是“不满意”，须重新处理
        2026-03-03 10:30  方小满  取代 甲 as 乙
            投诉日期时间 = 2026-03-03 10:00
            投诉级别 = 重要投诉
        → 状态 已受理
        → 级别 重要投诉
        → 期限 P8-2 2026-03-03 11:00；P8-7 2026-03-06
        # 一个月从第一次投诉算起
        2026-04-03 09:00  方小满  看
        → 级别 重大投诉
        """,
    )


def test_the_clocks_stand_still_while_the_customer_is_not_at_home(play: Play) -> None:
    play(
        "industrial-park",
        f"""{taken_down("轻微投诉")}{handed_over("2026-03-02 09:10")}
        → 期限 P8-5 2026-03-02 13:10
        2026-03-02 11:10  何景行  暂停 甲 客户不在家
        → 状态 已暂停
        2026-03-02 20:00  何景行  看
        → 逾期 无
        2026-03-03 09:10  何景行  恢复 甲
        → 期限 P8-5 2026-03-03 11:10
        2026-03-03 11:30  何景行  看
        → 逾期 P8-5
        2026-03-03 11:40  何景行  暂停 甲 客户出差
        → 拒绝 没有暂停原因“客户出差”
        """,
    )
