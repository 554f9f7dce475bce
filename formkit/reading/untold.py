"""Boxes without a printed label whose words the paper does not bear: open, and said to be so."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from formkit.findings import Finding, Severity
from formkit.forms.spec import BoxSpec
from formkit.reading.decide import Decision
from formkit.reading.index import Index
from formkit.reading.keys import label_key
from formkit.reading.settle import Seen, reading
from formkit.say import say


def untold(index: Index, found: Collection[str]) -> Iterator[tuple[str, Decision]]:
    """The boxes not found that only the words around their places tell, each left open.

    Where an office changed those words, nothing on the paper says where such a box is.
    """
    for box in _told_by_words(index):
        if box.path not in found:
            yield box.path, _open(box)


def _told_by_words(index: Index) -> Iterator[BoxSpec]:
    drawing = index.spec.drawing
    for slot in drawing.slots if drawing else ():
        if slot.box and not any(label_key(label) in index.printed for label in slot.box.labels):
            yield slot.box


def _open(box: BoxSpec) -> Decision:
    finding = Finding(
        code="not-found",
        where="",
        message=say("{label}：表上没有找到它前后印的文字，看不出填在哪里。", label=box.label),
        fix=say("请对照原件人工补录；若本单位改过表上的文字，请重新声明表样。"),
        severity=Severity.WARNING,
        box=box.path,
    )
    return reading(box, Seen("", "label", "", 0.0), value=None), (finding,)
