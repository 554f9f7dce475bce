"""Which boxes hold personal data: by the words of their labels, and by their kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from formkit.forms import BoxSpec
from formkit.privacy.rules import Rules
from formkit.values.label import fold_label

Owner = Literal["customer", "staff"]

PARTY = "party"
"""The kind of a name that may be a company's."""
INNER = "inner"
"""What formkit.toml calls a box that holds the office's own business."""

_WORDS = (
    ("text", r"^(回复|答复|告知|通知|对)"),
    ("id", r"身份证|证件号|护照号|车架号|VIN"),
    ("plate", r"车牌"),
    ("mail", r"邮箱|电子邮件|邮件地址|e-?mail"),
    ("phone", r"电话(?!投诉)|手机|联系方式|联系方法|传真|微信|QQ|(客户|个人)信息$"),
    ("address", r"地址|住址|单元号|房号|门牌"),
    (PARTY, r"客户名称|客户单位|^客户$|^用户名称$|投诉对象|投诉客户$|投诉客户名称"),
    ("name", r"姓名|用户名|顾客|业主$|人$|人员$|人\(|人员\(|员$|^当事人"),
)
_INNER = (
    r"惩处|惩罚|罚扣|处罚|扣罚|损失|责任归属|责任比率|责任部门|责任单位|责任判断|责任人|职责人|原因|"
    r"对策|生产人员|机班|签注|内部|比率|被投诉|相关人员|证明人"
)
_CUSTOMERS = (
    r"客户|用户|顾客|业主|(?<!被)投诉人|申诉人|报修人|求助人|举报人|受访|受\(来\)访|来访|来电人|"
    r"联系人|^姓名$"
)
_STAFF = (
    r"被投诉|受理|记录人|处理人|回访人|^访问人|经办|员工|工作人员|接待|主管|经理|上门|"
    r"客户(服务|管理)"
)
_REACH = ("phone", "mail", "id", "plate", "address")


@dataclass(frozen=True)
class Personal:
    """What a box holds of whom.

    Attributes:
        kind: ``phone``, ``mail``, ``id``, ``name``, ``party`` (a person or a company),
            ``address``, ``plate``, ``text`` for sentences, or nothing.
        owner: Whose it is: the customer's or the staff's.
        inner: True for the office's own business: causes, blame, losses, penalties.
    """

    kind: str
    owner: Owner
    inner: bool = False


def personal(box: BoxSpec, rules: Rules | None = None) -> Personal | None:
    """What of a person, or of the office's own business, a box may hold; ``None`` for neither.

    The printed label decides; formkit.toml ``[privacy]`` may say otherwise for a label.
    """
    told = _of_label(box.label, box.type)
    if rules is None or not (rules.personal or rules.staff):
        return told if told.kind or told.inner else None
    said = rules.kind_of(box.label)
    kind = told.kind if said in (None, INNER) else said or ""
    inner = told.inner or said == INNER
    owner: Owner = "staff" if rules.is_staffs(box.label) else _owner(fold_label(box.label), kind)
    return Personal(kind, owner, inner) if kind or inner else None


@lru_cache(maxsize=4096)
def _of_label(label: str, type_: str) -> Personal:
    folded = fold_label(label)
    kind = _kind(folded, type_)
    return Personal(kind, _owner(folded, kind), bool(re.search(_INNER, folded)))


def _kind(label: str, type_: str) -> str:
    if type_ == "signature":
        return "name"
    if type_ != "text":
        return ""
    found = (kind for kind, words in _WORDS if re.search(words, label, re.IGNORECASE))
    return next(found, "text")


def _owner(label: str, kind: str) -> Owner:
    if re.search(_STAFF, label):
        return "staff"
    return "customer" if kind in _REACH or re.search(_CUSTOMERS, label) else "staff"
