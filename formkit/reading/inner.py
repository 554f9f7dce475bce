"""Labels within a text, whatever the form: with a colon, before a rule, with ``(签字)``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from formkit.reading.wording import NOTES, first_box, is_known, is_label, label_of, options
from formkit.values.text import fold

_SIGN = r"[^\s:：,，。;；、_＿{}%□■☐☑√]"
_LABEL = re.compile(
    rf"(?<!{_SIGN})(?P<label>{_SIGN}(?:[ \u3000]{{1,4}}{_SIGN}){{1,6}}|{_SIGN}{{1,40}})"
    r"(?:[ \u3000]{0,2}(?P<colon>[:：](?!//))|(?P<rule>[ \u3000]?(?=[_＿]{3}))"
    r"|(?P<signed>(?<=[)）])(?=[ \t\u3000]{2}|\s*$)))",
    re.MULTILINE,
)
_PAGES = re.compile(r"[ \t\u3000]*第[ \t\u3000\d]*页")
_SIGNED = re.compile(r"[(（][^()（）]*[签章][^()（）]*[)）]$")


@dataclass(frozen=True)
class Inner:
    """A label within a text, and where what belongs to it begins and ends."""

    label: str
    start: int
    begin: int
    end: int


def inners(text: str) -> list[Inner]:
    """The labels within a text, each with the place behind it, up to the next one."""
    found = [one for one in _LABEL.finditer(text) if _is_meant(one)]
    stops = [*(one.start("label") for one in found), _end(text, found)]
    told = [
        Inner(label_of(one["label"]), one.start("label"), one.end(), stop)
        for one, (_, stop) in zip(found, pairwise(stops), strict=True)
    ]
    return told or list(_ticked(text))


def _end(text: str, found: list[re.Match[str]]) -> int:
    """Where the last place ends: before the count of pages, which no one fills in."""
    counted = _PAGES.search(text, found[-1].end()) if found else None
    return counted.start() if counted else len(text)


def _is_meant(found: re.Match[str]) -> bool:
    label, before = found["label"], found.string[: found.start("label")]
    behind = found.string[found.start("label") : found.end() + 1]
    if not is_label(label) or fold(behind).startswith(NOTES):
        return False
    if found["colon"]:
        # Behind a digit a colon is a time; within a sentence it names nothing.
        begins = not before or before[-1] in "\n\t \u3000_＿日时分)）" or not before.strip()
        return begins and not label[-1].isdigit()
    return is_known(label) if found["rule"] is not None else bool(_SIGNED.search(label))


def _ticked(text: str) -> Iterator[Inner]:
    """The label in front of a line of options, no colon between them."""
    box = first_box(text)
    label = label_of(text[:box]) if box > 0 else ""
    if (
        label
        and "\n" not in text[:box].strip()
        and is_label(label)
        and len(options(text[box:])) > 1
    ):
        yield Inner(label, len(text) - len(text.lstrip()), box, len(text))
