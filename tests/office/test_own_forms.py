"""An office's own form works at once, be it a class or a page of TOML."""

from __future__ import annotations

import importlib
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from formkit.demo.paper import Paper
from formkit.errors import ConfigurationError, FileAccessError, LedgerError, UnknownName
from formkit.filling.proof import proof
from formkit.forms import Form
from formkit.office import Office, Registration
from formkit.safety.isolate import Isolation
from tests.office.desk import CLERK, INTAKE, NOW, SHEET, Sight, boxes_of

EXAMPLE = Path(__file__).parents[2] / "examples" / "own_form"
TITLE = "客户投诉意见表"
OPINION = {
    "投诉日期": "2026年3月5日8时40分",
    "客户姓名": "苏望舒",
    "联系电话": "0379-6599-0000",
    "投诉内容": "三号楼货梯停运，无人告知。",
    "投诉类别": "重要",
    "记录人": "林一帆 2026年3月5日",
}
HANDLING = {"处理结果": "已修复", "完成时间": "2026年3月6日", "处理人": "周明"}


@pytest.fixture
def opinion_sheet(monkeypatch: pytest.MonkeyPatch) -> type[Form]:
    """The form that the example declares as a class."""
    monkeypatch.syspath_prepend(EXAMPLE)
    form: type[Form] = importlib.import_module("opinion_sheet").OpinionSheet
    return form


def declared(folder: Path) -> None:
    shutil.copy(EXAMPLE / f"{TITLE}.toml", folder / "表单")


def test_the_example_runs_as_it_stands() -> None:
    ran = subprocess.run(
        [sys.executable, EXAMPLE / "opinion_sheet.py"],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        env={"PYTHONPATH": str(EXAMPLE.parents[1]), "PYTHONUTF8": "1"},
    )
    assert ran.stdout.splitlines() == [
        "YJ2603001",
        "发出/2603/YJ2603001-1联-前台.docx",
        "发出/2603/YJ2603001-2联-责任部门.docx",
        "发出/2603/YJ2603001-3联-总经理室.docx",
        "客户投诉意见表 YJ2603001 苏望舒",
    ]
    assert not ran.stderr


@pytest.mark.parametrize("way", ["class", "TOML"])
def test_an_own_form_is_registered_filled_read_back_and_followed(
    way: str,
    opinion_sheet: type[Form],
    folder: Path,
    worker: Isolation,
    said: Registration,
) -> None:
    if way == "TOML":
        declared(folder)
    with Office.open(folder, forms=[opinion_sheet] if way == "class" else ()) as office:
        vars(office)["isolation"] = worker
        sheet = office.new(TITLE, OPINION, said=said)
        paper = Paper(folder / sheet.files[1].path)
        spec = office.shelf.find(TITLE)
        for label, text in HANDLING.items():
            paper.type_in(spec.box(label).path, text)
        (taken,) = office.take_in(
            [paper.save(office.folder.inbox / "二联.docx")], now=NOW, by=CLERK
        ).files
        assert (taken.outcome, taken.number, taken.copy) == ("updated", sheet.number, 2)
        assert boxes_of(office, sheet.number)[spec.box("完成时间").path] == "2026-03-06"
        (status,) = office.status(NOW)
        assert (status.number, status.form) == (sheet.number, TITLE)
        assert [gap.last for gap in office.gaps()] == [1]


def test_the_template_of_an_own_form_is_authored_into_the_office_on_first_use(
    folder: Path, said: Registration
) -> None:
    declared(folder)
    template = folder / "templates" / f"{TITLE}.docx"
    with Office.open(folder) as office:
        office.preview(TITLE, OPINION, said=said)
        assert not template.exists()
        sheet = office.new(TITLE, OPINION, said=said)
        spec = office.shelf.find(TITLE)
        assert not proof(template, spec)
        authored = template.read_bytes()
        office.fill(sheet.number, HANDLING, now=NOW, by=CLERK)
        assert template.read_bytes() == authored


def test_a_template_that_the_office_changed_is_used(folder: Path, said: Registration) -> None:
    declared(folder)
    with Office.open(folder) as office:
        office.new(TITLE, OPINION, said=said)
        template = folder / "templates" / f"{TITLE}.docx"
        Paper(template).save(template)
        changed = template.read_bytes()
        office.new(TITLE, OPINION, said=said)
        assert template.read_bytes() == changed
        versions = [event.body["version"] for event in office.ledger.journal(kinds=("printed",))]
    assert len(set(versions)) == 2


def test_where_the_documents_cannot_be_written_no_template_is_left_either(
    folder: Path, said: Registration
) -> None:
    declared(folder)
    (folder / "发出" / "2603").touch()
    with Office.open(folder) as office:
        before = Sight.of(folder)
        with pytest.raises(FileAccessError, match="发出/2603"):
            office.new(TITLE, OPINION, said=said)
        assert Sight.of(folder) == before


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("[form]", "[form", "TOML"),
        ("kind = ", "knd = ", "是不是“kind”"),
        ('kind = "moment"', 'kind = "momnt"', "是不是“moment”"),
        ('within = "15分钟"', 'within = "很快"', "很快"),
        ("{yy}{mm}", "{yy}{m}", "{m}"),
    ],
)
def test_a_form_that_is_declared_wrong_is_told_with_file_and_word(
    old: str, new: str, told: str, folder: Path
) -> None:
    text = (EXAMPLE / f"{TITLE}.toml").read_text(encoding="utf-8")
    (folder / "表单" / f"{TITLE}.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        Office.open(folder)
    assert f"{TITLE}.toml" in str(caught.value)
    assert told in str(caught.value)


def test_a_form_whose_numbers_would_be_those_of_another_is_told_how_to_tell_them_apart(
    folder: Path, said: Registration
) -> None:
    text = (EXAMPLE / f"{TITLE}.toml").read_text(encoding="utf-8")
    clash = text.replace("YJ{yy}{mm}{serial:03}", "{yy}{mm}{serial:04}")
    (folder / "表单" / f"{TITLE}.toml").write_text(clash, encoding="utf-8")
    with Office.open(folder) as office:
        office.new(SHEET, INTAKE, said=said)
        with pytest.raises(LedgerError, match="另设编号前缀"):
            office.new(TITLE, OPINION, said=said)


def test_a_form_that_was_taken_away_is_asked_for_by_name(
    opinion_sheet: type[Form], folder: Path, said: Registration
) -> None:
    title = "货梯意见表"

    class LiftSheet(opinion_sheet):  # type: ignore[misc, valid-type]
        """The same sheet under a title that formkit does not have."""

        paper = replace(opinion_sheet.paper, title=title)

    with Office.open(folder, forms=[LiftSheet]) as office:
        number = office.new(title, OPINION, said=said).number
    with Office.open(folder) as office:
        with pytest.raises(ConfigurationError, match=title):
            office.status(NOW)
        with pytest.raises(UnknownName, match=title):
            office.print(number, now=NOW, by=CLERK)


def test_a_section_that_is_begun_holds_its_defaults(folder: Path, worker: Isolation) -> None:
    (folder / "表单" / "意见单.toml").write_text(
        """
        [form]
        title = "意见单"
        numbered = "YD{yy}{mm}{serial:03}"
        [[section]]
        title = "受理"
        boxes = [{ label = "客户姓名" }]
        [[section]]
        title = "处理"
        boxes = [{ label = "级别", choices = ["轻", "重"], default = "轻" }, { label = "结果" }]
        """,
        encoding="utf-8",
    )
    with Office.open(folder) as office:
        vars(office)["isolation"] = worker
        said = Registration(now=NOW, by=CLERK)
        number = office.new("意见单", {"客户姓名": "苏望舒"}, said=said).number
        assert list(boxes_of(office, number).values()) == ["苏望舒"]
        office.fill(number, {"结果": "已修复"}, now=NOW, by=CLERK)
        assert sorted(boxes_of(office, number).values()) == ["已修复", "苏望舒", "轻"]
        office.fill(number, {"级别": "重"}, now=NOW, by=CLERK)
        assert "重" in boxes_of(office, number).values()


LONG = """
[form]
title = "长文记录表"
numbered = "CW{yy}{mm}{serial:03}"
medium = "xlsx"

[[section]]
title = "受理"
name = "intake"
boxes = [{label = "经过", name = "story", lines = 4}]
"""


def test_a_text_without_room_on_the_print_of_an_excel_form_is_told(
    folder: Path, said: Registration
) -> None:
    (folder / "表单" / "长文记录表.toml").write_text(LONG, encoding="utf-8")
    with Office.open(folder) as office:
        short = office.new("长文记录表", {"经过": "外壳开裂，要求换货。"}, said=said)
        long = office.new("长文记录表", {"经过": "外壳开裂，要求换货。" * 900}, said=said)
    assert not short.findings
    (finding,) = long.findings
    assert (finding.code, finding.number) == ("overfull-row", long.number)
    assert "第2行的文字太长" in finding.message
