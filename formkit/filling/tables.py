"""Whether the columns of a template's tables stay right whatever is filled in.

docxtpl counts the columns of every table of every document after rendering, because ``{%tc%}``
loops make cells. Most forms make none: then the count is settled here, once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docxtpl import DocxTemplate
from lxml import etree

from formkit.filling.tags import TAG, depth_change

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARK = re.compile("\ufdd0(\\d+)\ufdd1")
_DIALECT = DocxTemplate("")


def fixed(xml: str) -> str:
    """A rendered document with the grids of its tables put right by docxtpl."""
    return _text(_DIALECT.fix_tables(xml))


def settled(source: str) -> str | None:
    """The source of a whole document with its grids put right, or None if each needs it anew.

    It is needed anew where a tag stands between cells or in a span, where every full row may be
    missing, or where blocks do not open and close under the same element.
    """
    tags = TAG.findall(source)
    count = iter(range(len(tags)))
    drawn = TAG.sub(lambda _: f"\ufdd0{next(count)}\ufdd1", source)
    try:
        tree = etree.fromstring(drawn.encode())
    except etree.XMLSyntaxError:
        return None
    if not all(_balanced(_tags(text, tags)) for text in _texts(tree)):
        return None
    unsure = [table for table in tree.iter(f"{_W}tbl") if not _filled(table, tags)]
    if not unsure or any(table.find(f"{_W}tblGrid") is None for table in unsure):
        return source
    if not all(_still(table, tags) for table in unsure):
        return None
    return _MARK.sub(lambda mark: tags[int(mark[1])], fixed(drawn))


def _texts(tree: etree._Element) -> Iterator[str]:
    """What stands directly in each element, and each attribute."""
    for element in tree.iter(etree.Element):
        yield _own_text(element)
        yield from (str(value) for value in element.attrib.values())


def _own_text(element: etree._Element) -> str:
    return "".join([element.text or "", *(child.tail or "" for child in element)])


def _tags(text: str, tags: list[str]) -> list[str]:
    return [tags[int(number)] for number in _MARK.findall(text)]


def _balanced(found: Iterable[str]) -> bool:
    depth = 0
    for tag in found:
        change = depth_change(tag)
        if change is None or (depth := depth + change) < 0:
            return False
    return depth == 0


def _filled(table: etree._Element, tags: list[str]) -> bool:
    """Whether no row can outgrow the grid and one that is always there fills it."""
    columns = len(table.findall(f"{_W}tblGrid/{_W}gridCol"))
    rows = list(table.iter(f"{_W}tr"))
    if any("{{" in tag for tag in _tags(_own_text(table), tags)):
        return False
    if any(_MARK.search(_own_text(row)) or _spans_vary(row) for row in rows):
        return False
    if any(len(row.findall(f"{_W}tc")) > columns for row in rows):
        return False
    return any(_span(row) >= columns for row in _certain_rows(table, tags))


def _still(table: etree._Element, tags: list[str]) -> bool:
    """Whether no tag decides on rows or cells, so that the grid is wrong or right for good."""
    makers = (f"{_W}tbl", f"{_W}tr", f"{_W}sdtContent")
    if any(_tags(_own_text(element), tags) for element in table.iter(*makers)):
        return False
    return not any(_spans_vary(row) for row in table.iter(f"{_W}tr"))


def _certain_rows(table: etree._Element, tags: list[str]) -> Iterator[etree._Element]:
    """The rows of the table itself that no block encloses."""
    depth = _depth(table.text, tags)
    for child in table:
        if depth == 0 and child.tag == f"{_W}tr":
            yield child
        depth += _depth(child.tail, tags)


def _depth(text: str | None, tags: list[str]) -> int:
    return sum(depth_change(tag) or 0 for tag in _tags(text or "", tags))


def _spans_vary(row: etree._Element) -> bool:
    spans = row.iterfind(f"{_W}tc/{_W}tcPr/{_W}gridSpan")
    return any(_MARK.search(span.get(f"{_W}val", "")) for span in spans)


def _span(row: etree._Element) -> int:
    cells = row.findall(f"{_W}tc")
    spans = [span for cell in cells if (span := cell.find(f"{_W}tcPr/{_W}gridSpan")) is not None]
    return len(cells) - len(spans) + sum(int(span.get(f"{_W}val", "1")) for span in spans)


def _text(tree: etree._Element) -> str:
    return etree.tostring(tree, encoding="unicode")
