"""A template held against its form."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from formkit.filling.blank import author
from formkit.filling.proof import proof
from formkit.filling.stock import template_for
from formkit.findings import Finding, Severity
from formkit.forms import FormSpec, Shelf, declare

SLIP = """
[form]
title = "投诉单"
numbered = "{yy}{mm}{serial:04}"
copies = ["前台", "业务部"]
internal = true

[[section]]
title = "受理"
boxes = [{ label = "客户名称" }, { label = "电话", optional = true }]

[[section.rows]]
label = "明细"
boxes = [{ label = "品名" }]

[[section]]
title = "处理"
boxes = [{ label = "结果" }]
"""
HEAD = ("{{ number }}", "{{ copy.line }}", "{{ mark }}")
BODY = (
    "{{ 受理.客户名称 }}",
    "{{ 电话 }}",
    "{% for 行 in 受理.明细 %}{{ 行.品名 }}{% endfor %}",
    "{{ 处理.结果 }}",
)

Write = Callable[..., Path]


@pytest.fixture(scope="module")
def spec() -> FormSpec:
    return declare(SLIP)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a template of plain paragraphs, each with its Chinese font."""

    def write(*paragraphs: str, font: str = "宋体") -> Path:
        document = docx.Document()
        for text in paragraphs:
            run = document.add_paragraph().add_run(text)
            run.font.name = "宋体"
            fonts: Any = run._r.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
            if font:
                fonts.set(qn("w:eastAsia"), font)
        path = tmp_path / "投诉单.docx"
        document.save(str(path))
        return path

    return write


def codes(findings: list[Finding]) -> list[str]:
    return [one.code for one in findings]


def test_the_stock_templates_have_no_findings(shelf: Shelf) -> None:
    for spec in shelf:
        assert proof(template_for(spec), spec) == []


def test_an_authored_template_has_no_findings(spec: FormSpec, tmp_path: Path) -> None:
    author(spec, path := tmp_path / "投诉单.docx")
    assert proof(path, spec) == []


def test_a_misspelt_name_is_found_with_the_nearest(spec: FormSpec, write: Write) -> None:
    path = write(*HEAD, "{{ 受理.客户名字 }}", *BODY)
    (finding,) = (one for one in proof(path, spec) if one.code == "unknown-name")
    assert "受理.客户名字" in finding.message
    assert "受理.客户名称" in finding.message


def test_a_misspelt_column_is_found(spec: FormSpec, write: Write) -> None:
    path = write(*HEAD, *BODY, "{% for 行 in 受理.明细 %}{{ 行.品牌 }}{% endfor %}")
    (finding,) = (one for one in proof(path, spec) if one.code == "unknown-name")
    assert "受理.明细.品牌" in finding.message


def test_a_box_without_a_place_is_found_required_ones_as_errors(
    spec: FormSpec, write: Write
) -> None:
    missing = [one for one in proof(write(*HEAD), spec) if one.code == "no-place"]
    assert [(one.box, one.severity) for one in missing] == [
        ("受理.客户名称", Severity.ERROR),
        ("受理.电话", Severity.WARNING),
        ("受理.明细.品名", Severity.ERROR),
        ("处理.结果", Severity.WARNING),
    ]
    assert missing[0].fix == "请在模板里加上 {{ 受理.客户名称 }}。"


def test_a_section_is_no_box(spec: FormSpec, write: Write) -> None:
    assert "whole-section" in codes(proof(write(*HEAD, *BODY, "{{ 处理 }}"), spec))


def test_what_tells_a_sheet_is_missed(spec: FormSpec, write: Write) -> None:
    found = codes(proof(write(*BODY), spec))
    assert found[:4] == ["no-number", "no-code", "no-copy-line", "no-mark"]


def test_a_template_that_does_not_compile_is_a_finding(spec: FormSpec, write: Write) -> None:
    (finding,) = proof(write("{% for 行 in 受理.明细 %}"), spec)
    assert (finding.code, finding.where) == ("broken-template", "投诉单.docx")


@pytest.mark.parametrize(
    ("inner", "code"),
    [
        (
            "<w:sdt><w:sdtPr><w:alias w:val='客户'/><w:text/></w:sdtPr>"
            "<w:sdtContent><w:r><w:t>甲</w:t></w:r></w:sdtContent></w:sdt>",
            "plain-text-control",
        ),
        ("<w:fldSimple w:instr=' DDE excel 表.xls '><w:r/></w:fldSimple>", "active-field"),
        (
            "<w:r><w:instrText> INCLUDE</w:instrText><w:instrText>TEXT a </w:instrText></w:r>",
            "active-field",
        ),
        ("<w:r><w:t>☐满意</w:t></w:r>", "missing-glyph"),
    ],
)
def test_a_weak_spot_of_a_paragraph_is_found(
    inner: str, code: str, spec: FormSpec, write: Write
) -> None:
    path = write(*HEAD, *BODY)
    document = docx.Document(str(path))
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))
    document.save(str(path))
    assert code in codes(proof(path, spec))


def test_a_control_around_whole_paragraphs_is_found(spec: FormSpec, write: Write) -> None:
    path = write(*HEAD, *BODY)
    document = docx.Document(str(path))
    control = (
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:tag w:val='fk:a'/></w:sdtPr>"
        "<w:sdtContent><w:p/></w:sdtContent></w:sdt>"
    )
    document.element.body.insert(0, parse_xml(control))
    document.save(str(path))
    assert "block-control" in codes(proof(path, spec))


def test_text_without_a_chinese_font_is_found(spec: FormSpec, write: Write) -> None:
    def fonts(path: Path) -> list[Finding]:
        return [one for one in proof(path, spec) if one.code == "no-asian-font"]

    (finding,) = fonts(write(*HEAD, *BODY, font=""))
    assert "7处" in finding.message
    assert fonts(write(*HEAD, *BODY)) == []


def test_a_body_that_ends_in_a_table_is_found(spec: FormSpec, write: Write) -> None:
    path = write(*HEAD, *BODY)
    document = docx.Document(str(path))
    document.add_table(1, 1)
    document.save(str(path))
    assert codes(proof(path, spec))[-1] == "table-at-end"


def test_a_register_is_proved_too(shelf: Shelf, tmp_path: Path) -> None:
    spec = shelf.find("投诉处理记录汇总表")
    author(spec, path := tmp_path / "表.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value == "{{ row.taker }}":
                cell.value = "{{ row.领单员 }}"
    book.save(path)
    assert codes(proof(path, spec)) == ["unknown-name", "no-place"]
