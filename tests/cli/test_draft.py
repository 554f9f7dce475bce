"""formkit form draft and formkit read --any: how an office with its own Word form starts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.drafting.blanks import banded, workbook

Call = Callable[..., Result]


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    return banded(tmp_path / "客户意见处理单.docx")


def test_a_blank_becomes_a_form_that_is_issued_and_read_back(
    call: Call, office: Path, blank: Path
) -> None:
    assert call("form", "draft", blank).exit_code == 0
    issued = call("new", "客户意见处理单", "--set", "客户名称=华东机电", "--json")
    (file,) = json.loads(issued.stdout)["sheet"]["files"]
    read = call("read", office / file["path"], "--json")
    (reading,) = json.loads(read.stdout)["readings"]
    assert reading["form"] == "客户意见处理单"
    assert reading["number"] == json.loads(issued.stdout)["sheet"]["number"]
    filled = {box["label"]: box["value"] for box in reading["boxes"].values() if box["value"]}
    assert filled == {"客户名称": "华东机电"}


def test_a_trial_writes_nothing_and_shows_the_declaration(call: Call, blank: Path) -> None:
    shown = call("form", "draft", blank, "--dry-run", "-o", blank.parent / "草稿")
    assert 'title = "客户意见处理单"' in shown.stdout
    assert "没有把握" in shown.stdout
    assert not (blank.parent / "草稿").exists()


def test_outside_an_office_both_files_lie_where_told(run: Call, tmp_path: Path) -> None:
    blank = workbook(tmp_path / "异常.xlsx")
    assert run("form", "draft", blank, "-o", tmp_path / "草稿").exit_code == 0
    names = sorted(path.name for path in (tmp_path / "草稿").iterdir())
    assert names == ["质量异常处理单.toml", "质量异常处理单.xlsx"]


def test_what_is_there_is_never_written_over(run: Call, blank: Path) -> None:
    again = run("form", "draft", blank)
    assert again.exit_code == 5
    assert "没有覆盖" in again.stderr


def test_the_answer_for_programs_says_what_was_unsure(run: Call, blank: Path) -> None:
    told = json.loads(run("form", "draft", blank, "--dry-run", "--json").stdout)
    assert told["schema"] == "formkit.form.draft/1"
    assert told["is_copy"]
    assert any("客户要求" in doubt for doubt in told["doubts"])


def test_any_paper_is_read_as_labels_and_values(run: Call, blank: Path) -> None:
    from docx import Document

    word = Document(str(blank))
    word.tables[0].cell(0, 2).text = "华东机电"
    word.save(str(filled := blank.with_name("填好.docx")))
    seen = run("read", "--any", filled)
    assert seen.exit_code == 0
    assert "华东机电" in seen.stdout
    (reading,) = json.loads(run("read", "--any", filled, "--json").stdout)["readings"]
    assert reading["form"] is None
    assert reading["unknown"][0] == {
        "label": "客户名称",
        "value": "华东机电",
        "where": "表1 第1行第3格",
    }
