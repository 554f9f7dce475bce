"""What stands around the rendered text: pictures that are exchanged, properties, copies."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Paper
from docxtpl import DocxTemplate, InlineImage, RichText
from lxml import etree

from formkit.errors import ConfigurationError, UsageError
from formkit.filling.code import qr_png
from formkit.filling.docx import CompiledTemplate

CASE: dict[str, Any] = {
    "编号": "26030001",
    "投诉日期": "2026年3月5日",
    "受理": {"客户": "远山机电 & 合伙人 <总部>"},
    "登记": {"行": [{"品名": "外壳", "数量": "3 件"}]},
}


def paper(path: Path, *paragraphs: str, rows: list[list[str]] | None = None) -> Path:
    """A template with these paragraphs and one table, and a paragraph behind it."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(0, max(map(len, rows)))
        for texts in rows:
            for cell, text in zip(table.add_row().cells, texts, strict=False):
                cell.text = text
    document.add_paragraph()
    document.save(str(path))
    return path


def edited(path: Path, change: Callable[[Paper], object]) -> Path:
    document = Document(str(path))
    change(document)
    document.save(str(path))
    return path


def member(document: bytes, name: str = "word/document.xml") -> bytes:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return archive.read(name)


def text_of(document: bytes) -> str:
    return "\n".join(one.text for one in Document(io.BytesIO(document)).paragraphs)


def marked_picture(path: Path, name: str = "formkit:code", picture: bytes = b"") -> Path:
    def add(document: Paper) -> None:
        run = document.add_paragraph().add_run()
        run.add_picture(io.BytesIO(picture or qr_png("占位")))
        for drawn in run._r.iter("{*}docPr"):
            drawn.set("descr", name)

    return edited(path, add)


def test_a_marked_picture_takes_the_picture_of_its_name(tmp_path: Path) -> None:
    path = marked_picture(paper(tmp_path / "意见表.docx", "{{ 编号 }}"))
    template, code = CompiledTemplate(path), qr_png("26030001-3-K")
    document = template.render(CASE, pictures={"code": code, "logo": b"unused"})
    assert template.pictures == {"code"}
    assert member(document, "word/media/image1.png") == code
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        assert archive.getinfo("word/media/image1.png").compress_type == zipfile.ZIP_STORED


def test_a_marked_picture_that_shares_its_file_is_refused(tmp_path: Path) -> None:
    path = marked_picture(paper(tmp_path / "意见表.docx", "{{ 编号 }}"))
    marked_picture(path, "公司标志")
    with pytest.raises(ConfigurationError, match="共用"):
        CompiledTemplate(path)


def test_five_copies_have_the_bytes_of_five_single_ones(tmp_path: Path) -> None:
    rows = [[f"标签{n}", "{{ 受理.客户 }}"] for n in range(40)]
    path = paper(tmp_path / "意见表.docx", "第{{ 联.序 }}联 {{ 联.持有 }}", rows=rows)
    marked_picture(path)
    template = CompiledTemplate(path)
    contexts = [{**CASE, "联": {"序": n, "持有": f"部门{n}"}} for n in range(1, 6)]
    codes = [{"code": qr_png(f"26030001-{n}")} for n in range(1, 6)]
    together = template.render_many(contexts, pictures=codes)
    alone = [
        template.render(context, pictures=code)
        for context, code in zip(contexts, codes, strict=True)
    ]
    assert together == alone
    assert len(set(together)) == 5


def test_properties_are_set_and_created(tmp_path: Path) -> None:
    path = paper(tmp_path / "意见表.docx", "{{ 编号 }}")
    given = {"identifier": "26030001", "title": "意见表 & <联>", "formkit": "26030001-3-K"}
    document = CompiledTemplate(path).render(CASE, properties=given)
    core = Document(io.BytesIO(document)).core_properties
    assert (core.identifier, core.title) == ("26030001", "意见表 & <联>")
    custom = etree.fromstring(member(document, "docProps/custom.xml"))
    assert [(one.get("name"), one.get("pid"), one[0].text) for one in custom] == [
        ("formkit", "2", "26030001-3-K")
    ]
    again = tmp_path / "again.docx"
    again.write_bytes(document)
    twice = CompiledTemplate(again).render(CASE, properties={"another": "二", "formkit": "新"})
    custom = etree.fromstring(member(twice, "docProps/custom.xml"))
    assert {one.get("name"): one[0].text for one in custom} == {"formkit": "新", "another": "二"}
    assert member(twice, "[Content_Types].xml").count(b"/docProps/custom.xml") == 1


def test_tags_in_the_core_properties_are_filled(tmp_path: Path) -> None:
    def entitle(document: Paper) -> None:
        document.core_properties.title = "意见表 {{ 受理.客户 }}"

    template = CompiledTemplate(edited(paper(tmp_path / "意见表.docx", "甲"), entitle))
    document = Document(io.BytesIO(template.render(CASE)))
    assert document.core_properties.title == "意见表 远山机电 & 合伙人 <总部>"
    assert template.variables == {"受理.客户"}


def test_values_are_never_read_as_tags(tmp_path: Path) -> None:
    def entitle(document: Paper) -> None:
        document.core_properties.title = "{{ 标题 }}"

    path = edited(paper(tmp_path / "意见表.docx", "{{ 标题 }}"), entitle)
    document = CompiledTemplate(path).render({"标题": "{{ 编号 }}{_{"})
    assert text_of(document).startswith("{{ 编号 }}{_{")
    assert Document(io.BytesIO(document)).core_properties.title == "{{ 编号 }}{_{"


def test_pictures_in_the_context_are_left_to_docxtpl(tmp_path: Path) -> None:
    path = marked_picture(paper(tmp_path / "意见表.docx", "{{ 图 }}", "{{ 编号 }}"))
    template, theirs = CompiledTemplate(path), DocxTemplate(path)
    picture = InlineImage(theirs, io.BytesIO(qr_png("照片")))
    document = template.render({**CASE, "图": picture}, properties={"identifier": "26030001"})
    assert len(Document(io.BytesIO(document)).inline_shapes) == 2
    assert Document(io.BytesIO(document)).core_properties.identifier == "26030001"
    assert "docxtpl" in template.notes[0]
    foreign = InlineImage(DocxTemplate(tmp_path / "other.docx"), io.BytesIO(qr_png("照片")))
    with pytest.raises(UsageError, match="other.docx"):
        template.render({**CASE, "图": foreign})


def test_a_link_in_ready_made_markup_is_refused(tmp_path: Path) -> None:
    template = CompiledTemplate(paper(tmp_path / "意见表.docx", "{{r 网址 }}"))
    with pytest.raises(UsageError, match="链接"):
        template.render({"网址": RichText("见网页", url_id="rId9")})
