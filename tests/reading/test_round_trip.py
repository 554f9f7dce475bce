"""What is printed into marked boxes comes back as it was, with its marks or by its labels alone."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formkit.forms import BoxSpec, FormSpec, RowsSpec, Shelf
from formkit.forms.names import bookmark, tag
from formkit.reading import match, read_document, reading_of
from formkit.reading.settle import is_blank
from formkit.values.money import Money
from formkit.values.quantity import Quantity
from formkit.values.settlement import Settlement
from formkit.values.signature import Signature

Docx = Callable[..., Path]

SAMPLES: dict[str, Any] = {
    "number": "26030007",
    "date": dt.date(2026, 3, 5),
    "moment": dt.datetime(2026, 3, 5, 14, 30),
    "integer": 60,
    "quantity": Quantity(Decimal(1200), "米"),
    "money": Money(Decimal("12345.60")),
    "settlement": Settlement(),
    "signature": Signature("张三", dt.date(2026, 3, 6)),
    "yes_no": False,
}


def sample(box: BoxSpec) -> Any:
    """A value for a box of any kind."""
    if box.type == "choice":
        return box.choices[-1]
    if box.type == "choices":
        return box.choices[:2]
    return SAMPLES.get(box.type, f"{box.label}：如实填写，数量 3 件\n第二行")


def filled(spec: FormSpec) -> dict[str, Any]:
    """Every box of a form filled, and two rows of every table."""
    boxes = {box.path: sample(box) for box in spec.boxes}
    keys = ((rows.key(n, box), box) for rows in spec.tables for n in (0, 1) for box in rows.boxes)
    return boxes | {key: sample(box) for key, box in keys}


def body(spec: FormSpec, boxes: Mapping[str, Any]) -> str:
    """A sheet in Word's XML: a table, each section under its title, each box marked."""
    rows = "".join(f"<w:tr>{row}</w:tr>" for row in _rows(spec, boxes))
    return f"{_paragraph(spec.title)}<w:tbl>{rows}</w:tbl><w:p/>"


def _rows(spec: FormSpec, boxes: Mapping[str, Any]) -> Iterator[str]:
    for section in spec.sections:
        yield _cell(_paragraph(section.title), span=12)
        for box in section.boxes:
            text = box.print(boxes.get(box.path))
            yield _cell(_paragraph(box.label), span=3) + _cell(_marked(box.path, text), span=9)
        for table in section.rows:
            yield "".join(_cell(_paragraph(box.label)) for box in table.boxes)
            yield from (_line(table, n, boxes) for n in range(3))


def _line(table: RowsSpec, n: int, boxes: Mapping[str, Any]) -> str:
    keys = ((table.key(n, box), box) for box in table.boxes)
    return "".join(_cell(_marked(key, box.print(boxes.get(key)))) for key, box in keys)


def _cell(content: str, *, span: int = 1) -> str:
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{content}</w:tc>'


def _paragraph(text: str) -> str:
    return f"<w:p>{_run(text)}</w:p>"


def _run(text: str) -> str:
    lines = "<w:br/>".join(f"<w:t>{escape(line)}</w:t>" for line in text.split("\n"))
    return f"<w:r>{lines}</w:r>"


def _marked(path: str, text: str) -> str:
    return (
        f'<w:p><w:bookmarkStart w:id="{path}" w:name="{bookmark(path)}"/>'
        f'<w:sdt><w:sdtPr><w:tag w:val="{tag(path)}"/></w:sdtPr>'
        f"<w:sdtContent>{_run(text)}</w:sdtContent></w:sdt>"
        f'<w:bookmarkEnd w:id="{path}"/></w:p>'
    )


@pytest.fixture(params=["客户意见单", *(spec.title for spec in Shelf.builtin())])
def spec(request: pytest.FixtureRequest, slip: FormSpec) -> FormSpec:
    """Each built-in form and the small one."""
    return Shelf.builtin().with_forms([slip]).find(request.param)


def test_every_box_comes_back_by_its_mark(spec: FormSpec, docx: Docx) -> None:
    boxes = filled(spec)
    reading = reading_of(read_document(docx(body(spec, boxes))), Shelf([spec]), file="")
    assert reading.values == boxes
    assert {box.source for box in reading.boxes.values()} == {"control"}
    assert {finding.code for finding in reading.findings} <= {"number-unreadable"}
    assert not reading.unknown


@pytest.mark.parametrize("kept", [("bookmark",), ()])
def test_every_box_comes_back_without_controls(
    spec: FormSpec, docx: Docx, kept: tuple[str, ...]
) -> None:
    boxes = filled(spec)
    document = read_document(docx(body(spec, boxes)))
    named = tuple(one for one in document.named if one.source in kept)
    found = match(dataclasses.replace(document, named=named), spec)
    values = {path: box.value for path, box in found.boxes.items() if box.value is not None}
    assert values == boxes
    assert not found.findings


def test_a_blank_sheet_has_every_box_and_no_value(spec: FormSpec, docx: Docx) -> None:
    found = match(read_document(docx(body(spec, {}))), spec)
    assert {path: box.value for path, box in found.boxes.items()} == dict.fromkeys(
        box.path for box in spec.boxes
    )
    assert not found.findings
    assert not found.unknown


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    text=st.text(
        st.sampled_from("客户名称联系电话签字处理结果：:，。 　\t\n□■√()（）12年月日-_/<&一、"),
        max_size=30,
    )
)
def test_whatever_a_customer_says_comes_back_from_its_control(
    docx: Docx, slip: FormSpec, text: str
) -> None:
    box = slip.box("intake.complaint")
    found = match(read_document(docx(body(slip, {box.path: text}))), slip)
    read = found.boxes[box.path]
    assert read.value == (None if is_blank(box, text) else box.parse(text))
    assert {path for path, one in found.boxes.items() if one.value is not None} <= {box.path}
