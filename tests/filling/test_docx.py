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
from docxtpl import DocxTemplate, InlineImage, Listing, RichText, RichTextParagraph
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined, Undefined
from lxml import etree

from formkit.errors import ConfigurationError, FileAccessError, UsageError
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


def test_a_page_break_in_the_template_stays(tmp_path: Path) -> None:
    def tear(document: Paper) -> None:
        document.paragraphs[0].add_run().add_break(WD_BREAK.PAGE)

    assert_same(edited(paper(tmp_path / "意见表.docx", "{{ 编号 }}", "{{ 受理.内容 }}"), tear))
