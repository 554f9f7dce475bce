"""A list kept as CSV is read like any other table."""

from __future__ import annotations

from pathlib import Path

import pytest

from formkit.errors import InputError
from formkit.reading.formats import read_document
from formkit.values.grid import Grid

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


def test_blank_lines_and_short_ones_leave_no_holes(tmp_path: Path) -> None:
    path = tmp_path / "清单.csv"
    path.write_text("编号,客户,备注\n26030001,远山\n\n26030002,东篱,急\n", encoding="utf-8")
    (grid,) = read_document(path).grids
    assert str(grid) == str(
        Grid.parse(
            "| 编号 | 客户 | 备注 |\n| 26030001 | 远山 |  |\n|  |  |  |\n| 26030002 | 东篱 | 急 |"
        )
    )


def test_a_cell_longer_than_any_list_has_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "清单.csv"
    path.write_text(f"编号,客户\n26030001,{'远' * 200_000}\n", encoding="utf-8")
    with pytest.raises(InputError, match="清单"):
        read_document(path)
