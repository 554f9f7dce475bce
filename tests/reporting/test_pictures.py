"""Pictures and the report they stand in; without a library or typeface it says what to install."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from PIL import Image

from formkit.errors import MissingDependency
from formkit.reporting import Term
from formkit.reporting.analysis import report
from formkit.reporting.figures import Figure, Series, figures
from formkit.reporting.pictures import picture
from formkit.reporting.typeface import PREFERRED, typeface
from formkit.values.number import Period
from tests.reporting.year import asked

WHOLE_YEAR = Term(Period(2026, 1), Period(2026, 12))
KINDS = Figure("投诉分类", "bars", ("质量", "服务"), (Series("件数", (16, 6)),), "件")


@dataclass(frozen=True)
class Installed:
    """A typeface as matplotlib lists it."""

    name: str
    fname: str


def test_a_picture_is_wide_enough_to_print_and_the_same_every_time() -> None:
    pytest.importorskip("matplotlib")
    data = picture(KINDS)
    image = Image.open(io.BytesIO(data))
    assert image.format == "PNG"
    assert image.width == 1240
    assert picture(KINDS) == data


def test_a_picture_has_the_colours_of_the_chart_and_a_white_ground() -> None:
    pytest.importorskip("matplotlib")
    image = Image.open(io.BytesIO(picture(KINDS))).convert("RGB")
    colours = {colour for _, colour in image.getcolors(1 << 20) or ()}
    assert {(0x35, 0x60, 0x8D), (255, 255, 255)} <= colours


@pytest.mark.parametrize("figure", figures(asked(WHOLE_YEAR)), ids=lambda one: one.shape)
def test_every_figure_of_the_year_can_be_drawn(figure: Figure) -> None:
    pytest.importorskip("matplotlib")
    assert picture(figure).startswith(b"\x89PNG")


def test_figures_without_anything_to_show_are_left_out() -> None:
    titles = [one.title for one in figures(asked(Period(2025, 6)))]
    assert titles == ["各月受理与结案"]


def test_the_first_known_chinese_typeface_is_taken() -> None:
    names = [PREFERRED[3], "Latin", PREFERRED[1]]
    assert typeface(Installed(name, "") for name in names) == PREFERRED[1]


def test_without_a_chinese_typeface_it_says_what_to_install(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    missing = Installed("Latin", str(tmp_path / "none.ttf"))
    with pytest.raises(MissingDependency, match="中文字体.*fonts-noto-cjk"):
        typeface([missing])


def test_without_matplotlib_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingDependency, match=r"formkit\[charts\]"):
        picture(KINDS)


def test_the_report_has_the_rates_the_shares_the_pictures_and_the_cases_to_look_at() -> None:
    pytest.importorskip("matplotlib")
    document = docx.Document(io.BytesIO(report(asked(WHOLE_YEAR), "澄江精密制造")))
    rates, blame, cases = (
        [[cell.text for cell in row.cells] for row in table.rows] for table in document.tables
    )
    assert ["答复及时率", "18/22", "81.8%", "95%（未达到）"] in [row[:4] for row in rates]
    assert blame[-1] == ["合计", "", "100%", "63,000.00"]
    assert ["结案率", "26120002", "未到期", "东篱商贸"] in cases
    assert len(document.inline_shapes) == 4
    words = [paragraph.text for paragraph in document.paragraphs]
    assert "2026年受理 22 件，结案 20 件。" in words
    assert "26120001 的责任比率合计 90 %，不是 100 %。" in words


def test_the_same_books_make_the_same_report() -> None:
    pytest.importorskip("matplotlib")
    january = asked(Period(2026, 1))
    assert report(january, "澄江精密制造") == report(january, "澄江精密制造")
