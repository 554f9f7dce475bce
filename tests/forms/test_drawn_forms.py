"""The six forms that the sources draw are drawn here in the same cells and words."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from formkit.forms import Shelf
from formkit.forms.drawing import Panel, Slot
from formkit.values.text import fold

SEEDS = Path(os.environ.get("FORMKIT_SHARED", "../shared")) / "seeds"
# The only wording that is not the source's: it prints 满意 twice by mistake.
DIFFERENCES = {"□满意□基本满意□满意": "□满意□基本满意□不满意"}
TEXTS = {
    "客户投诉记录单": ("000.txt", "客户投诉记录单\n投诉客户名称", "四、分析投诉原因"),
    "客户投诉处理单": ("000.txt", "客户投诉处理单\n客户名称", "八、收集客户反馈信息"),
    "客户投诉(月、季、年)分析统计表": ("000.txt", "分析统计表\n投诉客户", "2.客户服务部根据"),
}
GRIDS = {
    "客户投诉意见表": ("004.txt", "N0:\n投诉日期", "附表二", 9),
    "客户月回访信息登记表": ("004.txt", "客户 月 回访信息登记表\n受", "附表三", 6),
    "投诉处理记录汇总表": ("004.txt", "投诉处理记录汇总表\n序号", "上门工作人员服务标准\n项 目", 9),
}


def seed(name: str, begin: str, end: str) -> list[str]:
    """The lines of a source between its title and what follows the form."""
    path = SEEDS / name
    if not path.exists():
        pytest.skip(f"{path} is not there: the sources lie beside the project")
    text = path.read_text(encoding="utf-8")
    start = text.index(begin) + begin.index("\n") + 1 if "\n" in begin else text.index(begin)
    found = text[start : text.index(end, start)].split("\n")
    return [line for line in found if line.strip()]


def panel(title: str) -> Panel:
    """The grid of a form as drawn here."""
    drawing = Shelf.builtin().find(title).drawing
    assert drawing
    (found,) = drawing.panels
    return found


def printed(title: str) -> list[list[str]]:
    """What is printed in each row of a form's grid, cell by cell; a tick line as it is printed."""
    found = panel(title)
    rows: list[list[str]] = [[] for _ in range(found.grid.rows)]
    for one in sorted(found.cells, key=lambda one: (one.cell.row, one.cell.col)):
        pieces = (
            piece if isinstance(piece, str) else piece.box.print(None) if piece.box else ""
            for piece in one.text
            if isinstance(piece, str) or (piece.box and piece.box.options and len(one.text) > 1)
        )
        rows[one.cell.row].append(fold("".join(pieces)))
    return [[text for text in row if text] for row in rows if any(row)]


@pytest.mark.parametrize("title", TEXTS)
def test_a_form_drawn_in_lines_prints_the_same_labels_in_the_same_rows(title: str) -> None:
    """The source gives each row as its labels one behind the other, ``投诉客户名称营业地址``."""
    lines = seed(*TEXTS[title])
    rows = ["".join(row) for row in printed(title)]
    if title.endswith("统计表"):
        # 客户⏎姓名, 责任⏎单位, 损失⏎金额 are broken in the first row of its headings.
        lines = ["".join(lines[:-2]), *lines[-2:]]
    assert rows == [fold(line) for line in lines]


@pytest.mark.parametrize("title", GRIDS)
def test_a_form_drawn_with_bars_prints_the_same_cells_in_the_same_rows(title: str) -> None:
    name, begin, end, bars = GRIDS[title]
    wanted = [
        [_corrected(fold(cell)) for cell in row.split("|") if fold(cell)]
        for row in _rows(seed(name, begin, end))
    ]
    assert printed(title) == wanted
    # The source fills its rows up with empty cells; with all labels paired there is one more.
    assert panel(title).grid.cols - bars in (0, 1)


def test_the_number_stands_above_the_opinion_sheet_and_the_month_in_the_title_of_the_visit() -> (
    None
):
    opinion, visit = (Shelf.builtin().find(title).drawing for title in list(GRIDS)[:2])
    assert opinion
    assert visit
    assert opinion.parts[0] == ("N0:", Slot())
    assert fold("".join(one for one in visit.heading if isinstance(one, str))) == (
        "客户月回访信息登记表"
    )


def _rows(lines: list[str]) -> list[str]:
    """The rows of a grid: one ends with a bar, however many lines its cells take."""
    return [row for row in "\n".join(lines).replace("|\n", "|\f").split("\f") if fold(row)]


def _corrected(text: str) -> str:
    for wrong, right in DIFFERENCES.items():
        text = text.replace(wrong, right)
    return text
