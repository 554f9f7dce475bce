"""客户投诉处理程序 3: a property office's complaints, from the front desk to the check."""

from __future__ import annotations

from collections.abc import Callable

from tests.scenarios.stage import Stage

Play = Callable[..., Stage]

RECORDED = """
2026-03-02 09:00  方宁  登记 客户投诉记录 as 甲
    受理时间 = 2026-03-02 09:00
    投诉人姓名 = 顾清
    单元号码 = 3栋1802
    联系电话 = 13900000000
    投诉事项 = 楼道照明
    投诉内容 = 楼道灯坏了一周
    接待员签字 = 方宁 2026-03-02
"""
ARRANGED = """
2026-03-02 10:00  叶青  填写 甲
    核实情况 = 属实
    投诉性质 = 一般投诉
    相关部门 = 工程部
    通知时间 = 2026-03-02 10:00
    限期 = 2026-03-04
    客户服务部签字 = 叶青 2026-03-02
"""
PASSED_ON = """
2026-03-02 10:30  叶青  登记 客户报修/投诉/求助记录 as 记录
    类别 = 投诉
    投诉记录编号 = {案}
    客户姓名 = 顾清
    单元号码 = 3栋1802
    联系电话 = 13900000000
    登记时间 = 2026-03-02 10:30
    事项内容 = 换楼道灯
    解决部门 = 工程部
    登记人签字 = 叶青 2026-03-02
"""
SETTLED = """
2026-03-04 15:00  叶青  填写 记录
    处理结果 = 已换灯管
    完成时间 = 2026-03-04 14:00
    填写人签字 = 叶青 2026-03-04
"""
ACKNOWLEDGED = """
2026-03-04 16:00  丁卫  填写 记录
    解决部门负责人签字 = 丁卫 2026-03-04
"""
ASKED = """
2026-03-05 10:00  苏禾  登记 投诉处理反馈意见记录 as 反馈
    投诉记录编号 = {案}
    客户姓名 = 顾清
    回访方式 = 致电
    回访日期 = 2026-03-05
    对处理结果是否满意 = 满意
    反馈意见 = 灯亮了
    回访人签字 = 苏禾 2026-03-05
"""
SERIOUS = ARRANGED.replace("    限期 = 2026-03-04\n", "").replace("一般投诉", "较严重投诉")
TALKED_OVER = """
2026-03-02 14:00  秦朗  填写 甲
    向经理汇报时间 = 2026-03-02 11:00
    相关人员 = 工程部丁卫、叶青
    解决措施 = 全楼排查线路
    责任人 = 丁卫
    限期处理 = 2026-03-06
    客户服务经理签字 = 秦朗 2026-03-02
"""
CHECKED = """
2026-03-09 09:00  秦朗  填写 甲
    处理效果 = 抽查三层，照明正常
    检查日期 = 2026-03-09
    经理检查签字 = 秦朗 2026-03-09
"""
FILED = """
2026-03-10 09:00  苏禾  填写 甲
    归档日期 = 2026-03-10
    兼职助理签字 = 苏禾 2026-03-10
"""


def test_an_ordinary_complaint_is_settled_within_the_day_set(play: Play) -> None:
    play(
        "property",
        f"""{RECORDED}
        → 状态 已登记
        → 下一步 客户服务部
        → 期限 无
        → 缺 核实安排；还没有“客户报修/投诉/求助记录”；还没有“投诉处理反馈意见记录”
        {ARRANGED}
        → 状态 处理中
        → 下一步 客户服务部
        → 级别 一般投诉
        → 期限 P3-1 2026-03-04
        → 缺 还没有“客户报修/投诉/求助记录”；还没有“投诉处理反馈意见记录”
        {PASSED_ON}
        → 缺 “处理结果”；“完成时间”；“填写人签字”；“解决部门负责人签字”；投诉处理反馈意见记录
        {SETTLED}
        → 下一步 具体解决部门负责人
        → 期限 无
        {ACKNOWLEDGED}
        → 状态 已处理
        → 下一步 客户服务助理
        → 缺 还没有“投诉处理反馈意见记录”
        {ASKED}
        → 状态 已结案
        → 缺 无
        → 归档缺 “统一管理”栏还没有填
        → 对账 无
        {FILED}
        → 状态 已归档
        → 下一步 无
        → 阶段 recorded，arranged，handled，closed，archived
        """,
    )


def test_the_day_set_for_the_department_passes(play: Play) -> None:
    play(
        "property",
        f"""{RECORDED}{ARRANGED}{PASSED_ON}
        2026-03-04 23:00  叶青  看
        → 逾期 无
        2026-03-05 08:00  叶青  看
        → 逾期 P3-1
        → 状态 处理中
        → 上报 部门经理
        2026-03-05 09:00  叶青  填写 甲
            限期 = 2026-03-06
            特殊情况汇报 = 缺配件，3月5日已向部门经理汇报
        → 逾期 无
        → 期限 P3-1 2026-03-06
        """,
    )


def test_a_serious_complaint_goes_to_the_manager_who_checks_the_effect(play: Play) -> None:
    play(
        "property",
        f"""{RECORDED}{SERIOUS}
        → 级别 较严重投诉
        → 下一步 客户服务经理
        → 缺 经理检讨；客户报修/投诉/求助记录；投诉处理反馈意见记录；效果检查
        {TALKED_OVER}
        → 状态 处理中
        → 期限 P3-2 2026-03-06
        2026-03-02 15:00  {PASSED_ON.lstrip().partition("  ")[2]}{SETTLED}{ACKNOWLEDGED}
        → 期限 无
        {ASKED}
        → 状态 已处理
        → 下一步 客户服务经理
        → 缺 “效果检查”栏还没有填
        {CHECKED}
        → 状态 已结案
        → 缺 无
        """,
    )


def test_the_managers_day_passes(play: Play) -> None:
    play(
        "property",
        f"""{RECORDED}{SERIOUS}{TALKED_OVER}
        2026-03-07 08:00  叶青  看
        → 逾期 P3-2
        """,
    )


def test_what_is_explained_on_the_spot_needs_only_the_customers_word(play: Play) -> None:
    play(
        "property",
        f"""{RECORDED}    当场解决 = 是
        → 状态 处理中
        → 下一步 客服前台接待员
        → 缺 “解释内容”还没有填；还没有“投诉处理反馈意见记录”
        2026-03-02 09:20  方宁  填写 甲
            解释内容 = 今日停电检修，已在公告栏告知
        → 状态 已处理
        → 下一步 客户服务助理
        → 期限 无
        → 缺 还没有“投诉处理反馈意见记录”
        {ASKED}
        → 状态 已结案
        """,
    )


def test_a_malicious_complaint_is_explained_and_sent_to_no_department(play: Play) -> None:
    play(
        "property",
        f"""{RECORDED}
        2026-03-02 10:00  叶青  填写 甲
            核实情况 = 与事实不符，已是第五次
            投诉性质 = 一般投诉
            恶意投诉 = 是
            通知时间 = 2026-03-02 10:00
            客户服务部签字 = 叶青 2026-03-02
        → 下一步 客户服务部
        → 缺 “耐心解释”栏还没有填；还没有“投诉处理反馈意见记录”
        2026-03-03 10:00  叶青  填写 甲
            向客户解释 = 出示检修记录，说明协议约定
            解释日期 = 2026-03-03
            解释人签字 = 叶青 2026-03-03
        → 状态 已处理
        → 缺 还没有“投诉处理反馈意见记录”
        """,
    )


def test_a_complaint_of_misconduct_is_recorded_with_witnesses_and_signed(play: Play) -> None:
    play(
        "property",
        f"""{RECORDED}    投诉个人违纪 = 是
        → 状态 处理中
        → 下一步 客服前台接待员
        2026-03-02 09:30  方宁  填写 甲
            事件经过 = 保安与访客争吵
            证明人 = 同楼林女士
            证物 = 手机录像一段
        → 拒绝 还缺：投诉人签字
        2026-03-02 09:30  方宁  填写 甲
            事件经过 = 保安与访客争吵
            证明人 = 同楼林女士
            投诉人签字 = 顾清 2026-03-02
        → 状态 已登记
        → 下一步 客户服务部
        """,
    )


def test_a_customer_who_is_not_content_is_heard_and_may_be_taken_up_again(play: Play) -> None:
    """The source does not say what follows; the office decides on a new record."""
    discontent = ASKED.replace("满意 = 满意", "满意 = 不满意").replace("灯亮了", "当晚又坏")
    play(
        "property",
        f"""{RECORDED}{ARRANGED}{PASSED_ON}{SETTLED}{ACKNOWLEDGED}{discontent}
        → 状态 已结案
        2026-03-06 09:00  叶青  取代 甲 as 乙
            受理时间 = 2026-03-06 09:00
            投诉内容 = 换过的灯当晚又坏
            接待员签字 = 方宁 2026-03-06
        → 乙 状态 已登记
        → 乙 下一步 客户服务部
        → 乙 缺 核实安排；客户报修/投诉/求助记录；投诉处理反馈意见记录
        """,
    )


def test_a_request_without_a_complaint_stands_by_itself(play: Play) -> None:
    """报修 and 求助 are written on the same paper and name no complaint."""
    request = PASSED_ON.replace("投诉\n    投诉记录编号 = {案}", "报修")
    play(
        "property",
        f"""{RECORDED}{ARRANGED}{request}
        → 缺 还没有“客户报修/投诉/求助记录”；还没有“投诉处理反馈意见记录”
        {SETTLED}{ACKNOWLEDGED}
        → 记录 状态 已填妥
        → 缺 还没有“客户报修/投诉/求助记录”；还没有“投诉处理反馈意见记录”
        """,
    )


def test_the_papers_are_filled_in_word_and_taken_in(play: Play) -> None:
    play(
        "property",
        f"""{RECORDED}
        {ARRANGED.replace("填写 甲", "收回 甲")}
        → 结果 updated
        → 状态 处理中
        {PASSED_ON}
        {SETTLED.replace("填写 记录", "收回 记录")}
        → 结果 updated
        {ACKNOWLEDGED.replace("填写 记录", "收回 记录")}
        → 结果 updated
        → 状态 已处理
        → 对账 无
        """,
    )
