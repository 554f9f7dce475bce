"""Pages as LibreOffice prints them, and the rules drawn on them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pypdfium2

from formkit.safety.libreoffice import converted

Ink = npt.NDArray[np.bool_]

SCALE = 1.5
LONGER = 25
"""Pixels in a row from which on ink is a rule and no writing."""
THICKER_RULES = 30
"""Pixels by which a rule to write on may differ: it bears a line under it."""


def printed(paths: Sequence[Path], folder: Path) -> list[list[Ink]]:
    """The ink on each page of each file."""
    made = converted(paths, "pdf", folder)
    return [inked(Path(str(made[path]))) for path in paths]


def alike(before: Sequence[Ink], after: Sequence[Ink]) -> bool:
    """True for as many pages, with the rules of each where they were."""
    return len(before) == len(after) and all(
        astray(one, other) <= THICKER_RULES for one, other in zip(before, after, strict=True)
    )


def rules(page: Ink) -> Ink:
    """What of a page is a horizontal or vertical rule."""
    return _runs(page) | _runs(page.T).T


def astray(before: Ink, after: Ink) -> int:
    """How many pixels of the rules before are no ink after, a pixel's play allowed."""
    near = after.copy()
    for axis in (0, 1):
        near |= np.roll(near, 1, axis) | np.roll(near, -1, axis)
    return int((rules(before) & ~near).sum())


def _runs(page: Ink) -> Ink:
    """The ink that stands in long horizontal runs."""
    opened, length = page, 1
    while length < LONGER:
        step = min(length, LONGER - length)
        opened, length = opened[:, step:] & opened[:, :-step], length + step
    found = np.zeros_like(page)
    for step in range(LONGER):
        found[:, step : step + opened.shape[1]] |= opened
    return found


def inked(path: Path) -> list[Ink]:
    """The ink on each page of a PDF."""
    with pypdfium2.PdfDocument(path) as document:
        return [page.render(scale=SCALE).to_numpy()[..., 0] < 200 for page in document]
