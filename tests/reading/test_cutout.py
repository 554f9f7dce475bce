"""A place on a page is found by what stands there and cut out as a picture."""

from __future__ import annotations

import io
import re
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from formkit.errors import InputError
from formkit.reading.cutout import Cutout, Wanted, cut_out

FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def drawn(path: Path, *pages: str, turned: int = 0, corner: int = 0) -> Path:
    """A PDF of A4 pages, each with ``x y text`` a line."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    box = f"[{corner} {corner} {595 + corner} {842 + corner}]"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append(FONT)
    for n, page in enumerate(pages):
        lines = (line.split(" ", 2) for line in page.splitlines())
        content = "\n".join(f"BT /F1 11 Tf {x} {y} Td ({text}) Tj ET" for x, y, text in lines)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Rotate {turned} "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * n} 0 R >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    body = "".join(f"{n} 0 obj\n{one}\nendobj\n" for n, one in enumerate(objects, 1))
    path.write_text(f"%PDF-1.4\n{body}trailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n")
    return path


def text_in(path: Path, cutout: Cutout) -> str:
    """What stands in the part of the page that a picture shows."""
    with closing(pypdfium2.PdfDocument(path)) as pdf:
        left, bottom, right, top = cutout.rect
        page = pdf[cutout.page - 1].get_textpage()
        return str(page.get_text_bounded(left, bottom, right, top))


def dark_pixels(cutout: Cutout) -> int:
    """How much is written inside the frame of a picture."""
    picture = Image.open(io.BytesIO(cutout.png)).convert("L")
    inner = picture.crop((4, 4, picture.width - 4, picture.height - 4))
    return sum(inner.histogram()[:100])


PAGE = """\
60 700 Customer
160 700 Northlake Tools
60 660 Quantity
160 660 8
60 620 Defects
160 620 8
60 580 Remark
160 580 the lid is
160 566 cracked"""


@pytest.mark.parametrize(
    ("text", "label", "inside", "outside"),
    [
        ("Northlake Tools", "Customer", ["Customer", "Northlake Tools"], "Quantity"),
        ("8", "Defects", ["Defects", "8"], "Quantity"),
        ("the lid is cracked", "Remark", ["Remark", "the lid is", "cracked"], "Defects"),
        ("Northlake\u3000Tools", "no such label", ["Northlake Tools"], "Quantity"),
        ("", "Quantity", ["Quantity", "8"], "Defects"),
        ("the lid is broken", "Remark", ["Remark"], "Defects"),
    ],
)
def test_a_place_is_shown_with_its_label_and_little_else(
    text: str, label: str, inside: list[str], outside: str, tmp_path: Path
) -> None:
    path = drawn(tmp_path / "paper.pdf", PAGE)
    (cutout,) = cut_out(path, [Wanted(text, (label,))], 10)
    seen = text_in(path, cutout)
    assert cutout.found
    assert all(one in seen for one in inside)
    assert outside not in seen
    assert dark_pixels(cutout) > 50


def test_what_is_not_found_is_shown_as_the_whole_page(tmp_path: Path) -> None:
    path = drawn(tmp_path / "paper.pdf", PAGE)
    (cutout,) = cut_out(path, [Wanted("nothing of it", ("nowhere",))], 10)
    picture = Image.open(io.BytesIO(cutout.png))
    assert not cutout.found
    assert cutout.rect == (0, 0, 595, 842)
    assert picture.height / picture.width == pytest.approx(842 / 595, abs=0.01)
    assert dark_pixels(cutout) > 100


def test_of_several_sheets_in_one_file_the_one_with_the_number_is_shown(tmp_path: Path) -> None:
    pages = [f"60 780 {number}\n{PAGE}" for number in ("26030001", "26030002")]
    path = drawn(tmp_path / "pile.pdf", *pages)
    wanted = [Wanted("8", ("Quantity",), number=one) for one in ("26030002", "26030001")]
    assert [cutout.page for cutout in cut_out(path, wanted, 10)] == [2, 1]
    (named,) = cut_out(path, [Wanted("8", ("Quantity",), number="26030001", page=2)], 10)
    assert named.page == 2


def test_of_copies_in_one_file_the_one_that_is_meant_is_shown(tmp_path: Path) -> None:
    pages = [f"60 780 26030001\n300 780 Copy {n}\n{PAGE}" for n in (1, 2, 3)]
    pages[1] = pages[1].replace("160 660 8", "160 660 9")
    path = drawn(tmp_path / "copies.pdf", *pages)
    wanted = [Wanted("8", ("Quantity",), "26030001", line=f"Copy {n}") for n in (1, 2, 3)]
    assert [cutout.page for cutout in cut_out(path, wanted, 10)] == [1, 2, 3]


def test_what_is_written_goes_before_a_page_that_only_has_its_label(tmp_path: Path) -> None:
    path = drawn(tmp_path / "pages.pdf", PAGE, PAGE.replace("160 660 8", "160 660 9"))
    (cutout,) = cut_out(path, [Wanted("9", ("Quantity",))], 10)
    assert cutout.page == 2


def test_a_number_is_not_found_within_a_longer_one(tmp_path: Path) -> None:
    path = drawn(tmp_path / "paper.pdf", "60 700 Quantity\n160 700 120\n160 650 20")
    (cutout,) = cut_out(path, [Wanted("20", ("Quantity",))], 10)
    assert cutout.rect[1] < 650


REGISTER = """\
60 700 Number
160 700 Quantity
260 700 Defects
60 400 26030001
160 400 8
260 400 8
60 380 26030002
160 380 9
260 380 8"""


@pytest.mark.parametrize(
    ("text", "label", "row", "seen"),
    [
        ("8", "Quantity", "26030001", ["26030001", "8"]),
        ("8", "Defects", "26030001", ["26030001", "8", "8"]),
        ("8", "Defects", "26030002", ["26030002", "9", "8"]),
    ],
)
def test_a_cell_of_a_register_is_shown_with_the_number_of_its_line(
    text: str, label: str, row: str, seen: list[str], tmp_path: Path
) -> None:
    path = drawn(tmp_path / "register.pdf", REGISTER)
    (cutout,) = cut_out(path, [Wanted(text, (label,), row=row)], 10)
    shown = text_in(path, cutout).split()
    assert shown[: len(seen)] == seen
    assert {"26030001", "26030002"} & set(shown) == {row}


def test_a_page_whose_corner_is_elsewhere_is_cut_at_the_same_place(tmp_path: Path) -> None:
    wanted = [Wanted("Northlake Tools", ("Customer",))]
    moved = re.sub(
        r"^(\d+) (\d+)", lambda at: f"{int(at[1]) + 40} {int(at[2]) + 40}", PAGE, flags=re.MULTILINE
    )
    (here,) = cut_out(drawn(tmp_path / "here.pdf", PAGE), wanted, 10)
    (there,) = cut_out(drawn(tmp_path / "there.pdf", moved, corner=40), wanted, 10)
    assert there.rect[1] == pytest.approx(here.rect[1], abs=1)
    assert dark_pixels(there) == pytest.approx(dark_pixels(here), rel=0.2)


def test_what_lies_beyond_the_edge_of_the_page_is_not_there(tmp_path: Path) -> None:
    path = drawn(tmp_path / "beyond.pdf", "900 700 Northlake Tools")
    (cutout,) = cut_out(path, [Wanted("Northlake Tools", ("Customer",))], 10)
    assert not cutout.found


def test_a_page_that_lies_on_its_side_is_shown_whole(tmp_path: Path) -> None:
    path = drawn(tmp_path / "turned.pdf", PAGE, turned=90)
    (cutout,) = cut_out(path, [Wanted("Northlake Tools", ("Customer",))], 10)
    assert not cutout.found


def test_a_damaged_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.4\nnothing")
    with pytest.raises(InputError, match=r"broken\.pdf"):
        cut_out(path, [Wanted("8")], 10)
