"""The code on a copy: written here, read back by the reader of scans."""

from __future__ import annotations

import io

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from formkit.errors import UsageError
from formkit.filling.code import qr_png


def read(picture: Image.Image) -> zxingcpp.Barcode | None:
    return zxingcpp.read_barcode(picture)


@pytest.mark.parametrize(
    "text", ["26030001-3-K", "KS-2603-0001-1-7", "远山机电 26030001", "x" * 300]
)
@pytest.mark.parametrize("scale", [2, 5, 8])
def test_a_code_reads_back_as_its_text(text: str, scale: int) -> None:
    picture = Image.open(io.BytesIO(qr_png(text, scale=scale)))
    found = read(picture)
    assert found is not None
    assert (found.text, found.ec_level) == (text, "Q")


def test_a_code_is_square_with_a_quiet_zone() -> None:
    picture = Image.open(io.BytesIO(qr_png("26030001-3-K", scale=8))).convert("L")
    assert picture.width == picture.height
    assert picture.width % 8 == 0
    border = picture.crop((0, 0, picture.width, 4 * 8))
    assert border.getextrema() == (255, 255)


def test_a_code_reads_with_a_stamp_over_its_corner() -> None:
    picture = Image.open(io.BytesIO(qr_png("26030001-3-K"))).convert("L")
    side = picture.width
    ImageDraw.Draw(picture).rectangle((side * 0.7, side * 0.7, side * 0.8, side * 0.8), fill=0)
    found = read(picture)
    assert found is not None
    assert found.text == "26030001-3-K"


def test_the_same_text_makes_the_same_bytes() -> None:
    assert qr_png("26030001-3-K") == qr_png("26030001-3-K")


@pytest.mark.parametrize("text", ["", "x" * 5000])
def test_what_fits_in_no_code_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="二维码"):
        qr_png(text)
