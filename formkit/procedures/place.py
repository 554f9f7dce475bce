"""A place in the papers: a box of the main form, or of another form by its title."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """Where something stands: the form's title, nothing for the main form, and the box."""

    form: str
    box: str


def place(written: str) -> Place:
    """``handling.done_at`` stands on the main form, ``派工单/handling.done_at`` on that one.

    A title may have strokes of its own (客户报修/投诉/求助记录): the last one parts the two.
    """
    form, _, box = written.rpartition("/")
    return Place(form, box)
