"""Which form a document is: by what it says of itself, its title, or its labels."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator

from formkit.forms.spec import FormSpec
from formkit.reading.heading import bears_heading
from formkit.reading.index import LONGEST
from formkit.reading.keys import label_key
from formkit.values.grid import Document

_SELF = ("formkit.form", "subject", "title")


def recognise(
    document: Document, specs: Iterable[FormSpec], *, preferred: Container[str] = ()
) -> FormSpec | None:
    """The form that a document is, None where it is none of these.

    Its own property decides, then a title printed on it, then its labels: at least half of
    those of the form must be there, and more than of any other form. Where two forms are as
    likely, one whose title is among those preferred is meant.
    """
    known = sorted(specs, key=lambda spec: spec.title not in preferred)
    texts = texts_of(document)
    own = [label_key(document.properties.get(name, "")) for name in _SELF]
    lines = {text for text in texts if len(text) <= LONGEST}
    # Office programs fill in titles by themselves: other properties count last.
    for told in (own[:1], lines, own[1:]):
        titled = [spec for spec in known if _bears_title(spec, told)]
        if titled:
            return max(titled, key=lambda spec: _share(spec, texts))
    ours = [spec for spec in known if spec.title in preferred]
    return (
        _by_labels(known, texts, preferred)
        or _by_mention(ours, lines, texts)
        or _by_mention(known, lines, texts)
    )


def texts_of(document: Document) -> set[str]:
    """What stands on the paper, folded: whole cells, their parts, what comes before a colon."""
    return {
        label_key(part)
        for grid in document.grids
        for cell in grid.cells[:2000]
        for part in _parts(cell.text)
    } - {""}


def _parts(text: str) -> Iterator[str]:
    yield text
    for line in text.replace("：", ":").split("\n"):
        head, colon, _ = line.partition(":")
        if colon:
            yield head
        if "\t" in line:
            yield from line.split("\t")


def _bears_title(spec: FormSpec, texts: Collection[str]) -> bool:
    return any(label_key(title) in texts for title in spec.titles) or bears_heading(spec, texts)


def _share(spec: FormSpec, texts: set[str]) -> float:
    """The share of the form's labels that stand on the paper."""
    boxes = [*spec.boxes, *(box for rows in spec.tables for box in rows.boxes)]
    here = sum(any(label_key(label) in texts for label in box.labels) for box in boxes)
    return here / len(boxes) if boxes else 0


def _by_labels(
    specs: list[FormSpec], texts: set[str], preferred: Container[str]
) -> FormSpec | None:
    likely = [(_share(spec, texts), spec.title in preferred) for spec in specs]
    most = max(likely, default=(0, False))
    return specs[likely.index(most)] if most[0] >= 0.5 and likely.count(most) == 1 else None


def _by_mention(specs: list[FormSpec], lines: set[str], texts: set[str]) -> FormSpec | None:
    """The one form whose title is part of a line, such as ``远山机电客户投诉记录单``."""
    named = [
        spec
        for spec in specs
        if any(line.endswith(label_key(title)) for line in lines for title in spec.titles)
    ]
    return named[0] if len(named) == 1 and _share(named[0], texts) > 0 else None
