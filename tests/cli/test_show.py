"""formkit show: a case as a page on the terminal, as JSON, or as an HTML file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from formkit.cli.cells import cells

Call = Callable[..., Result]


def test_a_case_is_one_page_from_what_is_missing_to_what_happened(call: Call) -> None:
    answer = call("show", "26030001")
    assert answer.exit_code == 0
    lines = answer.stdout.splitlines()
    assert lines[0] == "26030001　客户抱怨处理表　华东机电　处理中"
    headings = [line.strip("─ ") for line in lines if line.startswith("──")]
    assert headings[0].startswith("还缺")
    assert headings[1].startswith("问题")
    assert headings[2:] == ["期限", "客户抱怨处理表 26030001　2026-03-05", "经过"]
    assert "    客户名称：华东机电" in lines
    assert "· 质量管理部：未填" in lines
    assert "  还没有收回任何一份。" in lines


@pytest.mark.parametrize("number", ["26030001", "26030002"])
def test_it_is_readable_at_eighty_columns(number: str, call: Call) -> None:
    assert max(map(cells, call("show", number).stdout.splitlines())) <= 80


def test_a_void_case_says_so(call: Call) -> None:
    answer = call("show", "26030002")
    assert answer.exit_code == 0
    assert "! 2026-03-05 09:00 作废：重复登记" in answer.stdout
    assert "还缺" not in answer.stdout


def test_an_unknown_number_is_refused(call: Call) -> None:
    answer = call("show", "26030009")
    assert answer.exit_code == 2
    assert "26030009" in answer.stderr


def test_a_program_reads_the_same(call: Call) -> None:
    told = json.loads(call("show", "26030001", "--json").stdout)
    assert told["schema"] == "formkit.show/1"
    assert set(told) == {"schema", "case"}
    keys = {
        "sheets",
        "beside",
        "timeline",
        "limits",
        "findings",
        "why",
        "next",
        "stages",
        "earlier",
    }
    assert keys <= set(told["case"])


def test_the_page_is_written_where_it_is_wanted(call: Call, tmp_path: Path) -> None:
    target = tmp_path / "案件.html"
    answer = call("show", "26030001", "--html", target)
    assert answer.stdout == f"✓ 已写出 {target}\n"
    assert "华东机电" in target.read_text(encoding="utf-8")


def test_a_dry_run_writes_no_page(call: Call, tmp_path: Path) -> None:
    target = tmp_path / "案件.html"
    answer = call("show", "26030001", "--html", target, "--dry-run")
    assert answer.stdout == f"· 试运行，将写出 {target}\n"
    assert not target.exists()


def test_a_page_that_cannot_be_written_is_told(call: Call, tmp_path: Path) -> None:
    answer = call("show", "26030001", "--html", tmp_path / "没有" / "案件.html")
    assert answer.exit_code == 5
    assert "案件.html" in answer.stderr
