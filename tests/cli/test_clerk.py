"""What a clerk reads on the terminal, command by command."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
from click.testing import Result

Call = Callable[..., Result]


def lines(answer: Result) -> list[str]:
    assert answer.exit_code in {0, 1}, answer.stderr
    return answer.stdout.splitlines()


def test_new_tells_the_number_and_where_each_copy_lies(call: Call, data: Path) -> None:
    told = lines(call("new", "客户抱怨处理表", "--from", data))
    assert told[0] == "✓ 已登记 26030003　客户抱怨处理表"
    assert told[3] == "  第三联 业务部门　发出/2603/26030003-3联-业务部门.docx"
    assert "  期限 全案处理期限：未设定" in told


def test_status_lists_the_cases_and_counts_them(call: Call) -> None:
    assert lines(call("status")) == [
        "编号      表单            客户      状态    逾期  待办",
        "26030001  客户抱怨处理表  华东机电  处理中        质量管理部",
        "26030002  客户抱怨处理表  华东机电  作废",
        "共 2 件，未结 1 件，逾期 0 件",
    ]
    assert "26030002" not in call("status", "--open").stdout


def test_status_of_a_number_shows_its_stages_and_copies(call: Call) -> None:
    page = lines(call("status", "26030001"))
    assert page[0] == "26030001　客户抱怨处理表　华东机电　处理中"
    assert "· 核签结案" in page
    assert "第三联  业务部门    在手" in page
    call("copies", "sent", "26030001")
    assert "第三联  业务部门    已分送" in lines(call("status", "２６０３０００１"))


def test_why_names_form_copy_and_box_and_ends_with_what_to_do(call: Call) -> None:
    told = lines(call("why", "26030001"))
    assert told[1].startswith("? 客户抱怨处理表 · 质量管理部：")
    assert any(line.startswith("? 客户抱怨处理表 · 第三联 · 执行(第三联)：") for line in told)
    assert told[-1] == "下一步（质量管理部）：填好后 formkit fill 26030001 --from 数据文件"
    assert lines(call("why", "26030002")) == ["✓ 26030002 作废，没有缺的。"]


def test_read_shows_what_stands_in_each_box_and_where(call: Call, office: Path) -> None:
    (paper,) = office.glob("发出/2603/26030001-3*.docx")
    told = lines(call("read", paper))
    assert told[0].endswith("客户抱怨处理表　编号 26030001　第三联")
    assert told[1].split() == ["栏位", "读作", "原文", "位置"]
    assert any(line.startswith("受理日期") and "2026年3月5日" in line for line in told)


def test_a_paper_can_be_read_without_an_office(run: Call, office: Path, tmp_path: Path) -> None:
    (paper,) = office.glob("发出/2603/26030001-3*.docx")
    alone = Path(shutil.copy(paper, tmp_path / "来件.docx"))
    assert (
        "26030001"
        in run("--office", tmp_path / "无", "read", alone).stderr + run("read", alone).stdout
    )


def test_an_import_counts_and_names_what_needs_a_look(call: Call, office: Path) -> None:
    for number in ("26030001-3", "26030002-1"):
        (paper,) = office.glob(f"发出/2603/{number}*.docx")
        shutil.copy(paper, office / "收件")
    answer = call("import")
    told = lines(answer)
    assert answer.exit_code == 1
    assert told[0] == "✓ 已收回 2 份：1 份无变化、1 份待人看"
    assert any("26030002" in line and "作废" in line for line in told)


def test_reconciling_groups_findings_by_number_with_evidence_indented(
    call: Call, office: Path
) -> None:
    (paper,) = office.glob("发出/2603/26030002-1*.docx")
    shutil.copy(paper, office / "收件")
    call("import")
    told = lines(call("reconcile", "--month", "2026-03"))
    assert told[0] == "2026-03：发号 2，在册 2，缺号 无，作废 26030002"
    start = told.index("26030002")
    assert told[start + 1].startswith("  ")


def test_due_lists_limits_and_check_ends_with_1_where_one_is_over(
    call: Call, tmp_path: Path
) -> None:
    assert call("due", "--check").exit_code == 0
    assert lines(call("due"))[-1].endswith("0 项逾期")
    answer = call("due", "--ics", tmp_path / "期限.ics")
    assert "期限.ics" in answer.stderr
    assert (tmp_path / "期限.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_the_ledger_tells_that_it_is_intact_and_what_happened(call: Call) -> None:
    assert lines(call("ledger", "check"))[0].startswith("✓ 台账完好：2 个编号")
    assert "客户投诉编号  2026-03  2     无    2" in lines(call("ledger", "gaps"))
    log = lines(call("ledger", "log", "26030002"))
    assert any("作废" in line and "重复登记" in line for line in log)
    assert len(lines(call("ledger", "log", "--last", "3"))) == 4


def test_a_quarter_is_one_table_over_three_months(call: Call, tmp_path: Path) -> None:
    out = tmp_path / "登记.xlsx"
    assert lines(call("register", "--quarter", "2026Q1", "-o", out)) == [f"✓ 已写出 {out}"]
    assert "2026年第1季度" in _words(out)
    assert call("register", "--month", "2026-03", "-o", out).exit_code == 0
    assert "2026年3月" in _words(out)


def _words(path: Path) -> set[str]:
    rows = openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
    return {str(cell) for row in rows for cell in row if cell}


def test_english_is_spoken_all_through(call: Call) -> None:
    told = lines(call("status", "--lang", "en"))
    assert told[0].split("  ")[0] == "number"
    assert told[-1] == "cases 2, open 1, overdue 0"
