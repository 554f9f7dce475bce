"""Word papers as offices make them, each drawn as its few tags, read down to the boxes.

The form is the small one of these tests; every paper says the same two or three things in
another way: in nested tables, text boxes, heads and feet, controls, legacy fields, Wingdings.
"""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from formkit.forms import FormSpec, Shelf
from formkit.reading import Reading, read
from formkit.safety.guard import guard
from formkit.safety.sniff import Kind
from tests.reading.test_docx import R, W, cell, field, paragraph, run, table

Docx = Callable[..., Path]
Read = Callable[..., Reading]

TITLE = paragraph(run("客户意见单"))
TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
DOCUMENT = TEMPLATE.replace("template", "document")
FOR_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
SAID = {"intake.customer": "远山机电", "intake.taken_on": dt.date(2026, 3, 5)}
DAY = "2026年3月5日"


@pytest.fixture
def paper(docx: Docx, slip: FormSpec) -> Read:
    """The reading of a paper from the XML under its title, and of its other parts."""
    return lambda body, **parts: read(docx(TITLE + body, **parts), Shelf([slip]))


def pairs(*texts: str) -> str:
    """A row of cells."""
    return "".join(cell(run(text)) for text in texts)


def textbox(*content: str) -> str:
    """A text box as Word draws it now."""
    return f"<w:txbxContent>{''.join(content)}</w:txbxContent>"


def control(content: str, title: str = "", *, kind: str = "") -> str:
    """A content control that another program made, of some kind."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{title}"/>{kind}</w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


NOW = "<w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
BEFORE = "<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
INNER = table(pairs("客户名称", "远山机电"), pairs("受理日期", DAY))
BOX = textbox(paragraph(run("客户名称：远山机电")), paragraph(run(f"受理日期：{DAY}")))


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(table(pairs("客户名称", "远山机电", "受理日期", DAY)), id="beside"),
        pytest.param(table(pairs("客户名称", "受理日期"), pairs("远山机电", DAY)), id="above"),
        pytest.param(table(pairs(f"客户名称：远山机电  受理日期：{DAY}")), id="inside the cell"),
        pytest.param(
            table(cell(run("客户"), "<w:r><w:br/></w:r>", run("名称")) + pairs("远山机电"))
            + table(cell(run("受 理"), run("日"), run("期：")) + pairs(DAY)),
            id="broken over lines and runs",
        ),
        pytest.param(table(pairs("客戶名稱", "远山机电", "受理日期", DAY)), id="traditional"),
        pytest.param(table(f"<w:tc>{INNER}{paragraph()}</w:tc>"), id="a nested table"),
        pytest.param(
            table(f"<w:tc>{paragraph()}{INNER}{paragraph()}</w:tc>{cell()}"),
            id="a nested table among blanks",
        ),
        pytest.param(
            table(f"<w:tc>{table(f'<w:tc>{INNER}{paragraph()}</w:tc>')}{paragraph()}</w:tc>"),
            id="a table in a table in a table",
        ),
        pytest.param(paragraph(f"<w:r>{NOW.format(box=BOX)}</w:r>"), id="a text box"),
        pytest.param(paragraph(f"<w:r>{BEFORE.format(box=BOX)}</w:r>"), id="a text box in VML"),
        pytest.param(
            paragraph(
                f"<w:r><mc:AlternateContent><mc:Choice>{NOW.format(box=BOX)}</mc:Choice>"
                f"<mc:Fallback>{BEFORE.format(box=BOX)}</mc:Fallback></mc:AlternateContent></w:r>"
            ),
            id="a text box once more for old programs",
        ),
        pytest.param(
            paragraph(f"<w:r>{NOW.format(box=textbox(INNER, paragraph()))}</w:r>"),
            id="a table in a text box",
        ),
        pytest.param(
            table(
                cell(run("客户名称"))
                + cell(control(run("远山机电"), "客户名称"))
                + cell(run("受理日期"))
                + cell(control(run(DAY), kind='<w:date w:fullDate="2026-03-05T00:00:00Z"/>'))
            ),
            id="controls of another hand, one for a date",
        ),
        pytest.param(
            table(
                cell(run("客户名称"))
                + cell(field("FORMTEXT", run("远山机电")))
                + cell(run("受理日期"))
                + cell(field("FORMTEXT", run("2026年") + run("3月5日")))
            ),
            id="legacy text fields",
        ),
        pytest.param(
            table(
                cell(run("客户名称"))
                + cell(
                    '<w:del w:author="张三"><w:r><w:delText>东篱</w:delText></w:r></w:del>',
                    f'<w:ins w:author="张三">{run("远山")}</w:ins>',
                    run("机电"),
                )
                + cell(run("受理日期"))
                + cell(f'<w:moveTo w:author="张三">{run(DAY)}</w:moveTo>'),
                cell(run("附"))
                + cell(f'<w:moveFrom w:author="张三">{run("2026年1月1日")}</w:moveFrom>'),
            ),
            id="tracked insertions, deletions and moves",
        ),
    ],
)
def test_the_same_paper_made_in_many_ways_is_read_alike(paper: Read, body: str) -> None:
    reading = paper(body)
    assert reading.values == SAID
    assert [one.code for one in reading.findings] in ([], ["tracked-changes"])
    assert not reading.unknown


def test_words_beside_a_nested_table_are_told(paper: Read) -> None:
    reading = paper(
        table(cell() + f"<w:tc>{paragraph(run('加急办理'))}{INNER}{paragraph()}</w:tc>")
    )
    assert reading.values == SAID
    assert [(one.label, one.value) for one in reading.unknown] == [("", "加急办理")]


CHECKED = "<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>"
UNCHECKED = "<w:ffData><w:checkBox><w:default w:val='0'/></w:checkBox></w:ffData>"
LIST = '<w:result w:val="1"/><w:listEntry w:val="电话"/><w:listEntry w:val="来访"/>'


def box(state: int) -> str:
    """A check box of Word's own, ticked or not."""
    shown = "☒" if state else "☐"
    kind = f'<w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox>'
    return control(run(shown), kind=kind)


def wingding(code: str) -> str:
    """A sign set in Wingdings by its code."""
    return f'<w:r><w:sym w:font="Wingdings" w:char="{code}"/></w:r>'


def lettered(letter: str, font: str) -> str:
    """A letter that shows as a sign in its font."""
    return f'<w:r><w:rPr><w:rFonts w:ascii="{font}"/></w:rPr><w:t>{letter}</w:t></w:r>'


@pytest.mark.parametrize(
    "way",
    [
        pytest.param(
            box(0) + run("电话 ") + box(1) + run("来访 ") + box(0) + run("书面"), id="check boxes"
        ),
        pytest.param(control(run("来访"), kind="<w:dropDownList/>"), id="a list"),
        pytest.param(control(run("来访"), kind="<w:comboBox/>"), id="a combo box"),
        pytest.param(
            field("FORMCHECKBOX", data=UNCHECKED)
            + run("电话 ")
            + field("FORMCHECKBOX", data=CHECKED)
            + run("来访"),
            id="legacy check boxes",
        ),
        pytest.param(
            field("FORMDROPDOWN", data=f"<w:ffData><w:ddList>{LIST}</w:ddList></w:ffData>"),
            id="a legacy list",
        ),
        pytest.param(
            wingding("F0A8") + run("电话 ") + wingding("F0FE") + run("来访"), id="Wingdings"
        ),
        pytest.param(
            lettered("¨", "Wingdings") + run("电话 ") + lettered("þ", "Wingdings") + run("来访"),
            id="letters in Wingdings",
        ),
        pytest.param(
            lettered("£", "Wingdings 2")
            + run("电话 ")
            + lettered("R", "Wingdings 2")
            + run("来访"),
            id="letters in Wingdings 2",
        ),
    ],
)
def test_a_choice_is_read_however_it_was_ticked(paper: Read, way: str) -> None:
    reading = paper(table(pairs("投诉方式") + cell(way)))
    assert reading.values == {"intake.way": "来访"}
    assert not reading.findings


def test_heads_and_feet_of_the_page_belong_to_the_paper(paper: Read) -> None:
    reference = '<w:{kind}Reference xmlns:r="{R}" w:type="default" r:id="{kind}"/>'
    section = "".join(reference.format(kind=kind, R=R) for kind in ("header", "footer"))
    reading = paper(
        table(pairs("客户名称", "远山机电")) + f"<w:sectPr>{section}</w:sectPr>",
        header=f'<w:hdr xmlns:w="{W}">{table(pairs("编号：26030001", "第二联 责任部门"))}</w:hdr>',
        footer=f'<w:ftr xmlns:w="{W}">{paragraph(run(f"受理日期：{DAY}"))}</w:ftr>',
    )
    assert reading.values == SAID
    assert (reading.number, reading.copy) == ("26030001", 2)
    assert reading.boxes["intake.taken_on"].where == "页脚 第1段"


def test_a_remark_on_the_margin_is_told(paper: Read) -> None:
    comment = paragraph(run("数量待核"))
    comments = (
        f'<w:comments xmlns:w="{W}"><w:comment w:author="张三">{comment}</w:comment></w:comments>'
    )
    reading = paper(table(pairs("客户名称", "远山机电")), comments=comments)
    assert [(one.code, one.message) for one in reading.findings] == [
        ("comment", "批注（张三）：数量待核")
    ]


def test_several_labels_and_a_date_stand_in_one_cell(paper: Read) -> None:
    reading = paper(
        table(
            pairs(f"受理人员(签字)：张三  {DAY}\n".strip()), pairs("客户名称：远山机电\t数量：3 件")
        )
    )
    read_values: dict[str, Any] = {path: str(value) for path, value in reading.values.items()}
    assert read_values == {
        "intake.signed": f"张三　{DAY}",
        "intake.customer": "远山机电",
        "intake.quantity": "3 件",
    }


@pytest.mark.parametrize(("suffix", "content_type"), [("dotx", TEMPLATE), ("docm", FOR_MACROS)])
def test_a_template_and_a_document_that_may_hold_macros_are_read_like_any(
    suffix: str, content_type: str, docx: Docx, slip: FormSpec, tmp_path: Path
) -> None:
    document = docx(TITLE + table(pairs("客户名称", "远山机电")))
    path = tmp_path / f"意见单.{suffix}"
    with zipfile.ZipFile(document) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(DOCUMENT.encode(), content_type.encode()))
    assert guard(path) is Kind.DOCX
    assert read(path, Shelf([slip])).values == {"intake.customer": "远山机电"}
