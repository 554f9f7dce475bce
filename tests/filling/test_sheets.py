"""Sheets written out: files of the copies, their names and what tells them; all bound in one."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
import zxingcpp
from lxml import etree
from PIL import Image

from formkit.errors import ConfigurationError, FileAccessError, UnknownName
from formkit.filling.identity import Identity
from formkit.filling.sheets import fingerprint, write_copies, write_sheet
from formkit.filling.stock import template_for
from formkit.forms import FormSpec, Shelf, declare
from formkit.values.number import SheetCode

Contents = Callable[[FormSpec], dict[str, Any]]
Drawn = Callable[[bytes], str]
IDENTITY = Identity("26030001")


@pytest.fixture(scope="module")
def spec(shelf: Shelf) -> FormSpec:
    return shelf.find("客户抱怨处理表")


@pytest.fixture(scope="module")
def boxes(spec: FormSpec, contents: Contents) -> dict[str, Any]:
    return contents(spec)


@pytest.fixture(scope="module")
def template(spec: FormSpec) -> Path:
    return template_for(spec)


def test_each_copy_is_a_file_named_by_number_copy_and_holder(
    spec: FormSpec, boxes: dict[str, Any], template: Path, tmp_path: Path
) -> None:
    written = write_copies(spec, boxes, IDENTITY, template, tmp_path / "2603")
    assert [(n, path.name) for n, path in written] == [
        (1, "26030001-1联-质量管理部.docx"),
        (2, "26030001-2联-制造部门.docx"),
        (3, "26030001-3联-业务部门.docx"),
        (4, "26030001-4联-会计科.docx"),
        (5, "26030001-5联-总经理室.docx"),
    ]
    assert {path for _, path in written} == set((tmp_path / "2603").iterdir())


def test_a_copy_bears_its_own_line_and_code(
    spec: FormSpec, boxes: dict[str, Any], template: Path, drawn: Drawn, tmp_path: Path
) -> None:
    written = write_copies(spec, boxes, IDENTITY, template, tmp_path)
    for copy, (_, path) in zip(spec.copies, written, strict=True):
        code = str(SheetCode("26030001", copy.n))
        text = drawn(path.read_bytes())
        assert copy.line in text
        assert code in text
        assert _codes(path) == [code]


def _codes(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as package:
        media = sorted(name for name in package.namelist() if name.startswith("word/media/"))
        pictures = [Image.open(io.BytesIO(package.read(name))) for name in media]
        return [found.text for one in pictures for found in zxingcpp.read_barcodes(one)]


def test_the_file_itself_knows_number_copy_form_and_template(
    spec: FormSpec, boxes: dict[str, Any], template: Path, tmp_path: Path
) -> None:
    ((_, path),) = write_copies(spec, boxes, IDENTITY, template, tmp_path, copies=[3])
    core = docx.Document(str(path)).core_properties
    assert core.identifier == str(SheetCode("26030001", 3))
    assert (core.title, core.subject) == ("客户抱怨处理表", "客户抱怨处理表")
    assert core.keywords == "formkit 26030001"
    with zipfile.ZipFile(path) as package:
        custom = etree.fromstring(package.read("docProps/custom.xml"))
    own = {one.get("name", ""): "".join(str(text) for text in one.itertext()) for one in custom}
    assert own["formkit.form"] == "客户抱怨处理表"
    assert (own["formkit.number"], own["formkit.copy"]) == ("26030001", "3")
    assert own["formkit.template"] == fingerprint(template)
    assert re.fullmatch(r"[0-9a-f]{12}", fingerprint(template))


def test_a_copy_written_alone_is_the_copy_written_with_the_others(
    spec: FormSpec, boxes: dict[str, Any], template: Path, tmp_path: Path
) -> None:
    all_five = write_copies(spec, boxes, IDENTITY, template, tmp_path / "all")
    ((_, alone),) = write_copies(spec, boxes, IDENTITY, template, tmp_path / "one", copies=[4])
    assert alone.read_bytes() == all_five[3][1].read_bytes()


def test_an_existing_file_is_replaced_only_when_told(
    spec: FormSpec, template: Path, tmp_path: Path
) -> None:
    (tmp_path / "26030001-5联-总经理室.docx").write_text("签过字的一联", encoding="utf-8")
    with pytest.raises(FileAccessError, match="26030001-5联-总经理室"):
        write_copies(spec, {}, IDENTITY, template, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["26030001-5联-总经理室.docx"]
    assert len(write_copies(spec, {}, IDENTITY, template, tmp_path, replace=True)) == 5
    with pytest.raises(FileAccessError):
        write_sheet(spec, {}, IDENTITY, template, tmp_path / "26030001-5联-总经理室.docx")


def test_a_form_without_copies_is_one_file(shelf: Shelf, tmp_path: Path) -> None:
    record = shelf.find("客户投诉记录单")
    identity = Identity("JL26030001")
    written = write_copies(record, {}, identity, template_for(record), tmp_path, together=True)
    assert written == [(None, tmp_path / "JL26030001-客户投诉记录单.docx")]


def test_a_register_is_one_workbook(shelf: Shelf, tmp_path: Path) -> None:
    register = shelf.find("客户回访登记表")
    written = write_copies(register, {}, Identity(), template_for(register), tmp_path)
    assert written == [(None, tmp_path / "客户回访登记表.xlsx")]


def test_a_copy_the_form_does_not_have_is_refused(
    spec: FormSpec, template: Path, tmp_path: Path
) -> None:
    with pytest.raises(UnknownName):
        write_copies(spec, {}, IDENTITY, template, tmp_path, copies=[6])
    assert not list(tmp_path.iterdir())


def test_both_numbers_stand_on_both_sheets_and_a_void_one_says_so(
    spec: FormSpec, template: Path, drawn: Drawn, tmp_path: Path
) -> None:
    old = Identity("26030001", superseded_by="26040002", void="作废：客户不接受")
    new = Identity("26040002", supersedes="26030001")
    texts = [
        drawn(write_sheet(spec, {}, one, template, tmp_path / f"{one.number}.docx").read_bytes())
        for one in (old, new)
    ]
    assert "编号：26030001　　新编号：26040002　　作废：客户不接受" in texts[0]
    assert "编号：26040002　　原编号：26030001" in texts[1]
    assert "作废" not in texts[1]


def test_copies_bound_in_one_document_keep_their_own_heads(
    spec: FormSpec, boxes: dict[str, Any], template: Path, tmp_path: Path
) -> None:
    written = write_copies(spec, boxes, IDENTITY, template, tmp_path, together=True)
    assert [n for n, _ in written] == [1, 2, 3, 4, 5]
    ((path,),) = [{path for _, path in written}]
    assert path.name == "26030001-合订.docx"
    bound = docx.Document(str(path))
    heads = [section.header.tables[0].cell(1, 0).text for section in bound.sections]
    assert [head.split("\t")[1] for head in heads] == [copy.line for copy in spec.copies]
    assert sorted(_codes(path)) == [str(SheetCode("26030001", copy.n)) for copy in spec.copies]
    assert bound.core_properties.identifier == str(SheetCode("26030001", 0))


def test_each_bound_copy_begins_on_a_page_numbered_one(
    spec: FormSpec, boxes: dict[str, Any], template: Path, tmp_path: Path
) -> None:
    (_, path), *_ = write_copies(spec, boxes, IDENTITY, template, tmp_path, together=True)
    with zipfile.ZipFile(path) as package:
        document = package.read("word/document.xml").decode()
        footers = [package.read(name) for name in package.namelist() if "/footer" in name]
    assert document.count('<w:pgNumType w:start="1"/>') == 5
    assert len(footers) == 5
    assert all(b"SECTIONPAGES" in footer for footer in footers)
    names = re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', document)
    assert len(names) == len(set(names))
    assert document.count('w:val="fk:report.customer"') == 5


def test_the_office_template_goes_before_the_stock_one(
    spec: FormSpec, template: Path, tmp_path: Path
) -> None:
    assert template_for(spec, [tmp_path]) == template
    own = tmp_path / "客户抱怨处理表.docx"
    own.write_bytes(template.read_bytes())
    assert template_for(spec, [tmp_path]) == own


def test_a_form_without_a_template_says_where_one_was_looked_for(tmp_path: Path) -> None:
    spec = declare('[form]\ntitle = "请假条"\n[[section]]\ntitle = "申请"\nboxes = [{label="甲"}]')
    with pytest.raises(ConfigurationError, match="formkit template blank 请假条") as raised:
        template_for(spec, [tmp_path])
    assert str(tmp_path) in str(raised.value)


def test_a_template_that_changed_is_compiled_anew(
    spec: FormSpec, template: Path, tmp_path: Path
) -> None:
    own, out = tmp_path / "客户抱怨处理表.docx", tmp_path / "out.docx"
    own.write_bytes(template.read_bytes())
    write_sheet(spec, {}, IDENTITY, own, out)
    document = docx.Document(str(own))
    document.add_paragraph("本厂专用 {{ title }}")
    document.save(str(own))
    write_sheet(spec, {}, IDENTITY, own, out, replace=True)
    assert docx.Document(str(out)).paragraphs[-1].text == "本厂专用 客户抱怨处理表"


def test_a_missing_template_is_named(spec: FormSpec, tmp_path: Path) -> None:
    with pytest.raises(FileAccessError, match="没有.docx"):
        write_sheet(spec, {}, IDENTITY, tmp_path / "没有.docx", tmp_path / "out.docx")
