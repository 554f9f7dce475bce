"""Papers that their form draws: the number beside its label, the month in the title, a misprint."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from formkit.forms import Shelf
from formkit.reading import Reading
from formkit.reading.read import reading_of
from formkit.values.grid import Document

Draw = Callable[..., Document]

VISIT = """
    | {title} |
"""
SHEET = """
    | 受(来)访人⏎姓　名 | 周先生 | 日　期 | 2026年3月5日 | 地　址 | |
    | 访 问 人⏎姓　名 | 方敏 | 访　问⏎方式 | 电话 | 受(来)访人联系电话 | 0571-5550188 |
    | 回访信息记录:⏎空调已修好 < < < < < |
    | 信息处理记录: < < < < < |
    | 客户评价:⏎1、服务质量: {quality}⏎2、服务是否及时: □及时 □一般 □不及时 < < < < < |
"""


@pytest.fixture
def visit(draw: Draw) -> Callable[..., Reading]:
    """The sheet of a monthly visit as read."""

    def read(
        title: str = "客户 3 月回访信息登记表", quality: str = "□满意 □基本满意 □满意"
    ) -> Reading:
        document = draw(VISIT.format(title=title), SHEET.format(quality=quality))
        return reading_of(document, Shelf.builtin(), file="三月.docx")

    return read


@pytest.mark.parametrize(
    ("title", "month"),
    [
        ("客户 3 月回访信息登记表", 3),
        ("客户１２月回访信息登记表", 12),
        ("客户__月回访信息登记表", None),
        ("客户月回访信息登记表", None),
    ],
)
def test_the_month_is_read_from_the_title(
    visit: Callable[..., Reading], title: str, month: int | None
) -> None:
    reading = visit(title=title)
    assert reading.form == "客户月回访信息登记表"
    assert reading.values.get("visit.month") == month
    assert reading.values["visit.record"] == "空调已修好"
    assert not reading.unknown


def test_what_is_printed_below_an_empty_box_is_not_its_value(
    visit: Callable[..., Reading],
) -> None:
    assert visit().values.keys() & {"response.record"} == set()


@pytest.mark.parametrize(
    ("quality", "read", "candidates"),
    [
        ("□满意 □基本满意 □满意", None, ()),
        ("■满意 □基本满意 □满意", "满意", ()),
        ("□满意 ☑基本满意 □满意", "基本满意", ()),
        ("□满意 □基本满意 ■满意", None, ("满意", "不满意")),
        ("□满意 □基本满意 □√满意", None, ("满意", "不满意")),
        ("□满意 □基本满意 ■不满意", "不满意", ()),
    ],
)
def test_a_tick_on_the_option_that_the_source_prints_twice_is_left_open(
    visit: Callable[..., Reading], quality: str, read: str | None, candidates: tuple[str, ...]
) -> None:
    """附表二 prints □满意 □基本满意 □满意: the third box can only be meant as 不满意."""
    reading = visit(quality=quality)
    box = reading.boxes["evaluation.quality"]
    assert (box.value, box.candidates) == (read, candidates)
    told = [one.box for one in reading.findings]
    assert told == (["evaluation.quality"] if candidates else [])


RECORD = """
    | 客户投诉记录单 < < < |
    | 投诉客户名称 | 远山机电 | 营业地址 | |
    | 受理日期 | 2026年3月5日 | {label} | {number} |
    | 投诉方式 | | 客户联系方式 | |
"""


@pytest.mark.parametrize(
    ("label", "number", "read"),
    [
        ("受理编号", "JL26030001", "JL26030001"),
        ("受理编号：", "ＪＬ２６０３０００１", "JL26030001"),
        ("受理编号", "", None),
        ("受理编号", "____", None),
    ],
)
def test_the_number_is_read_where_the_form_draws_it(
    draw: Draw, label: str, number: str, read: str | None
) -> None:
    document = draw(RECORD.format(label=label, number=number))
    reading = reading_of(document, Shelf.builtin(), file="记录单.docx")
    assert (reading.number, reading.unknown) == (read, ())


def test_a_number_of_another_kind_beside_its_label_is_told(draw: Draw) -> None:
    document = draw(RECORD.format(label="受理编号", number="甲17"))
    reading = reading_of(document, Shelf.builtin(), file="记录单.docx")
    assert reading.number is None
    assert [one.code for one in reading.findings] == ["number-unreadable"]


STATISTICS = """
    | 客户投诉(月、季、年)分析统计表 < < < < < < < < < < |
    | 投诉 < | 客户⏎姓名 | 投诉内容 < | 责任⏎单位 | 处理方式 < < < | 损失⏎金额 |
    | ^ | ^ | ^ | 品名 | 数量 | ^ | 赔偿 | 退货 | 折价 | 其他 | ^ |
    | 日期 | 编号 | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ |
    | 2026-3-5 | JL26030001 | 周先生 | 轴承 | 5 箱 | 生产部 | 1,200 | √ | | | 1500 |
"""


def test_headings_over_several_rows_are_headings_and_a_cell_holds_a_tick_or_an_amount(
    draw: Draw,
) -> None:
    reading = reading_of(draw(STATISTICS), Shelf.builtin(), file="统计.xlsx")
    values = {path.rpartition(".")[2]: str(value) for path, value in reading.values.items()}
    assert values == {
        "complained_on": "2026-03-05",
        "number": "JL26030001",
        "customer": "周先生",
        "product": "轴承",
        "quantity": "5 箱",
        "department": "生产部",
        "compensation": "1,200.00",
        "returned": "√",
        "loss": "¥1,500.00（人民币壹仟伍佰元整）",
    }
    assert (reading.unknown, reading.findings) == ((), ())


OPINION = """
    | 客户投诉意见表 |
    | N0:YJ26030001 |
"""
REVISIT = """
    | 投诉日期⏎时　间 | 2026年3月2日9时10分 | 客户姓名 | 周先生 |
    | 投　诉⏎内　容 | 空调不制冷 < < |
    | 回访记录⏎及验证 | 客户说上次的单子编号：YJ26020009⏎客户签名:周建 2026年3月3日 < < |
    | 回访部门 | 前台 | 回访人 | 方敏 |
"""


def test_a_number_that_a_customer_mentions_is_not_the_number_of_the_sheet(draw: Draw) -> None:
    reading = reading_of(draw(OPINION, REVISIT), Shelf.builtin(), file="意见表.docx")
    assert reading.number == "YJ26030001"
    assert reading.values["revisit.record"] == "客户说上次的单子编号：YJ26020009"
    assert str(reading.values["revisit.signed"]) == "周建　2026年3月3日"
