"""Masking one text: little is shown, and masking again changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from formkit.errors import UnknownName
from formkit.privacy import KINDS, mask

SIGNS = st.sampled_from([*"0123456789１３８一三八零 -.()（）*+@转电话：张王欧阳浙A省市区县路号、x"])
TEXTS = st.text() | st.text(SIGNS, max_size=40)
MOBILES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
ROUND = st.sampled_from(["", " ", "，", "电话", "客户", "（", "号码是"])


@pytest.mark.parametrize(
    ("text", "kind", "seen"),
    [
        ("13812345678", "phone", "138****5678"),
        ("１３８ 1234 5678", "phone", "138****5678"),
        ("+86 138-1234-5678", "phone", "138****5678"),
        ("13812345678（王先生）", "phone", "138****5678"),
        ("13812345678、0571-88123456", "phone", "138****5678、0571-****3456"),
        ("0571-88123456转801", "phone", "0571-****3456"),
        ("(010) 6512 3456", "phone", "010-****3456"),
        ("88123456", "phone", "****3456"),
        ("微信 dongli_88", "phone", "***"),
        ("zhang.san@example.com", "mail", "z****@example.com"),
        ("330106199001011234", "id", "330106********1234"),
        ("33010619900101123X", "id", "330106********123X"),
        ("330106900101123", "id", "330106*****1123"),
        ("LSVAA49J132047371", "id", "****7371"),
        ("护照遗失", "id", "***"),
        ("张三", "name", "张*"),
        ("欧阳娜娜", "name", "欧阳*"),
        ("张三、李四光", "name", "张*、李*"),
        ("王 五", "name", "王*"),
        ("张和平", "name", "张*"),
        ("John Smith", "name", "J*"),
        ("李四(代)", "name", "李*"),
        ("浙江省杭州市西湖区文三路138号", "address", "浙江省杭州市西湖区****"),
        ("上海市浦东新区张江路1号", "address", "上海市浦东新区****"),
        ("浙江省义乌市稠城街道1号", "address", "浙江省义乌市****"),
        ("幸福小区3幢501室", "address", "****"),
        ("3-2-501", "address", "****"),
        ("浙江省杭州市西湖区", "address", "浙江省杭州市西湖区"),
        ("浙A12345", "plate", "浙A***45"),
        ("浙A·D12345", "plate", "浙A****45"),
        ("请致电88123456", "text", "请致电****3456"),
        ("卡号6222021234567890123", "text", "卡号6222021234567890123"),
        ("卡号4111111111111111", "text", "卡号****1111"),
        ("一三八一二三四五六七八联系我", "text", "138****5678联系我"),
    ],
)
def test_each_kind_is_masked_as_offices_do(text: str, kind: str, seen: str) -> None:
    assert mask(text, kind) == seen


@pytest.mark.parametrize(
    "text",
    [
        "编号26030001，2026年3月5日14:30，共1200米，单价12345.60元",
        "订单 202603050001 号，批号 L-7788990",
        "热线400-820-8820",
        "型号 X-200/b 3.14",
    ],
)
def test_numbers_and_dates_of_the_case_stay(text: str) -> None:
    assert mask(text) == text


@given(TEXTS, st.sampled_from(sorted(KINDS)))
@example("5138****8000-0571-88123456", "text")
@example("0571-*0571-88123456", "phone")
def test_masking_again_changes_nothing(text: str, kind: str) -> None:
    once = mask(text, kind)
    assert mask(once, kind) == once


@given(ROUND, MOBILES, ROUND)
def test_the_middle_of_a_phone_is_never_shown(before: str, phone: str, after: str) -> None:
    seen = mask(f"{before}{phone}{after}")
    assert seen == f"{before}{phone[:3]}****{phone[-4:]}{after}"


@given(st.integers(0, 10**17), st.sampled_from(sorted(set(KINDS) - {"text", "name"})))
def test_of_a_row_of_digits_at_most_ten_are_shown(number: int, kind: str) -> None:
    seen = mask(str(number), kind)
    assert sum(sign.isdigit() for sign in seen) <= 10
    assert str(number) not in seen


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(UnknownName, match="个人信息的种类"):
        mask("张三", "nmae")
