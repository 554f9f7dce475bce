"""What clerks do to a sheet in Word without meaning to change what it says, by the seed."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from formkit.forms import FormSpec
from tests.roundtrip import onsheet
from tests.roundtrip.bare import Element, W, remove
from tests.roundtrip.disturb_cells import (
    a_pair_moved,
    cells_merged,
    columns_exchanged,
    merged_cells_split,
    pages_reordered,
)
from tests.roundtrip.disturb_labels import (
    labels_broken_up,
    labels_by_other_names,
    labels_in_traditional_characters,
    labels_spread_out,
)

Disturbance = Callable[[Element, FormSpec, random.Random], None]

STRANGERS = (("联系传真", "010-88886666"), ("客户等级", "甲级"), ("附件", "照片三张"))
_TICKED, _EMPTY = re.compile("■"), re.compile("□")
TICKS: tuple[tuple[str, str], ...] = (
    ("☑", "☐"),
    ("□√", "□"),
    ("√□", "□"),
    ("[√]", "[ ]"),
    ("（√）", "（　）"),
    ("\uf0fe", "\uf0a8"),
)


def extra_rows(body: Element, spec: FormSpec, rng: random.Random) -> None:
    """Rows of the clerk's own between the others."""
    rows = onsheet.rows(body)
    for label, value in rng.sample(STRANGERS, 2):
        place = rng.choice(rows)
        columns = sum(map(onsheet.span, onsheet.cells(place)))
        place.addnext(onsheet.new_row(columns, label, value))


def a_row_deleted(body: Element, spec: FormSpec, rng: random.Random) -> None:
    """One row gone, with the labels and values in it."""
    remove(rng.choice([row for row in onsheet.rows(body) if not onsheet.is_entry(row)]))


def controls_deleted(body: Element, spec: FormSpec, rng: random.Random) -> None:
    """Half of the controls gone, and some of the bookmarks; what stood in them stays."""
    for control in list(body.iter(f"{W}sdt")):
        if rng.random() < 0.5:
            onsheet.unwrap(control)
    for mark in list(body.iter(f"{W}bookmarkStart")):
        if rng.random() < 0.3:
            remove(mark)


def typed_beside(body: Element, spec: FormSpec, rng: random.Random) -> None:
    """Some values written beside their control, which stays as it was printed."""
    for control, box in onsheet.controls(body, spec):
        if not box.options and rng.random() < 0.3:
            content = control.find(f"{W}sdtContent")
            runs = [] if content is None else list(content)
            blank = deepcopy(runs[0])
            for run in reversed(runs):
                control.addnext(run)
            onsheet.put(blank, box.print(None))
            control.find(f"{W}sdtContent").append(blank)  # type: ignore[union-attr]


def other_ticks(body: Element, spec: FormSpec, rng: random.Random) -> None:
    """Tick lines with the boxes and ticks of another hand."""
    for control, box in onsheet.controls(body, spec):
        if box.options:
            ticked, empty = rng.choice(TICKS)
            for text in control.iter(f"{W}t"):
                text.text = _EMPTY.sub(empty, _TICKED.sub("\0", text.text or "")).replace(
                    "\0", ticked
                )


def tracked_changes(body: Element, spec: FormSpec, rng: random.Random) -> None:
    """Some values as tracked insertions, after something deleted."""
    for control, _ in onsheet.controls(body, spec):
        if rng.random() < 0.3:
            for run in control.findall(f"{W}sdtContent/{W}r"):
                run.addprevious(_deleted("前一稿"))
                inserted = etree.Element(f"{W}ins", {f"{W}id": "9", f"{W}author": "李四"})
                run.addprevious(inserted)
                inserted.append(run)


DISTURBANCES: tuple[Disturbance, ...] = (
    labels_by_other_names,
    labels_spread_out,
    labels_broken_up,
    labels_in_traditional_characters,
    extra_rows,
    a_row_deleted,
    a_pair_moved,
    columns_exchanged,
    cells_merged,
    merged_cells_split,
    pages_reordered,
    controls_deleted,
    typed_beside,
    other_ticks,
    tracked_changes,
)


def disturbed(body: Element, spec: FormSpec, *, seed: int) -> tuple[str, ...]:
    """Disturb a sheet in one to four ways; their names."""
    rng = random.Random(seed)  # noqa: S311 - a seed makes it come again
    nth = sorted(rng.sample(range(len(DISTURBANCES)), rng.randint(1, 4)))
    chosen = [DISTURBANCES[n] for n in nth]
    for disturbance in chosen:
        disturbance(body, spec, rng)
    return tuple(one.__name__ for one in chosen)


def _deleted(text: str) -> Element:
    deleted = etree.Element(f"{W}del", {f"{W}id": "8", f"{W}author": "李四"})
    run = etree.SubElement(deleted, f"{W}r")
    etree.SubElement(run, f"{W}delText").text = text
    return deleted
