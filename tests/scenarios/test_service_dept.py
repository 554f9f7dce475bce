"""客户投诉处理程序 2: a customer service department takes, judges, settles, and asks afterwards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from formkit.reconciling.resolution import resolved_on
from tests.scenarios.stage import Stage

Play = Callable[..., Stage]

TAKEN = """
2026-03-02 09:00  周小满  登记 客户投诉记录单
    投诉客户名称 = 东篱商贸有限公司
    受理日期 = 2026-03-02
    投诉方式 = 电话投诉
    客户联系方式 = 0571-88000101
    投诉理由(事件经过) = 二月送的茶具三套有裂纹
    投诉要求 = 换货
    部门 = 客户服务部
    受理人员(签字) = 周小满 2026-03-02
"""
OUR_FAULT = """
2026-03-02 15:00  陆知行  填写
    责任判断 = 公司责任
    承诺解决期限 = 2026-03-10
    期限通知客户日期 = 2026-03-02
    客户服务主管(签字) = 陆知行 2026-03-02
"""
NOT_OURS = """
2026-03-02 15:00  陆知行  填写
    责任判断 = 非公司责任
    向客户说明 = 货已签收三周，裂纹是磕碰所致
    客户服务主管(签字) = 陆知行 2026-03-02
"""
OPENED = """
2026-03-03 09:00  陆知行  登记 客户投诉处理单 as 单
    受理编号 = {案}
    客户名称 = 东篱商贸有限公司
    处理部门 = 生产部
    副本送达部门 = 生产部
    副本送达日期 = 2026-03-03
"""
PROPOSED = """
2026-03-05 16:00  陆知行  收回 单
    处理日期 = 2026-03-05
    投诉处理结果 = 烧制温差所致，已调整；换货三套
"""
REVIEWED = """
2026-03-06 10:00  陆知行  填写 单
    受理人员意见 = 同意换货
    部门经理意见 = 同意
    主管领导审核意见 = 照此实施
"""
PLAN = TAKEN + OUR_FAULT + OPENED + PROPOSED + REVIEWED
AGREED_AND_DONE = """
2026-03-10 17:00  陆知行  填写 单
    客户意见 = 同意换货
    客户签字 = 陈东篱 2026-03-09
    实施日期 = 2026-03-10
"""


def revisited(day: str, answer: str) -> str:
    """The register of revisits comes in with one line."""
    return f"""
{day} 16:00  周小满  收回 客户回访登记表
    visits.lines.0.number = {{案}}
    visits.lines.0.customer = 东篱商贸有限公司
    visits.lines.0.visited_on = {day}
    visits.lines.0.way = 电话
    visits.lines.0.satisfaction = {answer}
    visits.lines.0.visitor = 周小满
"""


def test_our_own_fault_is_settled_within_the_time_promised(play: Play) -> None:
    play(
        "service-dept",
        f"""{TAKEN}
        → 状态 已受理
        → 下一步 客户服务部
        → 期限 无
        → 缺 “责任判断”栏还没有填
        {OUR_FAULT}
        # 四.2：期限逐件判定，并及时通知客户（已通知）；七.1：在承诺的期限内完成
        → 状态 已判责
        → 下一步 客户服务部
        → 期限 P2-2 2026-03-10
        → 缺 还没有“客户投诉处理单”
        {OPENED}
        → 下一步 处理部门
        → 缺 处理日期；投诉处理结果；受理人员意见；部门经理意见；主管领导审核意见
        → 缺 客户意见；客户签字；实施日期
        {PROPOSED}
        → 结果 updated
        → 下一步 受理人员
        {REVIEWED}
        → 状态 方案已定
        → 下一步 客户
        → 缺 客户意见；客户签字；实施日期
        {AGREED_AND_DONE}
        → 状态 已结案
        → 阶段 accepted，judged，settled，closed
        → 逾期 无
        # 八.1：一周内回访
        → 期限 P2-3 2026-03-17
        → 归档缺 还没有“客户回访登记表”
        {revisited("2026-03-17", "基本满意")}
        → 状态 已归档
        → 期限 无
        → 逾期 无
        → 对账 无
        """,
    )


def test_a_promise_that_is_not_kept_is_overdue_until_it_is_done(play: Play) -> None:
    play(
        "service-dept",
        f"""{PLAN}
        2026-03-10 23:30  周小满  看
        → 逾期 无
        2026-03-11 00:10  周小满  看
        → 逾期 P2-2
        2026-03-12 10:00  陆知行  填写 单
            客户意见 = 同意换货
            客户签字 = 陈东篱 2026-03-12
            实施日期 = 2026-03-12
        # 过了承诺的日子办完的也结案；此后只有回访的期限在走
        → 状态 已结案
        → 逾期 无
        → 期限 P2-3 2026-03-19
        2026-03-20 09:00  周小满  看
        → 逾期 P2-3
        → 状态 已结案
        """,
    )


def test_a_case_is_closed_on_the_day_it_was_done_not_on_the_day_promised(play: Play) -> None:
    generous = OUR_FAULT.replace("承诺解决期限 = 2026-03-10", "承诺解决期限 = 2026-03-31")
    stage = play(
        "service-dept",
        f"""{TAKEN}{generous}{OPENED}{PROPOSED}{REVIEWED}{AGREED_AND_DONE}
        → 状态 已结案
        """,
    )
    case = stage.office.books().case(stage.case)
    assert resolved_on(case, stage.office.procedure, "closed") == dt.date(2026, 3, 10)
    assert resolved_on(case, stage.office.procedure, "archived") is None


def test_the_deadline_must_be_told_to_the_customer(play: Play) -> None:
    not_told = OUR_FAULT.replace("期限通知客户日期 = 2026-03-02\n", "")
    play(
        "service-dept",
        f"""{TAKEN}{not_told.replace("承诺解决期限 = 2026-03-10", "")}
        # 判责时没有定期限：期限没有判定，也没有通知
        → 状态 已受理
        → 缺 承诺解决期限；还没有“客户投诉处理单”
        → 期限 P2-1 未设定；P2-2 未约定
        2026-03-03 09:00  陆知行  填写
            承诺解决期限 = 2026-03-12
        → 状态 已判责
        → 期限 P2-1 未设定；P2-2 2026-03-12
        # “及时”没有天数：没设定的不算逾期
        2026-03-12 09:00  陆知行  看
        → 逾期 无
        2026-03-12 09:00  陆知行  填写
            期限通知客户日期 = 2026-03-12
        → 期限 P2-2 2026-03-12
        """,
    )


def test_what_is_not_our_fault_is_explained_until_the_customer_agrees(play: Play) -> None:
    play(
        "service-dept",
        f"""{TAKEN}{NOT_OURS}
        → 状态 方案已定
        → 下一步 客户服务部
        → 期限 P2-7 2026-03-09
        → 缺 “客户是否认同”
        2026-03-03 10:00  周小满  填写
            客户是否认同 = 不认同
        → 状态 方案已定
        → 缺 “客户是否认同”是“不认同”，要“认同”
        2026-03-04 10:00  周小满  填写
            向客户说明 = 货已签收三周，裂纹是磕碰所致；附签收照片再次说明
            客户是否认同 = 认同
        → 状态 已结案
        → 缺 无
        {revisited("2026-03-09", "满意")}
        → 状态 已归档
        → 期限 无
        """,
    )


def test_a_customer_who_does_not_sign_gets_another_plan(play: Play) -> None:
    stage = play(
        "service-dept",
        f"""{PLAN}
        2026-03-09 10:00  陆知行  填写 单
            部门经理意见 = 客户要求加赔运费，另立处理单
        2026-03-09 10:30  陆知行  取代 单 as 新单
        # 五.2：新的处理单也要把副本送责任部门
        → 状态 已判责
        → 下一步 客户服务主管
        → 缺 副本送达部门；副本送达日期
        → 缺 处理日期；投诉处理结果；受理人员意见；部门经理意见；主管领导审核意见
        → 缺 客户意见；客户签字；实施日期
        2026-03-10 17:00  陆知行  填写 新单
            处理日期 = 2026-03-10
            投诉处理结果 = 换货三套，运费由公司付
            副本送达部门 = 生产部
            副本送达日期 = 2026-03-09
            受理人员意见 = 同意
            部门经理意见 = 同意
            主管领导审核意见 = 照此实施
            客户意见 = 同意
            客户签字 = 陈东篱 2026-03-10
            实施日期 = 2026-03-10
        → 状态 已结案
        """,
    )
    assert len(stage.office.books().case(stage.case).sheets) == 1


def test_a_customer_dissatisfied_at_the_revisit_takes_the_case_up_again(play: Play) -> None:
    stage = play(
        "service-dept",
        f"""{PLAN}{AGREED_AND_DONE}{revisited("2026-03-13", "不满意")}
        → 状态 须重新处理
        → 阶段 accepted，judged，settled
        → 缺 “满意度”是“不满意”，须重新处理
        2026-03-14 09:00  周小满  取代 as 再
            投诉要求 = 换下的三套仍有一套裂纹，要求退款
            受理日期 = 2026-03-14
            受理人员(签字) = 周小满 2026-03-14
        → 状态 已受理
        → 下一步 客户服务部
        → 缺 “责任判断”栏还没有填
        """,
    )
    old, new = (stage.office.ledger.entry(stage.number(name)) for name in ("客户投诉记录单", "再"))
    assert (old.superseded_by, new.supersedes) == (new.number, old.number)
