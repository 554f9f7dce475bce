"""Many files are read in one go; one that is refused does not end the others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from formkit.errors import InputError
from formkit.forms import FormSpec, Shelf
from formkit.reading import many, read
from formkit.reading.many import listed, opened, read_all
from formkit.safety.isolate import Isolation
from formkit.safety.limits import Limits


@pytest.fixture
def shelf(slip: FormSpec) -> Shelf:
    """A shelf with the small form."""
    return Shelf([slip])


def test_each_file_gives_its_reading_or_its_refusal_in_order(
    docx: Callable[..., Path], shelf: Shelf, tmp_path: Path
) -> None:
    sheet = docx("<w:p><w:r><w:t>客户意见单</w:t></w:r></w:p>")
    (empty := tmp_path / "empty.docx").touch()
    with Isolation() as isolation:
        first, second, third = read_all([sheet, empty, sheet], shelf, isolation=isolation)
    assert first == third == (read(sheet, shelf),)
    assert isinstance(second, InputError)
    assert "empty.docx" in str(second)


def test_what_came_first_is_read_before_the_last_is_looked_at(
    docx: Callable[..., Path], shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(many, "AT_ONCE", 2)
    sheet = docx("<w:p><w:r><w:t>客户意见单</w:t></w:r></w:p>")
    last = tmp_path / "还没有.docx"
    with Isolation() as isolation:
        readings = read_all([sheet, sheet, last], shelf, isolation=isolation)
        assert next(readings) == next(readings)
        last.write_bytes(sheet.read_bytes())
        assert isinstance(next(readings), tuple)


def test_a_list_may_have_one_column(tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("客户名称\n远山机电\n", encoding="utf-8")
    (grid,) = listed(path, Limits()).grids
    assert [cell.text for cell in grid.cells] == ["客户名称", "远山机电"]
    with pytest.raises(InputError):
        opened(path, Limits())
