"""R18, R19, R22, R23, R24: what a returned paper shows besides its values."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from formkit.findings import Severity
from formkit.procedures import Procedure, load
from formkit.reconciling.returned import Remark, Returned
from formkit.reconciling.sheet import Printed, Sheet

if TYPE_CHECKING:
    from tests.reconciling.conftest import Desk

AT = dt.datetime(2026, 3, 20, 9)
SIGNED = "| 投诉内容确认(客户签名) | 叶舟 2026年3月3日 |"


# --- R18, R19: ticks


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        ("□国内√□国外", "R18", "“销售地区”勾选不明：可能是国内或国外"),
        ("■国内 ■国外", "R19", "“销售地区”单选勾了2项：国内、国外"),
    ],
)
def test_a_tick_line_that_says_two_things(desk: Desk, line: str, code: str, message: str) -> None:
    sheet = desk.sheet(papers=(desk.returned(1, f"| 销售地区 | {line} |"),))
    (finding,) = desk.found(code, sheet)
    assert (finding.message, finding.copy, finding.box) == (message, 1, "report.market")
    assert finding.evidence == (("26030001-1联.docx 销售地区", line),)
    other = {"R18": "R19", "R19": "R18"}[code]
    assert desk.found(other, sheet) == []


@pytest.mark.parametrize("line", ["■国内 □国外", "□国内 □国外", "□国内 √国外"])
def test_a_tick_line_that_says_one_thing_or_nothing_is_fine(desk: Desk, line: str) -> None:
    sheet = desk.sheet(papers=(desk.returned(1, f"| 销售地区 | {line} |"),))
    assert desk.found("R18", sheet) == desk.found("R19", sheet) == []


def test_several_ticks_are_fine_where_several_may_hold(desk: Desk) -> None:
    sheet = desk.sheet(papers=(desk.returned(1, "| 处理方式 | ■退货 □换货 ■折让 |"),))
    assert desk.found("R19", sheet) == []


def test_the_box_printed_twice_on_the_monthly_revisit_is_told(desk: Desk) -> None:
    form = desk.form("客户月回访信息登记表")
    box = form.box("服务质量")
    seen = replace(
        desk.evidence("| 客户名称 | x |", "回访.docx", at=AT)["report.customer"],
        value=None,
        raw="□满意 □基本满意 ■满意",
        unclear=True,
    )
    paper = Returned(
        file="回访.docx", sha256="a", at=AT, number=None, spec=form, boxes={box.path: seen}
    )
    findings = desk.found("R18", strays=(paper,))
    assert [one.box for one in findings] == [box.path]
    assert findings[0].severity is Severity.WARNING


# --- R22: templates


def paper_on(template: str | None, desk: Desk, *printed: str) -> Sheet:
    before = dt.datetime(2026, 3, 2, 9)
    return desk.sheet(
        papers=(desk.returned(1, "", template=template),),
        printed=tuple(Printed(at=before, copy=1, template=one) for one in printed),
    )


def test_a_paper_on_another_template_is_remarked_on(desk: Desk) -> None:
    (finding,) = desk.found("R22", paper_on("aaa", desk, "bbb", "ccc"))
    assert finding.severity is Severity.REMARK
    assert finding.evidence == (
        ("26030001-1联.docx（第一联）", "aaa"),
        ("发出时", "bbb、ccc"),
    )


@pytest.mark.parametrize(("template", "printed"), [("bbb", "bbb"), (None, "bbb"), ("aaa", "")])
def test_a_paper_on_the_template_it_was_printed_from_or_that_tells_none_is_fine(
    desk: Desk, template: str | None, printed: str
) -> None:
    assert desk.found("R22", paper_on(template, desk, printed)) == []


# --- R23: what was added


def test_what_a_clerk_added_is_kept_as_a_remark(desk: Desk) -> None:
    added = Remark("备用联系人", "苏望舒\n分机 208", "表1 第9行第1格")
    sheet = desk.sheet(papers=(desk.returned(2, "", remarks=(added,)),))
    (finding,) = desk.found("R23", sheet)
    assert finding.message == "纸上多出“备用联系人”：“苏望舒 分机 208”"
    assert finding.severity is Severity.REMARK
    assert desk.found("R23", desk.sheet(papers=(desk.returned(2, ""),))) == []


# --- R24: what the customer confirmed


@pytest.fixture
def park() -> Procedure:
    return load("industrial-park")


@pytest.fixture
def opinion(desk: Desk) -> Sheet:
    """An opinion sheet of which the ledger has the complaint."""
    spec = desk.form("客户投诉意见表")
    box = spec.box("投诉内容").path
    (seen,) = desk.evidence("| 客户名称 | 地面积水 |", "台账", at=AT).values()
    return desk.sheet(number="YJ26030001", spec=spec, filled={box: seen}, copies=())


def confirmed(desk: Desk, opinion: Sheet, content: str, *, signed: bool = True) -> Sheet:
    spec = opinion.spec
    texts = {"投诉内容": content} | ({"投诉内容确认(客户签名)": "叶舟"} if signed else {})
    (seen,) = desk.evidence("| 客户名称 | x |", "意见表.docx", at=AT).values()
    boxes = {
        spec.box(label).path: replace(seen, value=spec.box(label).parse(text), raw=text)
        for label, text in texts.items()
    }
    paper = desk.returned(None, "", spec=spec, boxes=boxes, number=opinion.number)
    return replace(opinion, papers=(paper,))


def test_content_that_differs_from_what_the_customer_signed_is_an_error(
    desk: Desk, opinion: Sheet, park: Procedure
) -> None:
    (finding,) = desk.found("R24", confirmed(desk, opinion, "电梯停运"), procedure=park)
    assert "确认的是“电梯停运”，现在是“地面积水”" in finding.message
    assert finding.severity is Severity.ERROR


def test_content_that_is_the_same_or_was_not_signed_is_fine(
    desk: Desk, opinion: Sheet, park: Procedure
) -> None:
    same = confirmed(desk, opinion, "地面 积水")
    unsigned = confirmed(desk, opinion, "电梯停运", signed=False)
    assert desk.found("R24", same, procedure=park) == []
    assert desk.found("R24", unsigned, procedure=park) == []
    assert desk.found("R24", confirmed(desk, opinion, "电梯停运")) == []
