"""Papers leave the office masked for whom they are made; what the ledger holds stays."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from formkit.errors import NothingToDo, UsageError
from formkit.office import Office, Registration
from formkit.office.exporting import Asked, Export, Shape, export
from formkit.privacy import audience_named
from formkit.values.number import Period
from tests.office.desk import CLERK, NOW, Hand, Issue, Sight, boxes_of, take, text_of

RECORD = {
    "投诉客户名称": "王建国",
    "营业地址": "浙江省杭州市西湖区文三路138号",
    "受理日期": "2026年3月5日",
    "投诉方式": "电话投诉",
    "客户联系方式": "13812345678",
    "投诉理由": "王建国来电：李明13900001111态度差",
    "投诉要求": "=道歉",
    "部门": "客户服务部",
    "受理人员": "李明 2026年3月5日",
}

LETTER = {
    "客户名称": "远山机电",
    "反映日期": "2026年3月5日",
    "反映事项": "外壳开裂",
    "处理决定": "退货",
    "处理结果": "同意退货",
    "后续安排": "办理完毕后告知",
    "答复方式": "书信",
    "答复单位": "澄江精密制造",
    "答复日期": "2026年3月12日",
}


@pytest.fixture
def record(office: Office, said: Registration) -> str:
    """The number of a complaint by a person."""
    return office.new("客户投诉记录单", RECORD, said=said).number


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "导出"


def exported(
    office: Office, audience: str, out: Path, *numbers: str, **said: Any
) -> tuple[Export, list[Path]]:
    write = said.pop("write", True)
    asked = Asked(audience_named(audience), out, numbers, **said)
    done = export(office, asked, now=NOW, by=CLERK, write=write)
    return done, sorted(out.iterdir()) if out.exists() else []


def test_a_department_gets_the_paper_without_the_phone(
    office: Office, record: str, out: Path
) -> None:
    _, (paper,) = exported(office, "dept", out, record)
    text = text_of(paper)
    assert "王建国" in text
    assert "138****5678" in text
    assert "13812345678" not in text
    assert "供部门使用，个人信息已遮蔽" in text


def test_one_that_was_given_the_case_gets_the_phone_and_that_is_on_record(
    office: Office, record: str, out: Path
) -> None:
    _, (paper,) = exported(office, "dept", out, record, assigned="物业部")
    assert "13812345678" in text_of(paper)
    (event,) = office.ledger.journal(record, kinds=("exported",))
    assert event.body["assigned"] == "物业部"
    assert event.body["audience"] == "dept"
    assert event.body["files"] == [paper.as_posix()]


def test_the_store_stays_as_it_was(office: Office, record: str, out: Path) -> None:
    before = boxes_of(office, record)
    exported(office, "statistics", out, record)
    assert boxes_of(office, record) == before


def test_a_customer_gets_his_own_data_and_none_of_the_staffs(
    office: Office, record: str, out: Path
) -> None:
    _, (paper,) = exported(office, "customer", out, record)
    text = text_of(paper)
    assert "13812345678" in text
    assert "李明" not in text
    assert "13900001111" not in text


def test_internal_sheets_are_refused_to_customers_with_what_to_do_instead(
    office: Office, issue: Issue, out: Path
) -> None:
    number = issue()
    with pytest.raises(UsageError, match=f"formkit reply {number}"):
        exported(office, "customer", out, number)
    assert not out.exists()
    assert office.ledger.journal(number, kinds=("exported",)) == []


def test_of_a_case_the_customer_gets_the_letter_and_not_the_sheet(
    office: Office, issue: Issue, said: Registration, out: Path
) -> None:
    number = issue()
    letter = office.new("客户回复函", LETTER | {"受理编号": number}, said=said).number
    done, (paper,) = exported(office, "customer", out, number)
    assert paper.name.startswith(letter)
    assert [one.number for one in done.refused] == [number]


def test_a_customer_gets_no_whole_month(office: Office, record: str, out: Path) -> None:
    with pytest.raises(UsageError, match="不能按月"):
        exported(office, "customer", out, period=Period(2026, 3))


@pytest.mark.parametrize("shape", ["json", "csv"])
def test_the_data_of_a_month_for_statistics_name_nobody(
    office: Office, record: str, issue: Issue, out: Path, shape: Shape
) -> None:
    issue()
    done, files = exported(office, "statistics", out, period=Period(2026, 3), shape=shape)
    assert len(done.cases) == 2
    text = "".join(path.read_text(encoding="utf-8-sig") for path in files)
    assert "远山机电" in text
    for secret in ("王建国", "李明", "13812345678", "13900001111", "文三路"):
        assert secret not in text


def test_a_cell_is_no_formula_for_excel(office: Office, record: str, out: Path) -> None:
    _, (table,) = exported(office, "internal", out, record, shape="csv")
    heading, line = csv.reader(table.read_text(encoding="utf-8-sig").splitlines())
    assert dict(zip(heading, line, strict=True))["投诉要求"] == "'=道歉"


def test_the_archive_gets_everything_with_a_list_of_seals(
    office: Office, issue: Issue, hand: Hand, out: Path
) -> None:
    number = issue()
    take(office, hand(number, 3, {"客户要求": "退货"}))
    _, files = exported(office, "archive", out, number)
    (seal,) = [path for path in files if path.suffix == ".json"]
    told = json.loads(seal.read_text(encoding="utf-8"))
    listed = {one["name"]: one["sha256"] for one in told["files"]}
    others = [path for path in files if path != seal]
    assert len(others) == 2
    assert listed == {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in others}


def test_a_dry_run_writes_nothing(office: Office, record: str, out: Path, folder: Path) -> None:
    before = Sight.of(folder)
    done, files = exported(office, "dept", out, record, write=False)
    assert (len(done.files), files) == (1, [])
    assert Sight.of(folder) == before


def test_an_empty_month_is_nothing_to_do(office: Office, out: Path) -> None:
    with pytest.raises(NothingToDo):
        exported(office, "internal", out, period=Period(2026, 4))
