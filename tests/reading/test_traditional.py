"""Labels, titles and options in traditional characters are those of the form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from formkit.forms import FormSpec, Shelf
from formkit.reading import Match, Unknown, recognise
from formkit.reading.read import reading_of
from formkit.reading.traditional import like, simplified
from formkit.values.grid import Document
from formkit.values.signature import Signature

Draw = Callable[..., Document]
Matched = Callable[..., Match]


@pytest.mark.parametrize(
    ("traditional", "label"),
    [
        ("客訴處理單", "客诉处理单"),
        ("受理人員（簽章）", "受理人员（签章）"),
        ("責任歸屬部門", "责任归属部门"),
        ("結案日期", "结案日期"),
        ("回覆期限", "回复期限"),
        ("帳號", "账号"),
        ("客户名称", "客户名称"),
    ],
)
def test_a_label_is_compared_in_simplified_characters(traditional: str, label: str) -> None:
    assert simplified(traditional) == label


def test_labels_lead_to_their_boxes_and_names_keep_their_characters(matched: Matched) -> None:
    found = matched("""
        | 客戶名稱 | 遠山機電 | 受理日期 | 2026年3月5日 |
        | 投訴內容 | 外殼開裂 | < | < |
        | 投訴方式 | ■電話　□來訪　□書面　□其他 | 要求 | □退貨 □換貨 □賠款 |
        | 受理人員（簽字）：張三　2026年3月6日 | < | < | < |
        | 加急 | 是 | | |
    """)
    written = {path: box.value for path, box in found.boxes.items() if box.value is not None}
    assert written == {
        "intake.customer": "遠山機電",
        "intake.taken_on": dt.date(2026, 3, 5),
        "intake.complaint": "外殼開裂",
        "intake.way": "电话",
        "intake.signed": Signature("張三", dt.date(2026, 3, 6)),
    }
    assert found.unknown == (Unknown("加急", "是", "第5行第2格"),)
    assert not found.findings


def test_a_sheet_in_traditional_characters_is_recognised_and_tells_its_number(
    draw: Draw, slip: FormSpec
) -> None:
    paper = draw("| 客戶意見單 |", "| 編號：26030001 | 第二聯 責任部門 |\n| 客戶名稱 | 遠山 |")
    assert recognise(paper, [slip]) is slip
    reading = reading_of(paper, Shelf([slip]), file="意見單.docx")
    assert (reading.number, reading.copy) == ("26030001", 2)
    assert not reading.unknown


def test_options_that_are_printed_in_traditional_characters_stay_so() -> None:
    assert like(("對帳", "其他"), "■對帳　□其他") == "■對帳　□其他"
    assert like(("对账", "其他"), "■對帳　□其他") == "■对账　□其他"
    assert like((), "遠山") == "遠山"
