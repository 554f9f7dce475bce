"""Sheets bound in one file as they come off a desk: the copies of two cases mixed up."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from formkit.filling.identity import Identity
from formkit.filling.sheets import write_sheet
from formkit.filling.stock import template_for
from formkit.filling.together import bound
from formkit.forms import FormSpec
from tests.roundtrip.sample import contents

NUMBERS = ("26030001", "26030002")


@dataclass(frozen=True)
class Bound:
    """One sheet of a pile: which it is, and what is filled in on it."""

    identity: Identity
    boxes: dict[str, Any]


def copies_mixed(spec: FormSpec, kind: str, folder: Path, seed: int) -> tuple[Path, list[Bound]]:
    """All copies of two cases in one Word file, in any order; what is in it, in that order."""
    pile = [
        Bound(Identity(number, copy), contents(spec, kind, turn=turn))
        for turn, number in enumerate(NUMBERS)
        for copy in spec.copies
    ]
    random.Random(seed).shuffle(pile)  # noqa: S311 - a seed makes it come again
    template = template_for(spec)
    single = folder / f"single.{spec.medium}"
    papers = []
    for one in pile:
        write_sheet(spec, one.boxes, one.identity, template, single, replace=True)
        papers.append(single.read_bytes())
    path = folder / f"pile-{kind}-{seed}.docx"
    path.write_bytes(bound(papers))
    return path, pile


def in_order(pile: list[Bound]) -> list[tuple[str, int]]:
    """The number and copy of each sheet, in the order in which they come."""
    return [(one.identity.number, one.identity.copy.n) for one in pile if one.identity.copy]
