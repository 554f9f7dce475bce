"""The commands on what leaves the office and what is kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Call = Callable[..., Result]


def test_a_reply_before_its_time_ends_with_the_reasons(call: Call, tmp_path: Path) -> None:
    answer = call("reply", "26030001", "-o", tmp_path / "函.docx")
    assert answer.exit_code == 1
    assert "还不能答复客户" in answer.stdout
    assert "核决签字" in answer.stdout
    assert not (tmp_path / "函.docx").exists()


def test_programs_read_the_reasons_too(call: Call) -> None:
    told = json.loads(call("reply", "26030001", "--json").stdout)
    assert told["schema"] == "formkit.reply/1"
    assert told["reply"]["number"] is None
    assert {"code", "form", "copy", "box", "message"} <= told["reply"]["why"][0].keys()


def test_the_internal_sheet_is_refused_to_the_customer(call: Call, tmp_path: Path) -> None:
    answer = call("export", "26030001", "--audience", "customer", "-o", tmp_path / "出")
    assert answer.exit_code == 2
    assert "formkit reply 26030001" in answer.stderr
    assert not (tmp_path / "出").exists()


@pytest.mark.parametrize(
    ("words", "suffix"), [([], ".docx"), (["--csv"], ".csv"), (["--json"], ".json")]
)
def test_an_export_is_written_in_the_shape_asked_for(
    call: Call, tmp_path: Path, words: list[str], suffix: str
) -> None:
    folder = tmp_path / "出"
    answer = call("export", "26030001", "--audience", "dept", "-o", folder, *words)
    assert answer.exit_code == 0, answer.stderr
    assert [path.suffix for path in folder.iterdir()] == [suffix]


def test_an_export_is_in_the_log(call: Call, tmp_path: Path) -> None:
    call("export", "26030001", "--audience", "statistics", "-o", tmp_path / "出")
    events = json.loads(call("ledger", "log", "--json").stdout)["events"]
    assert events[-1]["kind"] == "exported"
    assert events[-1]["body"]["audience"] == "statistics"


def test_a_number_or_a_month_must_be_said(call: Call, tmp_path: Path) -> None:
    assert call("export", "--audience", "dept", "-o", tmp_path).exit_code == 2


def test_retention_lists_the_cases(call: Call) -> None:
    told = json.loads(call("retention", "--json").stdout)["retention"]
    assert [(one["number"], one["class"], one["due"]) for one in told] == [
        ("26030001", "10年", None)
    ]
    assert "未归档" in call("retention").stdout


def test_nothing_is_over_yet(call: Call, tmp_path: Path) -> None:
    answer = call("retention", "--due", "--year", "2036", "-o", tmp_path / "销毁清单.docx")
    assert answer.exit_code == 6


@pytest.mark.parametrize(
    "words",
    [
        "export 26030001 --audience dept -o {office}/出",
        "retention -o {office}/目录.xlsx",
        "reply 26030001 -o {office}/函.docx",
    ],
)
def test_a_dry_run_writes_nothing(call: Call, office: Path, words: str) -> None:
    before = sorted(path for path in office.rglob("*") if path.name != "ledger.db-shm")
    call(*words.format(office=office).split(), "--dry-run")
    assert sorted(path for path in office.rglob("*") if path.name != "ledger.db-shm") == before
