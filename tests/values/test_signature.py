"""A signature is a name and, mostly, a day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formkit.errors import Unreadable, UsageError
from formkit.values.moment import BLANK_DATE
from formkit.values.signature import BLANK_SIGNATURE, Signature, parse_signature

DATED = Signature("张三", dt.date(2026, 3, 5))
names = st.sampled_from(
    ["张三", "欧阳明", "买买提·艾力", "J. Smith", "张三、李四", "年海", "日月明", "李四(代)"]
)
signatures = st.builds(
    Signature, names, st.none() | st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31))
)


@given(signatures)
def test_a_signature_reads_back(signature: Signature) -> None:
    assert parse_signature(str(signature)) == signature


def test_a_signature_prints_name_and_day() -> None:
    assert str(DATED) == "张三　2026年3月5日"
    assert str(Signature("张三")) == "张三"


@pytest.mark.parametrize(
    "written",
    [
        "张三　2026年3月5日",
        "张三 2026年03月05日",
        "张三2026年3月5日",
        "签字：张三  2026年3月5日",
        "签名:张三 2026-3-5",
        "签字 张三 2026.3.5",
        "（签章）张三 2026/3/5",
        "经办人（签字）：张三\n2026年3月5日",
        "处理意见：同意换货　签字：张三 2026年3月5日",
        "张三/2026.3.5",
        "张三，26.3.5",
        "张三（2026-03-05）",
        "张三 二〇二六年三月五日",
        "2026年3月5日 张三",
        "张三 2026年 3 月 5 日",
        "张三 2026年3月5日 14:30",
        "张三　２０２６年３月５日",
        "　　　　　　　年　月　日张三　2026年3月5日",
        "张三　2026年3月5日　　　年　月　日",
    ],
)
def test_a_dated_signature_is_read_from_every_spelling(written: str) -> None:
    assert parse_signature(written) == DATED


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("李四（代）", "李四(代)"),
        ("李四(代)　2026年3月5日", "李四(代)"),
        ("（代）李四 2026年3月5日", "(代)李四"),
        ("（李四）2026年3月5日", "李四"),
    ],
)
def test_brackets_within_a_name_stay_whole(written: str, name: str) -> None:
    signature = parse_signature(written)
    assert signature is not None
    assert signature.name == name


@pytest.mark.parametrize(
    "written",
    ["张三", "签字：张三", "张三    年  月  日", "张三　　　2026年　月　日", "张三 ____年__月__日"],
)
def test_a_blank_day_beside_a_name_is_no_day(written: str) -> None:
    assert parse_signature(written) == Signature("张三")


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "　",
        BLANK_SIGNATURE,
        BLANK_DATE,
        "签字：",
        "（盖章）",
        "签字：      年  月  日",
        "____",
        "—",
    ],
)
def test_a_blank_is_no_signature(printed: str) -> None:
    assert parse_signature(printed) is None


@pytest.mark.parametrize(
    "written",
    ["2026年3月5日", "张三 2026年2月30日", "张三 2026年3月", "张三 13800000000", "张" * 200],
)
def test_a_day_without_a_name_or_an_impossible_day_is_unreadable(written: str) -> None:
    with pytest.raises(Unreadable):
        parse_signature(written)


def test_nobody_cannot_sign() -> None:
    with pytest.raises(UsageError):
        Signature("　")
