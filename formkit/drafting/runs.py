"""Runs of a Word paragraph taken apart, so that something can be put between their signs."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from copy import deepcopy

from formkit.filling.wml import Element, w
from formkit.reading.wordml import W, first

Key = tuple[Element, int]

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BEHIND_UNDERLINE = frozenset(
    W + name for name in ("effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang")
)


def run_of(text: str, type_: Element | None) -> Element:
    """A run of text with these properties."""
    told = w("t")
    _write(told, text)
    return w("r", deepcopy(type_), told)


def rewritten(
    run: Element, cuts: Collection[Key], put: list[Element], behind: Key | None
) -> list[Element]:
    """The run in pieces: signs cut out, ``put`` where the first was cut, or behind a sign."""
    type_, left = first(run, f"{W}rPr"), list(put)
    pieces: list[Element] = []
    last: Element | None = None
    for child, at, sign in _signs(run):
        if (child, at) in cuts:
            pieces, left, last = [*pieces, *left], [], None
            continue
        if sign and last is child:
            told = pieces[-1][-1]
            _write(told, f"{told.text}{sign}")
        else:
            own = run_of(sign, type_) if sign else w("r", deepcopy(type_), deepcopy(child))
            pieces.append(own)
        last = child
        if (child, at) == behind:
            pieces, left, last = [*pieces, *left], [], None
    return pieces


def underlined(type_: Element | None) -> Element:
    """The properties with a line under the text."""
    kept = w("rPr") if type_ is None else deepcopy(type_)
    if first(kept, f"{W}u") is None:
        line = w("u", val="single")
        behind = next((one for one in kept if one.tag in _BEHIND_UNDERLINE), None)
        if behind is None:
            kept.append(line)
        else:
            behind.addprevious(line)
    return kept


def _signs(run: Element) -> Iterator[tuple[Element, int, str]]:
    """What a run holds, its text sign by sign."""
    for child in run:
        if child.tag == f"{W}t":
            yield from ((child, at, sign) for at, sign in enumerate(child.text or ""))
        elif child.tag != f"{W}rPr":
            yield child, 0, ""


def _write(element: Element, text: str) -> None:
    element.text = text
    element.set(_SPACE, "preserve")
