"""An OpenDocument workbook is read as its cells show it, merged ones too."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from formkit.errors import FileAccessError, InputError
from formkit.reading.ods import read_file
from formkit.values.grid import Document, Grid, Named

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "style", "table", "text", "meta")
)
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def saved(path: Path, tables: str, *, styles: str = "", meta: str = "") -> Path:
    """An ods file of these tables."""
    content = (
        f"<office:document-content {SPACES} {DC}><office:automatic-styles>{styles}"
        "</office:automatic-styles><office:body><office:spreadsheet>"
        f"{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    told = (
        f"<office:document-meta {SPACES} {DC}>"
        f"<office:meta>{meta}</office:meta></office:document-meta>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("meta.xml", told)
    return path


def table(rows: str, name: str = "登记", style: str = "") -> str:
    """A sheet of these rows."""
    return f'<table:table table:name="{name}" table:style-name="{style}">{rows}</table:table>'


def row(*cells: str, times: int = 1) -> str:
    """A row of these cells, repeated."""
    return (
        f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'
    )


def cell(text: str = "", marks: str = "") -> str:
    """A cell with a text."""
    return f"<table:table-cell {marks}><text:p>{text}</text:p></table:table-cell>"


def grid_of(document: Document) -> str:
    (grid,) = document.grids
    return str(grid)


def test_merged_headings_cover_their_columns(tmp_path: Path) -> None:
    wide = 'table:number-columns-spanned="2" table:number-rows-spanned="1"'
    high = 'table:number-columns-spanned="1" table:number-rows-spanned="2"'
    covered = "<table:covered-table-cell/>"
    rows = (
        row(cell("产品", high), cell("投诉", wide), covered),
        row(covered, cell("件数"), cell("比率")),
        row(cell("轴承"), cell("2"), cell("5%")),
    )
    drawn = Grid.parse("| 产品 | 投诉 | < |\n| ^ | 件数 | 比率 |\n| 轴承 | 2 | 5% |")
    assert grid_of(read_file(saved(tmp_path / "a.ods", table("".join(rows))))) == str(drawn)


def test_repeated_rows_and_cells_are_counted_out_but_not_to_the_end_of_the_sheet(
    tmp_path: Path,
) -> None:
    rest = '<table:table-cell table:number-columns-repeated="16380"/>'
    rows = (
        row(cell("是", 'table:number-columns-repeated="3"'), rest, times=2),
        row(rest, times=3),
        row(cell("否"), rest),
        row('<table:table-cell table:style-name="ce1"/>', times=1_048_569),
    )
    (grid,) = read_file(saved(tmp_path / "a.ods", table("".join(rows)))).grids
    assert [one.where for one in grid.cells if one.text == "是"] == [
        f"登记!{col}{row_}" for row_ in (1, 2) for col in "ABC"
    ]
    assert [one.where for one in grid.cells if one.text == "否"] == ["登记!A6"]
    assert grid.rows < 200


def test_a_few_tags_that_stand_for_millions_of_texts_are_refused(tmp_path: Path) -> None:
    rows = row(cell("是", 'table:number-columns-repeated="16384"'), times=1_048_576)
    with pytest.raises(InputError, match=r"a\.ods"):
        read_file(saved(tmp_path / "a.ods", table(rows)))


@pytest.mark.parametrize(
    ("marks", "said", "text"),
    [
        ('office:value-type="float" office:value="26030001"', "26030001", "26030001"),
        ('office:value-type="float" office:value="7"', "0007", "0007"),
        ('office:value-type="float" office:value="1234.5"', "1,234.50", "1234.5"),
        ('office:value-type="currency" office:value="12"', "￥12.00", "12"),
        ('office:value-type="percentage" office:value="0.355"', "35.5%", "35.5%"),
        ('office:value-type="date" office:date-value="2026-03-05"', "05/03/26", "2026年3月5日"),
        ('office:value-type="date" office:date-value="2026-03-01"', "2026年3月", "2026年3月"),
        (
            'office:value-type="date" office:date-value="2026-03-05T14:30:00"',
            "26-3-5",
            "2026年3月5日14时30分",
        ),
        ('office:value-type="time" office:time-value="PT30H00M00S"', "30:00", "30:00"),
        ('office:value-type="boolean" office:boolean-value="true"', "真", "TRUE"),
        ('office:value-type="string"', "甲<text:s text:c='2'/>乙<text:tab/>丙", "甲  乙\t丙"),
        ('office:value-type="string"', "远<text:span>山</text:span>机电", "远山机电"),
        ('office:value-type="string"', "甲</text:p><text:p/><text:p>丙", "甲\n\n丙"),
    ],
)  # fmt: skip
def test_a_value_is_shown_as_the_other_workbooks_show_it(
    tmp_path: Path, marks: str, said: str, text: str
) -> None:
    (grid,) = read_file(saved(tmp_path / "a.ods", table(row(cell(said, marks))))).grids
    assert grid.cells[0].text == text


def test_hidden_sheets_are_left_out_and_names_may_still_lead_to_them(tmp_path: Path) -> None:
    styles = (
        '<style:style style:name="ta2" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    names = (
        "<table:named-expressions>"
        '<table:named-range table:name="fk_a" table:cell-range-address="$登记.$A$1"/>'
        '<table:named-range table:name="fk_b" table:cell-range-address="$\'选 项\'.$A$1:.$B$2"/>'
        '<table:named-range table:name="other" table:cell-range-address="$登记.$A$1"/>'
        "</table:named-expressions>"
    )
    tables = table(row(cell("甲"))) + table(row(cell("乙")), name="选 项", style="ta2") + names
    document = read_file(saved(tmp_path / "a.ods", tables, styles=styles))
    assert [grid.where for grid in document.grids] == ["登记"]
    assert document.named == (
        Named("fk_a", "甲", "name", "登记!A1"),
        Named("fk_b", "乙", "name", "选 项!A1"),
    )


def test_comments_and_properties_are_read(tmp_path: Path) -> None:
    remark = (
        "<table:table-cell><office:annotation><dc:creator>张三</dc:creator>"
        "<text:p>待核</text:p></office:annotation><text:p>3件</text:p></table:table-cell>"
    )
    meta = (
        "<dc:title>登记表</dc:title><meta:keyword>formkit</meta:keyword>"
        '<meta:user-defined meta:name="formkit.number">26030001</meta:user-defined>'
    )
    document = read_file(saved(tmp_path / "a.ods", table(row(remark)), meta=meta))
    assert grid_of(document) == "| 3件 |"
    assert document.remarks == ("批注（张三）：待核",)
    assert document.properties == {
        "title": "登记表",
        "keywords": "formkit",
        "formkit.number": "26030001",
    }


def test_several_sheets_are_parts_of_the_document(tmp_path: Path) -> None:
    tables = table(row(cell("甲"))) + table(row(cell("乙")), name="二月")
    parts = read_file(saved(tmp_path / "a.ods", tables)).parts
    assert [part.place for part in parts] == ["登记", "二月"]


def test_a_damaged_workbook_is_refused_and_a_missing_one_is_told(tmp_path: Path) -> None:
    (path := tmp_path / "broken.ods").write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(InputError, match=r"broken\.ods"):
        read_file(path)
    with pytest.raises(FileAccessError, match=r"none\.ods"):
        read_file(tmp_path / "none.ods")
