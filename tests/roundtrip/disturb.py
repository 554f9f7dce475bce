"""What clerks do to a sheet in Word without meaning to change what it says, by the seed."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from copy import deepcopy

from lxml import etree

from formkit.forms import BoxSpec, FormSpec
from formkit.forms.names import TAG_PREFIX
from formkit.values.label import fold_label
from tests.roundtrip.bare import Element, W, remove

Disturbance = Callable[[Element, FormSpec, random.Random], None]

STRANGERS = (("联系传真", "010-88886666"), ("客户等级", "甲级"), ("附件", "照片三张"))
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TICKED, _EMPTY = re.compile("■"), re.compile("□")
TICKS: tuple[tuple[str, str], ...] = (
    ("☑", "☐"),
    ("□√", "□"),
    ("√□", "□"),
    ("[√]", "[ ]"),
    ("（√）", "（　）"),
    ("\uf0fe", "\uf0a8"),
)


def labels_by_other_names(body: Element, spec: FormSpec, rng: random.Random) -> None:
    """Half of the labels by another name the form knows them under."""
    for cell, label in _labels(body, spec):
        also = [name for box in spec.boxes if _key(box.label) == label for name in box.also]
        if also and rng.random() < 0.5:
            _retype(cell, rng.choice(also))


def labels_spread_out(body: Element, spec: FormSpec, rng: random.Random) -> None:
    """Half of the labels with spaces in them, some with a colon."""
    for cell, _ in _labels(body, spec):
        if rng.random() < 0.5:
            gap, colon = rng.choice((" ", "　", "\u00a0")), rng.choice(("", "：", ":"))
            _retype(cell, gap.join("".join(_texts(cell)).split()) + colon)


def extra_rows(body: Element, spec: FormSpec, rng: random.Random) -> None:
    """Rows of the clerk's own between the others."""
    rows = _rows(body)
    for label, value in rng.sample(STRANGERS, 2):
        place = rng.choice(rows)
        place.addnext(_row(_span(place), label, value))


def a_row_deleted(body: Element, spec: FormSpec, rng: random.Random) -> None:
    """One row gone, with the labels and values in it."""
    remove(rng.choice([row for row in _rows(body) if not _is_entry(row)]))


def controls_deleted(body: Element, spec: FormSpec, rng: random.Random) -> None:
    """Half of the controls gone, and some of the bookmarks; what stood in them stays."""
    for control in list(body.iter(f"{W}sdt")):
        if rng.random() < 0.5:
            _unwrap(control)
    for mark in list(body.iter(f"{W}bookmarkStart")):
        if rng.random() < 0.3:
            remove(mark)


def typed_beside(body: Element, spec: FormSpec, rng: random.Random) -> None:
    """Some values written beside their control, which stays as it was printed."""
    for control, box in _controls(body, spec):
        if not box.options and rng.random() < 0.3:
            content = control.find(f"{W}sdtContent")
            runs = [] if content is None else list(content)
            blank = deepcopy(runs[0])
            for run in reversed(runs):
                control.addnext(run)
            _set(blank, box.print(None))
            control.find(f"{W}sdtContent").append(blank)  # type: ignore[union-attr]


def other_ticks(body: Element, spec: FormSpec, rng: random.Random) -> None:
    """Tick lines with the boxes and ticks of another hand."""
    for control, box in _controls(body, spec):
        if box.options:
            ticked, empty = rng.choice(TICKS)
            for text in control.iter(f"{W}t"):
                text.text = _EMPTY.sub(empty, _TICKED.sub("\0", text.text or "")).replace(
                    "\0", ticked
                )


def tracked_changes(body: Element, spec: FormSpec, rng: random.Random) -> None:
    """Some values as tracked insertions, after something deleted."""
    for control, _ in _controls(body, spec):
        if rng.random() < 0.3:
            for run in control.findall(f"{W}sdtContent/{W}r"):
                run.addprevious(_deleted("前一稿"))
                inserted = etree.Element(f"{W}ins", {f"{W}id": "9", f"{W}author": "李四"})
                run.addprevious(inserted)
                inserted.append(run)


DISTURBANCES: tuple[Disturbance, ...] = (
    labels_by_other_names,
    labels_spread_out,
    extra_rows,
    a_row_deleted,
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


# --- what stands on a sheet


def _rows(body: Element) -> list[Element]:
    return list(body.iter(f"{W}tr"))


def _is_entry(row: Element) -> bool:
    """Whether a row is one of a table's, whose place is its number."""
    tags = (one.get(f"{W}val", "") for one in row.iter(f"{W}tag"))
    return any(part.isdecimal() for tag in tags for part in tag.split("."))


def _labels(body: Element, spec: FormSpec) -> Iterator[tuple[Element, str]]:
    """The cells that hold nothing but a label."""
    labels = {_key(box.label) for box in spec.boxes}
    for cell in body.iter(f"{W}tc"):
        label = _key("".join(_texts(cell)))
        if label in labels and next(cell.iter(f"{W}sdt"), None) is None:
            yield cell, label


def _controls(body: Element, spec: FormSpec) -> Iterator[tuple[Element, BoxSpec]]:
    for control in list(body.iter(f"{W}sdt")):
        tag = control.find(f"{W}sdtPr/{W}tag")
        path = "" if tag is None else tag.get(f"{W}val", "").removeprefix(TAG_PREFIX)
        if spec.has(path):
            yield control, spec.box(path)


def _key(text: str) -> str:
    return fold_label(text)


def _texts(element: Element) -> list[str]:
    return [text.text or "" for text in element.iter(f"{W}t")]


def _span(row: Element) -> int:
    """How many columns of the table's grid a row spans."""
    spans = (cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.iter(f"{W}tc"))
    return sum(1 if span is None else int(span.get(f"{W}val", "1")) for span in spans)


# --- how it is changed


def _retype(cell: Element, text: str) -> None:
    """The text of a cell typed anew."""
    first, *rest = cell.iter(f"{W}t")
    first.text = text
    first.set(XML_SPACE, "preserve")
    for old in (*rest, *list(cell.iter(f"{W}br"))):
        remove(old)


def _set(run: Element, text: str) -> None:
    for child in list(run):
        if child.tag != f"{W}rPr":
            run.remove(child)
    etree.SubElement(run, f"{W}t", {XML_SPACE: "preserve"}).text = text


def _unwrap(control: Element) -> None:
    content = control.find(f"{W}sdtContent")
    for child in reversed([] if content is None else list(content)):
        control.addnext(child)
    remove(control)


def _row(span: int, label: str, value: str) -> Element:
    row = etree.Element(f"{W}tr")
    for text, width in ((label, 1), (value, span - 1)):
        cell = etree.SubElement(row, f"{W}tc")
        properties = etree.SubElement(cell, f"{W}tcPr")
        etree.SubElement(properties, f"{W}gridSpan", {f"{W}val": str(width)})
        run = etree.SubElement(etree.SubElement(cell, f"{W}p"), f"{W}r")
        etree.SubElement(run, f"{W}t").text = text
    return row


def _deleted(text: str) -> Element:
    deleted = etree.Element(f"{W}del", {f"{W}id": "8", f"{W}author": "李四"})
    run = etree.SubElement(deleted, f"{W}r")
    etree.SubElement(run, f"{W}delText").text = text
    return deleted
