"""The cells of a sheet are found however its XML is written."""

from __future__ import annotations

from xml.parsers import expat

import pytest
from lxml import etree

from formkit.reading.numberformats import NumberFormats
from formkit.reading.sheetxml import Contents, sheet_xml

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
CONTENTS = Contents(["远山", "东篱"], NumberFormats(("General", "0000", "yyyy-mm-dd", "[h]:mm")))


def sheet(cells: str, after: str = "") -> bytes:
    """A sheet with these rows."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData>{after}</worksheet>'.encode()


def row(cells: str) -> dict[int, str]:
    """The texts of a first row with these cells."""
    return sheet_xml(sheet(f'<row r="1">{cells}</row>')).rows(CONTENTS).get(0, {})


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c r="A1" t="s"><v>1</v></c>', "东篱"),
        ('<c r="A1" t="inlineStr"><is><t xml:space="preserve"> 远山 </t></is></c>', " 远山 "),
        ('<c r="A1" t="inlineStr"><is><r><t>远</t></r><r><t>山</t></r></is></c>', "远山"),
        ('<c r="A1" t="inlineStr"><is><t>远山</t><rPh sb="0"><t>yuan</t></rPh></is></c>', "远山"),
        ('<c r="A1" t="inlineStr"><is><t>&#36828;&#x5C71;&amp;&lt;</t></is></c>', "远山&<"),
        ('<c r="A1" t="inlineStr"><is><t>&amp;#10;</t></is></c>', "&#10;"),
        ('<c r="A1" t="inlineStr"><is><t>a_x000A_b</t></is></c>', "a\nb"),
        ('<c r="A1" t="inlineStr"><is><t/></is></c>', ""),
        ('<c r="A1" t="str"><f>A2&amp;"件"</f><v>3件</v></c>', "3件"),
        ('<c r="A1"><f>SUM(A2:A3)</f><v>12.50</v></c>', "12.5"),
        ('<c r="A1"><f>SUM(A2:A3)</f></c>', ""),
        ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!"),
        ('<c r="A1" t="b"><v>1</v></c>', "TRUE"),
        ('<c r="A1" t="d"><v>2026-03-05</v></c>', "2026年3月5日"),
        ('<c r="A1" t="d"><v>2026-03-05T14:30:00</v></c>', "2026年3月5日14时30分"),
        ('<c r="A1" s="1"><v>7</v></c>', "0007"),
        ('<c r="A1" s="2"><v>46086</v></c>', "2026年3月5日"),
        ('<c r="A1" s="2"><v>1E9</v></c>', "#VALUE!"),
        ('<c r="A1" s="3"><v>1.25</v></c>', "30:00"),
        ('<c r="A1"><v>26010000.0</v></c>', "26010000"),
        ('<c r="A1" s="1"/>', ""),
        ("<c r='A1' t='s' ><v >0</v ></c >", "远山"),
        ('<c t="s" r="A1"><v>0</v></c>', "远山"),
        ('<c t="s"><v>0</v></c>', "远山"),
        ('<c r="A1" t="s"><!-- 旧值 <c> --><v>0</v></c>', "远山"),
        ('<c r="A1" t="inlineStr"><is><t><![CDATA[<c r="B1">]]></t></is></c>', '<c r="B1">'),
        ('<c r="A1" t="inlineStr"><is><t>甲\r\n乙</t></is></c>', "甲\n乙"),
    ],
)
def test_a_cell_says_what_its_tags_say(cell: str, text: str) -> None:
    assert row(cell) == {0: text}


def test_cells_without_a_place_follow_one_another() -> None:
    rows = (
        "<row><c><v>1</v></c><c/><c r='E1'><v>5</v></c><c><v>6</v></c></row><row/><row><c/></row>"
    )
    assert sheet_xml(sheet(rows)).rows(CONTENTS) == {0: {0: "1", 1: "", 4: "5", 5: "6"}, 2: {0: ""}}


def test_a_sheet_whose_tags_bear_a_prefix_is_read_too() -> None:
    source = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="2">'
        '<x:c r="B2" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData>'
        '<x:mergeCells><x:mergeCell ref="B2:C3"/></x:mergeCells></x:worksheet>'
    )
    found = sheet_xml(source.encode())
    assert found.rows(CONTENTS) == {1: {1: "远山"}}
    assert dict(found.spans) == {(1, 1): (2, 2)}


def test_a_sheet_in_another_encoding_is_read_too() -> None:
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>远山</t></is></c></row>'
    for encoding in ("utf-16", "gb18030"):
        start = f'<?xml version="1.0" encoding="{encoding}"?>'
        source = (start + sheet(cell).decode()).encode(encoding)
        assert sheet_xml(source).rows(CONTENTS) == {0: {0: "远山"}}


def test_merged_cells_are_told_with_their_size_and_single_ones_are_not_merged() -> None:
    areas = '<mergeCells><mergeCell ref="A1:C2"/><mergeCell ref="D4:D4"/></mergeCells>'
    assert dict(sheet_xml(sheet("", areas)).spans) == {(0, 0): (2, 3)}


def test_a_sheet_without_cells_is_empty() -> None:
    source = f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'.encode()
    assert sheet_xml(source).rows(CONTENTS) == {}


@pytest.mark.parametrize("cut", ["</row>", "</worksheet>"])
def test_a_sheet_that_is_cut_off_is_no_sheet(cut: str) -> None:
    source = sheet('<row r="1"><c r="A1"><v>1</v></c></row>').replace(cut.encode(), b"")
    with pytest.raises((expat.ExpatError, etree.XMLSyntaxError)):
        sheet_xml(source)
