"""Registers, statistics and the report from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import Result

from formkit.errors import ExitCode
from formkit.safety import libreoffice

Call = Callable[..., Result]


def test_a_register_is_named_by_its_title_and_term(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = json.loads(call("register", "--quarter", "2026Q1", "--json").stdout)
    assert told["reports"] == [
        {
            "period": "2026-Q1",
            "path": "登记追踪表-2026Q1.xlsx",
            "updated": [],
            "added": [],
            "kept": [],
            "missing": [],
            "unbalanced": {},
        }
    ]
    assert (tmp_path / "登记追踪表-2026Q1.xlsx").is_file()


def test_rows_of_another_month_are_kept_and_told(call: Call, tmp_path: Path) -> None:
    out = tmp_path / "登记.xlsx"
    call("register", "--month", "2026-03", "-o", out)
    told = call("register", "--month", "2026-04", "-o", out).stdout
    assert "照原样保留：26030001、26030002" in told


def test_the_statistics_have_their_three_pages(call: Call, tmp_path: Path) -> None:
    out = tmp_path / "统计.xlsx"
    assert call("stats", "--year", "2026", "-o", out).exit_code == ExitCode.DONE
    assert openpyxl.load_workbook(out).sheetnames == ["统计", "指标", "图表"]


def test_a_dry_run_says_what_it_would_write_and_writes_nothing(call: Call, tmp_path: Path) -> None:
    for command, name in (("stats", "统计.xlsx"), ("report", "分析.docx")):
        told = call(command, "--month", "2026-03", "-o", tmp_path / name, "--dry-run")
        assert told.stdout == f"· 试运行，将写出 {tmp_path / name}\n"
        assert not (tmp_path / name).exists()


def test_a_pdf_without_libreoffice_ends_with_a_missing_dependency(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    told = call("report", "--month", "2026-03", "-o", tmp_path / "分析.pdf")
    assert told.exit_code == ExitCode.DEPENDENCY
    assert "LibreOffice" in told.stderr


def test_two_terms_at_once_cannot_be_meant(call: Call) -> None:
    told = call("stats", "--month", "2026-03", "--year", "2026")
    assert told.exit_code == ExitCode.USAGE
