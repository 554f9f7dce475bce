"""The books as a real ledger makes them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from formkit.errors import ConfigurationError, UnknownName
from formkit.forms import Shelf, boxes_to_json
from formkit.ledger import Ledger, Order
from formkit.reading import BoxReading, Reading, Unknown
from formkit.reconciling import books, reasons, reconcile, status_of
from formkit.values.number import Numbering, Period

if TYPE_CHECKING:
    from formkit.procedures import Procedure
    from formkit.reconciling import Books
    from tests.reconciling.conftest import Desk

CLERK = "高志"
INTAKE = "| 客户名称 | 远山机电 | 业务经办签字 | 周明 2026年3月2日 |"
MARCH_2 = dt.datetime(2026, 3, 2, 9)
MARCH_13 = dt.datetime(2026, 3, 13, 9)
MARCH_20 = dt.datetime(2026, 3, 20, 9)
APRIL = dt.datetime(2026, 4, 10, 9)


class Counter:
    """The counter at which papers are handed in: a real ledger behind it."""

    def __init__(self, desk: Desk, ledger: Ledger) -> None:
        self.desk = desk
        self.ledger = ledger

    def issue(self, drawing: str, **said: Any) -> str:
        usual: dict[str, Any] = {
            "series": self.desk.spec.series,
            "numbering": Numbering(self.desk.spec.numbered),
            "period": Period(2026, 3),
            "form": self.desk.spec.title,
            "boxes": boxes_to_json(self.desk.spec, self.values(drawing)),
            "received": MARCH_2.date(),
        }
        at = said.pop("at", MARCH_2)
        (entry,) = self.ledger.issue([Order(**(usual | said))], at=at, by=CLERK)
        return entry.number

    def fill(self, number: str, drawing: str, *, at: dt.datetime) -> None:
        boxes = boxes_to_json(self.desk.spec, self.values(drawing))
        self.ledger.fill(number, boxes, at=at, by=CLERK, source="填写")

    def record(self, kind: str, number: str, *, at: dt.datetime, **body: Any) -> None:
        self.ledger.record(kind, number=number, body=body, at=at, by=CLERK)

    def take_in(
        self, drawing: str, *, number: str | None, copy: int | None, at: dt.datetime, **said: Any
    ) -> None:
        usual: dict[str, Any] = {
            "file": f"{copy}联.docx",
            "form": self.desk.spec.title,
            "number": number,
            "copy": copy,
            "medium": "docx",
            "boxes": {
                path: BoxReading(path, one.value, one.raw, "control", "表1", 1.0)
                for path, one in self.desk.evidence(drawing, "", at=at).items()
            },
        }
        reading = Reading(**(usual | said))
        self.ledger.add_reading(
            sha256=f"{reading.file}{reading.number}",
            file=reading.file,
            form=reading.form,
            number=reading.number,
            copy=reading.copy,
            body=reading.to_json(),
            at=at,
            by=CLERK,
        )

    def values(self, drawing: str) -> dict[str, Any]:
        seen = self.desk.evidence(drawing, "", at=MARCH_2).items()
        return {path: one.value for path, one in seen if one.value is not None}

    def books(self, procedure: Procedure, shelf: Shelf | None = None) -> Books:
        return books(self.ledger, shelf or self.desk.shelf, procedure)


@pytest.fixture
def counter(desk: Desk, tmp_path: Path) -> Iterator[Counter]:
    with Ledger.create(tmp_path / "ledger.db") as ledger:
        yield Counter(desk, ledger)


def test_a_case_from_intake_to_archive(counter: Counter, set_up: Procedure) -> None:
    pack = counter.desk.pack
    number = counter.issue(pack("业务部门填报"))
    assert status_of(counter.books(set_up).case(number), set_up, APRIL).next == "质量管理部"

    counter.fill(number, pack(), at=MARCH_13)
    assert status_of(counter.books(set_up).case(number), set_up, APRIL).state == "核签结案"

    counter.record("sent", number, at=MARCH_13, copies=[1, 2, 3, 4, 5])
    counter.record("receipted", number, at=MARCH_13, copies=[2, 5])
    counter.take_in(pack("执行"), number=number, copy=3, at=MARCH_20)
    counter.take_in(pack("改善确认"), number=number, copy=1, at=MARCH_20)
    status = status_of(counter.books(set_up).case(number), set_up, APRIL)
    assert status.state == "已结案"
    assert [copy.state for copy in status.copies] == [
        "returned",
        "receipted",
        "returned",
        "sent",
        "receipted",
    ]

    counter.take_in(pack("核决", "会计核对"), number=number, copy=4, at=MARCH_20)
    books_now = counter.books(set_up)
    assert status_of(books_now.case(number), set_up, APRIL).state == "已归档"
    assert reconcile(books_now, set_up, APRIL).findings == ()


def test_evidence_says_who_wrote_it_or_on_which_paper_it_stands(
    counter: Counter, bare: Procedure
) -> None:
    number = counter.issue(INTAKE)
    counter.fill(number, "| 原因分析 | 温控失灵 |", at=MARCH_13)
    counter.record("sent", number, at=MARCH_13, copies=[3])
    counter.take_in("| 执行情形 | 已办 |", number=number, copy=3, at=MARCH_20)

    (sheet,) = counter.books(bare).sheets
    assert sheet.boxes["report.customer"].where == "台账（2026年3月2日，高志）"
    assert sheet.boxes["quality.cause"].where == "台账（2026年3月13日，高志）"
    assert sheet.boxes["execution.done"].where == "3联.docx 第三联 表1"
    assert sheet.boxes["execution.done"].value == "已办"


def test_contradicting_copies_are_found_with_both_places(counter: Counter, bare: Procedure) -> None:
    number = counter.issue(counter.desk.pack())
    counter.record("sent", number, at=MARCH_13, copies=[1, 2, 3, 4, 5])
    counter.take_in("| 核定金额 | 5000 |", number=number, copy=4, at=MARCH_20)
    counter.take_in("| 核定金额 | 50000 |", number=number, copy=3, at=MARCH_20)

    found = reconcile(counter.books(bare), bare, APRIL).findings
    assert [(one.code, one.copy) for one in found if one.box == "verdict.disposal_amount"] == [
        ("R5", 3),
        ("R6", 3),
    ]
    agreement = next(one for one in found if one.code == "R5")
    assert agreement.evidence == (
        ("台账（2026年3月2日，高志）", "¥5,000.00（人民币伍仟元整）"),
        ("3联.docx 第三联 表1", "50000"),
        ("4联.docx 第四联 表1", "5000"),
    )


def test_before_they_part_the_pack_comes_back_from_nowhere(
    counter: Counter, bare: Procedure
) -> None:
    number = counter.issue(INTAKE)
    counter.take_in("| 原因分析 | 温控失灵 |", number=number, copy=5, at=MARCH_13)

    (sheet,) = counter.books(bare).sheets
    assert {copy.state for copy in sheet.copies} == {"held"}


def test_a_copy_that_bears_the_sign_off_has_parted(counter: Counter, bare: Procedure) -> None:
    number = counter.issue(INTAKE)
    counter.take_in("| 结案日期 | 2026年3月12日 |", number=number, copy=1, at=MARCH_20)

    (sheet,) = counter.books(bare).sheets
    assert [copy.state for copy in sheet.copies] == ["returned", *["held"] * 4]


@pytest.mark.parametrize(
    ("steps", "state"),
    [
        ([("sent", {})], "sent"),
        ([("sent", {}), ("receipted", {})], "receipted"),
        ([("sent", {}), ("lost", {"reason": "途中遗失"})], "lost"),
        ([("sent", {}), ("lost", {}), ("sent", {})], "sent"),
        ([("receipted", {}), ("sent", {})], "sent"),
    ],
)
def test_a_copy_is_where_it_was_put_last(
    counter: Counter, bare: Procedure, steps: list[tuple[str, dict[str, Any]]], state: str
) -> None:
    number = counter.issue(INTAKE)
    for kind, body in steps:
        counter.record(kind, number, at=MARCH_13, copies=[4], **body)

    copy = counter.books(bare).sheets[0].copies[3]
    assert (copy.state, copy.holder) == (state, "会计科")
    assert copy.reason == steps[-1][1].get("reason", "")


def test_a_returned_copy_stays_returned_when_it_is_receipted(
    counter: Counter, bare: Procedure
) -> None:
    number = counter.issue(INTAKE)
    counter.record("sent", number, at=MARCH_13, copies=[4])
    counter.take_in("", number=number, copy=4, at=MARCH_20)
    counter.record("receipted", number, at=MARCH_20, copies=[4])

    assert counter.books(bare).sheets[0].copies[3].state == "returned"


def test_a_superseding_sheet_makes_one_case_of_two(counter: Counter, bare: Procedure) -> None:
    old = counter.issue(INTAKE + "客户意见 | 未接受 |")
    new = counter.issue(INTAKE, supersedes=old, at=MARCH_13)

    (case,) = counter.books(bare).cases
    assert (case.number, case.current.number) == (old, new)
    found = reconcile(counter.books(bare), bare, APRIL).findings
    remark = next(one for one in found if one.code == "R16")
    assert (remark.code, remark.message) == ("R16", f"原表“{old}”还没有补印新编号")

    counter.record("printed", old, at=MARCH_13, copy=1, filled=["report.customer"])
    later = reconcile(counter.books(bare), bare, APRIL).findings
    assert "R16" not in [one.code for one in later]


def test_voiding_the_new_sheet_lets_the_old_one_stand_again(
    counter: Counter, bare: Procedure
) -> None:
    old = counter.issue(INTAKE)
    new = counter.issue(INTAKE, supersedes=old, at=MARCH_13)
    counter.ledger.void(new, "误填", at=MARCH_20, by=CLERK)

    (case,) = counter.books(bare).cases
    assert case.current.number == old
    assert reconcile(counter.books(bare), bare, APRIL).void == (new,)


def test_only_papers_that_come_in_after_voiding_are_told(counter: Counter, bare: Procedure) -> None:
    number = counter.issue(INTAKE)
    counter.take_in("", number=number, copy=1, at=MARCH_13)
    counter.ledger.void(number, "重复登记", at=MARCH_20, by=CLERK)
    assert reconcile(counter.books(bare), bare, APRIL).findings == ()

    counter.take_in("", number=number, copy=2, at=APRIL)
    (finding,) = reconcile(counter.books(bare), bare, APRIL).findings
    assert (finding.code, finding.copy) == ("R1", 2)


def test_papers_without_a_known_number_are_strays(counter: Counter, bare: Procedure) -> None:
    number = counter.issue(INTAKE)
    counter.take_in("", number="26030010", copy=1, at=MARCH_20)
    counter.take_in("", number=None, copy=2, at=MARCH_20)

    found = reconcile(counter.books(bare), bare, APRIL).findings
    assert [(one.code, one.number) for one in found] == [("R1", None), ("R1", "26030010")]
    assert number in found[1].fix


def test_a_register_line_is_laid_beside_its_case(counter: Counter, bare: Procedure) -> None:
    number = counter.issue(INTAKE)
    register = {
        "visits.lines.0.number": BoxReading("受理编号", number, number, "label", "A3", 1.0),
        "visits.lines.0.satisfaction": BoxReading("满意度", "满意", "■满意", "label", "G3", 1.0),
        "visits.lines.1.number": BoxReading("受理编号", "26039999", "26039999", "label", "A4", 1.0),
    }
    counter.take_in(
        "",
        number=None,
        copy=None,
        at=MARCH_20,
        file="回访.xlsx",
        form="客户回访登记表",
        boxes=register,
    )

    (beside,) = counter.books(bare).case(number).beside
    assert beside.form == "客户回访登记表"
    assert beside.boxes["visits.lines.satisfaction"].value == "满意"
    assert beside.boxes["visits.lines.satisfaction"].where == "回访.xlsx G3"


def test_a_doubtful_box_stays_without_a_value(counter: Counter, bare: Procedure) -> None:
    number = counter.issue(INTAKE)
    boxes = {
        "quality.category": BoxReading(
            "投诉分类",
            None,
            "■质量异常 ■非质量异常(人为因素)",
            "control",
            "表1",
            0.5,
            ("质量异常",),
        ),
        "quality.cause": BoxReading("原因分析", None, "", "control", "表1", 1.0),
        "closing.closed_on": BoxReading("结案日期", None, "    年  月  日", "control", "表1", 1.0),
        "gone.box": BoxReading("旧栏位", "旧", "旧", "label", "表1", 1.0),
    }
    counter.take_in("", number=number, copy=1, at=MARCH_20, boxes=boxes)

    (sheet,) = counter.books(bare).sheets
    assert set(sheet.unclear) == {"quality.category"}
    assert set(sheet.latest[0].boxes) == {
        "quality.category",
        "quality.cause",
        "closing.closed_on",
    }


def test_what_no_longer_fits_its_box_is_unclear(counter: Counter, bare: Procedure) -> None:
    number = counter.issue(INTAKE)
    counter.ledger.fill(
        number, {"verdict.loss": "很多", "old.box": "旧"}, at=MARCH_13, by=CLERK, source="填写"
    )

    (sheet,) = counter.books(bare).sheets
    assert len(sheet.filled) == 3
    loss = sheet.filled["verdict.loss"]
    assert (loss.value, loss.raw, loss.unclear) == (None, "很多", True)


def test_a_sheet_that_names_a_number_is_laid_beside_its_case(
    counter: Counter, bare: Procedure
) -> None:
    number = counter.issue(INTAKE)
    counter.issue(
        "",
        series="回访",
        numbering=Numbering("HF{yy}{mm}{serial:04}"),
        form="客户回访登记表",
        boxes={"visits.lines.0.number": number, "visits.lines.0.visitor": "林岚"},
    )

    (beside,) = counter.books(bare).case(number).beside
    assert beside.boxes["visits.lines.visitor"].value == "林岚"


def test_the_same_original_read_anew_counts_once(counter: Counter, bare: Procedure) -> None:
    number = counter.issue(INTAKE)
    counter.take_in("| 核定金额 | 5000 |", number=number, copy=1, at=MARCH_13)
    counter.take_in("| 核定金额 | 6000 |", number=number, copy=1, at=MARCH_20)

    (sheet,) = counter.books(bare).sheets
    assert [str(paper.boxes["verdict.disposal_amount"].raw) for paper in sheet.papers] == ["6000"]


def test_what_a_clerk_confirmed_is_read_from_the_journal(counter: Counter, bare: Procedure) -> None:
    number = counter.issue(INTAKE + "不良数量 | 300 米 |")
    counter.take_in("| 不良数量 | 350 米 |", number=number, copy=1, at=MARCH_13)
    counter.record("confirmed", number, at=MARCH_20, code="R6", reason="客户来电更正")

    (finding,) = reconcile(counter.books(bare), bare, APRIL).findings
    assert finding.message.endswith("（高志已确认：客户来电更正）")


def test_a_number_nobody_issued_is_told_with_its_neighbours(
    counter: Counter, bare: Procedure
) -> None:
    counter.issue(INTAKE)

    with pytest.raises(UnknownName, match="是不是“26030001”"):
        counter.books(bare).case("26030010")


def test_a_form_that_is_gone_from_the_shelf_is_told(counter: Counter, bare: Procedure) -> None:
    number = counter.issue(INTAKE)

    with pytest.raises(ConfigurationError, match=f"编号{number}用的表单“客户抱怨处理表”不在了"):
        counter.books(bare, Shelf())


def test_words_a_clerk_added_are_kept_as_remarks(counter: Counter, bare: Procedure) -> None:
    old = counter.issue(INTAKE)
    new = counter.issue(INTAKE, supersedes=old, at=MARCH_13)
    counter.record("printed", old, at=MARCH_13, copy=1)
    counter.take_in(
        "",
        number=new,
        copy=1,
        at=MARCH_20,
        unknown=(Unknown("原编号", "26030009", "页眉"),),
    )

    (finding,) = reconcile(counter.books(bare), bare, APRIL).findings
    assert finding.message == f"“原编号”写的是“26030009”，台账是“{old}”"


def test_reasons_name_the_box_that_the_paper_lacks(counter: Counter, set_up: Procedure) -> None:
    number = counter.issue(counter.desk.pack())
    counter.record("sent", number, at=MARCH_13, copies=[1, 2, 3, 4, 5])
    counter.take_in(
        counter.desk.pack("执行", but="| 执行人签字 |  |"), number=number, copy=3, at=MARCH_20
    )

    case = counter.books(set_up).case(number)
    assert [one.box for one in reasons(case, set_up, APRIL)] == ["execution.signed", "improvement"]
