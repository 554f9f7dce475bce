from __future__ import annotations

from pathlib import Path

import pytest

from formkit.drafting.guess import guessed
from formkit.reading.formats import read_document
from tests.drafting.blanks import listed
from tests.drafting.trips import trip


@pytest.mark.parametrize(
    ("label", "blank", "kind"),
    [
        ("单价（元）", "", "money"),
        ("运杂费（元）", "", "money"),
        ("费用", "", "money"),
        ("合同金额（万元）", "", "quantity"),
        ("数量（件）", "", "quantity"),
        ("日期", "", "date"),
        ("审核人", "    年  月  日", "signature"),
        ("结果", "□合格 □不合格", "choice"),
        ("处理方式", "□退货 □换货 □维修", "choices"),
    ],
)
def test_the_kind_of_a_box_is_guessed_from_its_label_and_blank(
    label: str, blank: str, kind: str
) -> None:
    assert guessed(label, blank).kind == kind


def test_an_amount_in_a_column_of_a_word_table_is_printed_without_its_words(tmp_path: Path) -> None:
    made = trip(listed(tmp_path / "blank.docx"), tmp_path)
    texts = {cell.text for grid in read_document(made.filled).grids for cell in grid.cells}
    assert {"¥55.00", "¥65.00", "¥3.00（人民币叁元整）"} <= texts
    assert made.reading.values == made.marks
