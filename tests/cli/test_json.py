"""What programs read: one object a call, with its schema and the keys promised."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Call = Callable[..., Result]

SHEET = {"number", "form", "case", "files", "due", "findings"}
CASE = {
    "number", "case", "form", "customer", "state", "stages",
    "overdue", "copies", "supersedes", "superseded_by", "why",
}  # fmt: skip
FORM = {"title", "also", "series", "copies", "sections"}
PROMISED = [
    ("procedures", "procedures", {"name", "title"}),
    ("procedures show five-copy", "procedure", {"name", "deadlines", "stages", "open_blanks"}),
    ("forms", "forms", {"title"}),
    ("forms show 客户抱怨处理表", "form", FORM),
    ("new 客户抱怨处理表 --from {data}", "sheet", SHEET),
    ("fill 26030001 --set 批号=L-7", "sheet", SHEET),
    ("print 26030001 --copies 1,3", "sheet", SHEET),
    ("void 26030001 --reason 误登", "sheet", SHEET),
    ("supersede 26030001", "sheet", SHEET),
    ("copies sent 26030001", "event", {"number", "action", "copies", "at", "by"}),
    ("status", "cases", CASE),
    ("status 26030001", "cases", CASE),
    ("why 26030001", "why", {"code", "form", "copy", "box", "message"}),
    ("due", "due", {"number", "rule", "at", "desk", "soft", "paused", "calendar"}),
    ("calendar show", "calendar", {"month", "version", "known_through", "hours", "days"}),
    ("calendar set 2026-05-06 休", "change", {"day", "kind", "version", "known_through", "moved"}),
    ("pause 26030001 --reason 客户加工中未确定", "event", {"number", "reason", "note", "at", "by"}),
    ("reconcile", "reconciliation", {"period", "issued", "registered", "gaps", "void", "findings"}),
    ("ledger gaps", "periods", {"series", "period", "last", "missing", "void"}),
    ("ledger log", "events", {"seq", "at", "by", "kind", "number", "body"}),
    ("ledger check", "check", {"intact", "numbers", "head", "findings"}),
    ("ledger backup {tmp}/备份.db", "backup", {"path", "numbers", "head"}),
    ("template list", "templates", {"form", "path", "own", "findings"}),
    ("template check", "templates", {"form", "path", "own", "findings"}),
    ("template blank 客户投诉记录单 -o {tmp}/单.docx", "template", {"form", "path"}),
    ("doctor", "checks", {"name", "state", "seen", "fix"}),
    ("completion bash", "script", None),
    ("init {tmp}/新", "office", {"path", "procedure", "open_blanks"}),
    ("register -o {tmp}/登记.xlsx", "reports", {"period", "path"}),
    ("summary -o {tmp}/汇总.xlsx", "reports", {"period", "path"}),
    ("revisits -o {tmp}/回访.xlsx", "reports", {"period", "path"}),
    ("stats -o {tmp}/统计.xlsx", "reports", {"period", "path"}),
]


@pytest.mark.parametrize(("words", "key", "inner"), PROMISED, ids=[one[0] for one in PROMISED])
def test_an_answer_is_one_object_with_its_schema_and_keys(
    words: str, key: str, inner: set[str] | None, call: Call, data: Path, tmp_path: Path
) -> None:
    said = words.format(data=data, tmp=tmp_path).split()
    answer = call(*said, "--json")
    told = json.loads(answer.stdout)
    assert answer.exit_code in {0, 1}, answer.stderr
    assert told["schema"].startswith(f"formkit.{said[0]}")
    assert told["schema"].endswith("/1")
    whole = told[key]
    first = whole[0] if isinstance(whole, list) else whole
    assert inner is None or inner <= set(first)


def test_a_sheet_tells_its_files_from_the_office_folder(
    call: Call, office: Path, data: Path
) -> None:
    answer = call("new", "客户抱怨处理表", "--from", data, "--json")
    files = json.loads(answer.stdout)["sheet"]["files"]
    assert [one["copy"] for one in files] == [1, 2, 3, 4, 5]
    assert {tuple(one) for one in files} == {("copy", "holder", "path")}
    assert all((office / one["path"]).is_file() for one in files)


def test_a_list_tells_the_sheets_made_and_the_lines_rejected(
    call: Call, tmp_path: Path, intake: dict[str, Any]
) -> None:
    path = tmp_path / "三月来件.csv"
    rows = [",".join(intake), ",".join(intake.values()), ",".join(intake.values())]
    rows[2] = rows[2].replace("2026-02-20", "某日")
    path.write_text("\n".join(rows), encoding="utf-8")
    answer = call("batch", "客户抱怨处理表", path, "--json")
    told = json.loads(answer.stdout)
    assert answer.exit_code == 1
    assert [one["number"] for one in told["sheets"]] == ["26030003"]
    assert set(told["rejected"][0]) == {"row", "findings"}


def test_readings_tell_each_box_and_where_it_stands(call: Call, office: Path) -> None:
    (paper,) = office.glob("发出/2603/26030001-3*.docx")
    answer = call("read", paper, "--json")
    (reading,) = json.loads(answer.stdout)["readings"]
    assert (reading["form"], reading["number"], reading["copy"]) == (
        "客户抱怨处理表",
        "26030001",
        3,
    )
    box = reading["boxes"]["report.received_on"]
    assert box["value"] == "2026-03-05"
    assert {"label", "value", "raw", "source", "where", "confidence"} <= set(box)


def test_an_import_tells_each_file_and_counts_the_outcomes(call: Call, office: Path) -> None:
    (paper,) = office.glob("发出/2603/26030001-3*.docx")
    shutil.copy(paper, office / "收件")
    told = json.loads(call("import", "--json").stdout)
    (file,) = told["files"]
    assert set(file) == {"file", "sha256", "outcome", "number", "copy", "findings", "part"}
    assert file["outcome"] == "unchanged"
    assert sum(told["counts"].values()) == 1


def test_talk_goes_to_stderr_and_the_answer_alone_to_stdout(call: Call, data: Path) -> None:
    answer = call("new", "客户抱怨处理表", "--from", data, "--json")
    assert answer.stdout.count("\n") == 1
    assert "下一步" in answer.stderr
    assert "下一步" not in call("new", "客户抱怨处理表", "--from", data, "--quiet").stderr


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("why 26039999", 2),
        ("new 客户抱怨处理表 --set 客户=甲", 2),
        ("nwe", 2),
        ("read 没有.docx", 5),
    ],
)
def test_trouble_is_an_object_too_and_a_sentence_on_stderr(
    words: str, code: int, call: Call
) -> None:
    answer = call(*words.split(), "--json")
    told = json.loads(answer.stdout)
    assert told["schema"] == "formkit.error/1"
    assert told["error"]["exit_code"] == answer.exit_code == code
    assert told["error"]["message"].splitlines()[0] in answer.stderr
