"""The doctor looks at the machine and the office, and ends with 1 where one cannot work."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Call = Callable[..., Result]


def states(answer: Result) -> dict[str, str]:
    checks: list[dict[str, Any]] = json.loads(answer.stdout)["checks"]
    return {one["name"]: one["state"] for one in checks}


def test_a_new_office_is_healthy_but_told_what_is_not_set(call: Call) -> None:
    answer = call("doctor", "--json")
    seen = states(answer)
    assert answer.exit_code == 0, answer.stdout
    assert seen["台账"] == seen["文件夹"] == seen["模板 客户抱怨处理表"] == "ok"
    assert seen["未设定：核决权限"] == "warn"
    assert "procedure.authority" in call("doctor").stdout


@pytest.mark.parametrize("table", ['[retention]\ndefault = "三十天"', '[privacy]\nfolder = "x"'])
def test_settings_on_persons_and_keeping_that_cannot_be_read_make_it_unfit(
    call: Call, office: Path, table: str
) -> None:
    page = office / "formkit.toml"
    page.write_text(f"{page.read_text(encoding='utf-8')}\n{table}\n", encoding="utf-8")
    answer = call("doctor", "--json")
    assert states(answer)["个人信息与保管"] == "fail"
    assert answer.exit_code == 1


def test_a_calendar_that_ends_soon_is_told_before_limits_become_provisional(call: Call) -> None:
    assert states(call("doctor", "--json"))["工作日历"] == "ok"
    later = call("doctor", env={"FORMKIT_NOW": "2030-12-01T09:00"})
    assert "formkit calendar import" in later.stdout
    assert later.exit_code == 0


def test_a_damaged_original_makes_the_office_unfit(call: Call, office: Path) -> None:
    (paper,) = office.glob("发出/2603/26030001-1*.docx")
    shutil.copy(paper, office / "收件")
    call("import")
    original = next(path for path in office.glob("归档/*/*") if path.is_file())
    original.chmod(0o644)
    original.write_bytes(b"changed")
    answer = call("doctor", "--json")
    assert states(answer)["台账"] == "fail"
    assert answer.exit_code == 1
    assert call("ledger", "check").exit_code == 7


def test_a_template_that_does_not_fit_makes_the_office_unfit(call: Call, office: Path) -> None:
    shutil.copy(
        next(office.glob("发出/2603/26030001-1*.docx")),
        office / "templates" / "客户抱怨处理表.docx",
    )
    answer = call("doctor", "--json")
    assert states(answer)["模板 客户抱怨处理表"] == "fail"
    assert answer.exit_code == call("template", "check").exit_code == 1
    assert call("template", "check", "客户回访登记表").exit_code == 0


def test_an_office_that_cannot_be_opened_is_told_with_the_reason(call: Call, office: Path) -> None:
    (office / "ledger.db").unlink()
    answer = call("doctor")
    assert answer.exit_code == 1
    assert "✗ 办公室：" in answer.stdout
    assert "ledger.db" in answer.stdout


def test_outside_of_an_office_only_the_machine_is_looked_at(
    run: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = run("doctor", "--json")
    assert "台账" not in states(answer)
    assert "只检查了本机" in answer.stderr


def test_programs_that_are_missing_are_told_with_what_they_are_for(
    run: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    answer = run("doctor")
    assert answer.exit_code == 0
    assert "? LibreOffice：没有找到 → 要把表单转成 PDF 时，请装 LibreOffice。" in answer.stdout
