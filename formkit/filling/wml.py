"""WordprocessingML, element by element: runs, paragraphs, controls and cells in office fonts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from lxml import etree

from formkit.forms.names import tag

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SONG, HEI = "宋体", "黑体"
NAMESPACES = {"w": W, "r": R}
_W = f"{{{W}}}"

Element = etree._Element  # noqa: SLF001 - lxml names its element type so


@dataclass(frozen=True)
class Type:
    """How a text is set: font, size in points, and what else makes it stand out."""

    size: float
    font: str = SONG
    bold: bool = False
    spaced: float = 0


def w(name: str, /, *children: Element | None, **attributes: object) -> Element:
    """The element ``w:name`` with its attributes and children; absent children are left out."""
    named = {_W + key: str(value) for key, value in attributes.items()}
    element = etree.Element(_W + name, named, nsmap=NAMESPACES)
    element.extend([child for child in children if child is not None])
    return element


def twips(points: float) -> int:
    """Points in twentieths, Word's unit of length."""
    return round(points * 20)


def run(text: str, type_: Type) -> Element:
    """A run of text, its font set for Chinese and Latin alike; a line end is a new line."""
    first, *rest = text.split("\n")
    lines = chain.from_iterable((w("br"), _text(line)) for line in rest)
    return w("r", run_properties(type_), _text(first), *lines)


def tab(type_: Type) -> Element:
    """A run that goes to the next tab stop."""
    return w("r", run_properties(type_), w("tab"))


def run_properties(type_: Type) -> Element:
    """The properties of a run: fonts, weight, spacing, size."""
    return w(
        "rPr",
        w("rFonts", ascii=type_.font, hAnsi=type_.font, eastAsia=type_.font),
        w("b") if type_.bold else None,
        w("spacing", val=twips(type_.spaced)) if type_.spaced else None,
        w("sz", val=round(type_.size * 2)),
    )


def field(instruction: str, type_: Type) -> Element:
    """A field such as ``PAGE``, showing 1 until it is worked out."""
    return w("fldSimple", run("1", type_), instr=f" {instruction} ")


def paragraph(*inner: Element, pitch: float, align: str = "left") -> Element:
    """A paragraph of lines exactly so far apart."""
    spacing = w("spacing", line=twips(pitch), lineRule="exact")
    return w("p", w("pPr", spacing, w("jc", val=align) if align != "left" else None), *inner)


def tabbed(paragraph: Element, at: float) -> Element:
    """The paragraph with a right tab stop at so many points."""
    paragraph[0].insert(0, w("tabs", w("tab", val="right", pos=twips(at))))
    return paragraph


def framed(paragraph: Element, inset: float) -> Element:
    """The paragraph in a thin frame, drawn in a little from both sides."""
    sides = ("top", "left", "bottom", "right")
    frame = (w(side, val="single", sz=6, space=1, color="auto") for side in sides)
    paragraph[0].insert(0, w("pBdr", *frame))
    paragraph[0].insert(2, w("ind", left=twips(inset), right=twips(inset)))
    return paragraph


def tiny_paragraph() -> Element:
    """An empty paragraph that takes hardly any room, for behind a table."""
    return paragraph(run("", Type(1)), pitch=1)


@dataclass(frozen=True)
class Named:
    """What a box is called in the document.

    Attributes:
        path: For the control's tag.
        bookmark: The name of the bookmark around it.
        label: For the control's title.
        id: The number of the bookmark, as a text or a tag of the template.
    """

    path: str
    bookmark: str
    label: str
    id: str


def control(named: Named, text: str, type_: Type) -> Iterator[Element]:
    """A rich-text control within the line, and the bookmark around it.

    Never a plain-text, block or cell control: LibreOffice 7 repeats Chinese text in those.
    """
    yield w("bookmarkStart", id=named.id, name=named.bookmark)
    yield w(
        "sdt",
        w(
            "sdtPr",
            run_properties(type_),
            w("alias", val=named.label),
            w("tag", val=tag(named.path)),
        ),
        w("sdtContent", run(text, type_)),
    )
    yield w("bookmarkEnd", id=named.id)


def grid(*widths: float) -> Element:
    """The columns of a table."""
    return w("tblGrid", *(w("gridCol", w=twips(width)) for width in widths))


@dataclass(frozen=True)
class Box:
    """A cell of a table: its width in points and how it is set.

    Attributes:
        width: In points.
        span: In columns of the table's grid.
        merge: ``restart`` or ``continue`` where it is part of a cell over several rows.
        fill: The shade behind it, as RGB.
        align: Where its text stands: ``top``, ``center`` or ``bottom``.
        edge: The room left and right of its text in points, if not the table's own.
    """

    width: float
    span: int = 1
    merge: str = ""
    fill: str = ""
    align: str = "center"
    edge: float | None = None


def cell(box: Box, *paragraphs: Element) -> Element:
    """The cell with its paragraphs."""
    return w(
        "tc",
        w(
            "tcPr",
            w("tcW", w=twips(box.width), type="dxa"),
            w("gridSpan", val=box.span) if box.span > 1 else None,
            w("vMerge", val=box.merge) if box.merge else None,
            w("shd", val="clear", color="auto", fill=box.fill) if box.fill else None,
            _margins(box.edge) if box.edge is not None else None,
            w("vAlign", val=box.align) if box.align != "top" else None,
        ),
        *paragraphs,
    )


def row(height: float, *cells: Element) -> Element:
    """A row at least so high that is not split between pages."""
    height_ = w("trHeight", val=twips(height), hRule="atLeast")
    return w("tr", w("trPr", w("cantSplit"), height_), *cells)


def heading_row(row: Element) -> Element:
    """The row as one that is printed again at the head of each page its table goes on."""
    row[0].append(w("tblHeader"))
    return row


def rule_above(row: Element, eighths: int) -> None:
    """Draw the rule above a row so thick, in eighths of a point."""
    for properties in row.iter(_W + "tcPr"):
        borders = w("tcBorders", w("top", val="single", sz=eighths, space=0, color="auto"))
        before = [
            one for name in ("tcW", "gridSpan", "vMerge") for one in properties.iter(_W + name)
        ]
        before[-1].addnext(borders)


def _margins(edge: float) -> Element:
    sides = (w(side, w=twips(edge), type="dxa") for side in ("left", "right"))
    return w("tcMar", *sides)


def _text(text: str) -> Element:
    element = w("t")
    element.text = text
    if "{" in text or text != text.strip():
        element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element
