"""A pile bound in one file comes apart into its sheets, and every page belongs to one of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from formkit.filling.identity import Identity
from formkit.filling.sheets import write_copies, write_sheet
from formkit.filling.stock import template_for
from formkit.findings import Finding
from formkit.forms import FormSpec, Shelf
from formkit.reading import Reading
from formkit.reading.many import read_all
from formkit.reading.pile import sheets
from formkit.reading.read import readings_of
from formkit.safety import libreoffice
from formkit.safety.isolate import Isolation
from formkit.values.grid import Document
from tests.roundtrip.sample import contents

Draw = Callable[..., Document]

FIRST = """
| 编号     | 26030001 | 第一联 前台    |
| 客户名称 | 远山机电 | 投诉内容 | 异响 |
"""
SECOND = """
| 编号     | 26030002 | 第一联 前台    |
| 客户名称 | 东篱商贸 | 投诉内容 | 漏油 |
"""
FURTHER = """
| 处理结果 | 已换货 |
"""


@pytest.fixture
def bound(draw: Draw) -> Callable[..., Document]:
    """A document whose pages are drawn as text, each under the form's title."""

    def of(*pages: str, titled: bool = True) -> Document:
        parts = tuple(
            replace(
                draw(*(["| 客户意见单 |"] if titled and page is not FURTHER else []), page),
                place=f"第{n}页",
            )
            for n, page in enumerate(pages, 1)
        )
        grids = tuple(grid for part in parts for grid in part.grids)
        return Document(grids, properties={"formkit.number": "26030009"}, parts=parts)

    return of


def told(document: Document, slip: FormSpec) -> list[tuple[str, str | None, int | None]]:
    """Each sheet of a document: where it stands, its number and its copy."""
    readings = readings_of(document, Shelf([slip]), file="一叠.pdf")
    return [(one.part, one.number, one.copy) for one in readings]


def test_each_number_is_a_sheet_of_its_own(bound: Callable[..., Document], slip: FormSpec) -> None:
    assert told(bound(FIRST, SECOND), slip) == [
        ("第1页", "26030001", 1),
        ("第2页", "26030002", 1),
    ]


def test_each_copy_is_a_sheet_of_its_own(bound: Callable[..., Document], slip: FormSpec) -> None:
    second = FIRST.replace("第一联 前台", "第二联 责任部门")
    assert told(bound(FIRST, second), slip) == [
        ("第1页", "26030001", 1),
        ("第2页", "26030001", 2),
    ]


def test_a_page_that_says_nothing_of_itself_goes_with_the_one_before(
    bound: Callable[..., Document], slip: FormSpec
) -> None:
    pile = bound(FIRST, FURTHER, SECOND)
    assert told(pile, slip) == [("第1页—第2页", "26030001", 1), ("第3页", "26030002", 1)]
    first, _ = readings_of(pile, Shelf([slip]), file="")
    assert first.values["handling.result"] == "已换货"


def test_pages_out_of_order_find_their_sheet_by_number_and_copy(
    bound: Callable[..., Document], slip: FormSpec
) -> None:
    later = FIRST.split("| 客户名称", maxsplit=1)[0] + "| 处理结果 | 已换货 |\n"
    pile = bound(FIRST, SECOND, later)
    assert told(pile, slip) == [("第1页、第3页", "26030001", 1), ("第2页", "26030002", 1)]
    first, second = readings_of(pile, Shelf([slip]), file="")
    assert first.values["handling.result"] == "已换货"
    assert "handling.result" not in second.values


def test_a_page_before_the_one_that_bears_the_title_finds_its_sheet(
    bound: Callable[..., Document], slip: FormSpec
) -> None:
    later = "| 编号 | 26030001 | 第一联 前台 |\n| 处理结果 | 已换货 |\n"
    pile = bound(later, FIRST, SECOND)
    untitled = replace(pile.parts[0], grids=pile.parts[0].grids[1:])
    pile = replace(pile, parts=(untitled, *pile.parts[1:]))
    assert told(pile, slip) == [("第1页—第2页", "26030001", 1), ("第3页", "26030002", 1)]


def test_sheets_without_numbers_begin_where_the_labels_come_again(
    bound: Callable[..., Document], slip: FormSpec
) -> None:
    pages = [page.replace("26030001", "").replace("26030002", "") for page in (FIRST, SECOND)]
    readings = readings_of(bound(*pages), Shelf([slip]), file="")
    assert [one.values["intake.customer"] for one in readings] == ["远山机电", "东篱商贸"]


def test_one_sheet_over_two_pages_stays_one(bound: Callable[..., Document], slip: FormSpec) -> None:
    document = bound(FIRST, FURTHER)
    assert sheets(document, [slip]) == (document,)


def test_a_page_without_text_is_named_with_the_sheet_it_lies_in(
    bound: Callable[..., Document], slip: FormSpec
) -> None:
    scan = Finding(code="scan", where="第3页", message="这一页没有文字。")
    pile = bound(FIRST, SECOND)
    blank = Document((), findings=(scan,), place="第3页")
    pile = replace(pile, parts=(*pile.parts, blank), findings=(scan,))
    first, second = readings_of(pile, Shelf([slip]), file="")
    assert "scan" not in [one.code for one in first.findings]
    assert [one.where for one in second.findings if one.code == "scan"] == ["第3页"]
    assert second.part == "第2页—第3页"


# --- the five copies as they come back in one file


BOXES = {
    "report.customer": "远山机电有限公司",
    "report.received_on": "2026-03-05",
    "report.order_no": "SO-8841",
    "report.part_no": "ZC-6204",
    "report.quantity": "1200套",
    "report.defect_quantity": "86套",
    "report.shipped_on": "2026-01-20",
    "report.reason": "装机试运行有周期性异响",
    "report.demand": "更换不良品",
    "report.note": "客户产线停等",
    "report.signed": "周敏 2026年3月5日",
}


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five copies in one Word document."""
    spec = Shelf.builtin().find("客户抱怨处理表")
    boxes = spec.form.from_boxes(BOXES).boxes()
    folder = tmp_path_factory.mktemp("pack")
    (_, path), *_ = write_copies(
        spec, boxes, Identity("26030001", None), template_for(spec), folder, together=True
    )
    return path


def read_pile(path: Path) -> tuple[Reading, ...]:
    with Isolation() as isolation:
        (outcome,) = read_all([path], Shelf.builtin(), isolation=isolation)
    assert isinstance(outcome, tuple), outcome
    return outcome


def whole(readings: tuple[Reading, ...]) -> None:
    """All five copies are there, each with every box."""
    spec = Shelf.builtin().find("客户抱怨处理表")
    boxes = spec.form.from_boxes(BOXES).boxes()
    assert [(one.number, one.copy) for one in readings] == [("26030001", n) for n in range(1, 6)]
    assert [one.values for one in readings] == [boxes] * 5
    assert all(not one.findings for one in readings)


def test_the_five_copies_bound_in_one_word_document_are_five_sheets(pack: Path) -> None:
    whole(read_pile(pack))


@pytest.mark.soffice
@pytest.mark.skipif(libreoffice.program() is None, reason="LibreOffice is not installed")
def test_the_five_copies_printed_to_one_pdf_are_five_sheets(pack: Path, tmp_path: Path) -> None:
    printed = libreoffice.converted([pack], "pdf", tmp_path)[pack]
    assert isinstance(printed, Path)
    whole(read_pile(printed))


@pytest.mark.soffice
@pytest.mark.skipif(libreoffice.program() is None, reason="LibreOffice is not installed")
def test_a_sheet_whose_second_page_lies_before_its_first_is_one_sheet(tmp_path: Path) -> None:
    spec = Shelf.builtin().find("客户抱怨处理表")
    boxes = contents(spec, "usual")
    out = tmp_path / "sheet.docx"
    sheet = write_sheet(spec, boxes, Identity("26030001"), template_for(spec), out)
    printed = libreoffice.converted([sheet], "pdf", tmp_path)[sheet]
    assert isinstance(printed, Path)
    (reading,) = read_pile(turned(printed, tmp_path / "turned.pdf"))
    assert (reading.number, reading.values, reading.findings) == ("26030001", boxes, ())


def turned(path: Path, out: Path) -> Path:
    """The pages of a PDF, of which there are several, from the last to the first."""
    with pypdfium2.PdfDocument(path) as pdf, pypdfium2.PdfDocument.new() as pages:
        assert len(pdf) > 1
        pages.import_pages(pdf, list(reversed(range(len(pdf)))))
        pages.save(out)
    return out
