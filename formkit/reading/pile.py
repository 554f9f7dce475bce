"""Several sheets bound in one file, told apart by number, copy and title; every page belongs."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from formkit.forms.spec import FormSpec
from formkit.reading.identity import Identity, identify
from formkit.reading.keys import label_key
from formkit.reading.recognise import recognise, texts_of
from formkit.values.grid import Document

REPEATED = 0.5


@dataclass(frozen=True)
class _Page:
    """A page or section, and the sheet that it says it belongs to.

    Attributes:
        document: What stands on it.
        spec: The form it is, where it tells.
        identity: Its number and copy, where it tells.
        labels: The labels of that form that stand on it.
    """

    document: Document
    spec: FormSpec | None
    identity: Identity
    labels: frozenset[str]

    def continues(self, sheet: Sequence[_Page]) -> bool:
        """True where it bears the number and copy of a sheet, wherever in the pile it lies."""
        said = _said(sheet)
        return self.identity.number is not None and said == Identity(
            self.identity.number, self.identity.copy
        )

    def begins_after(self, sheet: Sequence[_Page]) -> bool:
        """True where it cannot be a further page of a sheet."""
        before = _said(sheet)
        number, copy = self.identity.number, self.identity.copy
        if _differ(number, before.number) or _differ(copy, before.copy):
            return True
        if number and number == before.number:
            return False
        if self.spec is None:
            return False
        known = next((page.spec for page in sheet if page.spec), None)
        there = frozenset[str]().union(*(page.labels for page in sheet))
        return known is not self.spec or _repeats(self.labels, there)


def sheets(
    document: Document, specs: Iterable[FormSpec], *, preferred: Container[str] = ()
) -> tuple[Document, ...]:
    """The sheets bound in a document, each with its pages; the document itself where it is one."""
    if len(document.parts) < 2:
        return (document,)
    known = tuple(specs)
    bound: list[list[_Page]] = []
    for page in _pages(document.parts, known, preferred):
        earlier = next((sheet for sheet in bound if page.continues(sheet)), None)
        if earlier is None and (not bound or page.begins_after(bound[-1])):
            bound.append([])
        (earlier or bound[-1]).append(page)
    if len(bound) == 1:
        return (document,)
    first, *rest = (_joined([page.document for page in sheet]) for sheet in bound)
    of_pages = {found for part in document.parts for found in part.findings}
    loose = tuple(found for found in document.findings if found not in of_pages)
    return (
        replace(first, remarks=document.remarks, findings=(*loose, *first.findings)),
        *rest,
    )


def _pages(
    parts: Iterable[Document], specs: Sequence[FormSpec], preferred: Container[str]
) -> Iterator[_Page]:
    spec: FormSpec | None = None
    for part in parts:
        # What the file says of itself is true of its first sheet at most.
        bare = replace(part, properties={})
        found = recognise(bare, specs, preferred=preferred)
        spec = found or spec
        yield _Page(bare, found, identify(bare, spec), _labels(bare, found))


def _labels(document: Document, spec: FormSpec | None) -> frozenset[str]:
    labels = {label_key(box.label) for box in spec.boxes} if spec else set()
    return frozenset(labels & texts_of(document))


def _said(sheet: Sequence[_Page]) -> Identity:
    """The number and the copy that its pages told first."""
    number = next((page.identity.number for page in sheet if page.identity.number), None)
    copy = next((page.identity.copy for page in sheet if page.identity.copy), None)
    return Identity(number, copy)


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


def _repeats(labels: frozenset[str], there: frozenset[str]) -> bool:
    """True where most of the labels on a page stood on the pages before."""
    return bool(labels) and len(labels & there) >= REPEATED * len(labels)


def _joined(pages: Sequence[Document]) -> Document:
    places = [page.place for page in pages if page.place]
    return Document(
        grids=tuple(grid for page in pages for grid in page.grids),
        named=tuple(named for page in pages for named in page.named),
        findings=tuple(found for page in pages for found in page.findings),
        medium=pages[0].medium,
        place="—".join(dict.fromkeys((places[0], places[-1]))) if places else "",
    )
