"""Anything that may stand in the boxes of a form, for any form, from its spec alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from formkit.forms import BoxSpec, FormSpec, RowsSpec, SectionSpec
from formkit.forms.kind import text_lines
from formkit.values.money import Money
from formkit.values.quantity import Quantity
from formkit.values.settlement import Settlement
from formkit.values.signature import Signature

Boxes = dict[str, Any]

FIRST_YEAR, LAST_YEAR = 1901, 2999
KINDS_OF_ROW = 4

# fmt: off
WORDS = (
    "远山机电", "客户加工中未确定", "外壳开裂，要求换货。", "退（换）货", "《合同》第三条",
    "共3箱", "“引号”", "𠮷野家", "😀", "👨🏽\u200d🔧", "Hello world", "model X-200/b",
    "a  b", "100%", "3.14", "1,200", "0.10", "1E5", "TRUE", "N/A", "ＡＢＣ　１２３",
    "￥１２，３００", "é", "Ω≈µ", "①",
)
TRAPS = (
    "=1+1", "+86 21 5555", "-5", "@SUM(A1)", "06110001", "'0611", "#REF!", "_x000D_",
    "_x4E00_", "__init__", "._.", "a\tb", "甲\n乙", "&amp;", "&", "<b>", "</w:t>", "]]>",
    "\"'", "{{ 7*7 }}", "{{ title }}", "{% if x %}", "{# x #}", "{_{", "}}", "%}", "{{",
    "√", "□", "[√]", "/", "—", "——", "……", "    年  月  日", "2026年3月5日",
    "张三　2026年3月5日", "■满意　□基本满意　□不满意", "合计", "序号", "无", "备注：",
    "注：见附件", "编号：26039999", "26039999-2-X", "第三联（黄）业务部门 依批示办理",
    "内部文件 不得影印送客户", "客户名称：假的", "一、原因\n\n  二、对策",
    "长" * 400, "w" * 300,
)
# fmt: on


def usual_texts() -> st.SearchStrategy[str]:
    """Text as it stands on most papers: some words, on one line or on several."""
    words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map("，".join)
    return st.lists(words, min_size=1, max_size=3).map("\n".join).map(text_lines)


def texts(traps: Sequence[str] = ()) -> st.SearchStrategy[str]:
    """Any text there can be: usual words, what is not meant as words, and a mixture."""
    odd, gap = st.sampled_from((*TRAPS, *traps)), st.sampled_from(["", " ", "\n", "　", "："])
    mixed = st.tuples(odd, gap, st.sampled_from(WORDS)).map("".join)
    any_signs = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
    found = st.one_of(usual_texts(), odd, mixed, any_signs).map(text_lines)
    return found.filter(bool)


def traps_of(spec: FormSpec) -> tuple[str, ...]:
    """What the form itself prints: its labels, titles, options; as words of a customer."""
    columns = [box for rows in spec.tables for box in rows.boxes]
    boxes = (*spec.boxes, *columns)
    labels = [label for box in boxes for label in box.labels]
    titles = [*spec.titles, *(section.title for section in spec.sections)]
    options = [option for box in boxes for option in box.options]
    return (*labels, *(f"{label}：" for label in labels), *titles, *options)


NAMES = st.sampled_from(
    (
        *(
            "张三",
            "欧阳娜娜",
            "阿依古丽·买买提",
            "王 五",
            "John Smith",
            "O'Neil",
            "Anna-Maria",
            "李四(代)",
        ),
        *("年小月", "日比野", "岳月", "丁一", "赵六/钱七", "质量管理部 吴九"),
    )
)
DATES = st.dates(dt.date(FIRST_YEAR, 1, 1), dt.date(LAST_YEAR, 12, 31))
MOMENTS = st.datetimes(dt.datetime(FIRST_YEAR, 1, 1), dt.datetime(LAST_YEAR, 12, 31)).map(
    lambda moment: moment.replace(microsecond=0)
)
CENTS = (
    st.integers(-(10**17), 10**17)
    | st.integers(-(10**8), 10**8)
    | st.sampled_from((0, 1, 10, -1, 100, 1234560))
)
UNITS = st.sampled_from(("", "米", "箱", "PCS", "m2", "kg", "吨/月", "%"))
AMOUNTS = st.decimals(-(10**9), 10**12, places=3) | st.integers(0, 10**6).map(Decimal)
# Before a number No, NO and N0 are read as its label.
NUMBERS = st.from_regex(r"(?!N[O0])[A-Z]{0,3}[0-9]{1,10}(-[0-9]{1,3})?", fullmatch=True)


def values(box: BoxSpec, text: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Any value that a box can hold, where that is a text one of these."""
    match box.type:
        case "choice":
            return st.sampled_from(box.choices)
        case "choices":
            chosen = st.sets(st.sampled_from(box.choices), min_size=1)
            return chosen.map(lambda one: tuple(option for option in box.choices if option in one))
        case "text":
            return text
    return PLAIN[box.type]


PLAIN: dict[str, st.SearchStrategy[Any]] = {
    "date": DATES,
    "moment": MOMENTS,
    "integer": st.integers(-(10**9), 10**12),
    "quantity": st.builds(Quantity, AMOUNTS, UNITS),
    "money": CENTS.map(lambda cents: Money(Decimal(cents) / 100)),
    "signature": st.builds(Signature, NAMES, st.none() | DATES),
    "settlement": st.builds(Settlement, st.none() | CENTS.map(lambda n: Money(Decimal(n) / 100))),
    "yes_no": st.booleans(),
    "number": NUMBERS,
}


@st.composite
def boxes(
    draw: st.DrawFn, spec: FormSpec, *, text: st.SearchStrategy[str] | None = None, rows: int = 8
) -> Boxes:
    """The boxes of a form: each section filled, half filled or left out; any text by default."""
    words = texts(traps_of(spec)) if text is None else text
    found: Boxes = {}
    for section in spec.sections:
        share = draw(st.sampled_from(("whole", "half", "out")))
        if share != "out":
            found |= dict(_singles(draw, section, words, share))
            for table in section.rows:
                found |= dict(_lines(draw, table, words, rows))
    return found


def _singles(
    draw: st.DrawFn, section: SectionSpec, text: st.SearchStrategy[str], share: str
) -> Iterator[tuple[str, Any]]:
    for box in section.boxes:
        if share == "whole" or draw(st.booleans()):
            yield box.path, draw(values(box, text))


def _lines(
    draw: st.DrawFn, table: RowsSpec, text: st.SearchStrategy[str], most: int
) -> Iterator[tuple[str, Any]]:
    """The rows of a table; of a long one some are alike, as in life."""
    kinds = [_line(draw, table, text) for _ in range(draw(st.integers(1, KINDS_OF_ROW)))]
    nth = st.integers(0, len(kinds) - 1)
    for n, kind in enumerate(draw(st.lists(nth, max_size=most))):
        yield from ((table.key(n, box), value) for box, value in kinds[kind])


def _line(
    draw: st.DrawFn, table: RowsSpec, text: st.SearchStrategy[str]
) -> tuple[tuple[BoxSpec, Any], ...]:
    """One row: no cell need be filled but one, and that is not its serial number."""
    telling = [box for box in table.boxes if box.type != "integer"] or list(table.boxes)
    surely = draw(st.sampled_from(telling))
    here = [box for box in table.boxes if box is surely or draw(st.booleans())]
    return tuple((box, draw(values(box, text))) for box in here)
