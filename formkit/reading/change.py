"""Tracked changes of a Word part as they are visited: read as accepted, and counted."""

from __future__ import annotations

from formkit.reading.story import Story, Visit
from formkit.reading.wordml import Element, W

_AUTHOR = f"{W}author"


def _inserted(story: Story, change: Element) -> None:
    story.changes[change.get(_AUTHOR, "")] += 1


def _deleted(story: Story, change: Element) -> None:
    """A deletion: of text, of the mark that ends a paragraph, or of a row."""
    _inserted(story, change)
    parent = change.getparent()
    if parent is not None and parent.tag == f"{W}rPr":
        story.is_unmarked = True
    elif parent is not None and parent.tag == f"{W}trPr":
        story.tables[-1].is_row_deleted = True
        story.silences += 1
    else:
        story.skip(change)


def _cell_deleted(story: Story, change: Element) -> None:
    _inserted(story, change)
    story.cells[-1].is_deleted = True
    story.silences += 1


def _former(story: Story, change: Element) -> None:
    """Properties as they were before."""
    story.skip(change)


VISITS: dict[str, Visit] = {
    f"{W}ins": _inserted,
    f"{W}moveTo": _inserted,
    f"{W}del": _deleted,
    f"{W}moveFrom": _deleted,
    f"{W}cellDel": _cell_deleted,
    f"{W}pPrChange": _former,
    f"{W}rPrChange": _former,
    f"{W}tblPrChange": _former,
    f"{W}trPrChange": _former,
    f"{W}tcPrChange": _former,
}
