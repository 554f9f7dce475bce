"""Real papers of many hands are read without an exception, and their texts are all there."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest

from formkit.errors import FormkitError
from formkit.forms import Shelf
from formkit.reading import read, read_document
from formkit.values.text import fold

FOLDERS = ("zh-forms", "zh-templates", "peer-python-docx", "peer-docassemble", "peer-docxtemplater")


def folded(texts: list[str]) -> str:
    """All the texts as one, without white space."""
    return fold("".join(texts))


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_word_document_is_read(shared: Path, folder: str) -> None:
    for path in sorted((shared / "corpus" / folder).glob("*.docx")):
        if zipfile.is_zipfile(path):
            assert read_document(path).medium == "docx", path.name


def test_the_tables_of_chinese_forms_are_all_there(shared: Path) -> None:
    for path in sorted((shared / "corpus/zh-forms").glob("*.docx")):
        ours = folded([cell.text for grid in read_document(path).grids for cell in grid.cells])
        for table in docx.Document(str(path)).tables:
            for row in table.rows:
                for cell in row.cells:
                    assert fold(cell.text) in ours, (path.name, cell.text)


def test_every_chinese_workbook_is_read(shared: Path) -> None:
    for path in sorted((shared / "corpus/zh-8d").glob("*.xlsx")):
        assert any(cell.text for grid in read_document(path).grids for cell in grid.cells)


def test_hostile_files_end_in_a_plain_refusal_or_no_known_form(shared: Path) -> None:
    for path in sorted((shared / "corpus/hostile").iterdir()):
        assert outcome(path) in ("refused", None), path.name


def outcome(path: Path) -> str | None:
    """``refused``, or the form as which a file was read."""
    try:
        return read(path, Shelf.builtin()).form
    except FormkitError:
        return "refused"
