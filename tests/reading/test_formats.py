"""The format of a file is told by its content; what cannot be read says how it can."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from formkit.errors import InputError, MissingDependency
from formkit.reading import read_document

Docx = Callable[..., Path]


def test_a_word_file_with_the_wrong_name_is_read(docx: Docx) -> None:
    assert read_document(docx("<w:p/>", name="paper.xlsx")).medium == "docx"


def test_a_workbook_is_read(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "a.xlsx")
    assert read_document(tmp_path / "a.xlsx").medium == "xlsx"


@pytest.mark.parametrize(
    ("head", "new"), [(b"{\\rtf1 x}", ".docx"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "")]
)
def test_an_old_format_says_in_which_format_to_save(tmp_path: Path, head: bytes, new: str) -> None:
    path = tmp_path / "paper.old"
    path.write_bytes(head)
    with pytest.raises((MissingDependency, InputError), match=r"paper\.old") as told:
        read_document(path)
    assert new in str(told.value)


def test_what_is_no_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "photo.docx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(InputError, match=r"photo\.docx"):
        read_document(path)
