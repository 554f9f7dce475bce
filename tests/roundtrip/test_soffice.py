"""A fixed sample says the same after LibreOffice has saved it, and nothing false as a PDF.

What LibreOffice itself alters is left out: texts such as ``_x4E00_``, which it takes for one
character; tabs in an ods; characters put together from several, of which a PDF names the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from formkit.reading import Reading
from tests.roundtrip import routes, sample, soffice
from tests.roundtrip.law import legible, outcome
from tests.roundtrip.routes import Route, carried
from tests.roundtrip.sample import Filled
from tests.roundtrip.trips import IS_THOROUGH, known_as, read_back, told

pytestmark = [
    pytest.mark.soffice,
    pytest.mark.skipif(soffice.PROGRAM is None, reason="LibreOffice (soffice) is not on the path"),
]

WHOLE = [route for route in routes.WORD_THROUGH_SOFFICE if "pdf" not in route.kinds]
QUICK = [route for route in WHOLE if route.kinds in {("docx",), ("odt", "docx")}]
PDF = next(route for route in routes.WORD_THROUGH_SOFFICE if "pdf" in route.kinds)
EXCEL = [route for route in routes.EXCEL_THROUGH_SOFFICE if "xls" not in route.kinds]


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> list[Filled]:
    return sample.sheets(tmp_path_factory.mktemp("sheets"))


@pytest.fixture(scope="module")
def registers(tmp_path_factory: pytest.TempPathFactory) -> list[Filled]:
    return sample.registers(tmp_path_factory.mktemp("registers"))


def readings(
    route: Route, filled: Sequence[Filled], folder: Path
) -> Iterator[tuple[Filled, Reading]]:
    """Each sheet with what is read at the end of its route."""
    paths = route.take(filled, folder / "on the way")
    yield from zip(filled, map(read_back, paths), strict=True)


@pytest.mark.parametrize("route", WHOLE if IS_THOROUGH else QUICK, ids=lambda one: one.name)
def test_a_sheet_that_libreoffice_has_saved_comes_back_whole(
    route: Route, sheets: list[Filled], tmp_path: Path
) -> None:
    for sheet, reading in readings(route, sheets, tmp_path):
        given = carried(route, legible(sheet.spec, sheet.boxes))
        assert {path: reading.values.get(path) for path in given} == given
        assert reading.values.keys() <= sheet.boxes.keys()
        assert told(reading) == known_as(sheet.spec, sheet.identity)


@pytest.mark.parametrize("route", EXCEL, ids=lambda one: one.name)
def test_a_register_that_libreoffice_has_saved_comes_back_whole(
    route: Route, registers: list[Filled], tmp_path: Path
) -> None:
    for sheet, reading in readings(route, registers, tmp_path):
        given = carried(route, legible(sheet.spec, sheet.boxes))
        assert {path: reading.values.get(path) for path in given} == given
        assert reading.values.keys() <= sheet.boxes.keys()
        assert told(reading) == known_as(sheet.spec, sheet.identity)


def test_a_pdf_is_read_true_or_not_at_all(sheets: list[Filled], tmp_path: Path) -> None:
    for sheet, reading in readings(PDF, sheets, tmp_path):
        found = outcome(sheet.spec, sheet.boxes, reading, alike=PDF.alike)
        assert not carried(PDF, {path: filled for path, (filled, _) in found.wrong.items()})
        assert told(reading) == known_as(sheet.spec, sheet.identity)
        if sheet.kind in ("usual", "lines"):
            assert not found.lost
