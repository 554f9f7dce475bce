"""What clerks do to the labels of a Word sheet: other words, gaps, line ends, other characters."""

from __future__ import annotations

import random
from copy import deepcopy

from formkit.forms import FormSpec
from formkit.reading.traditional import TRADITIONAL
from tests.roundtrip import onsheet
from tests.roundtrip.bare import Element, W


def labels_by_other_names(body: Element, spec: FormSpec, rng: random.Random) -> None:
    """Half of the labels by another name the form knows them under."""
    for cell, label in list(onsheet.labels(body, spec)):
        also = [name for box in spec.boxes if onsheet.means(box, label) for name in box.also]
        if also and rng.random() < 0.5:
            onsheet.retype(cell, rng.choice(also))


def labels_spread_out(body: Element, spec: FormSpec, rng: random.Random) -> None:
    """Half of the labels with spaces in them, some with a colon."""
    for cell, _ in list(onsheet.labels(body, spec)):
        if rng.random() < 0.5:
            gap, colon = rng.choice((" ", "　", "\u00a0")), rng.choice(("", "：", ":"))
            onsheet.retype(cell, gap.join("".join(onsheet.text(cell).split())) + colon)


def labels_broken_up(body: Element, spec: FormSpec, rng: random.Random) -> None:
    """Half of the labels over two lines, or with a run for each of their characters."""
    for cell, _ in list(onsheet.labels(body, spec)):
        words = "".join(onsheet.text(cell).split())
        if len(words) > 1 and rng.random() < 0.5:
            rng.choice((_over_lines, _over_runs))(cell, words, rng)


def labels_in_traditional_characters(body: Element, spec: FormSpec, rng: random.Random) -> None:
    """Half of the labels as an office in Hong Kong or Taiwan types them."""
    for cell, _ in list(onsheet.labels(body, spec)):
        if rng.random() < 0.5:
            onsheet.retype(cell, onsheet.text(cell).translate(TRADITIONAL))


def _over_lines(cell: Element, words: str, rng: random.Random) -> None:
    place = rng.randrange(1, len(words))
    onsheet.retype(cell, f"{words[:place]}\n{words[place:]}")


def _over_runs(cell: Element, words: str, _: random.Random) -> None:
    onsheet.retype(cell, "")
    last = next(cell.iter(f"{W}r"))
    for sign in words:
        run = deepcopy(last)
        onsheet.put(run, sign)
        last.addnext(run)
        last = run
