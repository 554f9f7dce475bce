"""What stands on a Word sheet, and how a clerk's hand changes it; for the disturbances."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from formkit.forms import BoxSpec, FormSpec
from formkit.forms.names import TAG_PREFIX
from formkit.reading.keys import label_key
from tests.roundtrip.bare import Element, W, remove

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


# --- what stands there


def rows(body: Element) -> list[Element]:
    """The rows of all tables."""
    return list(body.iter(f"{W}tr"))


def cells(row: Element) -> list[Element]:
    """The cells of a row."""
    return row.findall(f"{W}tc")


def is_entry(row: Element) -> bool:
    """Whether a row is one of a table's, whose place is its number."""
    return any(part.isdecimal() for path in paths(row) for part in path.split("."))


def paths(element: Element) -> set[str]:
    """The boxes whose controls stand within an element."""
    tags = (tag.get(f"{W}val", "") for tag in element.iter(f"{W}tag"))
    return {tag.removeprefix(TAG_PREFIX) for tag in tags}


def labels(body: Element, spec: FormSpec) -> Iterator[tuple[Element, str]]:
    """The cells that hold nothing but a label, with its key."""
    known = {label_key(box.label) for box in _boxes(spec)}
    for cell in body.iter(f"{W}tc"):
        label = label_key(text(cell))
        if label in known and next(cell.iter(f"{W}sdt"), None) is None:
            yield cell, label


def means(box: BoxSpec, label: str) -> bool:
    """Whether a box prints the label of such a key."""
    return label_key(box.label) == label


def controls(body: Element, spec: FormSpec) -> Iterator[tuple[Element, BoxSpec]]:
    """The controls of the form's boxes."""
    for control in list(body.iter(f"{W}sdt")):
        tag = control.find(f"{W}sdtPr/{W}tag")
        path = "" if tag is None else tag.get(f"{W}val", "").removeprefix(TAG_PREFIX)
        if spec.has(path):
            yield control, spec.box(path)


def text(element: Element) -> str:
    """All the words in an element."""
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def span(cell: Element) -> int:
    """How many columns of the table's grid a cell spans."""
    found = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if found is None else int(found.get(f"{W}val", "1"))


def merge(cell: Element) -> str:
    """Whether a cell is merged with those below (restart) or above (continue), or neither."""
    found = cell.find(f"{W}tcPr/{W}vMerge")
    return "" if found is None else found.get(f"{W}val", "continue")


def _boxes(spec: FormSpec) -> list[BoxSpec]:
    return [*spec.boxes, *(box for table in spec.tables for box in table.boxes)]


# --- how it is changed


def retype(cell: Element, words: str) -> None:
    """The text of a cell typed anew; a line end in it is a break."""
    first, *rest = cell.iter(f"{W}t")
    for old in (*rest, *list(cell.iter(f"{W}br"))):
        remove(old)
    head, *lines = words.split("\n")
    first.text = head
    first.set(XML_SPACE, "preserve")
    for line in reversed(lines):
        after = etree.Element(f"{W}t", {XML_SPACE: "preserve"})
        after.text = line
        first.addnext(after)
        first.addnext(etree.Element(f"{W}br"))


def put(run: Element, words: str) -> None:
    """Other words in a run, set as those before."""
    for child in list(run):
        if child.tag != f"{W}rPr":
            run.remove(child)
    etree.SubElement(run, f"{W}t", {XML_SPACE: "preserve"}).text = words


def unwrap(control: Element) -> None:
    """Take a control away and leave what stands in it."""
    content = control.find(f"{W}sdtContent")
    for child in reversed([] if content is None else list(content)):
        control.addnext(child)
    remove(control)


def widen(cell: Element, columns: int) -> None:
    """Let a cell span so many columns of the table's grid."""
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        properties = etree.Element(f"{W}tcPr")
        cell.insert(0, properties)
    found = properties.find(f"{W}gridSpan")
    if found is None:
        found = etree.SubElement(properties, f"{W}gridSpan")
    found.set(f"{W}val", str(columns))


def blank_cell(columns: int) -> Element:
    """A cell with nothing in it."""
    cell = etree.Element(f"{W}tc")
    widen(cell, columns)
    etree.SubElement(cell, f"{W}p")
    return cell


def contents(cell: Element) -> list[Element]:
    """What stands in a cell, without its properties."""
    return [child for child in cell if child.tag != f"{W}tcPr"]


def exchange(one: Element, other: Element) -> None:
    """What stands in two cells, each in the place of the other."""
    mine, its = contents(one), contents(other)
    one.extend(its)
    other.extend(mine)


def new_row(columns: int, label: str, value: str) -> Element:
    """A row of a label and a value across so many columns."""
    row = etree.Element(f"{W}tr")
    for words, width in ((label, 1), (value, columns - 1)):
        cell = blank_cell(width)
        put(etree.SubElement(cell[-1], f"{W}r"), words)
        row.append(cell)
    return row
