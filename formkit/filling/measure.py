"""How much room a label or a value takes on the grid of 24 columns."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from formkit.filling.scale import Page
from formkit.forms import BoxSpec

COLUMNS = 24
WIDEST_LABEL = 4
LEAD_LABEL = 4.5
LINE_OF_WRITING = 28
WRAPPED_MONEY = 12
LAST_WORDS = (
    *("签字", "签名", "盖章", "核阅", "意见", "日期", "时间", "期限"),
    *("名称", "编号", "金额", "数量", "部门", "人员", "方式", "种类", "电话"),
)
SAMPLES = {
    "number": "26030001",
    "date": "2026年12月31日",
    "moment": "2026年12月31日14时30分",
    "integer": "1234",
    "quantity": "12000 米",
    "money": "¥12,345.60（人民币壹万贰仟叁佰肆拾伍元陆角整）",
    "settlement": "1,200.00",
    "signature": "欧阳国　2026年12月31日",
}


def ems(text: str) -> float:
    """The width of a text in characters: a Chinese one counts 1, a Latin one somewhat over ½."""
    return sum(1 if unicodedata.east_asian_width(sign) in "WFA" else 0.58 for sign in text)


def halves(label: str) -> tuple[str, str]:
    """A long label in two lines: broken before a bracket, a usual last word, or in the middle."""
    bracket = label.find("(")
    if bracket > 0:
        return label[:bracket], label[bracket:]
    if label.endswith(LAST_WORDS):
        return label[:-2], label[-2:]
    middle = math.ceil(len(label) / 2)
    return label[:middle], label[middle:]


@dataclass(frozen=True)
class Measure:
    """The grid of one sheet; widths in columns.

    Attributes:
        page: The page the grid lies on.
        width: Width of the 24 columns together, in points.
        labels: The labels on the sheet.
    """

    page: Page
    width: float
    labels: tuple[str, ...] = ()

    @property
    def column(self) -> float:
        """The width of one column in points."""
        return self.width / COLUMNS

    def columns(self, wide: float) -> int:
        """The columns that so many characters in a line need."""
        scale = self.page.scale
        return math.ceil((wide * scale.size + 2 * scale.edge) / self.column)

    def lines(self, wide: float, columns: int) -> int:
        """The lines that so many characters take in a cell so wide."""
        scale = self.page.scale
        room = (columns * self.column - 2 * scale.edge) / scale.size
        return 1 if wide <= room else math.ceil(wide / max(math.floor(room), 1))

    def label(self, label: str) -> int:
        """The columns of a label: in one line where that is not too wide, else in two."""
        one = self.columns(ems(label))
        return one if one <= WIDEST_LABEL else self.narrow(label)

    def narrow(self, label: str) -> int:
        """The columns of a label broken into two lines."""
        return self.columns(max(map(ems, halves(label))))

    @cached_property
    def lead(self) -> int:
        """The columns of the labels at the left edge, equal so that values line up."""
        widest = max(map(self.narrow, self.labels), default=0)
        return max(self.columns(LEAD_LABEL), min(widest, WIDEST_LABEL + 1))

    def usual(self, box: BoxSpec) -> float:
        """The characters that usually stand in the box, or in its blank if that is wider."""
        written = self.page.scale.text if box.type == "text" else ems(SAMPLES.get(box.type, ""))
        return max(written, ems(box.print(None)))

    def value(self, box: BoxSpec) -> int:
        """The columns a value needs at least; an amount of money may take two lines."""
        wide = WRAPPED_MONEY if box.type == "money" else self.usual(box)
        return min(self.columns(wide), COLUMNS - WIDEST_LABEL)

    def wanted(self, box: BoxSpec) -> int:
        """The columns in which a value stands in one line."""
        return self.columns(self.usual(box))

    def written(self, box: BoxSpec, columns: int) -> int:
        """The lines to leave for what is usually written in the box."""
        if box.lines > 1:
            return max(box.lines, self.lines(box.lines * LINE_OF_WRITING, columns))
        return 1 if box.type == "money" else self.lines(self.usual(box), columns)
