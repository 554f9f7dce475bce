"""Each check R1 to R25, from what happens in the office to a finding with its evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from formkit.demo.paper import Paper
from formkit.findings import Finding, Severity
from formkit.office import Office
from formkit.office.checking import CHECKS
from formkit.safety.isolate import Isolation
from tests.office import situations
from tests.office.decided import with_authority
from tests.office.desk import SHEET, Hand
from tests.office.situations import Bench

LATER = dt.datetime(2026, 3, 20, 9)
ERROR, WARNING, REMARK = Severity.ERROR, Severity.WARNING, Severity.REMARK
LEDGER = "台账（2026年3月5日，郭思齐）"
FIVE_THOUSAND, EIGHT_THOUSAND = "¥5,000.00（人民币伍仟元整）", "¥8,000.00（人民币捌仟元整）"
Seen = tuple[str, str]


@dataclass(frozen=True)
class Case:
    """What happens, and what has to be found of it: weight, box, and each place with its value."""

    code: str
    happens: Callable[[Bench], None]
    severity: Severity
    box: str | None
    evidence: tuple[Seen, ...]
    procedure: str = "five-copy"


def filled(copy: int, row: int, col: int, words: str = "一二三四五") -> str:
    """A cell on a copy that came back filled in: file, copy, table, row, cell."""
    file = f"26030001-{copy}联-已填.docx"
    return f"{file} 第{words[copy - 1]}联 表1 第{row}行第{col}格"


FOUND = [
    Case(
        "R1",
        situations.unknown_number,
        ERROR,
        None,
        (("26030001-2.docx 第二联 页脚 第2段", "26039999"),),
    ),
    Case(
        "R2",
        situations.copy_for_another,
        WARNING,
        None,
        (
            ("表单", "第三联 业务部门"),
            ("26030001-3.docx 第三联 页眉 表1 第2行第1格", "第三联（黄）会计科 依批示办理"),
        ),
    ),
    Case(
        "R3",
        situations.copy_twice,
        ERROR,
        "quality.cause",
        ((filled(2, 8, 3), "注塑温度偏低"), ("再交.docx 第二联 表1 第8行第3格", "模温不均")),
    ),
    Case(
        "R4",
        situations.copies_outstanding,
        WARNING,
        None,
        (("台账", "已送出 2026年3月5日"),),
    ),
    Case(
        "R5",
        situations.copies_contradict,
        ERROR,
        "verdict.disposal_amount",
        (
            (LEDGER, FIVE_THOUSAND),
            (filled(1, 22, 3), FIVE_THOUSAND),
            (filled(4, 22, 3), "¥9,000.00"),
        ),
    ),
    Case(
        "R6",
        situations.changed_after_sign_off,
        ERROR,
        "verdict.loss",
        ((LEDGER, EIGHT_THOUSAND), (filled(3, 22, 5), "¥3,000.00")),
    ),
    Case("R7", situations.unsigned, WARNING, "quality.signed", ((filled(2, 8, 5), "年 月 日"),)),
    Case(
        "R8",
        situations.dates_turned,
        WARNING,
        "quality.signed",
        ((LEDGER, "业务经办签字 2026年3月5日"), (LEDGER, "质量管理部签字 2026年3月1日")),
    ),
    Case(
        "R9",
        situations.overdue,
        WARNING,
        "verdict.signed",
        (
            ("第九条第7款", "应于一日内就业务与工厂的意见加以分析作成综合意见"),
            ("起算", "2026年3月10日"),
            ("到期", "2026年3月11日"),
            ("台账", "还没有办"),
        ),
    ),
    Case(
        "R10",
        situations.level_too_low,
        ERROR,
        "approval.level",
        ((LEDGER, "■业务部经理 □副总经理 □总经理"), (LEDGER, EIGHT_THOUSAND)),
    ),
    Case(
        "R11",
        situations.done_otherwise,
        ERROR,
        "execution.done_amount",
        ((LEDGER, FIVE_THOUSAND), (filled(3, 30, 5), "4000")),
    ),
    Case(
        "R12",
        situations.shares_short,
        ERROR,
        "verdict.shares.0.ratio",
        ((LEDGER, "70"), (LEDGER, "20")),
    ),
    Case(
        "R13",
        situations.not_visited,
        WARNING,
        None,
        (("P8-10", "2026年3月7日"), ("“客户投诉意见表”", "没有回访记录")),
        procedure="industrial-park",
    ),
    Case(
        "R14",
        situations.register_untrue,
        WARNING,
        "tracking.lines.customer",
        (("register.xlsx 客户抱怨案件登记追踪表!C5", "远川机电"), ("案卷", "远山机电")),
    ),
    Case(
        "R15",
        situations.number_left_out,
        WARNING,
        "tracking.lines.number",
        (("案卷", "26030001"), ("register.xlsx（2026年3月）", "没有这一行")),
    ),
    Case(
        "R16",
        situations.chain_of_another,
        WARNING,
        None,
        (("台账", "26030001 → 26030002"), (LEDGER, "远山机电"), (LEDGER, "东篱商贸")),
    ),
    Case(
        "R17",
        situations.demand_open,
        ERROR,
        "report.demand",
        ((LEDGER, "客户加工中未确定"), (LEDGER, "2026年3月12日")),
    ),
    Case(
        "R18",
        situations.tick_between,
        WARNING,
        "report.market",
        ((filled(1, 1, 7), "□国内√□国外"),),
    ),
    Case(
        "R19", situations.two_ticks, WARNING, "report.market", ((filled(1, 1, 7), "■国内 ■国外"),)
    ),
    Case(
        "R20",
        situations.sheet_for_customer,
        ERROR,
        None,
        (("客户/给客户.docx", "内部文件 不得影印送客户"),),
    ),
    Case(
        "R21",
        situations.statistics_untrue,
        WARNING,
        "statistics.lines.quantity",
        (("stats.xlsx 统计!E5", "80 件"), ("案卷", "8 件")),
    ),
    Case(
        "R22",
        situations.other_template,
        REMARK,
        None,
        (("26030001-2.docx（第二联）", "0123456789ab"),),
    ),
    Case(
        "R23",
        situations.line_added,
        REMARK,
        None,
        (("26030001-2.docx 第二联 表1 第33行第2格", "苏望舒"),),
    ),
    Case(
        "R24",
        situations.content_changed,
        ERROR,
        "intake.complaint",
        (("意见表.docx 表1 第2行第2格", "电梯停运"), (LEDGER, "漏水报修三天无人上门")),
        procedure="industrial-park",
    ),
    Case(
        "R25",
        situations.no_class,
        REMARK,
        "intake.severity",
        (("台账", "“投诉性质”空白"),),
        procedure="property",
    ),
]


@pytest.fixture
def case(request: pytest.FixtureRequest) -> Case:
    """The situation that is asked about."""
    chosen: Case = request.param
    return chosen


@pytest.fixture
def bench(case: Case, worker: Isolation, tmp_path: Path) -> Iterator[Bench]:
    """An office that follows the procedure of the case, its levels of decision set."""
    folder = tmp_path / "客诉"
    Office.create(folder, procedure=case.procedure).close()
    if case.procedure == "five-copy":
        with_authority(folder)
    with Office.open(folder) as office:
        vars(office)["isolation"] = worker
        yield Bench(office, handing(office), tmp_path)


def handing(office: Office) -> Hand:
    """Hands in a copy, some boxes filled in."""

    def hand(number: str, copy: int, texts: dict[str, str], *, name: str = "") -> Path:
        (out,) = office.folder.outbox.rglob(f"{number}-{copy}联*.docx")
        paper = Paper(out)
        for label, text in texts.items():
            paper.type_in(office.shelf.find(SHEET).box(label).path, text)
        return paper.save(office.folder.inbox / (name or f"{number}-{copy}联-已填.docx"))

    return hand


def test_every_check_has_its_situation() -> None:
    assert [case.code for case in FOUND] == list(CHECKS) == [f"R{n}" for n in range(1, 26)]


@pytest.mark.parametrize("case", FOUND, ids=[one.code for one in FOUND], indirect=True)
def test_what_is_wrong_is_found_with_place_values_weight_and_what_to_do(
    case: Case, bench: Bench
) -> None:
    case.happens(bench)
    found = [one for one in bench.office.reconcile(LATER).findings if one.code == case.code]
    assert found
    assert all(map(is_whole, found))
    shown = [one for one in found if set(case.evidence) <= set(one.evidence)]
    assert shown, [one.evidence for one in found]
    assert (shown[0].severity, shown[0].box) == (case.severity, case.box)


def is_whole(finding: Finding) -> bool:
    """True where it says where, what, what to do, and shows each place with what stands there."""
    said = (finding.where, finding.message, finding.fix, finding.evidence)
    return all(said) and all(where and seen for where, seen in finding.evidence)
