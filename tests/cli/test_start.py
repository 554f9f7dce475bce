"""Calls that ask little start light: no document library, and the overview no database either."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from formkit.cli.screen import make_streams_safe

DOCUMENTS = {"docx", "docxtpl", "openpyxl", "pdfplumber", "lxml", "PIL"}
DATABASE = {"sqlalchemy", "alembic", "pydantic", "rich"}
LOADED = """
import sys
from formkit.cli import main
try:
    main()
finally:
    print(*sorted(sys.modules), file=sys.stderr)
"""


def loaded(*words: str) -> set[str]:
    ran = subprocess.run(
        [sys.executable, "-c", LOADED, *words], capture_output=True, check=True, encoding="utf-8"
    )
    return set(ran.stderr.split())


@pytest.mark.parametrize("words", [("--help",), ("status", "--help"), ("--lang", "en", "-h")])
def test_help_loads_neither_documents_nor_database(words: tuple[str, ...]) -> None:
    assert loaded(*words) & (DOCUMENTS | DATABASE) == set()


@pytest.mark.parametrize("words", [("status",), ("why", "26030001"), ("ledger", "gaps")])
def test_asking_the_ledger_loads_no_document_library(words: tuple[str, ...], office: Path) -> None:
    assert loaded("--office", str(office), *words) & DOCUMENTS == set()


def test_formkit_is_also_a_module_to_run(office: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "formkit", "status"],
        capture_output=True,
        check=False,
        cwd=office / "发出",
        encoding="utf-8",
    )
    assert ran.returncode == 0, ran.stderr
    assert "26030001" in ran.stdout


def test_a_pipe_of_another_encoding_gets_utf_8(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    pipe = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(pipe, encoding="ascii"))
    make_streams_safe()
    print("华东机电", flush=True)  # noqa: T201 - as any command does
    assert pipe.getvalue().decode("utf-8") == "华东机电\n"


def test_where_files_cannot_have_chinese_names_it_is_told(office: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "formkit", "--office", str(office), "status", "--json"],
        capture_output=True,
        check=False,
        env=os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    )
    assert ran.returncode == 5
    assert "PYTHONUTF8=1" in ran.stderr.decode("utf-8")
