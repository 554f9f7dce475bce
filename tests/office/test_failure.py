"""A call that cannot be done says why, and leaves ledger and folder as they were."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from formkit.errors import (
    ConfigurationError,
    FileAccessError,
    FormkitError,
    InputError,
    InvalidValues,
    LedgerError,
    NothingToDo,
    UnknownName,
    UsageError,
)
from formkit.office import Office, Registration
from formkit.safety.isolate import Isolation
from formkit.values.number import Period
from tests.office.desk import CLERK, INTAKE, NOW, QUALITY, SHEET, Sight, text_of

PLAIN, VOID, OLD, NEW, SENT = (f"2603000{n}" for n in (1, 2, 3, 4, 5))
SAID = Registration(now=NOW, by=CLERK)
MARCH = Period(2026, 3)
COPY = f"发出/2603/{PLAIN}-3联-业务部门.docx"

OPEN_IN_WORD = f"发出/2603/~${COPY[10:]}"
OPEN_IN_LIBREOFFICE = f"发出/2603/.~lock.{COPY[8:]}#"

Call = Callable[[Office], object]


@dataclass(frozen=True)
class Failure:
    """A call, the trouble it ends in, words of it, and what lies in the folder before.

    Of ``there``, ``None`` stands for a folder in the place of a file.
    """

    name: str
    call: Call
    trouble: type[FormkitError]
    told: str
    there: Mapping[str, str | None] = field(default_factory=dict)


@pytest.fixture(scope="module")
def busy(empty: Path, worker: Isolation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with a plain sheet, a void one, a superseded one and its heir, and a sent one."""
    folder = Path(shutil.copytree(empty, tmp_path_factory.mktemp("busy") / "客诉"))
    with Office.open(folder) as office:
        vars(office)["isolation"] = worker
        for _ in range(3):
            office.new(SHEET, INTAKE, said=SAID)
        office.supersede(OLD, {}, said=SAID)
        office.new(SHEET, INTAKE, said=SAID)
        office.void(VOID, "重复登记", now=NOW, by=CLERK)
        office.fill(SENT, QUALITY, now=NOW, by=CLERK)
        office.part("sent", SENT, now=NOW, by=CLERK)
    return folder


@pytest.fixture
def office(busy: Path, worker: Isolation, tmp_path: Path) -> Iterator[Office]:
    """That office, to do with as one likes."""
    with Office.open(Path(shutil.copytree(busy, tmp_path / "客诉"))) as office:
        vars(office)["isolation"] = worker
        yield office


def new(title: str = SHEET, **boxes: Any) -> Call:
    return lambda office: office.new(title, INTAKE | boxes, said=SAID)


def fill(number: str, **boxes: str) -> Call:
    return lambda office: office.fill(number, boxes, now=NOW, by=CLERK)


def print_(number: str, *copies: int) -> Call:
    return lambda office: office.print(number, now=NOW, by=CLERK, copies=copies)


def supersede(number: str, **boxes: str) -> Call:
    return lambda office: office.supersede(number, boxes, said=SAID)


def void(number: str, reason: str = "误登") -> Call:
    return lambda office: office.void(number, reason, now=NOW, by=CLERK)


def part(action: str, number: str, *copies: int) -> Call:
    return lambda office: office.part(action, number, copies, now=NOW, by=CLERK)


def report(kind: str, name: str = "登记.xlsx") -> Call:
    return lambda office: office.report(kind, MARCH, office.folder.root / name, now=NOW, by=CLERK)


def batch(office: Office) -> object:
    return office.batch(SHEET, office.folder.root / "名单.csv", said=SAID)


def register_form(office: Office) -> object:
    return office.new("客户回访登记表", {"月份": "2026年3月"}, said=SAID)


def registered_on(day: dt.date) -> Call:
    said = Registration(now=NOW, by=CLERK, received=day)
    return lambda office: office.new(SHEET, INTAKE, said=said)


def take_in(name: str) -> Call:
    return lambda office: office.take_in([Path(name)], now=NOW, by=CLERK)


FAILURES = [
    Failure("an unknown form", new("客户抱怨处理单子"), UnknownName, "是不是“客户抱怨处理单”"),
    Failure("an unknown box", new(客户名="甲"), UnknownName, "是不是“客户名称”"),
    Failure("a form without numbers", register_form, UsageError, "没有自己的编号"),
    Failure("a value that does not fit", new(交运日期="某日"), InvalidValues, "交运日期"),
    Failure("half a section", new(原因分析="不明"), InvalidValues, "投诉分类、责任归属部门"),
    Failure("a required box left out", new(料号=""), InvalidValues, "料号"),
    Failure("one box said twice", new(投诉客户名称="别家"), InvalidValues, "写了两次"),
    Failure(
        "a day that has not come",
        registered_on(dt.date(2026, 3, 6)),
        InvalidValues,
        "2026年3月6日还没有到",
    ),
    Failure(
        "no room for the month",
        registered_on(dt.date(2026, 2, 6)),
        FileAccessError,
        "发出/2602",
        {"发出/2602": ""},
    ),
    Failure(
        "a template that is none",
        new(),
        ConfigurationError,
        f"{SHEET}.docx",
        {f"templates/{SHEET}.docx": "不是模板"},
    ),
    Failure("a list that is not there", batch, FileAccessError, "名单.csv"),
    Failure("a list with nothing in it", batch, InputError, "名单.csv", {"名单.csv": ""}),
    Failure(
        "a heading nobody knows",
        batch,
        UnknownName,
        "是不是“客户名称”",
        {"名单.csv": "客户名,料号\n远山机电,LH-208\n"},
    ),
    Failure(
        "two headings for one box",
        batch,
        UsageError,
        "“客户”与“客户名称”",
        {"名单.csv": "客户名称,客户\n远山机电,远山\n"},
    ),
    Failure("filling an unknown number", fill("26030010"), UnknownName, "是不是“26030001”"),
    Failure("filling an unknown box", fill(PLAIN, 原因分折="甲"), UnknownName, "“原因分析”"),
    Failure("filling what does not fit", fill(PLAIN, 投诉分类="别的"), InvalidValues, "投诉分类"),
    Failure("filling half a section", fill(PLAIN, 原因分析="甲"), InvalidValues, "责任归属部门"),
    Failure("filling a void sheet", fill(VOID, 批号="L-7"), LedgerError, "已作废"),
    Failure("filling what stands there", fill(PLAIN, 料号="LH-208"), NothingToDo, "已经是这些"),
    Failure("changing what was sent", fill(SENT, 原因分析="甲"), UsageError, "formkit supersede"),
    Failure(
        "closing before receiving",
        fill(PLAIN, 结案日期="2026年3月1日", 结案核签="傅远"),
        InvalidValues,
        "早于“受理日期”",
    ),
    Failure(
        "filling what Word has open",
        fill(PLAIN, 批号="L-7"),
        FileAccessError,
        "请先关闭",
        {OPEN_IN_WORD: ""},
    ),
    Failure(
        "filling what LibreOffice has open",
        fill(PLAIN, 批号="L-7"),
        FileAccessError,
        "请先关闭",
        {OPEN_IN_LIBREOFFICE: ""},
    ),
    Failure(
        "filling where something is in the way",
        fill(PLAIN, 批号="L-7"),
        FileAccessError,
        "写不了",
        {COPY: None},
    ),
    Failure("printing an unknown number", print_("26030011"), UnknownName, "“26030001”"),
    Failure("printing an unknown copy", print_(PLAIN, 6), UnknownName, "联“6”"),
    Failure("superseding an unknown number", supersede("26030006"), UnknownName, "26030006"),
    Failure("superseding a void sheet", supersede(VOID), LedgerError, "已作废"),
    Failure("superseding a superseded one", supersede(OLD), LedgerError, f"已被“{NEW}”取代"),
    Failure("superseding in other words", supersede(PLAIN, 客户要来="甲"), UnknownName, "客户要求"),
    Failure(
        "superseding what is open",
        supersede(PLAIN),
        FileAccessError,
        "请先关闭",
        {OPEN_IN_WORD: ""},
    ),
    Failure("voiding without a reason", void(PLAIN, " "), UsageError, "写明原因"),
    Failure("voiding twice", void(VOID), NothingToDo, "已作废：重复登记"),
    Failure("voiding an unknown number", void("26030007"), UnknownName, "26030007"),
    Failure("voiding what is open", void(PLAIN), FileAccessError, "请先关闭", {OPEN_IN_WORD: ""}),
    Failure("sending a void sheet", part("sent", VOID), UsageError, "已作废"),
    Failure("sending a copy that is none", part("sent", PLAIN, 9), UnknownName, "联“9”"),
    Failure("doing what is not known", part("send", PLAIN), UnknownName, "是不是“sent”"),
    Failure("a register nobody knows", report("sumary"), UnknownName, "是不是“summary”"),
    Failure(
        "a register that is open",
        report("register"),
        FileAccessError,
        "请先关闭",
        {".~lock.登记.xlsx#": "", "登记.xlsx": ""},
    ),
    Failure(
        "a register with no place",
        report("register", "报表/登记.xlsx"),
        FileAccessError,
        "报表",
        {"报表": ""},
    ),
    Failure("taking in what is not there", take_in("无.docx"), FileAccessError, "无.docx"),
]


@pytest.mark.parametrize("failure", FAILURES, ids=[failure.name for failure in FAILURES])
def test_a_call_that_cannot_be_done_says_why_and_changes_nothing(
    failure: Failure, office: Office
) -> None:
    root = office.folder.root
    for name, content in failure.there.items():
        put(root / name, content)
    before, head = Sight.of(root), office.ledger.head
    with pytest.raises(failure.trouble) as caught:
        failure.call(office)
    assert failure.told in str(caught.value)
    assert office.ledger.head == head
    assert Sight.of(root) == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write it")
def test_a_document_that_may_not_be_written_is_told(office: Office) -> None:
    (office.folder.root / COPY).chmod(0o444)
    with pytest.raises(FileAccessError, match="写不了"):
        office.fill(PLAIN, {"批号": "L-7"}, now=NOW, by=CLERK)


def test_a_document_that_is_lost_after_all_is_told_and_can_be_printed_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied", str(target))

    monkeypatch.setattr("formkit.office.outgoing._moved", refused)
    with pytest.raises(FileAccessError, match="再打印一次"):
        office.fill(PLAIN, {"批号": "L-7"}, now=NOW, by=CLERK)
    monkeypatch.undo()
    assert office.ledger.entry(PLAIN).boxes["report.lot_no"] == "L-7"
    office.print(PLAIN, now=NOW, by=CLERK)
    assert "L-7" in text_of(office.folder.root / COPY)


def put(path: Path, content: str | None) -> None:
    """Lay a file there, or a folder in its stead."""
    if content is None:
        path.unlink()
        path.mkdir()
    else:
        path.write_text(content, encoding="utf-8")
