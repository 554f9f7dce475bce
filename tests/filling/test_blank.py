"""The blank template of any form: its laws, and what it looks like."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from formkit.filling.blank import author, author_docx, blank_docx
from formkit.filling.blank_xlsx import blank_xlsx
from formkit.filling.docx import CompiledTemplate
from formkit.filling.identity import Identity
from formkit.filling.layout import laid_out, stacked
from formkit.filling.measure import COLUMNS
from formkit.filling.words import words
from formkit.forms import FormSpec, Shelf, declare
from formkit.forms.names import bookmark, tag

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEAVE = """
[form]
title = "请假条"

[[section]]
title = "申请"
boxes = [
    { label = "姓名" },
    { label = "事由", lines = 3 },
    { label = "自", kind = "date" },
    { label = "至", kind = "date" },
    { label = "申请人签字", kind = "signature" },
]
"""
REQUISITION = """
[form]
title = "领料单"
numbered = "LL{yy}{mm}{serial:03}"

[[section]]
title = "领用"
boxes = [{ label = "部门" }, { label = "日期", kind = "date" }]

[[section.rows]]
label = "明细"
lines = 8
boxes = [{ label = "品名" }, { label = "数量", kind = "quantity" }, { label = "备注" }]

[[section]]
title = "签核"
boxes = [{ label = "领用人", kind = "signature" }, { label = "仓管员", kind = "signature" }]
"""
TITLES = ("客户投诉记录单", "客户抱怨处理表", "请假条", "领料单")

FONTS = ({"宋体"}, {"黑体"})

Specs = Callable[[str], FormSpec]


@pytest.fixture(scope="module")
def find(shelf: Shelf) -> Specs:
    return shelf.with_forms([declare(LEAVE), declare(REQUISITION)]).find


@pytest.fixture(scope="module", params=TITLES)
def template(
    request: pytest.FixtureRequest, find: Specs, tmp_path_factory: pytest.TempPathFactory
) -> Template:
    spec = find(request.param)
    path = tmp_path_factory.mktemp("blank") / f"{spec.title}.docx"
    author_docx(spec, path)
    return Template(spec, path)


class Template:
    """A blank template in a file, and its members."""

    def __init__(self, spec: FormSpec, path: Path) -> None:
        self.spec = spec
        self.path = path
        with zipfile.ZipFile(path) as package:
            self.members = {name: package.read(name) for name in package.namelist()}

    @property
    def texts(self) -> list[etree._Element]:
        names = ("document", "header1", "footer1")
        return [etree.fromstring(self.members[f"word/{name}.xml"]) for name in names]

    def all(self, name: str) -> Iterator[etree._Element]:
        for root in self.texts:
            yield from root.iter(f"{W}{name}")


def test_every_box_stands_in_a_control_with_a_bookmark_around_it(template: Template) -> None:
    tags = [one.get(f"{W}val") for one in template.all("tag")]
    for box in template.spec.boxes:
        assert tags.count(tag(box.path)) == 1
    for control in template.all("sdt"):
        begin, end = control.getprevious(), control.getnext()
        assert begin is not None
        assert end is not None
        assert (begin.tag, end.tag) == (f"{W}bookmarkStart", f"{W}bookmarkEnd")
        assert begin.get(f"{W}id") == end.get(f"{W}id")
    names = [one.get(f"{W}name") for one in template.all("bookmarkStart")]
    assert len(set(names)) == len(names)
    assert {bookmark(box.path) for box in template.spec.boxes} <= set(names)


def test_controls_are_rich_text_within_the_line(template: Template) -> None:
    for control in template.all("sdt"):
        assert control.find(f"{W}sdtPr/{W}text") is None
        parent, content = control.getparent(), control.find(f"{W}sdtContent")
        assert parent is not None
        assert content is not None
        assert parent.tag == f"{W}p"
        assert [one.tag for one in content] == [f"{W}r"]


def test_every_run_has_a_chinese_font(template: Template) -> None:
    for run in template.all("r"):
        fonts = run.find(f"{W}rPr/{W}rFonts")
        assert fonts is not None
        assert {fonts.get(f"{W}{name}") for name in ("ascii", "hAnsi", "eastAsia")} in FONTS


def test_the_body_ends_in_an_empty_paragraph(template: Template) -> None:
    *_, last, section = template.texts[0][0]
    assert (last.tag, section.tag) == (f"{W}p", f"{W}sectPr")
    assert not any(text.text for text in last.iter(f"{W}t"))


def test_rows_fill_the_grid_and_are_not_split(template: Template) -> None:
    for table in template.all("tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        assert table.find(f"{W}tblPr/{W}tblLayout").get(f"{W}type") == "fixed"  # type: ignore[union-attr]
        for row in table.iterfind(f"{W}tr"):
            spans = row.iterfind(f"{W}tc")
            assert sum(_span(cell) for cell in spans) == columns
            assert row.find(f"{W}trPr/{W}cantSplit") is not None


def _span(cell: etree._Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if span is None else int(span.get(f"{W}val", "1"))


def test_the_file_is_lean(template: Template) -> None:
    assert template.path.stat().st_size < 15_000
    styles = etree.fromstring(template.members["word/styles.xml"])
    assert [one.get(f"{W}styleId") for one in styles.iter(f"{W}style")] == [
        "Normal",
        "TableNormal",
    ]
    assert not [name for name in template.members if "stylesWithEffects" in name or "thumb" in name]


def test_it_compiles_without_notes_and_prints_a_blank(template: Template) -> None:
    compiled = CompiledTemplate(template.path)
    assert compiled.notes == ()
    assert compiled.pictures == ({"code"} if template.spec.numbered else set())
    assert compiled.render(words(template.spec, {}, Identity()))


def test_the_same_form_makes_the_same_bytes(find: Specs) -> None:
    for title in TITLES:
        assert blank_docx(find(title)) == blank_docx(find(title))
    assert blank_xlsx(find("客户回访登记表")) == blank_xlsx(find("客户回访登记表"))


def test_a_table_is_a_loop_between_tag_rows(find: Specs, drawn: Callable[[bytes], str]) -> None:
    lines = drawn(blank_docx(find("领料单"))).splitlines()
    start = next(i for i, line in enumerate(lines) if "{%tr for" in line)
    assert lines[start - 1] == "| ^ | 明细 | 品名 | 数量 | 备注 |"
    assert lines[start : start + 3] == [
        "| ^ | ^ | {%tr for row in 领用.明细 %} |",
        "| ^ | ^ | {{ row.品名 }} | {{ row.数量 }} | {{ row.备注 }} |",
        "| ^ | ^ | {%tr endfor %} |",
    ]


def test_a_plain_form_has_no_number_no_code_and_no_section_titles(
    find: Specs, drawn: Callable[[bytes], str]
) -> None:
    text = drawn(blank_docx(find("请假条")))
    assert "编号" not in text
    assert "[picture]" not in text
    assert "申请 |" not in text
    assert "| 自 | {{ 申请.自 }} | 至 | {{ 申请.至 }} |" in text


def test_a_page_of_an_internal_form_tells_number_copy_code_and_mark(
    find: Specs, drawn: Callable[[bytes], str]
) -> None:
    header, _, body = drawn(blank_docx(find("客户抱怨处理表"))).partition("业/务")
    for told in ("{{ title }}", "{{ number }}", "{{ copy.line }}", "{{ code }}", "{{ mark"):
        assert told in header
    assert "第三联 业务部门" in body


def test_type_is_as_large_as_the_boxes_allow(find: Specs) -> None:
    sizes = {title: laid_out(find(title)).page.scale.size for title in TITLES}
    assert sizes["请假条"] == 12
    assert sizes["客户抱怨处理表"] == 8.5


@pytest.mark.parametrize(
    ("title", "lines", "broken"),
    [
        ("判定", 2, "判 定"),
        ("判定", 1, "判定"),
        ("质量管理部", 5, "质 量 管 理 部"),
        ("质量管理部", 4, "质量 管理 部"),
        ("业务处理意见", 2, "业务处 理意见"),
    ],
)
def test_a_section_title_is_broken_to_the_height_there_is(
    title: str, lines: float, broken: str
) -> None:
    assert " ".join(stacked(title, lines)) == broken


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_any_form_is_laid_out_with_every_box_in_its_order(
    any_form: st.SearchStrategy[FormSpec], data: st.DataObject
) -> None:
    spec = data.draw(any_form)
    layout = laid_out(spec)
    lines = [line for block in layout.blocks for line in block.lines]
    placed = [place.box for line in lines for place in line.places if place.box]
    singles = [box for section in spec.sections for box in section.boxes]
    columns = [box for rows in spec.tables for box in rows.boxes]
    assert [box for box in placed if box in singles] == singles
    assert [box for box in placed if box in columns] == columns
    for line in lines:
        assert sum(place.span for place in line.places) == COLUMNS
        assert all(place.span > 0 for place in line.places)
        assert line.height > 0


REGISTERS = ("客户回访登记表", "投诉处理记录汇总表", "客户投诉案件统计表", "客户抱怨案件登记追踪表")


@pytest.mark.parametrize("title", REGISTERS)
def test_a_register_is_ruled_for_print_and_offers_its_choices(
    title: str, find: Specs, tmp_path: Path
) -> None:
    spec = find(title)
    author(spec, path := tmp_path / "表.xlsx")
    book = openpyxl.load_workbook(path)
    sheet: Any = book.worksheets[0]
    (rows,) = spec.tables
    texts = [[_unbroken(cell.value) for cell in row] for row in sheet.iter_rows()]
    head = next(i for i, row in enumerate(texts) if row[0] == rows.boxes[0].label)
    assert texts[head] == [box.label for box in rows.boxes]
    assert texts[head + 1][0] == f"{{%tr for row in {rows.path} %}}"
    assert texts[head + 2] == [f"{{{{ row.{box.name} }}}}" for box in rows.boxes]
    assert texts[head + 3][0] == "{%tr endfor %}"
    assert sheet.freeze_panes == f"A{head + 2}"
    assert sheet.print_title_rows == f"$1:${head + 1}"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)
    assert set(book.defined_names) == {bookmark(box.path) for box in spec.boxes}
    choices = [box for box in rows.boxes if box.options]
    assert len(sheet.data_validations.dataValidation) == len(choices)


def test_a_table_far_down_a_sheet_leaves_the_boxes_above_it_on_their_own_page(
    find: Specs, tmp_path: Path
) -> None:
    author(find("公司用户抱怨处理表"), path := tmp_path / "表.xlsx")
    sheet: Any = openpyxl.load_workbook(path).worksheets[0]
    assert (sheet.freeze_panes, sheet.print_title_rows) == (None, None)


UNBROKEN = {"number", "date", "moment", "integer", "money", "quantity", "settlement"}


@pytest.mark.parametrize("title", REGISTERS)
def test_a_figure_or_a_date_stays_in_one_line_within_its_column(title: str, find: Specs) -> None:
    spec = find(title)
    sheet: Any = openpyxl.load_workbook(io.BytesIO(blank_xlsx(spec))).worksheets[0]
    (rows,) = spec.tables
    cells = {cell.value: cell.alignment for row in sheet.iter_rows() for cell in row}
    for box in rows.boxes:
        told = cells[f"{{{{ row.{box.name} }}}}"]
        assert bool(told.shrink_to_fit) == (box.type in UNBROKEN), box.label
        assert bool(told.wrap_text) == (box.type not in UNBROKEN), box.label


def _unbroken(value: Any) -> Any:
    return value.replace("\n", "") if isinstance(value, str) else value


def test_numbers_in_a_register_stay_text_and_dates_dates(find: Specs, tmp_path: Path) -> None:
    author(find("投诉处理记录汇总表"), path := tmp_path / "表.xlsx")
    sheet: Any = openpyxl.load_workbook(path).worksheets[0]
    formats = {cell.value: cell.number_format for row in sheet.iter_rows() for cell in row}
    assert formats["{{ row.number }}"] == "@"
    assert formats["{{ row.taken_on }}"] == 'yyyy"年"m"月"d"日"'
    fonts = {cell.font.name for row in sheet.iter_rows() for cell in row if cell.value}
    assert fonts == {"宋体", "黑体"}
