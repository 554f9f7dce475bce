"""Calls that cannot be done end with a sentence and an exit code, never with a traceback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from formkit.office import Office

Call = Callable[..., Result]


def broken_settings(office: Path) -> None:
    (office / "formkit.toml").write_text("name = ", encoding="utf-8")


def strange_settings(office: Path) -> None:
    (office / "formkit.toml").write_text('procedur = "five-copy"', encoding="utf-8")


def no_ledger(office: Path) -> None:
    (office / "ledger.db").unlink()


def no_true_ledger(office: Path) -> None:
    (office / "ledger.db").write_text("这不是台账" * 999, encoding="utf-8")


def open_in_word(office: Path) -> None:
    (paper,) = office.glob("发出/2603/26030001-1*.docx")
    paper.with_name(f"~${paper.name[2:]}").touch()


@pytest.mark.parametrize(
    ("harm", "code", "told"),
    [
        (broken_settings, 9, "formkit.toml"),
        (strange_settings, 9, "procedur"),
        (no_ledger, 5, "ledger.db"),
        (no_true_ledger, 7, "台账"),
        (open_in_word, 5, "请先关闭"),
    ],
)
def test_an_office_in_trouble_is_told_in_a_sentence(
    harm: Callable[[Path], None], code: int, told: str, call: Call, office: Path
) -> None:
    harm(office)
    answer = call("fill", "26030001", "--set", "批号=L-7")
    assert answer.exit_code == code, answer.stderr
    assert told in answer.stderr
    assert "Traceback" not in answer.output


def test_outside_of_an_office_one_is_told_how_to_make_one(
    run: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = run("status")
    assert answer.exit_code == 9
    assert "formkit init" in answer.stderr


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("new 客户抱怨处理表 --set 客户名=甲", "客户名称"),
        ("fill 26030001 --set 原因分折=甲", "原因分析"),
        ("new 客户抱怨处理单子 --set 甲=乙", "客户抱怨处理单"),
        ("why 26030010", "26030001"),
        ("procedures show five-copie", "five-copy"),
    ],
)
def test_a_name_that_nothing_bears_is_answered_with_the_nearest(
    words: str, offered: str, call: Call
) -> None:
    answer = call(*words.split())
    assert answer.exit_code == 2
    assert "是不是" in answer.stderr
    assert offered in answer.stderr


def test_boxes_that_do_not_validate_are_named_by_their_labels(call: Call, data: Path) -> None:
    answer = call("new", "客户抱怨处理表", "--from", data, "--set", "交运日期=某日")
    assert answer.exit_code == 2
    assert "客户抱怨处理表 · 业务部门填报 · 交运日期" in answer.stderr


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("fill 26030001", 2),
        ("void 26030002 --reason 又一次", 6),
        ("import", 6),
        ("init {office}", 6),
        ("read {office}/formkit.toml", 3),
        ("new 客户抱怨处理表 --from 没有.json", 5),
        ("new 客户抱怨处理表 --from {office}/formkit.toml --set 批号", 2),
        ("copies lost 26030001 --copy 9 --reason 遗失", 2),
        ("register --month 2026-03 --year 2026", 2),
        ("register --month 某月", 2),
        ("ledger backup {office}/ledger.db", 5),
    ],
)
def test_each_kind_of_trouble_has_its_exit_code(
    words: str, code: int, call: Call, office: Path
) -> None:
    answer = call(*words.format(office=office).split())
    assert answer.exit_code == code, answer.output
    assert answer.stderr or answer.stdout


def test_an_unexpected_error_says_its_kind_and_how_to_learn_more(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall(_: Office, *__: object) -> None:
        raise RuntimeError("秘密")

    monkeypatch.setattr(Office, "status", fall)
    answer = call("status")
    assert answer.exit_code == 15
    assert "RuntimeError" in answer.stderr
    assert "FORMKIT_DEBUG=1" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert "Traceback" in call("status", env={"FORMKIT_DEBUG": "1"}).stderr


def test_an_interrupted_call_ends_with_130(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: Office, *__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Office, "status", interrupt)
    assert call("status").exit_code == 130


def test_an_answer_with_findings_ends_with_1(call: Call, office: Path) -> None:
    stranger = office / "收件" / "外来.csv"
    stranger.write_text("甲,乙\n1,2\n", encoding="utf-8")
    assert call("import").exit_code == 1
    assert call("status").exit_code == 0
    assert call("why", "26030001").exit_code == 0
