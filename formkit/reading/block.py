"""Paragraphs, tables and text boxes of a Word part as they are visited."""

from __future__ import annotations

from formkit.reading.story import Story, Visit
from formkit.reading.table import Table
from formkit.reading.wordml import MC, VAL, Element, W, first
from formkit.values.grid import Cell


def _paragraph(story: Story, paragraph: Element) -> None:
    if not story.tables:
        story.counts["段"] += 1
        story.place = f"{story.name} 第{story.counts['段']}段".strip()
    story.latest = story.place
    story.begins.append(len(story.out))
    story.close_after(paragraph, _end_paragraph)


def _end_paragraph(story: Story) -> None:
    begin = story.begins.pop()
    if not story.tables:
        before = story.loose.pop().text if story.joins else ""
        text = before + story.since(begin)
        story.loose.append(Cell(text, len(story.loose), 0, where=story.place))
        story.joins = story.is_unmarked
    if not story.is_unmarked:
        story.out.append("\n")
    story.is_unmarked = False
    if story.is_last:
        story.is_last = False
        story.end_section()


def _section_end(story: Story, section: Element) -> None:
    """What stands in a paragraph's properties ends a section after that paragraph."""
    parent = section.getparent()
    story.is_last = parent is not None and parent.tag == f"{W}pPr"


def _table(story: Story, element: Element) -> None:
    if not story.tables:
        story.end_loose()
    # Places must differ even in nested tables: marks are found by them.
    inside = f"{story.place}内 " if story.tables else f"{story.name} ".lstrip()
    story.counts[inside] += 1
    story.tables.append(Table(f"{inside}表{story.counts[inside]}", len(story.grids)))
    story.close_after(element, _end_table)


def _end_table(story: Story) -> None:
    table = story.tables.pop()
    story.grids.insert(table.nth, table.grid())


def _row(story: Story, row: Element) -> None:
    story.tables[-1].next_row()
    story.close_after(row, _end_row)


def _end_row(story: Story) -> None:
    story.silences -= story.tables[-1].is_row_deleted
    story.tables[-1].end_row()


def _grid_before(story: Story, columns: Element) -> None:
    story.tables[-1].leave_out(columns.get(VAL))


def _cell(story: Story, element: Element) -> None:
    cell = story.tables[-1].open_cell(len(story.out), story.place)
    story.cells.append(cell)
    story.place = story.latest = cell.where
    story.close_after(element, _end_cell)


def _end_cell(story: Story) -> None:
    cell = story.cells.pop()
    story.silences -= cell.is_deleted
    story.tables[-1].put(cell, story.since(cell.begin))
    story.place = cell.outside


def _grid_span(story: Story, span: Element) -> None:
    story.cells[-1].span(span.get(VAL))


def _vertical_merge(story: Story, merge: Element) -> None:
    story.cells[-1].merge_down(merge.get(VAL))


def _horizontal_merge(story: Story, merge: Element) -> None:
    story.cells[-1].goes_on_right = merge.get(VAL, "continue") == "continue"


def _text_box(story: Story, content: Element) -> None:
    story.counts["框"] += 1
    # It floats: what it says is no part of the cell that it hangs on.
    name = f"{story.name} 文本框{story.counts['框']}".strip()
    box = Story(name, story.visits).read(content)
    story.boxes += [box, *box.boxes]
    story.skip(content)


def _fallback(story: Story, fallback: Element) -> None:
    """What old programs show instead: the same once more."""
    parent = fallback.getparent()
    if parent is not None and first(parent, f"{MC}Choice") is not None:
        story.skip(fallback)


VISITS: dict[str, Visit] = {
    f"{W}p": _paragraph,
    f"{W}sectPr": _section_end,
    f"{W}tbl": _table,
    f"{W}tr": _row,
    f"{W}gridBefore": _grid_before,
    f"{W}tc": _cell,
    f"{W}gridSpan": _grid_span,
    f"{W}vMerge": _vertical_merge,
    f"{W}hMerge": _horizontal_merge,
    f"{W}txbxContent": _text_box,
    f"{MC}Fallback": _fallback,
}
