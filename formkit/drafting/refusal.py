"""Why no form can be drafted from a paper: a template already, a filled list, a filled form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from formkit.errors import InputError
from formkit.reading.anatomy import Anatomy, Field
from formkit.reading.wording import is_known, is_label, is_place, label_of, options, unit_of
from formkit.say import say
from formkit.values.grid import Cell, Document, Grid

SHOWN = 4
_TAG = re.compile(r"\{\{.+?\}\}|\{%.+?%\}|(?<!\\)\{\.?[A-Za-z_]\w*\}")


def refuse_unless_blank(document: Document, seen: Anatomy, title: str) -> None:
    """Refuse a paper that is no blank.

    Raises:
        InputError: It bears placeholders already, is filled, or has no place to fill.
    """
    tags = list(dict.fromkeys(_tags(document)))
    if tags:
        raise InputError(_is_template(title, tags))
    written = [one for one in seen.fields if not _is_free(one)]
    free = [one for one in seen.fields if _is_free(one)]
    columns = [head for table in seen.tables if table.is_blank for head in table.heads]
    checks = [entry for table in seen.tables for entry in table.entries]
    if len(free) + len(columns) + len(checks) > len(written):
        return
    lists = [one for one in map(_listing, document.grids) if one]
    longest = max(lists, key=lambda one: one.cells, default=None)
    if longest and longest.cells * 2 >= sum(bool(cell.text.strip()) for cell in _cells(document)):
        raise InputError(_is_list(title, longest))
    if any(one.code == "scan" for one in document.findings):
        raise InputError(_is_scan(title))
    raise InputError(_is_filled(title, written) if written else _is_no_form(title))


@dataclass(frozen=True)
class _Listing:
    """Rows written under a heading: how many, and of how many cells."""

    heads: tuple[str, ...]
    count: int
    cells: int


def _is_free(one: Field) -> bool:
    return is_place(one.text) or len(options(one.text)) > 1 or bool(unit_of(one.text))


def _tags(document: Document) -> Iterator[str]:
    for cell in _cells(document):
        yield from _TAG.findall(cell.text)


def _cells(document: Document) -> Iterator[Cell]:
    return (cell for grid in document.grids for cell in grid.cells)


def _listing(grid: Grid) -> _Listing | None:
    """The list in a grid: a row of labels, and rows under it that begin with no label."""
    rows: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        if cell.text.strip():
            rows.setdefault(cell.row, []).append(cell)
    numbers = sorted(rows)
    top = next((row for row in numbers if len(rows[row]) > 1), None)
    if top is None or not all(is_label(cell.text) for cell in rows[top]):
        return None
    under = [rows[row] for row in numbers if row > top and len(rows[row]) * 2 >= len(rows[top])]
    labelled = sum(is_known(cells[0].text) for cells in under)
    if not under or labelled * 2 > len(under):
        return None
    heads = tuple(label_of(cell.text) for cell in rows[top])
    below = [rows[row] for row in numbers if row > top]
    return _Listing(heads, len(below), len(heads) + sum(map(len, below)))


def _is_template(title: str, tags: list[str]) -> str:
    return say(
        "“{title}”里已经有占位符（{tags}），是模板，不是空白表。"
        "请给没有放过占位符的原表；已经声明过表单的，把模板放进 templates，"
        "用 formkit template check 检查。",
        title=title,
        tags=_some(tags),
    )


def _is_list(title: str, listing: _Listing) -> str:
    return say(
        "“{title}”是写了内容的名册：表头是{heads}，下面已有 {count} 行，不是空白表。"
        "请另存一份，只留表头，删掉内容，再起草；已有的内容以后用 formkit batch 按名单登记。",
        title=title,
        heads=_some(listing.heads),
        count=listing.count,
    )


def _is_filled(title: str, written: list[Field]) -> str:
    return say(
        "“{title}”是填好的表（{pairs}），不是空白表。请另存一份，清掉内容、只留标签，再起草；"
        "要读出内容，用 formkit read --any。",
        title=title,
        pairs=_some([f"{one.label}：{' '.join(one.text.split())[:12]}" for one in written]),
    )


def _is_scan(title: str) -> str:
    return say(
        "“{title}”是扫描或拍照的图片，里面没有文字，起草不了。请给 Word、Excel 的原表，"
        "或由它们直接打印成的 PDF。",
        title=title,
    )


def _is_no_form(title: str) -> str:
    return say("在“{title}”里没有看到带标签的空白，起草不了表单。请给空白的原表。", title=title)


def _some(names: tuple[str, ...] | list[str]) -> str:
    """The first few, side by side."""
    more = say("等 {count} 处", count=len(names)) if len(names) > SHOWN else ""
    return f"{'、'.join(names[:SHOWN])}{more}"
