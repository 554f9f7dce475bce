"""A PDF with text: ruled tables are grids, loose lines keep their gaps, scans are told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from formkit.errors import FileAccessError, InputError
from formkit.forms import FormSpec
from formkit.reading import match, read_document
from formkit.reading.pdf import read_file
from formkit.values.grid import Grid

Text = tuple[float, float, str]
Box = tuple[float, float, float, float]
Field = tuple[str, str, Box]
Pdf = Callable[..., Path]

SIZE = 10
FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts["
    "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)"
    "/Ordering(GB1)/Supplement 4>>/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName"
    "/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800/Descent -200"
    "/CapHeight 800/StemV 80>>>>]>>"
)


@pytest.fixture
def pdf(tmp_path: Path) -> Pdf:
    """One-page PDFs from texts (x, y from the top, text) and ruled boxes (x, y, width, height)."""

    def file(
        texts: Sequence[Text] = (),
        boxes: Sequence[Box] = (),
        catalog: str = "",
        fields: Sequence[Field] = (),
    ) -> Path:
        told = "".join(
            f"BT /F {SIZE} Tf {x} {800 - y} Td <{text.encode('utf-16-be').hex()}> Tj ET\n"
            for x, y, text in texts
        )
        ruled = "".join(f"{x} {800 - y - high} {wide} {high} re S\n" for x, y, wide, high in boxes)
        return _written(tmp_path / "paper.pdf", told + ruled, catalog, fields)

    return file


def _written(path: Path, content: str, catalog: str, fields: Sequence[Field] = ()) -> Path:
    numbers = range(5, 5 + len(fields))
    references = " ".join(f"{number} 0 R" for number in numbers)
    catalog += f"/AcroForm<</Fields[{references}]>>" if fields else ""
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        f"/Resources<</Font<</F {FONT}>>>>/Annots[{references}]>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        *(_field(n, *field) for n, field in enumerate(fields)),
    ]
    data, places = "%PDF-1.4\n", []
    for n, told in enumerate(objects, 1):
        places.append(len(data))
        data += f"{n} 0 obj\n{told}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(data)
    size = len(objects) + 1
    data += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\n"
    path.write_text(f"{data}startxref\n{start}\n%%EOF\n", encoding="latin-1")
    return path


def _field(n: int, kind: str, value: str, box: Box) -> str:
    x, y, wide, high = box
    place = f"/Type/Annot/Rect[{x} {800 - y - high} {x + wide} {800 - y}]"
    text = f"<feff{value.encode('utf-16-be').hex()}>"
    if kind == "FreeText":
        return f"<<{place}/Subtype/FreeText/Contents {text}/DA(/F 10 Tf)>>"
    said = f"/V/{value}/AS/{value}" if kind == "Btn" else f"/V {text}"
    return f"<<{place}/Subtype/Widget/FT/{kind}/T(f{n}){said}>>"


def test_ruled_cells_are_a_grid(pdf: Pdf, slip: FormSpec) -> None:
    boxes = [(50, 100, 100, 30), (150, 100, 150, 30), (50, 130, 250, 30)]
    texts = [(60, 120, "客户名称"), (160, 120, "远山机电"), (60, 150, "投诉内容：外壳")]
    document = read_file(pdf(texts, boxes))
    assert str(document.grids[0]) == str(
        Grid.parse("""
            | 客户名称       | 远山机电 |
            | 投诉内容：外壳 | <        |
        """)
    )
    assert document.grids[0].cells[1].where == "第1页 表1 第1行第2列"
    box = match(document, slip).boxes["intake.customer"]
    assert (box.value, box.confidence) == ("远山机电", 0.97)


def test_a_line_that_was_wrapped_goes_on(pdf: Pdf) -> None:
    texts = [(60, 120, "外壳开裂有异"), (60, 133, "响"), (60, 146, "请速办")]
    document = read_file(pdf(texts, [(50, 100, 80, 60), (130, 100, 80, 60)]))
    assert document.grids[0].cells[0].text == "外壳开裂有异响\n请速办"


def test_wrapped_latin_words_stay_apart(pdf: Pdf) -> None:
    texts = [(60, 120, "outer"), (60, 133, "case")]
    document = read_file(pdf(texts, [(50, 100, 70, 60), (120, 100, 80, 60)]))
    assert document.grids[0].cells[0].text == "outer case"


def test_loose_lines_stand_before_and_after_the_tables(pdf: Pdf) -> None:
    texts = [(60, 50, "客户意见单"), (60, 120, "甲"), (60, 200, "第一行"), (60, 220, "第二行")]
    grids = read_file(pdf(texts, [(50, 100, 80, 30), (130, 100, 80, 30)])).grids
    assert [str(grid) for grid in grids] == [
        "| 客户意见单 |",
        "| 甲 |  |",
        "| 第一行 |\n| 第二行 |",
    ]
    assert [cell.where for cell in grids[2].cells] == ["第1页 第2行", "第1页 第3行"]


def test_a_wide_gap_parts_two_texts(pdf: Pdf) -> None:
    document = read_file(pdf([(60, 50, "客户"), (160, 50, "远山"), (183, 50, "机电")]))
    assert document.grids[0].cells[0].text == "客户\t远山 机电"


def test_a_page_without_text_is_told_for_review(pdf: Pdf) -> None:
    document = read_file(pdf(boxes=[(50, 100, 100, 30)]))
    (finding,) = document.findings
    assert (finding.code, finding.where) == ("scan", "第1页")
    assert finding.fix


def test_form_fields_that_may_be_missed_are_told(pdf: Pdf) -> None:
    document = read_file(pdf([(60, 50, "客户")], catalog="/AcroForm<</Fields[]>>"))
    assert [finding.code for finding in document.findings] == ["form-fields"]


def test_what_was_typed_in_fields_stands_where_they_are(pdf: Pdf, slip: FormSpec) -> None:
    texts = [(60, 120, "客户名称"), (60, 150, "投诉内容"), (60, 180, "投诉方式")]
    options = [(170, 180, "电话"), (220, 180, "来访")]
    boxes = [(50, y, x, 30) for y in (100, 130, 160) for x in (100, 400)]
    fields = [
        ("Tx", "远山机电", (152, 102, 200, 26)),
        ("Tx", "外壳开裂\r有异响", (152, 132, 200, 26)),
        ("Btn", "Off", (158, 171, 10, 10)),
        ("Btn", "Yes", (208, 171, 10, 10)),
    ]
    document = read_file(pdf([*texts, *options], boxes, fields=fields))
    found = match(document, slip).boxes
    assert found["intake.customer"].value == "远山机电"
    assert found["intake.complaint"].value == "外壳开裂\n有异响"
    assert found["intake.way"].value == "来访"
    assert document.findings == ()


def test_a_text_box_laid_on_the_page_is_read(pdf: Pdf, slip: FormSpec) -> None:
    boxes = [(50, 100, 100, 30), (150, 100, 150, 30)]
    typed = [("FreeText", "东篱商贸", (155, 105, 90, 20))]
    document = read_file(pdf([(60, 120, "客户名称")], boxes, fields=typed))
    assert match(document, slip).boxes["intake.customer"].value == "东篱商贸"


def test_its_properties_are_read(pdf: Pdf) -> None:
    assert read_document(pdf([(60, 50, "客户")])).medium == "pdf"


def test_a_damaged_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.4\nnothing")
    with pytest.raises(InputError, match=r"broken\.pdf"):
        read_file(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileAccessError, match=r"none\.pdf"):
        read_file(tmp_path / "none.pdf")
