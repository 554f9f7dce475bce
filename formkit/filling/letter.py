"""The template of a letter (函): paragraphs as drawn, each box in its place in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from formkit.filling.drawing import blank_picture, picture
from formkit.filling.edges import BEFORE_AND_AFTER, STAMP, VOID
from formkit.filling.opc import written
from formkit.filling.package import Package, deflated, stored
from formkit.filling.scale import QR_MM, points
from formkit.filling.skeleton import constant_members
from formkit.filling.wml import (
    HEI,
    Element,
    Named,
    R,
    Type,
    control,
    field,
    paragraph,
    run,
    tiny_paragraph,
    twips,
    w,
)
from formkit.forms import BoxSpec, FormSpec
from formkit.forms.names import bookmark

LETTER = "函"
TEXT, HEADING, TITLE = Type(12), Type(12, HEI), Type(22, HEI, bold=True, spaced=4)
SMALL = Type(9)
PITCH, INDENT = 25.0, 24.0
RIGHT = "\u3000" * 4
FIRST = "\u3000" * 2
PAGE = {"top": 20.0, "right": 26.0, "bottom": 22.0, "left": 28.0}
PAPER = (210.0, 297.0)
_BOX = re.compile(r"\{([^{}]+)\}")
_NUMBERED = re.compile(r"[一二三四五六七八九十]+、")


def is_letter(spec: FormSpec) -> bool:
    """True for a form that is a letter by its title and drawn in sentences."""
    return spec.title.endswith(LETTER) and bool(spec.drawn) and "|" not in spec.drawn


def blank_letter(spec: FormSpec) -> bytes:
    """The Word template of a letter."""
    body = w("body", *_Letter(spec).paragraphs(), tiny_paragraph(), _section())
    return Package(
        (
            *constant_members(spec.title, pictured=bool(spec.numbered)),
            deflated("word/document.xml", written(w("document", body))),
            deflated("word/header1.xml", written(_header(spec))),
            deflated("word/footer1.xml", written(_footer())),
            *([stored("word/media/code.png", blank_picture())] if spec.numbered else []),
        )
    ).pack()


class _Letter:
    """Writes one letter; its bookmarks are numbered as they come."""

    def __init__(self, spec: FormSpec) -> None:
        self.spec = spec
        self.ids = count(1)
        self.drawn: set[str] = set()

    def paragraphs(self) -> Iterator[Element]:
        """The title, the number, what is drawn, and what else was filled in."""
        yield paragraph(run("{{ title }}", TITLE), pitch=TITLE.size * 1.6, align="center")
        number = "编号：{{ number }}" + BEFORE_AND_AFTER if self.spec.numbered else ""
        yield paragraph(run(number, Type(10)), run(VOID, STAMP), pitch=PITCH, align="right")
        for line in self.spec.drawn.split("\n"):
            yield self._line(line)
        for box in self.spec.boxes:
            if box.path not in self.drawn:
                yield from self._if_filled(box)

    def _line(self, line: str) -> Element:
        type_ = HEADING if _NUMBERED.match(line) else TEXT
        inner = self._inner(line.strip("\u3000"), type_)
        if line.startswith(RIGHT):
            return _indented(paragraph(*inner, pitch=PITCH, align="right"), right=2 * INDENT)
        if line.startswith(FIRST):
            return _indented(paragraph(*inner, pitch=PITCH), firstLine=INDENT)
        return paragraph(*inner, pitch=PITCH)

    def _inner(self, line: str, type_: Type) -> Iterator[Element]:
        for n, part in enumerate(_BOX.split(line)):
            if n % 2:
                yield from self._box(self.spec.box(part), type_)
            elif part:
                yield run(part, type_)

    def _box(self, box: BoxSpec, type_: Type) -> Iterator[Element]:
        if box.path in self.drawn:
            return iter([run(f"{{{{ {box.path} }}}}", type_)])
        self.drawn.add(box.path)
        named = Named(box.path, bookmark(box.path), box.label, str(next(self.ids)))
        return control(named, f"{{{{ {box.path} }}}}", type_)

    def _if_filled(self, box: BoxSpec) -> Iterator[Element]:
        yield paragraph(run(f"{{%p if {box.path} %}}", SMALL), pitch=PITCH)
        yield paragraph(run(f"{box.label}：", TEXT), *self._box(box, TEXT), pitch=PITCH)
        yield paragraph(run("{%p endif %}", SMALL), pitch=PITCH)


def _indented(made: Element, **indents: float) -> Element:
    spacing = made[0][0]
    spacing.addnext(w("ind", **{side: twips(room) for side, room in indents.items()}))
    return made


def _header(spec: FormSpec) -> Element:
    if not spec.numbered:
        return w("hdr", tiny_paragraph())
    image = picture(QR_MM, relation="rId1", name="formkit:code")
    shown = w("p", w("pPr", w("jc", val="right")), image)
    return w("hdr", shown, paragraph(run("{{ code }}", Type(7)), pitch=9, align="right"))


def _footer() -> Element:
    told = (run("{{ title }} · 第 ", SMALL), field("PAGE", SMALL), run(" 页 共 ", SMALL))
    rest = (field("NUMPAGES", SMALL), run(" 页", SMALL))
    return w("ftr", paragraph(*told, *rest, pitch=11, align="center"))


def _section() -> Element:
    edges = PAGE | {"header": 10.0, "footer": 12.0, "gutter": 0.0}
    width, height = map(points, PAPER)
    return w(
        "sectPr",
        _reference("headerReference", "rId3"),
        _reference("footerReference", "rId4"),
        w("pgSz", w=twips(width), h=twips(height)),
        w("pgMar", **{side: twips(points(room)) for side, room in edges.items()}),
    )


def _reference(name: str, relation: str) -> Element:
    element = w(name, type="default")
    element.set(f"{{{R}}}id", relation)
    return element
