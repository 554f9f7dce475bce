"""Several sheets bound in one file, told apart by number, copy and title; every page belongs."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from formkit.forms.spec import FormSpec
from formkit.reading.identity import identify
from formkit.reading.keys import label_key
from formkit.reading.page import Page
from formkit.reading.recognise import recognise, texts_of
from formkit.values.grid import Document


def sheets(
    document: Document, specs: Iterable[FormSpec], *, preferred: Container[str] = ()
) -> tuple[Document, ...]:
    """The sheets bound in a document, each with its pages; the document itself where it is one."""
    if len(document.parts) < 2:
        return (document,)
    known = tuple(specs)
    bound: list[list[Page]] = []
    for page in _pages(document.parts, known, preferred):
        earlier = next((sheet for sheet in reversed(bound) if page.continues(sheet)), None)
        if earlier is None and (not bound or page.begins_after(bound[-1])):
            bound.append([])
        (earlier or bound[-1]).append(page)
    if len(bound) == 1 and _in_order(bound[0]) == bound[0]:
        return (document,)
    if len(bound) == 1:
        whole = _joined(bound[0])
        return (replace(document, grids=whole.grids, named=whole.named),)
    first, *rest = (_joined(sheet) for sheet in bound)
    of_pages = {found for part in document.parts for found in part.findings}
    loose = tuple(found for found in document.findings if found not in of_pages)
    return (
        replace(first, remarks=document.remarks, findings=(*loose, *first.findings)),
        *rest,
    )


def _pages(
    parts: Iterable[Document], specs: Sequence[FormSpec], preferred: Container[str]
) -> Iterator[Page]:
    # What the file says of itself is true of its first sheet at most.
    bare = [replace(part, properties={}) for part in parts]
    found = [recognise(part, specs, preferred=preferred) for part in bare]
    spec = next(filter(None, found), None)
    for nth, (part, here) in enumerate(zip(bare, found, strict=True)):
        spec = here or spec
        yield Page(nth, part, here, identify(part, spec), _labels(part, here))


def _labels(document: Document, spec: FormSpec | None) -> frozenset[str]:
    labels = {label_key(box.label) for box in spec.boxes} if spec else set()
    return frozenset(labels & texts_of(document))


def _in_order(pages: list[Page]) -> list[Page]:
    """The pages as their feet count them, where all of them do."""
    feet = [page.foot.page for page in pages if page.foot]
    if len(set(feet)) < len(pages):
        return pages
    return [page for _, page in sorted(zip(feet, pages, strict=True), key=lambda one: one[0])]


def _joined(sheet: list[Page]) -> Document:
    pages = [page.document for page in _in_order(sheet)]
    return Document(
        grids=tuple(grid for page in pages for grid in page.grids),
        named=tuple(named for page in pages for named in page.named),
        findings=tuple(found for page in pages for found in page.findings),
        medium=pages[0].medium,
        place="、".join(_places(sheet)),
    )


def _places(sheet: Sequence[Page]) -> Iterator[str]:
    """Where its pages lie in the file, every one: ``第1页—第2页``, ``第4页``."""
    run: list[Page] = []
    for page in (*sheet, None):
        if run and (page is None or page.nth != run[-1].nth + 1):
            ends = (run[0].document.place, run[-1].document.place)
            yield "—".join(dict.fromkeys(filter(None, ends)))
            run = []
        if page is not None:
            run.append(page)
