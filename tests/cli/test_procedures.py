"""Procedures as people read them, and as programs do."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from formkit.procedures import names

Call = Callable[..., Result]


def test_every_procedure_is_listed_with_whom_it_is_for(run: Call) -> None:
    told = run("procedures").stdout

    assert all(name in told for name in names())
    assert "生产企业" in told


@pytest.mark.parametrize("name", names())
def test_every_procedure_is_drawn_part_by_part(name: str, run: Call) -> None:
    told = run("procedures", "show", name).stdout.splitlines()

    groups = [line for line in told if line.startswith("【")]
    assert groups[0] == "【表单与去向】"
    assert {"【期限】", "【编号】", "【阶段】"} <= set(groups)
    assert not [line for line in told if "{" in line and "}" in line and "serial" not in line]


def test_limits_are_told_from_when_by_whom_how_long_and_how_counted(run: Call) -> None:
    told = run("procedures", "show", "five-copy").stdout.splitlines()

    (line,) = [line for line in told if line.startswith("P5-3 ")]
    assert line.split() == [
        "P5-3",
        "业务主管核阅",
        "就交涉结果作成综合意见",
        "总经理室",
        "一日内",
        "自然日",
        "第九条第7款",
    ]
    (blank,) = [line for line in told if line.startswith("P5-2 ")]
    assert "未设定（xx天）" in blank


def test_conditions_are_told_in_words(run: Call) -> None:
    told = run("procedures", "show", "five-copy").stdout

    assert "  · “研发部”栏填妥（填了才要填完）（第九条第5款）" in told
    assert "  · 有“签呈”的，都已批复（“签呈 · 批示 · 批示人签字”已填）（第九条第13款）" in told
    assert "限于“判定 · 处理方式”是“退货”或“换货”" in told
    assert "第1、2、3、4、5联已签收或已收回" in told


def test_an_office_is_shown_its_own_procedure_as_it_has_set_it(run: Call, office: Path) -> None:
    settings = office / "formkit.toml"
    page = settings.read_text(encoding="utf-8")
    settings.write_text(page + 'limits = { "P5-2" = "7日" }\n', encoding="utf-8")

    told = run("--office", office, "procedures", "show").stdout
    assert "7日" in told
    assert "procedure.limits.P5-2" not in told


def test_outside_an_office_a_procedure_must_be_named(
    run: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    answer = run("procedures", "show")
    assert answer.exit_code == 2
    assert "formkit procedures show five-copy" in answer.stderr


def test_programs_get_all_of_it(run: Call) -> None:
    told = json.loads(run("--json", "procedures", "show", "five-copy").stdout)["procedure"]

    assert told["labels"]["report.received_on"] == "业务部门填报 · 受理日期"
    assert told["numbers"]["签呈"] == "QC{yy}{mm}{serial:03}"
    assert [one["n"] for one in told["holders"]] == [1, 2, 3, 4, 5]
    assert {"classes", "papers", "separations", "pauses", "escalation", "loop"} <= set(told)
