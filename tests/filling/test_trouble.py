"""What is wrong with a template is told where it stands, with the name that was meant."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from formkit.errors import ConfigurationError, FileAccessError
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


def test_the_names_used_are_known(tmp_path: Path) -> None:
    rows = [
        ["{%tr for r in 登记.行 if r.数量 %}"],
        ["{{ r.品名 }}", "{{ 编号 }}"],
        ["{%tr endfor %}"],
    ]
    template = CompiledTemplate(
        paper(tmp_path / "意见表.docx", "{{ 受理.投诉日期 }}{% set x = 甲 %}{{ x }}", rows=rows)
    )
    assert template.variables == {"受理.投诉日期", "甲", "登记.行", "编号"}
    assert template.columns == {"登记.行.品名", "登记.行.数量"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "客户：{{ 受理.客户名 }}",
            "“客户：{{ 受理.客户名 }}”处：没有名为“受理.客户名”的内容。是不是“受理.客户”",
        ),
        ("{{ 投诉日其 }}", "没有名为“投诉日其”的内容。是不是“投诉日期”"),
        (
            "{% for r in 登记.行 %}{{ r.品 }}{% endfor %}",
            "没有名为“r.品”的内容。是不是“r.品名”",
        ),
        ("{{ 编号.__class__ }}", "不允许的写法"),
        ("{{ 编号 / 2 }}", "这里算不出来"),
    ],
)
def test_a_tag_that_cannot_be_filled_is_told_with_its_paragraph(
    text: str, told: str, tmp_path: Path
) -> None:
    template = CompiledTemplate(paper(tmp_path / "意见表.docx", "首段", text, "末段"))
    with pytest.raises(ConfigurationError, match="模板“意见表.docx”") as error:
        template.render(CASE)
    assert told in str(error.value)


@pytest.mark.parametrize(
    "text", ["客户：{{ 受理.客户", "{% if 编号 %}甲", "{{ 编号 编号 }}", "{# 备注"]
)
def test_a_tag_written_wrongly_is_told_when_the_template_is_compiled(
    text: str, tmp_path: Path
) -> None:
    with pytest.raises(ConfigurationError, match="标签写得不对"):
        CompiledTemplate(paper(tmp_path / "意见表.docx", text))


def test_a_fault_in_the_middle_of_saving_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "26030001.docx"
    out.write_bytes(b"old")
    template = CompiledTemplate(paper(tmp_path / "意见表.docx", "{{ 编号 }}"))

    def fail(_draft: Path, _target: Path) -> None:
        raise PermissionError("正被打开")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(FileAccessError, match="26030001.docx"):
        template.save(CASE, out)
    assert out.read_bytes() == b"old"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["26030001.docx", "意见表.docx"]


def test_saving_replaces_the_old_file(tmp_path: Path) -> None:
    out = tmp_path / "26030001.docx"
    out.write_bytes(b"old")
    CompiledTemplate(paper(tmp_path / "意见表.docx", "{{ 编号 }}")).save(CASE, out)
    assert Document(str(out)).paragraphs[0].text == "26030001"


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    template = CompiledTemplate(paper(tmp_path / "意见表.docx", "{{ 编号 }}"))
    with pytest.raises(FileAccessError, match="没有"):
        template.save(CASE, tmp_path / "没有" / "26030001.docx")


def test_what_is_no_word_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "意见表.docx"
    with pytest.raises(FileAccessError):
        CompiledTemplate(path)
    path.write_bytes(b"not a zip")
    with pytest.raises(ConfigurationError):
        CompiledTemplate(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    with pytest.raises(ConfigurationError):
        CompiledTemplate(path)
