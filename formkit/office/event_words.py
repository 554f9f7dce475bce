"""What the events of the journal are called in the office."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from formkit.say import say


def word_of(kind: str, body: Mapping[str, Any]) -> str:
    """The office's word for an event: ``登记``; a kind that nobody knows stands for itself."""
    if kind == "confirmed":
        return _decision(body.get("decision", "accept"))
    return {
        "issued": say("登记"),
        "filled": say("填写"),
        "void": say("作废"),
        "superseded": say("被取代"),
        "restored": say("恢复"),
        "printed": say("写出"),
        "sent": say("分送"),
        "receipted": say("签收"),
        "lost": say("遗失"),
        "copied": say("抄送"),
        "read": say("收回"),
        "reported": say("报表"),
        "replied": say("答复客户"),
        "exported": say("导出"),
        "listed": say("归档清单"),
        "paused": say("暂停期限"),
        "resumed": say("恢复期限"),
        "due": say("期限"),
        "calendar": say("日历"),
    }.get(kind, kind)


def _decision(word: str) -> str:
    return {"accept": say("确认"), "reject": say("驳回"), "withdraw": say("撤回决定")}[word]
