"""客户投诉处理程序 1: a factory's complaints, from the register to the effect expected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from tests.scenarios.stage import Stage

Play = Callable[..., Stage]

REGISTERED = """
2026-03-02 09:00  周敏  登记 客户抱怨处理单 as 甲
    客户名称 = 东篱电器
    受理时间 = 2026-03-02 08:40
    客诉内容分类 = 产品质量投诉
    客诉内容 = 开关外壳开裂，300件中12件
    不良样品或数据 = 样品3件
    业务部签字 = 周敏 2026-03-02
"""
LOOKED_AT = """
2026-03-02 10:30  许文静  填写 甲
    初步处理 = 开裂属实，送实验室
    客诉成立时间 = 2026-03-02 10:00
    权责单位 = ■工程部 ■制造部
    品保部签字 = 许文静 2026-03-02
"""
CONTAINED = """
2026-03-03 09:30  江恒  填写 甲
    隔离及停止出货 = ■成品隔离 ■停止出货 ■原物料隔离
    隔离完成时间 = 2026-03-02 10:20
    初步纠正措施 = 在库品全检
    措施落实时间 = 2026-03-03 08:30
    向上级汇报时间 = 2026-03-03 09:00
    现场单位签字 = 江恒 2026-03-03
"""
ANALYSED = """
2026-03-03 16:00  许文静  填写 甲
    处理类别 = 可确定对策但无法立即解决
    原因 = 模具冷却不均
    品管签字 = 许文静 2026-03-03
"""
TALKED_OVER = """
2026-03-03 17:00  许文静  填写 甲
    讨论人员 = 工程部沈一诺、制造部江恒
    measures.versions.0.measure = 加开冷却水路
    measures.versions.0.due = 2026-03-20
"""
COUNTERSIGNED = """
2026-03-04 09:00  沈一诺  填写 甲
    工程部签核 = 沈一诺 2026-03-04
2026-03-04 10:00  江恒  填写 甲
    制造部签核 = 江恒 2026-03-04
"""
APPROVED = """
2026-03-04 11:00  程立  填写 甲
    部门经理核准 = 程立 2026-03-04
"""
SENT = """
2026-03-04 14:00  许文静  填写 甲
    副本转业务部时间 = 2026-03-04 14:00
    业务部签收 = 周敏 2026-03-04
"""
REPLIED = """
2026-03-04 16:00  周敏  填写 甲
    回复客户时间 = 2026-03-04 16:00
    回复内容 = 已查明，3月20日前改好模具
    回复人签字 = 周敏 2026-03-04
"""
AFTER_THE_FIRST_LOOK = """
→ 缺 应对措施；原因分析；“工程部签核”还没有签；“制造部签核”还没有签；核准；副本；回复客户
"""


def test_a_sheet_goes_from_desk_to_desk_until_the_customer_is_answered(play: Play) -> None:
    play(
        "manufacturer",
        f"""{REGISTERED}
        → 状态 处理中
        → 下一步 品保部
        → 期限 P1-3 2026-03-05 08:40
        → 缺 初步处理；应对措施；原因分析；核准；副本；回复客户
        {LOOKED_AT}
        → 下一步 现场单位
        → 期限 P1-1 2026-03-03 10:00；P1-2 立即；P1-3 2026-03-05 08:40
        {AFTER_THE_FIRST_LOOK}
        {CONTAINED}
        → 状态 已采取应对措施
        → 下一步 品保部
        → 期限 P1-3 2026-03-05 08:40
        {ANALYSED}
        → 期限 P1-3 2026-03-05 08:40；P1-4 未约定
        → 阶段 contained
        {TALKED_OVER}
        → 状态 已查明原因
        → 下一步 权责单位
        → 期限 P1-3 2026-03-05 08:40；P1-4 2026-03-20
        {COUNTERSIGNED}
        → 下一步 部门经理
        {APPROVED}
        → 状态 已核准
        → 下一步 品保部
        → 缺 副本；回复客户；最后一行还没有填“效果”
        {SENT}
        → 下一步 业务部
        → 期限 P1-4 2026-03-20
        {REPLIED}
        → 状态 已回复·跟催中
        → 下一步 品保部
        → 阶段 contained，analysed，approved，replied
        → 缺 最后一行还没有填“效果”
        → 对账 无
        """,
    )


def test_a_countermeasure_that_does_not_work_is_followed_by_the_next(play: Play) -> None:
    play(
        "manufacturer",
        f"""
        {REGISTERED}{LOOKED_AT}{CONTAINED}{ANALYSED}{TALKED_OVER}{COUNTERSIGNED}{APPROVED}{SENT}
        {REPLIED}
        2026-03-21 09:00  许文静  看
        → 逾期 P1-4
        2026-03-21 10:00  许文静  填写 甲
            measures.versions.0.checked_on = 2026-03-21
            measures.versions.0.effect = 未达预期效果
        → 状态 已回复·跟催中
        → 下一步 品保部
        → 逾期 无
        → 缺 最后一行的“效果”是“未达预期效果”，要“达到预期效果”
        2026-03-23 10:00  许文静  填写 甲
            measures.versions.1.measure = 更换模芯
            measures.versions.1.due = 2026-04-10
        → 期限 P1-4 2026-04-10
        → 缺 最后一行还没有填“效果”
        2026-04-09 10:00  许文静  填写 甲
            measures.versions.1.checked_on = 2026-04-09
            measures.versions.1.effect = 达到预期效果
        → 状态 已结案
        → 期限 无
        → 缺 无
        → 归档缺 “结案”栏还没有填
        2026-04-09 15:00  许文静  填写 甲
            结案日期 = 2026-04-09
            结案签字 = 许文静 2026-04-09
        → 状态 已归档
        → 下一步 无
        → 对账 无
        """,
    )


def test_what_can_be_settled_at_once_is_closed_with_the_reply(play: Play) -> None:
    """4.4.1; there is nothing to set aside where a service is complained of."""
    play(
        "manufacturer",
        f"""{REGISTERED.replace("产品质量投诉", "客户服务投诉")}
        2026-03-02 10:30  许文静  填写 甲
            初步处理 = 报价单漏寄
            客诉成立时间 = 2026-03-02 10:00
            权责单位 = 业务部
            品保部签字 = 许文静 2026-03-02
        → 期限 P1-1 2026-03-03 10:00；P1-3 2026-03-05 08:40
        2026-03-02 11:00  周敏  填写 甲
            初步纠正措施 = 已补寄
            措施落实时间 = 2026-03-02 10:50
            向上级汇报时间 = 2026-03-02 11:00
            现场单位签字 = 周敏 2026-03-02
        → 状态 已采取应对措施
        2026-03-02 14:00  许文静  填写 甲
            处理类别 = 可立即解决
            原因 = 交接漏项
            品管签字 = 许文静 2026-03-02
        → 状态 已查明原因
        → 缺 “业务部签核”还没有签；核准；副本；回复客户
        2026-03-02 15:00  周敏  填写 甲
            业务部签核 = 周敏 2026-03-02
        {APPROVED.replace("2026-03-04", "2026-03-03")}
        {SENT.replace("2026-03-04", "2026-03-03")}
        {REPLIED.replace("2026-03-04", "2026-03-03")}
        → 状态 已结案
        → 期限 无
        → 缺 无
        """,
    )


def test_a_day_without_measures_and_three_without_the_sheet_are_late(play: Play) -> None:
    play(
        "manufacturer",
        f"""{REGISTERED}{LOOKED_AT}
        2026-03-03 10:00  许文静  看
        → 逾期 无
        2026-03-03 10:01  许文静  看
        → 逾期 P1-1
        {CONTAINED.replace("2026-03-03 09:30", "2026-03-03 13:30").replace("09:00", "13:00")}
        → 逾期 无
        → 期限 P1-3 2026-03-05 08:40
        2026-03-05 08:41  周敏  看
        → 逾期 P1-3
        → 下一步 品保部
        2026-03-05 09:00  许文静  登记 逾期书面通知 as 通知
            受文部门 = 业务部
            案件编号 = {{案}}
            耽搁事项 = 处理单转业务部
            原定期限 = 2026年3月5日8时40分
            耽搁原因 = 实验室结果未出
            预计完成日期 = 2026-03-06
            通知日期 = 2026-03-05
            通知人签字 = 许文静 2026-03-05
        → 通知 状态 处理中
        → 逾期 P1-3
        → 缺 原因分析；“工程部签核”；“制造部签核”；核准；副本；回复客户
        """,
    )


def test_a_late_sheet_is_archived_only_with_the_written_notice(play: Play) -> None:
    """4.6: 如有耽搁, 必须书面通知业务部."""
    rest = f"{COUNTERSIGNED}{APPROVED}{SENT}{REPLIED}".replace("2026-03-04", "2026-03-06")
    play(
        "manufacturer",
        f"""{REGISTERED}{LOOKED_AT}{CONTAINED}{ANALYSED}{TALKED_OVER}{rest}
        → 逾期 无
        → 状态 已回复·跟催中
        → 归档缺 最后一行还没有填“效果”；“结案”栏；还没有“逾期书面通知”
        2026-03-06 17:00  许文静  登记 逾期书面通知 as 通知
            受文部门 = 业务部
            案件编号 = {{案}}
            耽搁事项 = 处理单转业务部
            原定期限 = 2026年3月5日8时40分
            耽搁原因 = 实验室结果未出
            预计完成日期 = 2026-03-06
            通知日期 = 2026-03-06
            通知人签字 = 许文静 2026-03-06
        → 归档缺 最后一行还没有填“效果”；“结案”栏
        """,
    )


def test_a_product_to_be_made_better_calls_for_a_notice_and_a_review(play: Play) -> None:
    """4.5: neither holds up the case, both must be there before it is filed."""
    wanted = REGISTERED + "    客户反应需改善产品 = 是\n"
    play(
        "manufacturer",
        f"""
        {wanted}{LOOKED_AT}{CONTAINED}{ANALYSED}{TALKED_OVER}{COUNTERSIGNED}{APPROVED}{SENT}
        {REPLIED}
        2026-03-19 10:00  许文静  填写 甲
            measures.versions.0.checked_on = 2026-03-19
            measures.versions.0.effect = 达到预期效果
            结案日期 = 2026-03-19
            结案签字 = 许文静 2026-03-19
        → 状态 已结案
        → 下一步 业务部
        → 归档缺 还没有“改善周知”；还没有“书面检讨”
        2026-03-19 14:00  周敏  登记 改善周知
            处理单编号 = {{案}}
            需改善产品 = 墙壁开关
            客户反应 = 外壳易裂
            相关单位 = ■品保部 ■工程部 ■制造部
            周知时间 = 2026-03-19 14:00
            业务部签字 = 周敏 2026-03-19
        → 下一步 制造单位、品保部
        2026-03-20 09:00  许文静  登记 书面检讨 as 检讨
            处理单编号 = {{案}}
            检讨日期 = 2026-03-20
            客户反应事项 = 外壳开裂
        → 下一步 制造单位
        2026-03-20 10:00  江恒  填写 检讨
            制造单位检讨内容 = 换模后没有首件确认
            制造单位预防措施 = 换模必做首件确认
            制造单位签字 = 江恒 2026-03-20
        → 下一步 品保部
        2026-03-20 15:00  许文静  填写 检讨
            品保部检讨内容 = 巡检间隔太长
            品保部预防措施 = 巡检改为两小时一次
            品保部签字 = 许文静 2026-03-20
        → 状态 已归档
        → 归档缺 无
        """,
    )


def test_the_sheet_is_filled_in_word_on_the_way_and_taken_in(play: Play) -> None:
    play(
        "manufacturer",
        f"""{REGISTERED}
        {LOOKED_AT.replace("填写 甲", "收回 甲")}
        → 结果 updated
        → 下一步 现场单位
        {CONTAINED}{ANALYSED}{TALKED_OVER}{COUNTERSIGNED}
        {APPROVED.replace("填写 甲", "收回 甲")}
        → 结果 updated
        → 状态 已核准
        → 对账 无
        """,
    )


def test_countermeasures_are_added_by_hand_line_by_line(play: Play) -> None:
    play(
        "manufacturer",
        f"""{REGISTERED}{LOOKED_AT}{CONTAINED}{ANALYSED}
        {TALKED_OVER.replace("填写 甲", "收回 甲")}
        → 结果 updated
        → 状态 已查明原因
        → 期限 P1-3 2026-03-05 08:40；P1-4 2026-03-20
        2026-03-21 10:00  许文静  收回 甲
            measures.versions.0.checked_on = 2026-03-21
            measures.versions.0.effect = 未达预期效果
        → 结果 updated
        2026-03-23 10:00  许文静  收回 甲
            measures.versions.1.measure = 更换模芯
            measures.versions.1.due = 2026-04-10
        → 结果 updated
        → 期限 P1-3 2026-03-05 08:40；P1-4 2026-04-10
        """,
    )


def test_the_register_of_the_sales_department_is_held_against_the_sheets(play: Play) -> None:
    play(
        "manufacturer",
        f"""{REGISTERED}
        2026-03-03 10:00  周敏  收回 客户抱怨登记表
            complaints.lines.0.number = {{案}}
            complaints.lines.0.registered_on = 2026-03-02
            complaints.lines.0.customer = 东篱电器
            complaints.lines.0.content = 开关外壳开裂，300件中12件
        → 结果 updated
        → 对账 无
        2026-03-03 11:00  周敏  收回 客户抱怨登记表
            complaints.lines.0.number = {{案}}
            complaints.lines.0.registered_on = 2026-03-02
            complaints.lines.0.customer = 东篱仪表
        → 对账 R14
        """,
    )


def test_what_does_not_fit_the_sheet_is_refused(play: Play) -> None:
    play(
        "manufacturer",
        f"""{REGISTERED}
        2026-03-02 10:30  许文静  填写 甲
            初步处理 = 开裂属实
            权责单位 = 行政部
        → 拒绝 权责单位
        2026-03-02 10:30  许文静  填写 甲
            初步处理 = 开裂属实
            客诉成立时间 = 2026-03-01 10:00
            权责单位 = 制造部
            品保部签字 = 许文静 2026-03-02
        → 拒绝 客诉成立时间
        2026-03-02 11:00  许文静  填写 甲
            初步处理 = 开裂属实
        → 拒绝 还缺
        → 缺 初步处理；应对措施；原因分析；核准；副本；回复客户
        2026-03-02 12:00  周敏  作废 甲 客诉不成立
        → 状态 作废
        → 缺 无
        → 期限 无
        """,
    )


def test_who_analyses_does_not_approve(play: Play) -> None:
    """Not forbidden by the words of 4.4.1: told as a remark, no more."""
    stage = play(
        "manufacturer",
        f"""{REGISTERED}{LOOKED_AT}{CONTAINED}{ANALYSED}{TALKED_OVER}{COUNTERSIGNED}
        2026-03-04 11:00  许文静  填写 甲
            部门经理核准 = 许文静 2026-03-04
        → 状态 已核准
        → 对账 无
        """,
    )
    found = stage.office.reconcile(dt.datetime(2026, 3, 4, 12)).findings
    assert [one.code for one in found if "许文静" in one.message] == ["R7"]
