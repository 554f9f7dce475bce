"""Word templates in docxtpl's dialect: the same document, in a hundredth of the time."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Paper
from docx.enum.text import WD_BREAK
from docxtpl import DocxTemplate, Listing, RichText, RichTextParagraph
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined, Undefined
from lxml import etree

from formkit.errors import ConfigurationError
from formkit.filling.code import qr_png
from formkit.filling.docx import CompiledTemplate
from formkit.values.text import clean

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


SHARED = Path(os.environ.get("FORMKIT_SHARED", Path(__file__).parents[3] / "shared"))


CASE: dict[str, Any] = {
    "编号": "26030001",
    "投诉日期": "2026年3月5日",
    "受理": {"投诉日期": "2026年3月5日", "客户": "远山机电 & 合伙人 <总部>", "内容": "一\n二\t三"},
    "登记": {"行": [{"品名": "外壳", "数量": "3 件"}, {"品名": "轴承", "数量": "12 件"}]},
    "月份": ["一月", "二月", "三月", "四月"],
    "已批": True,
    "颜色": "FF0000",
    "富": RichText("加急", bold=True, color="FF0000"),
    "段": RichTextParagraph(RichText("另起一段")),
    "清单": Listing("甲\n乙\a丙\f丁\t戊 & <己>"),
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


def by_docxtpl(path: Path, context: Mapping[str, Any], environment: Environment) -> bytes:
    template = DocxTemplate(path)
    template.render(dict(context), jinja_env=environment)
    template.save(buffer := io.BytesIO())
    return buffer.getvalue()


def member(document: bytes, name: str = "word/document.xml") -> bytes:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return archive.read(name)


def canonical(document: bytes, name: str = "word/document.xml") -> bytes:
    return etree.tostring(etree.fromstring(member(document, name)), method="c14n")


def rendered_members(document: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        kinds = ("word/document", "word/header", "word/footer", "word/footnotes")
        return [name for name in archive.namelist() if name.startswith(kinds)]


def assert_same(path: Path, context: Mapping[str, Any] = CASE) -> bytes:
    strict = Environment(autoescape=True, undefined=StrictUndefined)
    theirs = by_docxtpl(path, context, strict)
    ours = CompiledTemplate(path).render(context)
    for name in rendered_members(ours):
        assert canonical(ours, name) == canonical(theirs, name), name
    return ours


def text_of(document: bytes) -> str:
    return "\n".join(one.text for one in Document(io.BytesIO(document)).paragraphs)


@pytest.mark.parametrize(
    "text",
    [
        "日期：{{ 投诉日期 }}",
        "{{ 受理.投诉日期 }}，{{ 受理['客户'] }}",
        "前{{ 编号 }}中{{ 编号 }}后",
        "{% if 已批 %}同意{% else %}不同意{% endif %}",
        "{% for r in 登记.行 %}{{ loop.index }}.{{ r.品名 }}；{% endfor %}",
        "{% set 数 = 登记.行|length %}共{{ 数 }}行",
        "{{r 富 }}",
        "前{{r 富 }}后{{ 编号 }}",
        "{{p 段 }}",
        "{{ 清单 }}",
        "{{ 受理.内容 }}",
        "写作{_{ 编号 }_}与{_% if %_}",
        "{# 备注 #}{{ 编号 }}",
        "{{ 受理.客户|upper }} {{ 1 + 2 }} {{ 3.5 }}",
    ],
)
def test_a_paragraph_is_filled_as_docxtpl_fills_it(text: str, tmp_path: Path) -> None:
    assert_same(paper(tmp_path / "意见表.docx", text, "末段"))


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["{%p if 已批 %}", "同意 {{ 编号 }}", "{%p endif %}"],
        ["{%p if not 已批 %}", "同意", "{%p else %}", "不同意", "{%p endif %}"],
        ["{%p for r in 登记.行 %}", "{{ r.品名 }}", "{%p endfor %}"],
        ["甲{%- if 已批 %}", "乙{% endif -%}", "丙"],
    ],
)
def test_paragraphs_are_repeated_and_left_out(paragraphs: list[str], tmp_path: Path) -> None:
    assert_same(paper(tmp_path / "意见表.docx", *paragraphs))


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["品名", "数量"],
            ["{%tr for r in 登记.行 %}"],
            ["{{ r.品名 }}", "{{ r.数量 }}"],
            ["{%tr endfor %}"],
        ],
        [["{%tr for r in 登记.行 %}"], ["{{ r.品名 }}", "{{ r.数量 }}"], ["{%tr endfor %}"]],
        [["{%tr if not 已批 %}"], ["甲", "乙"], ["{%tr endif %}"], ["丙", "{{ 编号 }}"]],
        [["月", "{%tc for m in 月份 %}", "{{ m }}", "{%tc endfor %}"], ["一", "二", "三", "四"]],
        [["{%tc if not 已批 %}", "甲", "{%tc endif %}", "乙"]],
        [["{% cellbg 颜色 %}{{ 编号 }}", "乙"]],
        [["{% colspan 2 %}{{ 编号 }}", "乙"], ["甲", "乙"]],
        [
            ["{%tr for r in 登记.行 %}"],
            ["{% vm %}合并", "{{ r.数量 }}"],
            ["{%tr endfor %}"],
            ["甲", "乙"],
        ],
        [["{%tc for m in 月份 %}", "{% hm %}合并", "{%tc endfor %}"], ["一", "二", "三"]],
        [["{% for m in 月份 %}{{ m }}{% endfor %}", "{{ 编号 }}"]],
    ],
)
def test_a_table_is_filled_as_docxtpl_fills_it(rows: list[list[str]], tmp_path: Path) -> None:
    assert_same(paper(tmp_path / "意见表.docx", rows=rows))


def test_a_grid_wider_than_its_rows_is_put_right_as_by_docxtpl(tmp_path: Path) -> None:
    def widen(document: Paper) -> None:
        grid = document.tables[0]._tbl.tblGrid
        grid.append(grid.makeelement(f"{W}gridCol", {f"{W}w": "900"}))

    path = edited(paper(tmp_path / "意见表.docx", rows=[["{{ 编号 }}", "乙"]]), widen)
    ours = assert_same(path)
    assert len(Document(io.BytesIO(ours)).tables[0]._tbl.tblGrid.findall(f"{W}gridCol")) == 2


def test_a_tag_split_over_runs_is_read_as_one(tmp_path: Path) -> None:
    def split(document: Paper) -> None:
        paragraph = document.paragraphs[0]
        for piece in ("{", "{ 投诉", "日期 }", "}"):
            paragraph.add_run(piece).bold = piece == "{"

    ours = assert_same(edited(paper(tmp_path / "意见表.docx", ""), split))
    assert text_of(ours).startswith("2026年3月5日")


def test_headers_footers_and_pictures_are_filled_as_by_docxtpl(tmp_path: Path) -> None:
    def dress(document: Paper) -> None:
        section = document.sections[0]
        section.header.paragraphs[0].text = "编号：{{ 编号 }}"
        section.footer.paragraphs[0].text = "第{{ 登记.行|length }}页\t{{ 受理.内容 }}"
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].text = "首页 {{ 受理.客户 }}"
        for _ in range(2):
            document.add_paragraph().add_run().add_picture(io.BytesIO(qr_png("占位")))

    path = edited(paper(tmp_path / "意见表.docx", *["{{ 受理.客户 }}" * 30] * 3), dress)
    assert_same(path)


def test_many_segments_make_the_same_document_as_one(tmp_path: Path) -> None:
    rows = [[f"标签{n}", "{{ 受理.客户 }}", f"栏{n}", "{{ 编号 }}"] for n in range(60)]
    assert_same(paper(tmp_path / "意见表.docx", *["固定的文字" * 40] * 9, rows=rows))


class Anything(Undefined):
    """A value for every name, so that templates of other offices can be rendered."""

    def __str__(self) -> str:
        return f"值{self._undefined_name}"

    def __iter__(self) -> Iterator[Any]:
        return iter((Anything(name="甲"), Anything(name="乙")))

    def __bool__(self) -> bool:
        return True

    def __len__(self) -> int:
        return 2

    def __call__(self, *_args: Any, **_named: Any) -> Any:
        return self

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Anything(name=name)

    def __getitem__(self, name: Any) -> Any:
        return Anything(name=str(name))

    def __add__(self, other: Any) -> Any:
        return other

    __radd__ = __sub__ = __mul__ = __truediv__ = __add__


class AnyFilter(dict[str, Any]):
    """Every filter there could be; those jinja does not know change nothing."""

    def __contains__(self, _name: object) -> bool:
        return True

    def get(self, name: str, _default: Any = None) -> Any:
        return self[name] if name in self.keys() else lambda value, *_args: value


def lenient() -> Environment:
    environment = Environment(autoescape=True, undefined=Anything)
    environment.filters = AnyFilter(environment.filters)
    return environment


def corpus() -> list[Path]:
    folders = ("zh-templates", "zh-forms", "peer-docassemble")
    return [path for one in folders for path in sorted((SHARED / "corpus" / one).glob("*.docx"))]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("path", corpus() or [None], ids=lambda path: path and path.name)
def test_templates_of_other_offices_are_filled_as_by_docxtpl(path: Path | None) -> None:
    if path is None:
        pytest.skip("no corpus of templates beside the project")
    try:
        theirs = by_docxtpl(path, {}, lenient())
    except Exception:  # noqa: BLE001
        with pytest.raises(ConfigurationError):
            CompiledTemplate(path, environment=lenient()).render({})
        return
    ours = CompiledTemplate(path, environment=lenient()).render({})
    untouched = path.read_bytes()
    for name in rendered_members(ours):
        same = canonical(ours, name) == canonical(theirs, name)
        assert same or member(ours, name) == member(untouched, name), name
    Document(io.BytesIO(ours))


@pytest.fixture(scope="module")
def one_box(tmp_path_factory: pytest.TempPathFactory) -> CompiledTemplate:
    return CompiledTemplate(paper(tmp_path_factory.mktemp("any") / "any.docx", "【{{ 内容 }}】"))


@settings(max_examples=50)
@given(text=st.text(max_size=60))
def test_any_text_stays_text(text: str, one_box: CompiledTemplate) -> None:
    assert text_of(one_box.render({"内容": text})) == f"【{clean(text)}】\n"


def test_markup_in_a_value_stays_text(tmp_path: Path) -> None:
    forged = "</w:t></w:r></w:p><w:p><w:r><w:t>伪造：同意结案 & {{ 编号 }}"
    path = paper(tmp_path / "意见表.docx", "{{ 内容 }}")
    document = CompiledTemplate(path).render({"内容": forged})
    assert text_of(document) == f"{forged}\n"


@pytest.mark.parametrize("kind", [str, RichText, Listing])
def test_control_characters_never_reach_the_file(kind: type, tmp_path: Path) -> None:
    path = paper(tmp_path / "意见表.docx", "{{r 内容 }}" if kind is RichText else "{{ 内容 }}")
    document = CompiledTemplate(path).render({"内容": kind("甲\x0b乙\x00丙\x1f丁\ufffe")})
    assert "甲乙丙丁" in text_of(document)


def test_line_ends_and_tabs_become_words_own(tmp_path: Path) -> None:
    path = paper(tmp_path / "意见表.docx", "{{ 内容 }}")
    document = CompiledTemplate(path).render({"内容": "第一行\r\n第二行\t尾"})
    xml = member(document)
    assert (xml.count(b"<w:br/>"), xml.count(b"<w:tab/>")) == (1, 1)
    assert text_of(document) == "第一行\n第二行\t尾\n"


def test_nothing_is_printed_for_none(tmp_path: Path) -> None:
    path = paper(tmp_path / "意见表.docx", "【{{ 内容 }}】")
    assert text_of(CompiledTemplate(path).render({"内容": None})) == "【】\n"


def test_the_same_values_make_the_same_bytes(tmp_path: Path) -> None:
    path = paper(tmp_path / "意见表.docx", "{{ 编号 }}")
    first, second = (CompiledTemplate(path).render(CASE) for _ in range(2))
    assert first == second


def test_members_without_tags_are_copied_as_they_lie_in_the_template(tmp_path: Path) -> None:
    path = paper(tmp_path / "意见表.docx", "{{ 编号 }}")
    ours, before = CompiledTemplate(path).render(CASE), path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(ours)) as archive, zipfile.ZipFile(path) as template:
        assert archive.testzip() is None
        assert sorted(archive.namelist()) == sorted(template.namelist())
        assert archive.namelist()[0] == "[Content_Types].xml"
        for name in set(archive.namelist()) - {"word/document.xml"}:
            assert archive.getinfo(name).compress_size == template.getinfo(name).compress_size
            assert member(ours, name) == member(before, name)


def test_a_page_break_in_the_template_stays(tmp_path: Path) -> None:
    def tear(document: Paper) -> None:
        document.paragraphs[0].add_run().add_break(WD_BREAK.PAGE)

    assert_same(edited(paper(tmp_path / "意见表.docx", "{{ 编号 }}", "{{ 受理.内容 }}"), tear))
