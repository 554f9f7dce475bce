"""Where the cells that were read stand in a Word document's XML, and their text sign by sign."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from formkit.reading import block, change, inline, naming
from formkit.reading.story import Story, Visit
from formkit.reading.wordml import Element, W, first

ROW_LINE = 320
"""The height of a line of writing in a row, in twentieths of a point."""

_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n"}
_VISITS = block.VISITS | inline.VISITS | naming.VISITS | change.VISITS


@dataclass(frozen=True)
class Sign:
    """One sign of a text: the paragraph, the element that holds it, its place in there."""

    sign: str
    paragraph: Element
    element: Element
    at: int = 0


def elements(root: Element, name: str = "") -> dict[str, Element]:
    """The cells and loose paragraphs of a part by where they stand, as the reader names it."""
    found: dict[str, Element] = {}

    def noted(visit: Visit) -> Visit:
        def visited(story: Story, element: Element) -> None:
            visit(story, element)
            if story.name == name:
                found.setdefault(story.place, element)

        return visited

    own = {tag: noted(_VISITS[tag]) for tag in (f"{W}tc", f"{W}p")}
    Story(name, _VISITS | own).read(root)
    return found


def paragraphs(place: Element) -> list[Element]:
    """The paragraphs of a cell, or the loose paragraph itself."""
    return [place] if place.tag == f"{W}p" else [one for one in place if one.tag == f"{W}p"]


def signs(place: Element) -> list[Sign]:
    """The text of a cell or paragraph sign by sign; a line feed parts its paragraphs."""
    found: list[Sign] = []
    for n, paragraph in enumerate(paragraphs(place)):
        if n:
            found.append(Sign("\n", paragraph, paragraph))
        found += _signs(paragraph)
    return found


def text_of(place: Element) -> str:
    """The text of a cell or paragraph, blank lines at its ends too."""
    return "".join(one.sign for one in signs(place))


def lines(cell: Element) -> int:
    """How many lines of writing the height of a cell's row has room for."""
    row = cell.getparent()
    properties = None if row is None else first(row, f"{W}trPr")
    height = None if properties is None else first(properties, f"{W}trHeight")
    told = height.get(f"{W}val", "0") if height is not None else "0"
    return max(1, int(float(told)) // ROW_LINE) if told.replace(".", "").isdigit() else 1


def _signs(paragraph: Element) -> Iterator[Sign]:
    for element in paragraph.iter(f"{W}t", *_SIGNS):
        parent = element.getparent()
        if parent is None or parent.tag != f"{W}r":
            continue
        if element.tag == f"{W}t":
            for at, sign in enumerate(element.text or ""):
                yield Sign(sign, paragraph, element, at)
        else:
            yield Sign(_SIGNS[element.tag], paragraph, element)
