"""A list kept as CSV is read like any other table."""

from __future__ import annotations

from pathlib import Path

import pytest

from formkit.reading.formats import read_document

LIST = "客户名称,数量\n远山机电,120 件\n白鹭湾家电,8 套\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_list_is_read_in_the_encodings_that_offices_save_in(
    tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "清单.csv"
    path.write_text(LIST, encoding=encoding)
    (grid,) = read_document(path).grids
    assert [cell.text for cell in grid.cells if cell.row == 1] == ["远山机电", "120 件"]
    assert grid.cells[2].where == "第2行第1列"


def test_a_list_separated_by_tabs_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "清单.csv"
    path.write_text(LIST.replace(",", "\t"), encoding="utf-8")
    (grid,) = read_document(path).grids
    assert (grid.rows, grid.cols) == (3, 2)
