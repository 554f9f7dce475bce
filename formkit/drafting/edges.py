"""What is to be filled in the head and foot of a page, told with what is on the page itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from formkit.drafting.proposal import is_numbers_place
from formkit.reading.anatomy import Anatomy, Field, Part, anatomy
from formkit.reading.keys import label_key
from formkit.reading.wording import is_place, options
from formkit.values.grid import Document

HEAD, FOOT = "页眉", "页脚"


def whole(document: Document) -> Anatomy:
    """What a document is made of: the blanks in its head come first, those in its foot last."""
    seen = anatomy(_only(document, ""))
    parts = seen.parts or [Part("")]
    labels = {label_key(one.label) for one in seen.fields}
    parts[0].things[:0] = _blanks(_only(document, HEAD), labels)
    parts[-1].things += _blanks(_only(document, FOOT), labels)
    seen.parts = parts
    return seen


def _only(document: Document, edge: str) -> Document:
    """The head, the foot, or what is neither."""
    grids = (grid for grid in document.grids if _edge(grid.where) == edge)
    return replace(document, grids=tuple(grids))


def _edge(where: str) -> str:
    return next((one for one in (HEAD, FOOT) if where.startswith(one)), "")


def _blanks(document: Document, labels: set[str]) -> list[Field]:
    """The blanks there; one that stands in several heads counts once, but for the number."""
    return list(_new(anatomy(document).fields, labels))


def _new(fields: Iterator[Field], labels: set[str]) -> Iterator[Field]:
    for one in fields:
        label = label_key(one.label)
        is_free = is_place(one.text) or len(options(one.text)) > 1
        if is_free and (is_numbers_place(one) or label not in labels):
            labels.add(label)
            yield one
