"""Which boxes hold personal data: the labels of the papers decide."""

from __future__ import annotations

import pytest

from formkit.errors import ConfigurationError
from formkit.forms import BoxSpec
from formkit.privacy import Personal, Rules, personal


def held(label: str, type_: str = "text", rules: Rules | None = None) -> Personal | None:
    return personal(BoxSpec("s.box", label, type=type_), rules)


@pytest.mark.parametrize(
    ("label", "kind", "owner"),
    [
        ("联系电话", "phone", "customer"),
        ("客户联系方式", "phone", "customer"),
        ("值班员工电话", "phone", "staff"),
        ("客户姓名", "name", "customer"),
        ("投诉人", "name", "customer"),
        ("被投诉人", "name", "staff"),
        ("记 录 人", "name", "staff"),
        ("受(来)访人姓名", "name", "customer"),
        ("客户名称", "party", "customer"),
        ("营业地址", "address", "customer"),
        ("单元号码", "address", "customer"),
        ("车牌号", "plate", "customer"),
        ("身份证号码", "id", "customer"),
        ("投诉内容", "text", "staff"),
    ],
)
def test_the_label_tells_what_a_box_holds_and_of_whom(label: str, kind: str, owner: str) -> None:
    found = held(label)
    assert found is not None
    assert (found.kind, found.owner) == (kind, owner)


@pytest.mark.parametrize(
    "label", ["个人惩处种类", "原因分析", "部门损失金额", "责任人", "被投诉人"]
)
def test_blame_and_losses_are_the_offices_own_business(label: str) -> None:
    found = held(label)
    assert found is not None
    assert found.inner


def test_a_signature_is_a_name_and_dates_are_nobodys() -> None:
    assert held("业务经办签字", "signature") == Personal("name", "staff")
    assert held("客户签名", "signature") == Personal("name", "customer")
    assert held("受理日期", "date") is None


def test_an_office_says_otherwise_for_its_own_labels() -> None:
    rules = Rules.of({"personal": {"紧急联络": "phone", "客户代号": "no"}, "staff": ["紧急联络"]})
    assert held("紧急联络", rules=rules) == Personal("phone", "staff")
    assert held("客户代号", rules=rules) is None


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"personel": {}}, "personel”。是不是“personal”"),
        ({"personal": {"电话": "telefon"}}, "不能写“telefon”"),
    ],
)
def test_a_slip_in_the_settings_is_told(said: dict[str, object], told: str) -> None:
    with pytest.raises(ConfigurationError, match=told):
        Rules.of(said)
