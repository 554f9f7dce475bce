"""Numbers are year, month and serial, in whatever pattern an office writes them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from formkit.errors import ConfigurationError, Unreadable, UsageError
from formkit.values.number import Number, Numbering, Period

MARCH = Period(2026, 3)
FIRST = Number("26030001", MARCH, 1)
LITERALS = (
    "",
    "",
    "-",
    "/",
    "KS-",
    "客诉〔",
    "〕",
    "号",
    "第",
    "年",
    "No.",
    "N0:",
    "A",
    "9",
    "{{",
    " ",
)


@st.composite
def numberings(draw: st.DrawFn) -> Numbering:
    """Patterns of any tokens in any order between any literal texts, if they are accepted."""
    year = draw(st.sampled_from([(), ("{yy}",), ("{yyyy}",), ("{yy}", "{mm}"), ("{yyyy}", "{mm}")]))
    serial = draw(st.sampled_from(["{serial:03}", "{serial:04}", "{serial:04d}", "{serial}"]))
    dept = draw(st.sampled_from([(), ("{dept}",)]))
    tokens = draw(st.permutations([*year, serial, *dept]))
    pattern = "".join(draw(st.sampled_from(LITERALS)) + token for token in tokens)
    try:
        return Numbering(pattern + draw(st.sampled_from(LITERALS)), widen=draw(st.booleans()))
    except ConfigurationError:
        assume(False)
        raise


months = st.builds(Period, st.integers(2000, 2099), st.integers(1, 12))
depts = st.text(st.characters(categories=["Lu", "Ll", "Lo"], max_codepoint=0x9FFF), min_size=1)
issued = st.tuples(
    months, st.integers(1, 999), depts | st.sampled_from(["业务", "No", "第一部", "号"])
)


def issue(numbering: Numbering, drawn: tuple[Period, int, str]) -> Number:
    """The number of what was drawn, leaving out departments that are no letters when folded."""
    try:
        return numbering.format(*drawn)
    except UsageError:
        assume(False)
        raise


@given(numberings(), issued)
def test_a_number_reads_back_in_every_accepted_pattern(
    numbering: Numbering, drawn: tuple[Period, int, str]
) -> None:
    number = issue(numbering, drawn)
    assert numbering.parse(str(number)) == number
    assert numbering.fits(str(number))


@given(numberings(), issued, issued)
def test_two_different_numbers_never_look_alike(
    numbering: Numbering, one: tuple[Period, int, str], other: tuple[Period, int, str]
) -> None:
    first, second = issue(numbering, one), issue(numbering, other)
    same = (first.period, first.serial, first.unit) == (second.period, second.serial, second.unit)
    assert (first.text == second.text) == same


@given(issued.filter(lambda drawn: drawn[1] < 1000))
def test_a_widened_serial_reads_back(drawn: tuple[Period, int, str]) -> None:
    numbering = Numbering(widen=True)
    number = numbering.format(drawn[0], drawn[1] * 1001)
    assert numbering.parse(number.text) == number


@pytest.mark.parametrize(
    ("pattern", "printed"),
    [
        ("{yy}{mm}{serial:04}", "26030001"),
        ("{yyyy}{mm}{serial:04}", "2026030001"),
        ("KS-{yyyy}-{mm}-{serial:04}", "KS-2026-03-0001"),
        ("客诉〔{yyyy}〕{serial}号", "客诉〔2026〕1号"),
        ("{dept}-{yyyy}{mm}{serial:04d}", "业务-2026030001"),
        ("{yy}{serial:05}", "2600001"),
        ("PG{serial:06}", "PG000001"),
    ],
)
def test_a_pattern_prints_a_number(pattern: str, printed: str) -> None:
    assert str(Numbering(pattern).format(MARCH, 1, "业务")) == printed


@pytest.mark.parametrize(
    "written",
    [
        "26030001",
        "２６０３０００１",
        " 2603 0001 ",
        "2603-0001",
        "26-03-0001",
        "26/03/0001",
        "26.03.0001",
        "26年03月0001号",
        "26年03月第0001号",
        "第26030001号",
        "N0:26030001",
        "N0：２６０３０００１",
        "N026030001",
        "No.26030001",
        "No. 26030001",
        "NO 26030001",
        "№26030001",
        "№ 26030001号",
        "编号：26030001",
        "编号 26030001",
        "处理单编号: No.26030001",
    ],
)
def test_a_number_is_read_from_every_spelling(written: str) -> None:
    assert Numbering().parse(written) == FIRST


@pytest.mark.parametrize(
    "written",
    [
        "",
        "2603001",
        "260300011",
        "26130001",
        "26000001",
        "26030000",
        "2603O001",
        "2603000l",
        "年 月",
    ],
)
def test_what_is_no_number_is_unreadable_and_never_corrected(written: str) -> None:
    with pytest.raises(Unreadable, match="26030001"):
        Numbering().parse(written)
    assert not Numbering().fits(written)


@pytest.mark.parametrize("written", ["26030001-2", "2603-1-0002", "26030001.3.K7"])
def test_a_suffix_is_not_taken_into_the_serial(written: str) -> None:
    assert not Numbering(widen=True).fits(written)


@pytest.mark.parametrize(
    "written", ["ks-2026-03-0001", "KS2026030001", "KS—2026—03—0001", "KS 2026/03/0001"]
)
def test_separators_and_small_letters_of_a_prefix_do_not_matter(written: str) -> None:
    numbering = Numbering("KS-{yyyy}-{mm}-{serial:04}")
    assert str(numbering.parse(written)) == "KS-2026-03-0001"


@pytest.mark.parametrize("written", ["客诉[2026]3号", "客诉（2026）3号", "客诉〔2026〕 3 号"])
def test_brackets_of_any_kind_are_read(written: str) -> None:
    number = Numbering("客诉〔{yyyy}〕{serial}号").parse(written)
    assert (number.text, number.serial) == ("客诉〔2026〕3号", 3)


def test_a_label_before_a_department_is_not_taken_for_the_department() -> None:
    numbering = Numbering("{dept}{yy}{mm}{serial:04}")
    assert numbering.parse("No. 业务26030001").unit == "业务"
    assert numbering.parse("编号：业务26030001").unit == "业务"


def test_the_ten_thousandth_serial_is_refused_with_what_to_do() -> None:
    with pytest.raises(UsageError, match="10000.*widen = true"):
        Numbering().format(MARCH, 10_000)


def test_the_ten_thousandth_serial_is_wider_if_the_office_says_so() -> None:
    numbering = Numbering(widen=True)
    number = numbering.format(MARCH, 10_000)
    assert number.text == "260310000"
    assert numbering.format(MARCH, 9_999) < number


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("{yy}{m}{serial:04}", "m不补零"),
        ("{y}{mm}{serial:04}", "y不补零"),
        ("{yy}{mm}", "缺流水号"),
        ("", "缺流水号"),
        ("{mm}{serial:04}", "有月无年"),
        ("{yy}{yyyy}{serial:04}", "只能出现一次"),
        ("{serial:04}{serial:04}", "只能出现一次"),
        ("{dept}{serial}", "中间要有分隔"),
        ("{yy}{mm}{serial}{dept}", "中间要有分隔"),
        ("{yy}{mm}{number:04}", "没有“number”这一项"),
        ("{yy}{mm}{serial:4}", "不是位数"),
        ("{yy:02}{mm}{serial:04}", "不是位数"),
        ("{yy}{mm}{serial!r}", "不是位数"),
        ("{yy}{mm}{serial:04", "花括号"),
        ("{}{serial:04}", "没有“”这一项"),
    ],
)
def test_an_ambiguous_pattern_is_refused_with_the_reason(pattern: str, reason: str) -> None:
    with pytest.raises(ConfigurationError, match=reason):
        Numbering(pattern)


@pytest.mark.parametrize(
    ("pattern", "period"),
    [
        ("{yy}{mm}{serial:04}", MARCH),
        ("{yyyy}-{serial:04}", Period(2026, 1)),
        ("PG{serial:06}", None),
    ],
)
def test_a_pattern_without_month_counts_by_the_year_and_without_year_for_ever(
    pattern: str, period: Period | None
) -> None:
    numbering = Numbering(pattern)
    assert numbering.counted(MARCH) == period
    assert numbering.format(MARCH, 7).period == period
    assert numbering.parse(str(numbering.format(MARCH, 7))).period == period


@pytest.mark.parametrize(
    ("pattern", "period", "dept", "trouble"),
    [
        ("{dept}-{serial:04}", MARCH, "", "部门代号"),
        ("{dept}-{serial:04}", MARCH, "二部2", "部门代号"),
        ("{yy}{mm}{serial:04}", Period(1999, 12), "", "两位年份"),
        ("{yyyy}{mm}{serial:04}", None, "", "要有年月"),
    ],
)
def test_what_a_pattern_cannot_print_is_refused(
    pattern: str, period: Period | None, dept: str, trouble: str
) -> None:
    with pytest.raises(UsageError, match=trouble):
        Numbering(pattern).format(period, 1, dept)


@pytest.mark.parametrize("serial", [0, -1])
def test_serials_begin_at_one(serial: int) -> None:
    with pytest.raises(UsageError, match="从1起"):
        Numbering().format(MARCH, serial)


def test_a_department_is_left_aside_where_the_pattern_has_none() -> None:
    assert Numbering().format(MARCH, 1, "业务") == FIRST


def test_numbers_are_ordered_by_period_unit_and_serial() -> None:
    in_order = [
        Number("旧-7", None, 7),
        Number("KS-2512-9999", Period(2025, 12), 9999),
        Number("260310000", MARCH, 10_000),
        Number("业务26030002", MARCH, 2, "业务"),
        Number("业务260310000", MARCH, 10_000, "业务"),
    ]
    for shuffled in itertools.permutations(in_order):
        assert sorted(shuffled) == in_order
