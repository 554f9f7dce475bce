"""What a register can say of a sheet, by the name or the heading of the column it is for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from formkit.errors import Unreadable
from formkit.forms import BoxSpec
from formkit.procedures import Procedure
from formkit.reconciling.evidence import day_of
from formkit.reporting.asked import Entry
from formkit.reporting.visits import visits, was_visited
from formkit.say import say
from formkit.values.label import fold_label
from formkit.values.moment import print_date
from formkit.values.money import Money
from formkit.values.settlement import Settlement

Telling = Callable[[Entry], Any]
WHEREABOUTS = {
    "held": "未送出",
    "sent": "已送出",
    "receipted": "已签收",
    "returned": "已收回",
    "lost": "已遗失",
}
DISPOSALS = {
    "compensation": ("赔偿", "赔款", "理赔"),
    "returned": ("退货", "换货", "退换货", "退款"),
    "discount": ("折价", "折让", "折扣"),
}
"""The words of a decision that belong under each heading of 处理方式; all else is 其他."""
PAID = ("compensation", "discount")


def _copies(entry: Entry) -> str | None:
    """Where the copies are, in few words: ``已收回1235；已送出4``."""
    if entry.sheet.parted is None:
        return None
    places: dict[str, str] = {}
    for copy in entry.sheet.copies:
        places[copy.state] = places.get(copy.state, "") + str(copy.n)
    return "；".join(f"{say(WHEREABOUTS[state])}{numbers}" for state, numbers in places.items())


def _state(entry: Entry) -> str:
    if entry.stands:
        return entry.status.state
    if entry.sheet.void is not None:
        return say("作废")
    return say("已由{new}取代", new=entry.sheet.superseded_by)


def _remark(entry: Entry) -> str | None:
    sheet = entry.sheet
    if sheet.void is not None:
        return sheet.void
    if sheet.supersedes:
        return say("原表{old}", old=sheet.supersedes)
    return say("新表{new}", new=sheet.superseded_by) if sheet.superseded_by else None


def _back(entry: Entry) -> dt.date | None:
    """The day on which the last copy came back."""
    back = [copy.since for copy in entry.sheet.copies if copy.since and copy.is_accounted_for]
    return max(back).date() if back else None


def _next_limit(entry: Entry) -> dt.date | None:
    """The next day by which something has to be done."""
    days = [day_of(one.at) for one in entry.limits if one.done is None and one.at]
    return min((day for day in days if day), default=None)


def _settled(entry: Entry) -> str | None:
    return "已解决" if entry.closed_on else "未解决"


def _answer(entry: Entry) -> str | None:
    answers = [one.answer for one in visits(entry)]
    return answers[-1] if answers else None


def disposed(entry: Entry, way: str) -> Settlement | None:
    """What stands under a way of settling: ``√``, or the amount where only it was paid."""
    ticked = _disposals(entry)
    if way not in ticked:
        return None
    amount = entry.mark("disposal_amount")
    paid = [one for one in ticked if one in PAID]
    return Settlement(amount if isinstance(amount, Money) and paid == [way] else None)


def _disposals(entry: Entry) -> list[str]:
    said = (entry.said("disposal") or "").split("、")
    ways = [next((k for k, words in DISPOSALS.items() if word in words), "other") for word in said]
    return list(dict.fromkeys(ways)) if entry.said("disposal") else []


@dataclass(frozen=True)
class Fact:
    """Something a register can say of a sheet.

    Attributes:
        tell: What it says.
        needs: The part a box has to play in the procedure for it to be known; a column for what
            nobody knows is the office's to fill.
    """

    tell: Telling
    needs: str = ""


def _marked(role: str) -> Fact:
    return Fact(lambda entry: entry.mark(role), role)


def _told(role: str) -> Fact:
    return Fact(lambda entry: entry.said(role), role)


def _taken_on(entry: Entry) -> dt.date | None:
    parted = entry.sheet.parted
    return day_of(entry.mark("taken_on")) or (parted.date() if parted else None)


def _returned_on(entry: Entry) -> dt.date | None:
    return day_of(entry.mark("returned_on")) or _back(entry)


FACTS: Mapping[str, Fact] = {
    "number": Fact(lambda entry: entry.number),
    "registered_on": Fact(lambda entry: entry.sheet.received),
    "complained_on": Fact(lambda entry: day_of(entry.mark("received")) or entry.sheet.received),
    "customer": _marked("customer"),
    "part_no": _marked("part_no"),
    "product": Fact(lambda entry: entry.mark("product") or entry.mark("part_no")),
    "quantity": _marked("quantity"),
    "defect_quantity": _marked("defect_quantity"),
    "complaint": _told("complaint"),
    "demand": _told("demand"),
    "category": Fact(lambda entry: entry.sorted_as("category")),
    "grade": Fact(lambda entry: entry.sorted_as("severity")),
    "department": _told("responsible"),
    "cause": _told("cause"),
    "countermeasure": _told("countermeasure"),
    "disposal": _told("disposal"),
    "compensation": Fact(lambda entry: disposed(entry, "compensation")),
    "returned": Fact(lambda entry: disposed(entry, "returned")),
    "discount": Fact(lambda entry: disposed(entry, "discount")),
    "other": Fact(lambda entry: disposed(entry, "other")),
    "loss": _marked("loss"),
    "result": _told("result"),
    "tracking": _told("tracking"),
    "closed_on": Fact(lambda entry: entry.closed_on if entry.stands else None),
    "copies": Fact(_copies),
    "state": Fact(_state),
    "awaited": Fact(lambda entry: (entry.status.next or None) if entry.stands else None),
    "remark": Fact(_remark),
    "taker": _told("taker"),
    "taken_on": Fact(_taken_on),
    "receiver": _told("receiver"),
    "received_on": Fact(_returned_on),
    "revisited": Fact(lambda entry: "是" if was_visited(entry) else "否"),
    "feedback": Fact(_answer),
    "due_on": Fact(_next_limit),
    "settled": Fact(_settled),
}

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "number": (
        *("编号", "登记编号", "投诉编号", "受理编号", "意见表编号", "处理单编号", "处理表编号"),
        *("客户投诉编号", "投诉.编号"),
    ),
    "registered_on": ("登记日期",),
    "complained_on": ("日期", "投诉日期", "受理日期", "投诉时间"),
    "customer": (
        *("客户", "客户名称", "客户姓名", "客户单位", "客户信息", "投诉客户名称"),
        *("投诉客户姓名", "投诉人", "投诉人姓名", "姓名", "用户名称"),
    ),
    "part_no": ("料号",),
    "product": ("品名", "产品名称"),
    "quantity": ("数量",),
    "defect_quantity": ("不良数量",),
    "complaint": ("投诉内容", "客诉内容", "投诉项目", "投诉事项", "投诉理由", "抱怨内容"),
    "category": ("投诉分类", "投诉类别", "类别", "客诉内容分类", "客诉分类", "抱怨原因"),
    "grade": ("投诉级别", "级别"),
    "department": ("责任部门", "责任单位", "责任归属部门", "权责单位"),
    "cause": ("原因分析", "原因"),
    "countermeasure": ("改善对策", "处理对策", "对策"),
    "disposal": ("处理方式",),
    "compensation": ("赔偿",),
    "returned": ("退货",),
    "discount": ("折价",),
    "other": ("其他", "其它"),
    "loss": ("损失金额",),
    "result": ("处理结果", "投诉处理结果"),
    "closed_on": ("结案日期",),
    "state": ("状态", "处理进度"),
    "awaited": ("待办单位", "处理责任人"),
    "taker": ("领单人",),
    "receiver": ("接收人",),
    "due_on": ("时间节点", "期限"),
    "feedback": ("客户反馈", "满意度"),
    "settled": ("问题解决情况",),
}
_BY_HEADING = {fold_label(one): name for name, labels in HEADINGS.items() for one in labels}


def fact_for(box: BoxSpec, procedure: Procedure) -> Fact | None:
    """What fills a column: by its name, otherwise by one of its headings; ``None`` if nothing."""
    names = [box.name, *(_BY_HEADING.get(fold_label(label), "") for label in box.labels)]
    facts = (FACTS[name] for name in names if name in FACTS)
    return next((one for one in facts if not one.needs or procedure.mark(one.needs)), None)


def fitted(box: BoxSpec, value: Any) -> Any:
    """A value as the column's box holds it; ``None`` where it does not fit."""
    if value is None or value == ():
        return None
    if box.type in ("date", "moment") and not isinstance(value, str):
        return day_of(value) if box.type == "date" else value
    if box.type not in ("text", "number") and isinstance(value, box.kind.type):
        return value if not box.choices or value in box.choices else None
    try:
        return box.parse(in_words(value))
    except Unreadable:
        return None


def in_words(value: Any) -> str:
    """A value in words as a register writes it; amounts in figures only."""
    match value:
        case Money():
            return value.digits
        case dt.date():
            return print_date(value)
        case tuple():
            return "、".join(map(str, value))
    return str(value)
