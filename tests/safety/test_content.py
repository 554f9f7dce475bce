"""The first look at a foreign file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from formkit.errors import FileAccessError
from formkit.safety.content import mapped, opening


def test_a_file_held_by_another_program_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_: Any) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", held)
    with pytest.raises(FileAccessError, match="打不开文件：.*请先关闭正在使用它的程序"):
        opening(tmp_path / "意见表.docx", 8)


def test_only_the_start_of_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "登记.csv"
    path.write_bytes(b"0123456789")
    assert opening(path, 4) == b"0123"


def test_a_mapped_file_is_searched_in_place(tmp_path: Path) -> None:
    path = tmp_path / "登记.csv"
    path.write_bytes(b"0123456789")
    with mapped(path) as data:
        assert data.find(b"789") == 7
