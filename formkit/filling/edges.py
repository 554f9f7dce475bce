"""The head and foot of each page: title, number, copy and code; what a stray page is told by."""

from __future__ import annotations

from itertools import count

from formkit.filling.drawing import picture
from formkit.filling.drawnbody import pieces
from formkit.filling.scale import QR_MM, Page, points
from formkit.filling.wml import (
    HEI,
    Box,
    Element,
    Type,
    cell,
    field,
    framed,
    grid,
    paragraph,
    row,
    run,
    tab,
    tabbed,
    tiny_paragraph,
    twips,
    w,
)
from formkit.forms import FormSpec
from formkit.forms.box import NUMERALS

SIDE = points(26)
QR = points(QR_MM)
NUMBER_LINE = 15.0
CODE_LINE = 9.0
CODE, FOOT, LINE = Type(7), Type(7.5), Type(10)
MARK, STAMP = Type(8.5, HEI), Type(10.5, HEI, bold=True)
PICTURE = "rId1"
FIRST_IN_HEAD = 901
BEFORE_AND_AFTER = (
    "{% if supersedes %}　　原编号：{{ supersedes }}{% endif %}"
    "{% if superseded_by %}　　新编号：{{ superseded_by }}{% endif %}"
)
VOID = "{% if void %}　　{{ void }}{% endif %}"


def header(spec: FormSpec, page: Page) -> Element:
    """The head of every page: mark, title and code; number and copy below."""
    wide = page.width - SIDE
    first = row(
        QR + CODE_LINE - NUMBER_LINE,
        cell(Box(SIDE, edge=0), *_mark(spec)),
        cell(Box(wide - SIDE), _title(spec, page)),
        cell(Box(SIDE, merge="restart", edge=0), *_code(spec)),
    )
    second = row(
        NUMBER_LINE,
        cell(Box(wide, 2, align="bottom", edge=0), _number_line(spec, wide)),
        cell(Box(SIDE, merge="continue"), tiny_paragraph()),
    )
    plain = w(
        "tblPr",
        w("tblW", w=twips(page.width), type="dxa"),
        w("jc", val="center"),
        w("tblLayout", type="fixed"),
    )
    table = w("tbl", plain, grid(SIDE, wide - SIDE, SIDE), first, second)
    return w("hdr", table, tiny_paragraph())


def footer(spec: FormSpec) -> Element:
    """The foot of every page: how it is filed; title, number and page."""
    number = " · 编号 {{ number }}" if spec.numbered else ""
    page = (
        run("{{ title }}" + number + " · 第 ", FOOT),
        field("PAGE", FOOT),
        run(" 页 共 ", FOOT),
        field("NUMPAGES", FOOT),
        run(" 页", FOOT),
    )
    filed = paragraph(run(filing(spec), FOOT), pitch=9, align="center")
    return w("ftr", filed, paragraph(*page, pitch=9, align="center"))


def filing(spec: FormSpec) -> str:
    """Where the sheet is kept in the end: the holder of each copy, or simply the file."""
    if not spec.copies:
        return "办结后归档备查。"
    held = "　".join(f"{copy.ordinal} {copy.holder}" for copy in spec.copies)
    return f"一式{NUMERALS[len(spec.copies)]}联，分送存档：{held}"


def _title(spec: FormSpec, page: Page) -> Element:
    size = page.scale.title
    type_ = Type(size, HEI, bold=True, spaced=size / 5)
    heading = spec.drawing.heading if spec.drawing else ()
    inner = pieces(heading or ("{{ title }}",), type_, count(FIRST_IN_HEAD))
    return paragraph(*inner, pitch=size * 1.3, align="center")


def _mark(spec: FormSpec) -> list[Element]:
    if not spec.internal:
        return [tiny_paragraph()]
    told = run('{{ mark | replace(" ", "\\n") }}', MARK)
    return [framed(paragraph(told, pitch=13, align="center"), 4)]


def _code(spec: FormSpec) -> list[Element]:
    if not spec.numbered:
        return [tiny_paragraph()]
    image = picture(QR_MM, relation=PICTURE, name="formkit:code")
    shown = w("p", w("pPr", w("jc", val="right")), image)
    return [shown, paragraph(run("{{ code }}", CODE), pitch=CODE_LINE, align="right")]


def _number_line(spec: FormSpec, width: float) -> Element:
    drawn = spec.drawing is not None and spec.drawing.is_numbered
    number = ("" if drawn else "编号：{{ number }}") + BEFORE_AND_AFTER if spec.numbered else ""
    copy = [tab(LINE), run("{{ copy.line }}", LINE)] if spec.copies else []
    return tabbed(
        paragraph(run(number, LINE), run(VOID, STAMP), *copy, pitch=NUMBER_LINE - 2), width
    )
