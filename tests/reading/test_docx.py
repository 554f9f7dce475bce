"""A Word document is read as it is seen: merged cells, controls, tracked changes, text boxes."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from formkit.errors import FileAccessError, InputError
from formkit.reading import read_document
from formkit.reading.docx import read_file
from formkit.values.grid import Document, Grid, Named

Docx = Callable[..., Path]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(text: str) -> str:
    """A run of text."""
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(*content: str) -> str:
    """A paragraph of runs and other inline content."""
    return f"<w:p>{''.join(content)}</w:p>"


def cell(*content: str, properties: str = "") -> str:
    """A table cell of one paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(*content)}</w:tc>"


def table(*rows: str) -> str:
    """A table of rows, each the XML of its cells."""
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def control(tag: str, content: str, *, properties: str = "") -> str:
    """An inline rich-text content control."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="客户名称"/><w:tag w:val="{tag}"/>{properties}</w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def field(code: str, result: str = "", *, data: str = "") -> str:
    """A complex field with its code and its result."""
    shown = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}' if result else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>{shown}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def text(document: Document) -> str:
    """The first cell of the first grid."""
    return document.grids[0].cells[0].text


def only(document: Document) -> Named:
    """The one named text."""
    (named,) = document.named
    return named


def test_tables_and_loose_paragraphs_are_grids_in_reading_order(docx: Docx) -> None:
    body = paragraph(run("客户意见单")) + table(cell(run("客户")) + cell(run("远山"))) + paragraph()
    document = read_file(docx(body))
    assert [str(grid) for grid in document.grids] == [
        "| 客户意见单 |",
        "| 客户 | 远山 |",
        "|  |",
    ]
    assert [grid.cells[0].where for grid in document.grids] == ["第1段", "表1 第1行第1格", "第2段"]


def test_merged_cells_are_one_cell(docx: Docx) -> None:
    restart, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    wide = '<w:gridSpan w:val="2"/>'
    body = table(
        cell(run("受理"), properties=restart) + cell(run("客户名称")) + cell(run("远山")),
        cell(properties=goes_on) + cell(run("外壳开裂"), properties=wide),
    )
    assert str(read_file(docx(body)).grids[0]) == str(
        Grid.parse("""
            | 受理 | 客户名称 | 远山 |
            | ^    | 外壳开裂 | <    |
        """)
    )


def test_text_in_the_merged_part_of_a_cell_is_not_lost(docx: Docx) -> None:
    body = table(
        cell(run("外壳"), properties='<w:vMerge w:val="restart"/>'),
        cell(run("开裂"), properties='<w:vMerge w:val="continue"/>'),
    )
    (merged,) = read_file(docx(body)).grids[0].cells
    assert (merged.text, merged.height) == ("外壳\n开裂", 2)


def test_a_merge_whose_first_row_was_deleted_does_not_run_into_the_row_above(docx: Docx) -> None:
    rest = cell(properties='<w:vMerge w:val="continue"/>')
    body = table(
        cell(run("抄送")) + cell(run("质量部")),
        rest + cell(run("外壳")),
        rest + cell(run("轴承")),
    )
    assert str(read_file(docx(body)).grids[0]) == str(
        Grid.parse("""
            | 抄送 | 质量部 |
            |      | 外壳   |
            | ^    | 轴承   |
        """)
    )


def test_cells_merged_the_old_way_are_one_cell(docx: Docx) -> None:
    body = table(
        cell(run("外壳"), properties='<w:hMerge w:val="restart"/>')
        + cell(properties="<w:hMerge/>")
        + cell(run("数量"))
    )
    assert [(one.text, one.col, one.width) for one in read_file(docx(body)).grids[0].cells] == [
        ("外壳", 0, 2),
        ("数量", 2, 1),
    ]


def test_a_row_that_begins_further_right_keeps_its_columns(docx: Docx) -> None:
    body = (
        f"<w:tbl><w:tr>{cell(run('甲'))}{cell(run('乙'))}</w:tr>"
        f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell(run("丙"))}</w:tr></w:tbl>'
    )
    assert [(one.text, one.row, one.col) for one in read_file(docx(body)).grids[0].cells] == [
        ("甲", 0, 0),
        ("乙", 0, 1),
        ("丙", 1, 1),
    ]


def test_a_span_beyond_any_paper_costs_nothing(docx: Docx) -> None:
    body = table(cell(run("甲"), properties='<w:gridSpan w:val="2000000000"/>'))
    assert read_file(docx(body)).grids[0].cols == 1000


def test_a_nested_table_is_a_grid_and_part_of_its_cell(docx: Docx) -> None:
    inner = table(cell(run("责任单位")), cell(run("一车间")))
    body = table(f"<w:tc>{inner}{paragraph()}</w:tc>{cell(run('右'))}")
    outer, nested = read_file(docx(body)).grids
    assert outer.cells[0].text == "责任单位\n一车间"
    assert outer.cells[1].text == "右"
    assert nested.cells[1].where == "表1 第1行第1格内 表1 第2行第1格"


def test_breaks_tabs_and_hyphens_are_kept(docx: Docx) -> None:
    body = paragraph(
        run("外壳"), "<w:r><w:br/></w:r>", run("开裂"), "<w:r><w:tab/></w:r>",
        run("A"), "<w:r><w:noBreakHyphen/></w:r>", run("1"),
    )  # fmt: skip
    assert text(read_file(docx(body))) == "外壳\n开裂\tA-1"


def test_paragraphs_of_a_cell_are_lines(docx: Docx) -> None:
    body = table(f"<w:tc>{paragraph(run('一'))}{paragraph()}{paragraph(run('二'))}</w:tc>")
    assert text(read_file(docx(body))) == "一\n\n二"


def test_a_control_is_named_by_our_tag(docx: Docx) -> None:
    body = table(cell(run("客户")) + cell(control("fk:intake.customer", run("远山"))))
    named = only(read_file(docx(body)))
    assert named == Named("fk:intake.customer", "远山", "control", "表1 第1行第2格")


def test_a_control_of_another_hand_is_named_by_its_title(docx: Docx) -> None:
    assert only(read_file(docx(paragraph(control("x1", run("远山")))))).name == "客户名称"


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        pytest.param(
            control("fk:a", paragraph(run("一")) + paragraph(run("二"))), ["一", "二"], id="block"
        ),
        pytest.param(table(control("fk:a", cell(run("一")))), ["一"], id="cell"),
        pytest.param(
            f"<w:tbl>{control('fk:a', '<w:tr>' + cell(run('一')) + '</w:tr>')}</w:tbl>",
            ["一"],
            id="row",
        ),
    ],
)
def test_controls_around_paragraphs_cells_and_rows_are_read(
    docx: Docx, body: str, texts: list[str]
) -> None:
    document = read_file(docx(body))
    assert [one.text for grid in document.grids for one in grid.cells] == texts
    assert only(document).text == "\n".join(texts)


def test_a_control_that_shows_its_hint_is_blank(docx: Docx) -> None:
    body = paragraph(control("fk:a", run("单击此处输入文字"), properties="<w:showingPlcHdr/>"))
    document = read_file(docx(body))
    assert (text(document), only(document).text) == ("", "")


@pytest.mark.parametrize(
    ("state", "shown", "box"), [("1", "☒", "■"), ("0", "☐", "□"), ("1", "", "■"), ("0", "否", "□")]
)
def test_a_check_box_shows_whether_it_is_ticked(
    docx: Docx, state: str, shown: str, box: str
) -> None:
    properties = f'<w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox>'
    body = paragraph(control("fk:a", run(shown), properties=properties), run("满意"))
    assert text(read_file(docx(body))) == f"{box}满意"


def test_dates_and_lists_show_the_text_chosen(docx: Docx) -> None:
    chosen = control("fk:a", run("退货"), properties="<w:dropDownList/>")
    date = control(
        "fk:b", run("2026年3月5日"), properties='<w:date w:fullDate="2026-03-05T00:00:00Z"/>'
    )
    assert text(read_file(docx(paragraph(chosen, date)))) == "退货2026年3月5日"


def test_a_bookmark_of_ours_has_the_text_in_it(docx: Docx) -> None:
    start = '<w:bookmarkStart w:id="{n}" w:name="{name}"/>'
    body = table(
        cell(start.format(n=1, name="fk_a"), run("远"), run("山"), '<w:bookmarkEnd w:id="1"/>')
        + cell(start.format(n=2, name="_GoBack"), run("甲"), '<w:bookmarkEnd w:id="2"/>')
    )
    assert only(read_file(docx(body))) == Named("fk_a", "远山", "bookmark", "表1 第1行第1格")


def test_a_bookmark_over_paragraphs_joins_their_lines(docx: Docx) -> None:
    first = paragraph('<w:bookmarkStart w:id="1" w:name="fk_a"/>', run("一"))
    last = paragraph(run("二"), '<w:bookmarkEnd w:id="1"/>')
    body = table(f"<w:tc>{first}{last}</w:tc>")
    assert only(read_file(docx(body))).text == "一\n二"


def test_a_bookmark_that_grew_over_two_cells_is_not_trusted(docx: Docx) -> None:
    body = table(
        cell('<w:bookmarkStart w:id="1" w:name="fk_a"/>', run("甲"))
        + cell(run("乙"), '<w:bookmarkEnd w:id="1"/>')
    )
    assert not read_file(docx(body)).named


def test_tracked_changes_are_read_as_accepted_and_told(docx: Docx) -> None:
    body = paragraph(
        run("换"),
        f'<w:ins w:author="张三">{run("货")}</w:ins>',
        '<w:del w:author="李四"><w:r><w:delText>退货</w:delText><w:br/></w:r></w:del>',
        f'<w:moveFrom w:author="张三">{run("旧")}</w:moveFrom>',
        f'<w:moveTo w:author="张三">{run("三件")}</w:moveTo>',
    )
    document = read_file(docx(body))
    assert text(document) == "换货三件"
    (finding,) = document.findings
    assert finding.code == "tracked-changes"
    assert "4" in finding.message
    assert "张三、李四" in finding.message


def test_rows_and_cells_that_were_deleted_are_gone(docx: Docx) -> None:
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell(run('删'))}</w:tr>"
    kept = f"<w:tr>{cell(run('留'))}{cell(run('删'), properties='<w:cellDel/>')}</w:tr>"
    document = read_file(docx(f"<w:tbl>{gone}{kept}</w:tbl>"))
    assert str(document.grids[0]) == "| 留 |"
    assert document.findings


def test_a_deleted_paragraph_mark_joins_two_paragraphs(docx: Docx) -> None:
    mark = "<w:pPr><w:rPr><w:del w:author='张三'/></w:rPr></w:pPr>"
    joined = paragraph(mark, run("外壳")) + paragraph(run("开裂"))
    assert text(read_file(docx(joined))) == "外壳开裂"
    assert text(read_file(docx(table(f"<w:tc>{joined}</w:tc>")))) == "外壳开裂"


def test_a_text_box_is_read_once_as_its_own_grid(docx: Docx) -> None:
    content = f"<w:txbxContent>{paragraph(run('补充'))}</w:txbxContent>"
    shape = (
        "<w:r><mc:AlternateContent>"
        '<mc:Choice Requires="wps">'
        f"<w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    document = read_file(docx(paragraph(run("正文"), shape)))
    assert [(grid.cells[0].text, grid.cells[0].where) for grid in document.grids] == [
        ("正文", "第1段"),
        ("补充", "文本框1 第1段"),
    ]


def test_an_old_text_box_is_read(docx: Docx) -> None:
    content = f"<w:txbxContent>{paragraph(run('补充'))}</w:txbxContent>"
    body = paragraph(f"<w:r><w:pict><v:textbox>{content}</v:textbox></w:pict></w:r>")
    assert [one.cells[0].text for one in read_file(docx(body)).grids] == ["", "补充"]


def test_smart_tags_links_and_formulas_are_read_through(docx: Docx) -> None:
    body = paragraph(
        f"<w:smartTag>{run('远')}</w:smartTag>",
        f"<w:hyperlink>{run('山')}</w:hyperlink>",
        "<m:oMath><m:r><m:t>√</m:t></m:r></m:oMath>",
    )
    assert text(read_file(docx(body))) == "远山√"


@pytest.mark.parametrize(
    ("inline", "shown"),
    [
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "\uf0fe"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0D6"/></w:r>', "√"),
        ('<w:r><w:rPr><w:rFonts w:ascii="Wingdings 2"/></w:rPr><w:t>R</w:t></w:r>', "☑"),
        ('<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>þ满意</w:t></w:r>', "\uf0fe满意"),
        ('<w:r><w:rPr><w:rFonts w:ascii="宋体"/></w:rPr><w:t>R</w:t></w:r>', "R"),
        ('<w:r><w:sym w:font="Wingdings" w:char="?"/></w:r>', ""),
    ],
)
def test_signs_of_symbol_fonts_are_ticks(docx: Docx, inline: str, shown: str) -> None:
    assert text(read_file(docx(paragraph(inline)))) == shown


CHECKED = "<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>"
UNCHECKED = '<w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData>'
SECOND = '<w:result w:val="1"/><w:listEntry w:val="退货"/><w:listEntry w:val="换货"/>'


@pytest.mark.parametrize(
    ("inline", "shown"),
    [
        (field("FORMTEXT", run("远山")), "远山"),
        (field("FORMCHECKBOX", data=CHECKED), "■"),
        (field("FORMCHECKBOX", data=UNCHECKED), "□"),
        (field("FORMDROPDOWN", data=f"<w:ffData><w:ddList>{SECOND}</w:ddList></w:ffData>"), "换货"),
        (field("FORMDROPDOWN", data="<w:ffData><w:ddList/></w:ffData>"), ""),
        (field(r"EQ \o\ac(□,√)"), "☑"),
        (field(r"eq \o\ac(○,3)"), ""),
        (
            field(f"IF </w:instrText></w:r>{field('PAGE', run('2'))}<w:r><w:instrText>", run("共")),
            "共",
        ),
        ('<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run("远山"), "远山"),
    ],
)
def test_fields_show_their_result(docx: Docx, inline: str, shown: str) -> None:
    assert text(read_file(docx(paragraph(inline)))) == shown


def test_headers_and_footers_that_are_shown_are_read(docx: Docx) -> None:
    reference = '<w:{kind}Reference xmlns:r="{R}" w:type="{type}" r:id="{kind}"/>'
    section = "".join(
        reference.format(kind=kind, type=shown, R=R)
        for kind, shown in (("header", "default"), ("footer", "first"))
    )
    parts = {
        kind: f'<w:{tag} xmlns:w="{W}">{paragraph(run(kind))}</w:{tag}>'
        for kind, tag in (("header", "hdr"), ("footer", "ftr"))
    }
    body = paragraph(run("正文")) + f"<w:sectPr>{section}</w:sectPr>"
    places = [one.where for grid in read_file(docx(body, **parts)).grids for one in grid.cells]
    assert places == ["第1段", "页眉 第1段"]
    first_page = body.replace("</w:sectPr>", "<w:titlePg/></w:sectPr>")
    places = [one.where for g in read_file(docx(first_page, **parts)).grids for one in g.cells]
    assert places == ["第1段", "页眉 第1段", "页脚 第1段"]


def test_properties_say_what_the_sheet_is(docx: Docx) -> None:
    core = (
        '<cp:coreProperties xmlns:cp="a" xmlns:dc="b"><dc:identifier>26030001-2-X</dc:identifier>'
        "<cp:keywords>formkit 26030001</cp:keywords></cp:coreProperties>"
    )
    custom = (
        '<Properties xmlns="c" xmlns:vt="d"><property name="formkit.form">'
        "<vt:lpwstr>客户意见单</vt:lpwstr></property></Properties>"
    )
    assert read_file(docx(paragraph(), core=core, custom=custom)).properties == {
        "identifier": "26030001-2-X",
        "keywords": "formkit 26030001",
        "formkit.form": "客户意见单",
    }


def test_comments_are_remarks(docx: Docx) -> None:
    comments = (
        f'<w:comments xmlns:w="{W}"><w:comment w:author="张三">'
        f"{paragraph(run('数量待核'))}</w:comment></w:comments>"
    )
    assert read_file(docx(paragraph(), comments=comments)).remarks == ("批注（张三）：数量待核",)


def test_a_document_saved_as_strict_reads_the_same(docx: Docx, tmp_path: Path) -> None:
    usual = docx(table(cell(control("fk:a", run("远山")))))
    strict = tmp_path / "strict.docx"
    with zipfile.ZipFile(usual) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            purl = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
            new.writestr(name, old.read(name).replace(W.encode(), purl))
    assert read_file(strict) == read_file(usual)


def test_a_file_that_is_no_package_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.docx"
    path.write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(InputError, match=r"broken\.docx"):
        read_file(path)


def test_a_package_without_a_body_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(InputError, match=r"empty\.docx"):
        read_file(path)


def test_a_broken_part_is_named(docx: Docx) -> None:
    with pytest.raises(InputError, match=r"word/document\.xml"):
        read_file(docx("<w:p>"))


@pytest.mark.parametrize("body", ["<w:tc/>", "<w:gridSpan/>", '<w:tag w:val="x"/>', "<w:tr/>"])
def test_a_part_out_of_its_place_is_damage(docx: Docx, body: str) -> None:
    with pytest.raises(InputError, match=r"paper\.docx"):
        read_file(docx(body))


def test_what_the_properties_were_before_a_change_does_not_count(docx: Docx) -> None:
    before = '<w:tcPrChange><w:tcPr><w:gridSpan w:val="3"/></w:tcPr></w:tcPrChange>'
    body = table(cell(run("甲"), properties=f'<w:gridSpan w:val="2"/>{before}'))
    assert read_file(docx(body)).grids[0].cols == 2


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileAccessError, match=r"none\.docx"):
        read_file(tmp_path / "none.docx")


def test_entities_are_not_followed(docx: Docx, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    path = docx("")
    evil = (
        f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]><w:document xmlns:w="{W}">'
        f"<w:body>{paragraph('<w:r><w:t>&x;</w:t></w:r>')}</w:body></w:document>"
    )
    body = tmp_path / "evil.docx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(body, "w") as new:
        for name in old.namelist():
            new.writestr(name, evil if name == "word/document.xml" else old.read(name))
    assert text(read_document(body)) == ""
