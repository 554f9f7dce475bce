"""公司客户投诉管理实施办法: the courses that a complaint can take, each sheet in five copies."""

from __future__ import annotations

from collections.abc import Callable

from tests.office.desk import text_of
from tests.scenarios.stage import Stage

Play = Callable[..., Stage]

SETTINGS = """
profile = "public-13-16"
limits."P5-2" = "5日"
[[procedure.authority]]
upto = "5000"
role = "业务部经理"
[[procedure.authority]]
upto = "20000"
role = "副总经理"
[[procedure.authority]]
role = "总经理"
"""

REPORTED = """
2026-03-05 09:00  郭思齐  登记 客户抱怨处理表 as 甲
    客户名称 = 远山机电
    受理日期 = 2026-03-05
    销售地区 = 国内
    订单编号 = DD-0311
    料号 = LH-208
    数量 = 120 件
    不良数量 = 8 件
    交运日期 = 2026-02-20
    客户投诉理由 = 外壳开裂
    客户要求 = 退货
    签注意见 = 属实，样品一件随表送上
    业务经办签字 = 周敏 2026-03-05
"""
INVESTIGATED = """
2026-03-06 10:00  许文静  填写 甲
    投诉分类 = 质量异常
    责任归属部门 = 制造部门
    原因分析 = 注塑温度偏低
    质量管理部签字 = 许文静 2026-03-06
2026-03-07 10:00  江恒  填写 甲
    生产单位 = 注塑一课
    机班别 = 3号机乙班
    生产人员 = 江恒、唐棣
    生产日期 = 2026-02-10
    异常原因 = 料温未达工艺要求
    处理对策 = 加装料温报警
    制造部门签字 = 江恒 2026-03-07
2026-03-09 10:00  方淑仪  填写 甲
    经理室批示意见 = 同意对策
    经理室签字 = 方淑仪 2026-03-09
2026-03-10 10:00  沈一诺  填写 甲
    业务部门处理意见 = 建议退货
    业务部门签字 = 沈一诺 2026-03-10
2026-03-11 09:00  郭思齐  填写 甲
    总经理室综合意见 = 责任明确，照业务部意见
    总经理室签字 = 郭思齐 2026-03-11
"""
DECIDED = """
2026-03-11 15:00  魏长庚  填写 甲
    核决层级 = 业务部经理
    核决意见 = 同意
    核决签字 = 魏长庚 2026-03-11
"""
NEGOTIATED = """
2026-03-12 16:00  周敏  填写 甲
    交涉结果 = 已电话说明退货办法
    客户意见 = 接受
    业务主管核阅 = 程立 2026-03-12
"""
JUDGED = """
2026-03-13 11:00  郭思齐  填写 甲
    发生单位 = 注塑一课
    是否我方质量问题 = 是
    改善追踪 = 列案追踪
    处理方式 = 退货
    核定数量 = 8 件
    损失金额 = 3200
    verdict.shares.0.department = 制造部
    verdict.shares.0.ratio = 100
    判定签字 = 郭思齐 2026-03-13
"""
SIGNED_OFF = """
2026-03-13 17:00  魏长庚  填写 甲
    结案日期 = 2026-03-13
    结案核签 = 魏长庚 2026-03-13
"""
DEALT_OUT = """
2026-03-14 09:00  郭思齐  分送 甲
"""
EXECUTED = """
2026-03-17 09:00  郭思齐  收回 甲 联 3
    执行情形 = 货已退回
    执行日期 = 2026-03-16
    执行数量 = 8 件
    执行人签字 = 周敏 2026-03-16
"""
IMPROVED = """
2026-03-20 09:00  郭思齐  收回 甲 联 1
    改善确认日期 = 2026-03-19
    改善效果 = 达到预期效果
    改善确认签字 = 许文静 2026-03-19
"""
ALL_COPIES_AND_WHAT_FOLLOWS = """
        → 缺 第三联还没有送；执行(第三联)；第一联还没有送；第二联还没有送
        → 缺 第四联还没有送；第五联还没有送；改善确认
"""


def at_once(*blocks: str) -> str:
    """What several desks fill, written down in one step at the time of the last of them."""
    lines = "".join(blocks).splitlines()
    *_, head = (line for line in lines if line.startswith("2026"))
    return "\n".join([head, *(line for line in lines if " = " in line), ""])


TO_SIGN_OFF = REPORTED + at_once(INVESTIGATED, DECIDED, NEGOTIATED, JUDGED, SIGNED_OFF)


def test_the_ordinary_way_from_the_report_to_the_archive(play: Play) -> None:
    play(
        "five-copy",
        f"""{REPORTED}
        → 状态 处理中
        → 下一步 质量管理部
        # 第九条第1款“即填具”当天已签；全案13天由公开办法的期限方案设定
        → 期限 P5-5 2026-03-18
        {INVESTIGATED}
        → 下一步 核决者
        → 期限 P5-5 2026-03-18
        {DECIDED}
        # 第九条第6款：立即向客户说明、交涉
        → 期限 P5-5 2026-03-18；P5-6 立即
        → 下一步 业务部门
        {NEGOTIATED}
        # 第九条第7款：一日内作成综合意见
        → 期限 P5-3 2026-03-13；P5-5 2026-03-18
        → 下一步 总经理室
        {JUDGED}
        → 状态 处理中
        → 下一步 核决者
        {SIGNED_OFF}
        → 状态 核签结案
        → 阶段 decision_closed
        → 期限 无
        → 缺 第三联还没有送业务部门
        → 缺 第三联的“执行(第三联)”栏还没有填
        → 缺 第一联还没有送质量管理部
        → 缺 第二联还没有送制造部门
        → 缺 第四联还没有送会计科
        → 缺 第五联还没有送总经理室
        → 缺 第一联的“改善确认(第一联)”栏还没有填
        {DEALT_OUT}
        → 缺 “执行(第三联)”栏还没有填；“改善确认(第一联)”栏还没有填
        {EXECUTED}
        → 结果 updated
        → 状态 已执行
        → 缺 “改善确认(第一联)”栏还没有填
        {IMPROVED}
        → 状态 已结案
        → 缺 无
        → 归档缺 第二联还没有由制造部门签收
        → 归档缺 第四联还没有由会计科签收
        → 归档缺 第五联还没有由总经理室签收
        2026-03-20 09:10  郭思齐  签收 甲 联 2 5
        2026-03-20 09:20  郭思齐  收回 甲 联 4
            入账日期 = 2026-03-18
            会计签字 = 田慧 2026-03-18
        → 状态 已归档
        → 阶段 decision_closed，executed，closed，archived
        → 归档缺 无
        → 对账 无
        """,
        settings=SETTINGS,
    )


def test_late_is_late_by_the_day_after_the_last_one(play: Play) -> None:
    play(
        "five-copy",
        f"""{REPORTED}
        2026-03-06 10:00  许文静  填写 甲
            投诉分类 = 质量异常
            责任归属部门 = 制造部门
            原因分析 = 注塑温度偏低
            质量管理部签字 = 许文静 2026-03-06
        → 期限 P5-2 2026-03-11；P5-5 2026-03-18
        2026-03-11 23:00  郭思齐  看
        → 逾期 无
        2026-03-12 00:30  郭思齐  看
        → 逾期 P5-2
        2026-03-18 23:59  郭思齐  看
        → 逾期 P5-2
        2026-03-19 08:00  郭思齐  看
        → 逾期 P5-2，P5-5
        → 下一步 制造部门
        """,
        settings=SETTINGS,
    )


def test_what_the_source_leaves_open_is_neither_kept_nor_late(play: Play) -> None:
    play(
        "five-copy",
        f"""{REPORTED}
        → 期限 P5-5 未设定
        {at_once(INVESTIGATED, DECIDED, NEGOTIATED, JUDGED, SIGNED_OFF)}
        # 核决权限的金额原文缺失：没有写明以前不能认定核决有效
        → 状态 处理中
        → 缺 核决权限未设定
        {ALL_COPIES_AND_WHAT_FOLLOWS}
        2026-12-31 09:00  郭思齐  看
        → 逾期 无
        """,
    )


def test_a_quantity_that_is_still_open_holds_the_decision(play: Play) -> None:
    play(
        "five-copy",
        f"""{REPORTED.replace("客户要求 = 退货", "客户要求 = 客户加工中未确定")}
        # 第九条第2款：注明以后照样送各站
        → 下一步 质量管理部
        {at_once(INVESTIGATED, DECIDED, NEGOTIATED, JUDGED, SIGNED_OFF)}
        # 数量未定不能核签结案，也就不能分送；要等业务部门写明
        → 状态 处理中
        → 下一步 业务部门
        → 阶段 无
        2026-03-13 18:00  周敏  填写 甲
            客户要求 = 客户加工中未确定，加工完毕后确定退货 8 件
        → 状态 核签结案
        """,
        settings=SETTINGS,
    )


def test_a_customer_who_does_not_accept_gets_a_new_sheet_with_the_old_one(play: Play) -> None:
    refused = NEGOTIATED.replace("客户意见 = 接受", "客户意见 = 未接受")
    stage = play(
        "five-copy",
        f"""{REPORTED}{at_once(INVESTIGATED, DECIDED, refused)}
        → 状态 客户未接受
        2026-03-16 09:00  郭思齐  取代 甲 as 乙
            客户要求 = 退货并赔偿停工损失
        → 状态 处理中
        → 下一步 质量管理部
        2026-03-16 09:30  郭思齐  取代 甲 as 丙
        → 拒绝 取代：请在最新的一张上接着办
        2026-03-16 10:00  郭思齐  作废 乙 客户撤回新要求
        # 新表作废，原表照旧
        → 状态 客户未接受
        2026-03-17 09:00  郭思齐  取代 甲 as 丁
            客户要求 = 退货并折让
        → 状态 处理中
        """,
        settings=SETTINGS,
    )
    old, new = (stage.office.ledger.entry(stage.number(name)) for name in "甲丁")
    assert (old.superseded_by, new.supersedes) == (new.number, old.number)
    assert stage.office.books().case(new.number).number == old.number


def test_a_decision_above_ones_authority_does_not_count(play: Play) -> None:
    dear = JUDGED.replace("损失金额 = 3200", "损失金额 = 18000")
    play(
        "five-copy",
        f"""{REPORTED}{at_once(INVESTIGATED, DECIDED, NEGOTIATED, dear, SIGNED_OFF)}
        → 状态 处理中
        → 缺 副总经理
        {ALL_COPIES_AND_WHAT_FOLLOWS}
        → 对账 R10
        2026-03-14 10:00  魏长庚  填写 甲
            核决层级 = 副总经理
            核决签字 = 魏长庚 2026-03-13
        → 状态 核签结案
        # 核签结案的次日，五联还没有分送
        → 对账 R4
        """,
        settings=SETTINGS,
    )


def test_an_improvement_that_is_not_reached_keeps_the_case_open(play: Play) -> None:
    failed = IMPROVED.replace("达到预期效果", "未达预期效果")
    play(
        "five-copy",
        f"""{TO_SIGN_OFF}{DEALT_OUT}{EXECUTED}{failed}
        → 状态 已执行
        → 缺 “改善效果”是“未达预期效果”，要“达到预期效果”
        2026-04-10 09:00  郭思齐  收回 甲 联 1
            改善确认日期 = 2026-04-09
            改善效果 = 达到预期效果
            改善确认签字 = 许文静 2026-04-09
        → 状态 已结案
        """,
        settings=SETTINGS,
    )


def test_a_lost_copy_keeps_the_case_from_the_archive(play: Play) -> None:
    stage = play(
        "five-copy",
        f"""{TO_SIGN_OFF}{DEALT_OUT}{EXECUTED}{IMPROVED}
        2026-03-21 09:00  郭思齐  签收 甲 联 4 5
        2026-03-21 09:05  郭思齐  遗失 甲 联 2 车间搬迁时遗失
        → 状态 已结案
        → 归档缺 第二联（制造部门）已遗失，请补发
        → 对账 R4
        2026-03-23 08:50  郭思齐  补印 甲 联 2
        2026-03-23 09:00  郭思齐  分送 甲 联 2
        2026-03-23 15:00  郭思齐  签收 甲 联 2
        → 状态 已归档
        → 对账 无
        """,
        settings=SETTINGS,
    )
    (copy,) = stage.office.folder.outbox.glob(f"*/{stage.case}-2联*.docx")
    assert "补发" in text_of(copy)


def test_an_objection_holds_the_decision_until_it_is_answered(play: Play) -> None:
    petition = """
2026-03-12 09:00  江恒  登记 签呈 as 签
    呈报部门 = 制造部门
    案件编号 = {案}
    呈报日期 = 2026-03-12
    呈报类别 = 对处理决议有异议
    主旨 = 对责任归属有异议
    说明 = 料温异常系原料批次所致
    拟办 = 请重新判定责任归属
    呈报人签字 = 江恒 2026-03-12
"""
    play(
        "five-copy",
        f"""{REPORTED}{at_once(INVESTIGATED, DECIDED)}{petition}
        # 第九条第13款：以签呈专案呈报，批示以前停在核决
        → 状态 签呈待批
        {at_once(NEGOTIATED, JUDGED, SIGNED_OFF)}
        → 状态 签呈待批
        → 阶段 无
        2026-03-14 09:00  魏长庚  填写 签
            批示意见 = 责任归属照原判定
            批示人签字 = 魏长庚 2026-03-14
        → 状态 核签结案
        """,
        settings=SETTINGS,
    )


def test_the_clock_may_stand_still_while_the_quantity_is_open(play: Play) -> None:
    play(
        "five-copy",
        f"""{REPORTED.replace("客户要求 = 退货", "客户要求 = 客户加工中未确定")}
        → 期限 P5-5 2026-03-18
        2026-03-06 09:00  周敏  暂停 甲 客户加工中未确定
        → 状态 已暂停
        2026-03-25 09:00  周敏  看
        → 逾期 无
        2026-03-26 09:00  周敏  恢复 甲
        → 状态 处理中
        # 停了二十天：三月十八日顺延到四月七日
        → 期限 P5-5 2026-04-07
        """,
        settings=SETTINGS,
    )


def test_copies_that_have_parted_can_no_longer_be_changed(play: Play) -> None:
    play(
        "five-copy",
        f"""{TO_SIGN_OFF}{DEALT_OUT}
        2026-03-15 09:00  郭思齐  填写 甲
            损失金额 = 2000
        → 拒绝 各联已分送，不能再改：损失金额
        2026-03-15 10:00  郭思齐  作废 甲 重复登记
        → 状态 作废
        → 期限 无
        """,
        settings=SETTINGS,
    )
