"""A returned file is guarded, read apart, recognised and matched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from formkit.errors import InputError
from formkit.forms import FormSpec, Shelf
from formkit.reading import read, reading_of
from formkit.safety.isolate import Isolation
from formkit.values.grid import Document

Docx = Callable[..., Path]
Draw = Callable[..., Document]

RUN = "<w:r><w:t>{}</w:t></w:r>"
CONTROL = (
    '<w:sdt><w:sdtPr><w:tag w:val="fk:{path}"/></w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>'
)


def paragraph(*texts: str) -> str:
    """A paragraph of runs; XML stands as it is."""
    runs = (text if text.startswith("<") else RUN.format(text) for text in texts)
    return f"<w:p>{''.join(runs)}</w:p>"


@pytest.fixture
def shelf(slip: FormSpec) -> Shelf:
    """A shelf with the small form."""
    return Shelf([slip])


def sheet(docx: Docx) -> Path:
    """A sheet with a title, a number and one control."""
    customer = CONTROL.format(path="intake.customer", run=RUN.format("远山机电"))
    return docx(
        paragraph("客户意见单") + paragraph("编号：26030001") + paragraph("客户名称：", customer)
    )


def test_a_sheet_is_read_from_its_file(docx: Docx, shelf: Shelf) -> None:
    path = sheet(docx)
    reading = read(path, shelf)
    assert (reading.file, reading.form, reading.number, reading.medium) == (
        str(path), "客户意见单", "26030001", "docx",
    )  # fmt: skip
    assert reading.values == {"intake.customer": "远山机电"}
    assert not reading.findings


@pytest.mark.parametrize(
    "words", ["编号：26039999 的货", "26030002-3-X", "第三联（黄）业务部门", "{{ 7*7 }}"]
)
def test_a_value_that_looks_like_a_number_or_copy_says_nothing_of_the_sheet(
    draw: Draw, shelf: Shelf, words: str
) -> None:
    paper = draw(f"""
        | 客户意见单 | <        | 编号 | 26030001       |
        | 客户名称   | 远山机电 | 电话 | 010-1234       |
        | 投诉内容   | {words}  | <    | <              |
    """)
    reading = reading_of(paper, shelf, file="")
    assert reading.values["intake.complaint"] == words
    assert (reading.number, reading.copy) == ("26030001", None)
    assert not reading.findings


def test_an_isolated_worker_reads_the_same(docx: Docx, shelf: Shelf) -> None:
    path = sheet(docx)
    with Isolation() as isolation:
        assert read(path, shelf, isolation=isolation) == read(path, shelf)


def test_a_document_that_is_no_known_form_says_what_to_do(docx: Docx, shelf: Shelf) -> None:
    reading = read(docx(paragraph("会议纪要")), shelf)
    assert (reading.form, dict(reading.boxes)) == (None, {})
    (finding,) = reading.findings
    assert finding.code == "unknown-form"
    assert "formkit form declare" in finding.fix


def test_a_template_that_was_not_filled_is_told(docx: Docx, shelf: Shelf) -> None:
    body = paragraph("客户意见单") + paragraph("客户名称：{{ intake.customer }}")
    reading = read(docx(body), shelf)
    assert not reading.values
    assert [finding.code for finding in reading.findings] == ["unfilled-template"]


def test_comments_are_told(docx: Docx, shelf: Shelf) -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    comment = f'<w:comment w:author="张三">{paragraph("数量待核")}</w:comment>'
    path = docx(paragraph("客户意见单"), comments=f"<w:comments {space}>{comment}</w:comments>")
    (finding,) = read(path, shelf).findings
    assert (finding.code, finding.message) == ("comment", "批注（张三）：数量待核")


def test_what_the_guard_refuses_is_not_opened(tmp_path: Path, shelf: Shelf) -> None:
    (tmp_path / "empty.docx").touch()
    with pytest.raises(InputError, match=r"empty\.docx"):
        read(tmp_path / "empty.docx", shelf)
