"""Registers kept in old Excel or in LibreOffice are read like xlsx ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from formkit.errors import InputError
from formkit.filling.identity import Identity
from formkit.filling.sheets import write_sheet
from formkit.filling.stock import template_for
from formkit.forms import Shelf
from formkit.reading import read
from formkit.reading.workbook import read_file
from formkit.safety import libreoffice
from formkit.safety.guard import guard
from formkit.safety.libreoffice import converted
from formkit.safety.sniff import Kind
from tests.reading.binary_workbook import write_xlsb

SHELF = Shelf.builtin()
LINES = (
    ("26030001", "远山机电有限公司", "2026-03-05", "电话", "满意", "林一帆"),
    ("26030002", "东篱商贸", "2026-03-31", "走访", "不满意", "周敏"),
)
COLUMNS = ("number", "customer", "visited_on", "way", "satisfaction", "visitor")


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A revisit register with two lines."""
    spec = SHELF.find("客户回访登记表")
    said = {
        f"visits.lines.{i}.{name}": value
        for i, line in enumerate(LINES)
        for name, value in zip(COLUMNS, line, strict=True)
    }
    boxes = spec.form.from_boxes({"visits.period": "2026年3月", **said}).boxes()
    out = tmp_path_factory.mktemp("register") / "回访.xlsx"
    return write_sheet(spec, boxes, Identity("", None), template_for(spec), out)


@pytest.mark.soffice
@pytest.mark.skipif(libreoffice.program() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_a_register_in_another_format_says_the_same(
    register: Path, kind: str, tmp_path: Path
) -> None:
    saved = converted([register], kind, tmp_path)[register]
    assert isinstance(saved, Path)
    assert saved.suffix == f".{kind}"
    assert read(saved, SHELF).values == read(register, SHELF).values


def test_a_register_in_a_binary_workbook_is_read(register: Path, tmp_path: Path) -> None:
    labels = [box.label for box in SHELF.find("客户回访登记表").tables[0].boxes]
    names = [box.name for box in SHELF.find("客户回访登记表").tables[0].boxes]
    lines = [
        [dict(zip(COLUMNS, line, strict=True)).get(one, "") for one in names] for line in LINES
    ]
    rows = [["客户回访登记表"], ["期间", "2026年3月"], labels, *lines]
    path = write_xlsb(tmp_path / "回访.xlsb", rows, title="登记")
    assert guard(path) is Kind.XLSB
    assert read(path, SHELF).values == read(register, SHELF).values


def test_a_file_that_is_no_workbook_is_told(tmp_path: Path) -> None:
    (path := tmp_path / "坏.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600)
    with pytest.raises(InputError, match=r"坏\.xls"):
        read_file(path)
