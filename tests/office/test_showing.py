"""A case is shown as one page: what is on record, what was found, and where it stands."""

from __future__ import annotations

import base64
import datetime as dt
import io
import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from formkit.errors import UnknownName, UsageError
from formkit.office import Office, case_page
from formkit.office.evidence_pictures import pictures
from formkit.office.show_file import write_page
from formkit.office.showing import Shown, show
from formkit.privacy import audience_named
from formkit.safety import libreoffice
from tests.office.decided import PHONE, decided
from tests.office.desk import CLERK, NOW, SHEET, Hand, Issue, Sight, archived, take

LATER = dt.datetime(2026, 3, 12, 9)
LOSS = "verdict.loss"
Page = Callable[..., str]


@pytest.fixture
def no_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: None)


@pytest.fixture
def disputed(office: Office, issue: Issue, hand: Hand) -> str:
    """A case decided and parted; the third copy says otherwise than the first."""
    number = decided(office, issue())
    office.part("sent", number, now=NOW, by=CLERK)
    first, third = hand(number, 1, {}), hand(number, 3, {"损失金额": "¥9,999.00"})
    take(office, first, third)
    return number


@pytest.fixture
def page(office: Office, tmp_path: Path) -> Page:
    """The page of a case as it is written."""

    def write(number: str, audience: str = "internal") -> str:
        target = tmp_path / "案件.html"
        shown = show(office, number, as_of=LATER, audience=audience_named(audience))
        write_page(shown, target, by=CLERK)
        return target.read_text(encoding="utf-8")

    return write


def shown(office: Office, number: str) -> dict[str, Any]:
    return show(office, number, as_of=LATER).to_json()


def test_two_copies_that_contradict_are_listed_with_what_each_says(
    office: Office, disputed: str
) -> None:
    told = shown(office, disputed)
    (r5,) = [one for one in told["findings"] if one["code"] == "R5"]
    assert (r5["copy"], r5["box"]) == (3, LOSS)
    assert [one["seen"] for one in r5["evidence"]][1:] == [
        "¥8,000.00（人民币捌仟元整）",
        "¥9,999.00",
    ]
    assert {one["code"] for one in told["findings"]} >= {"R5", "R6"}


def test_what_is_found_is_what_reconciling_finds_of_the_case(
    office: Office, disputed: str, issue: Issue
) -> None:
    issue()
    found = office.reconcile(LATER).findings
    of_the_case = {str(one) for one in found if one.number == disputed}
    assert {str(one) for one in show(office, disputed, as_of=LATER).findings} == of_the_case


def test_a_register_that_came_back_stands_beside_the_case_with_its_line_of_it(
    office: Office, issue: Issue
) -> None:
    number, _ = issue(), issue(客户名称="云岫空调部件厂")
    period = office.ledger.entry(number).period
    target = office.folder.inbox / "追踪.xlsx"
    register = office.report("register", period, target, now=NOW, by=CLERK)
    take(office, register)
    (beside,) = shown(office, number)["beside"]
    said = {box["label"]: box["text"] for box in beside["boxes"]}
    assert (beside["form"], beside["file"]) == ("客户抱怨案件登记追踪表", "追踪.xlsx")
    assert (said["编号"], said["客户"]) == (number, "远山机电")
    assert beside["archive"].endswith(f"{beside['sha256']}.xlsx")


def test_the_papers_that_came_back_are_told_with_their_place_in_the_archive(
    office: Office, disputed: str
) -> None:
    (sheet,) = shown(office, disputed)["sheets"]
    first, third = sheet["papers"]
    assert (first["copy"], third["copy"]) == (1, 3)
    assert third["file"] == f"{disputed}-3联-已填.docx"
    assert third["archive"] == f"归档/{third['sha256'][:2]}/{third['sha256']}.docx"
    assert archived(office.folder.root, (office.folder.root / third["archive"]).read_bytes())


def test_each_box_is_told_with_where_it_stands(office: Office, issue: Issue, hand: Hand) -> None:
    number = decided(office, issue())
    office.part("sent", number, now=NOW, by=CLERK)
    take(office, hand(number, 3, {"执行情形": "已退货"}))
    (sheet,) = shown(office, number)["sheets"]
    boxes = {box["path"]: box for section in sheet["sections"] for box in section["boxes"]}
    assert boxes["report.customer"]["text"] == "远山机电"
    assert boxes["report.customer"]["where"] == f"台账（2026年3月5日，{CLERK}）"
    assert boxes["execution.done"]["text"] == "已退货"
    assert boxes["execution.done"]["where"].startswith(f"{number}-3联-已填.docx 第三联 表1")
    assert boxes["report.lot_no"] | {"state": "blank", "text": ""} == boxes["report.lot_no"]


def test_the_timeline_speaks_in_office_words_and_tells_copies_together(
    office: Office, disputed: str
) -> None:
    told = [(one["word"], one["by"], one["told"]) for one in shown(office, disputed)["timeline"]]
    five = "第一联、第二联、第三联、第四联、第五联"
    assert told[0] == ("登记", CLERK, SHEET)
    assert ("分送", CLERK, five) in told
    assert [word for word, _, _ in told][-1] == "收回"
    assert f"{disputed}-3联-已填.docx　第三联" in told[-1][2]
    assert any(word == "填写" and "原因分析" in what for word, _, what in told)


def test_what_is_missing_and_who_is_next_is_told(office: Office, issue: Issue) -> None:
    told = shown(office, issue())
    (status,) = office.status(LATER, told["number"])
    assert told["next"] == status.next == "质量管理部"
    assert told["why"] == [one.to_json() for one in status.why]
    assert told["sheets"][0]["papers"] == []
    assert {one["state"] for one in told["limits"]} <= {"running", "overdue", "paused", "done"}


def test_a_new_sheet_is_shown_with_the_one_it_takes_the_place_of(
    office: Office, issue: Issue, said: Any
) -> None:
    old = issue()
    new = office.supersede(old, {}, said=said).number
    for number in (old, new):
        told = shown(office, number)
        assert [one["number"] for one in told["sheets"]] == [old, new]
        assert (told["case"], told["number"]) == (old, new)
        assert {one["number"] for one in told["timeline"]} == {old, new}


def test_a_void_case_waits_for_nothing(office: Office, issue: Issue, page: Page) -> None:
    number = issue()
    office.void(number, "重复登记", now=NOW, by=CLERK)
    told = shown(office, number)
    assert told["state"] == "作废"
    assert (told["why"], told["limits"]) == ([], [])
    assert told["sheets"][0]["void"] == "重复登记"
    assert "重复登记" in page(number)


def test_a_number_that_was_never_given_is_not_known(office: Office, issue: Issue) -> None:
    issue()
    with pytest.raises(UnknownName, match="26030002"):
        shown(office, "26030002")


def test_showing_leaves_the_office_as_it_was(office: Office, disputed: str) -> None:
    before = Sight.of(office.folder.root)
    shown(office, disputed)
    assert Sight.of(office.folder.root) == before


def test_the_page_has_the_findings_and_fetches_nothing(
    disputed: str, page: Page, no_libreoffice: None
) -> None:
    html = page(disputed)
    assert "各联的“损失金额”不一致" in html
    assert "内部文件" in html
    assert "没有 LibreOffice" in html
    assert not re.search(r"https?:|<script|<link|@import|url\(", html)


def test_what_is_written_in_a_box_cannot_become_part_of_the_page(issue: Issue, page: Page) -> None:
    html = page(issue(客户投诉理由="<script>alert(1)</script>"))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<script" not in html


def test_a_case_of_which_nothing_came_back_has_a_page(issue: Issue, page: Page) -> None:
    html = page(issue())
    assert "还没有收回任何一份" in html
    assert "<img" not in html


def test_a_page_is_written_anew_but_never_over_something_else(
    office: Office, issue: Issue, page: Page, tmp_path: Path
) -> None:
    number = issue()
    assert page(number) == page(number)
    other = tmp_path / "别的.html"
    other.write_text("<p>别的网页</p>", encoding="utf-8")
    asked = show(office, number, as_of=LATER)
    for target in (other, tmp_path / "案件.docx"):
        with pytest.raises(UsageError, match=target.name):
            write_page(asked, target, by=CLERK)
    assert other.read_text(encoding="utf-8") == "<p>别的网页</p>"


@pytest.mark.parametrize("audience", ["dept", "statistics"])
def test_others_see_neither_phones_nor_pictures(
    audience: str, office: Office, issue: Issue, hand: Hand, page: Page
) -> None:
    number = issue(客户投诉理由=f"外壳开裂，请回电{PHONE}")
    take(office, hand(number, 3, {"客户要求": f"退货，电话{PHONE}"}))
    html = page(number, audience)
    assert PHONE in page(number)
    assert PHONE not in html
    assert "个人信息已遮蔽" in html
    assert "图片上有个人信息，不附" in html
    assert "<img" not in html
    assert ("李明" in html, CLERK in html) == ((audience == "dept"),) * 2
    (event,) = office.ledger.journal(number, kinds=("exported",))
    assert event.body["audience"] == audience


@pytest.mark.soffice
def test_the_place_is_cut_out_of_the_original(office: Office, disputed: str) -> None:
    if libreoffice.program() is None:
        pytest.skip("LibreOffice is not installed")
    asked = show(office, disputed, as_of=LATER)
    made = pictures(asked)
    shown_of = {asked.findings[n].evidence[k][1]: picture for (n, k), picture in made.items()}
    cutout = shown_of["¥9,999.00"].cutout
    assert cutout is not None
    assert cutout.found
    html = case_page.page(asked, made)
    (png,) = (one for one in pictures_in(html) if one == cutout.png)
    assert "见图" in html
    picture = Image.open(io.BytesIO(png)).convert("L")
    assert sum(picture.histogram()[:100]) > 100
    seen = text_under(asked, shown_of["¥9,999.00"].place.sha256, cutout)
    assert "损失金额" in seen
    assert "¥9,999.00" in seen


def pictures_in(html: str) -> list[bytes]:
    """The pictures that stand in a page."""
    return [base64.b64decode(one) for one in re.findall(r'src="data:image/png;base64,(.*?)"', html)]


def text_under(asked: Shown, sha256: str, cutout: Any) -> str:
    """What stands in the original where the picture was cut out."""
    kept = asked.office.archive.find(sha256)
    assert kept is not None
    folder = asked.office.folder.root / "aside"
    printed = libreoffice.converted([kept], "pdf", folder)[kept]
    assert isinstance(printed, Path)
    with closing(pypdfium2.PdfDocument(printed)) as pdf:
        page = pdf[cutout.page - 1].get_textpage()
        return str(page.get_text_bounded(*cutout.rect))
