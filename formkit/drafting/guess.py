"""The kind of a box guessed from its label and from what is printed in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from formkit.reading.keys import label_key
from formkit.reading.wording import options
from formkit.say import say

_BRACKETS = re.compile(r"\([^()]*\)")
_SIGNED = re.compile(
    r"签字|签名|签章|盖章|signature|(?:审批|批准|审核|核准|核决|复核|签收|填表|制表|制单|经手|校对)人$"
    r"|^(?:审批|审核|复核|批准|核准|制表|制单|填表|校对)$",
    re.IGNORECASE,
)
_DATE = re.compile(r"日期$|(?<![a-z])date$|年月日$", re.IGNORECASE)
_TIME = re.compile(r"(?<!用)(?<!起止)(?<!工作)时间$")
_MONEY = re.compile(r"(?:金额|费用|损失|价款|单价|总价|赔偿额|赔款|货款|经费)$")
_IN_YUAN = re.compile(r"\((?:人民币)?[:,/]?元\)$")
_OF_TEN_THOUSANDS = re.compile(r"[(（](?:单位[:：])?万元[)）]")
_QUANTITY = re.compile(r"(?:数量|件数|不良数|重量|qty|quantity)$", re.IGNORECASE)
_NUMBER = re.compile(r"(?:编号|单号|文号|案号)$")
_WHETHER = re.compile(r"^是否|与否$|\(是/否\)$|是否[^的]{1,8}$")
_ONE_OF = re.compile(r"级别|等级|程度|性别|满意度|结论|结果|是否|与否|有无|状态|单选|优先级")
_MANY_OF = re.compile(r"可?多选|可复选")
_OPPOSITES = (
    {"是", "否"},
    {"有", "无"},
    {"男", "女"},
    {"合格", "不合格"},
    {"对", "错"},
    {"成立", "不成立"},
    {"内部", "外部"},
    {"一般", "严重"},
    {"轻微", "严重"},
    {"高", "低"},
    {"yes", "no"},
)
_NOT = ("不", "未", "无", "非", "没有", "暂不")


@dataclass(frozen=True)
class Guess:
    """What kind of box it seems to be, what can be ticked in it, and why that is not sure."""

    kind: str
    choices: tuple[str, ...] = ()
    doubt: str = ""


def guessed(label: str, blank: str) -> Guess:
    """The kind of a box called so, with that printed in its place."""
    line = options(blank)
    if len(line) > 1:
        return _ticked(label, line)
    bare = _BRACKETS.sub("", label_key(label))
    if "年" in blank and "月" in blank and not _SIGNED.search(label_key(label)):
        return Guess("moment" if "时" in blank else "date")
    if _SIGNED.search(label_key(label)):
        return Guess("signature")
    if _OF_TEN_THOUSANDS.search(label):
        return Guess("quantity", doubt=say("以万元计，按数量算，要连单位写，如“12 万元”"))
    if _IN_YUAN.search(label_key(label)):
        return Guess("money")
    if _TIME.search(bare):
        return Guess("moment", doubt=say("“时间”按日期加时刻算；只要日期就改为 date"))
    return Guess(next((kind for kind, words in _WORDS if words.search(bare)), "text"))


_WORDS = (
    ("yes_no", _WHETHER),
    ("date", _DATE),
    ("number", _NUMBER),
    ("money", _MONEY),
    ("quantity", _QUANTITY),
)


def _ticked(label: str, line: tuple[str, ...]) -> Guess:
    if line == ("是", "否"):
        return Guess("yes_no")
    if _MANY_OF.search(label):
        return Guess("choices", line)
    if _exclude(line) or _ONE_OF.search(label):
        return Guess("choice", line)
    return Guess("choices", line, say("看不出是单选还是多选，按多选算；只许勾一项就改为 choice"))


def _exclude(line: tuple[str, ...]) -> bool:
    """Whether one option says the opposite of another."""
    words = {one.lower() for one in line}
    denied = any(f"{no}{one}" in words for no in _NOT for one in words)
    return denied or any(pair <= words for pair in _OPPOSITES)
