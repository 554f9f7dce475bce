"""The customer is answered once that is approved, and told nothing but what was approved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from formkit.errors import UsageError
from formkit.findings import Severity
from formkit.office import Office, Registration
from formkit.office.replying import Reply, Wanted, reply
from formkit.procedures import names
from formkit.reading import read
from formkit.safety import libreoffice
from formkit.safety.isolate import Isolation
from tests.office.decided import APPROVED, JUDGED, decided, with_authority
from tests.office.desk import CLERK, INTAKE, NOW, Issue, Sight, text_of
from tests.privacy.test_every_form import sample


@pytest.fixture
def office(folder: Path, worker: Isolation) -> Iterator[Office]:
    """An office that has said who decides on how much."""
    with_authority(folder)
    with Office.open(folder) as office:
        vars(office)["isolation"] = worker
        yield office


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    return tmp_path / "回复函.docx"


def answer(office: Office, number: str, output: Path | None = None, **said: object) -> Reply:
    return reply(office, Wanted(number, output), now=NOW, by=CLERK, **said)  # type: ignore[arg-type]


def test_before_the_approval_there_is_no_letter(
    office: Office, issue: Issue, letter: Path, folder: Path
) -> None:
    number = issue()
    before = Sight.of(folder)
    done = answer(office, number, letter)
    assert done.is_refused
    assert not letter.exists()
    assert any("核决签字" in reason.message for reason in done.why)
    assert Sight.of(folder) == before


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"核决层级": "业务部经理"}, "业务部经理"),
        ({"损失金额": None}, "损失金额"),
    ],
)
def test_nor_where_the_level_does_not_suffice(
    office: Office,
    issue: Issue,
    letter: Path,
    changed: dict[str, str | None],
    told: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in changed.items():
        section = APPROVED if name in APPROVED else JUDGED
        if value is None:
            monkeypatch.delitem(section, name)
        else:
            monkeypatch.setitem(section, name, value)
    done = answer(office, decided(office, issue()), letter)
    assert done.why
    assert any(told in reason.message for reason in done.why)


def test_the_letter_is_a_numbered_paper_that_names_the_case(
    office: Office, issue: Issue, letter: Path
) -> None:
    number = decided(office, issue())
    done = answer(office, number, letter)
    assert (done.number, done.case, done.why) == ("FH26030001", number, ())
    reading = read(letter, office.shelf)
    assert (reading.form, reading.number) == ("客户回复函", "FH26030001")
    assert reading.values["answer.case"] == number
    (event,) = office.ledger.journal(number, kinds=("replied",))
    assert event.body["letter"] == "FH26030001"
    assert event.body["way"] == "书信"
    assert [one.form for one in office.books().case(number).beside] == ["客户回复函"]


def test_it_tells_what_was_approved_and_nothing_else(
    office: Office, issue: Issue, letter: Path
) -> None:
    answer(office, decided(office, issue()), letter)
    text = text_of(letter)
    for told in (
        "远山机电",
        "外壳开裂",
        "退货、折让",
        "¥5,000.00",
        "客户同意退货8件",
        "办理完毕后告知",
    ):
        assert told in text
    inner = (
        *("注塑温度偏低", "扣发", "8,000", "13900001111", "制造部门", "注塑车间", "内部文件"),
        *("周明", "李明", "林岚", "傅远", "高志", "许宁", CLERK),
    )
    assert [word for word in inner if word in text] == []


def test_masked_staff_are_told_to_the_clerk(office: Office, issue: Issue, letter: Path) -> None:
    done = answer(office, decided(office, issue()), letter)
    (finding,) = done.findings
    assert finding.severity is Severity.REMARK
    assert finding.box == "answer.result"


def test_a_cause_in_the_result_stops_the_letter(
    office: Office, issue: Issue, letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.office import decided as desk

    monkeypatch.setitem(desk.NEGOTIATED, "交涉结果", "客户已知注塑温度偏低，同意退货")
    done = answer(office, decided(office, issue()), letter)
    assert done.is_refused
    assert not letter.exists()
    assert "原因分析" in done.findings[0].message


def test_the_same_letter_again_keeps_its_number(office: Office, issue: Issue, letter: Path) -> None:
    number = decided(office, issue())
    assert answer(office, number, letter).number == answer(office, number, letter).number
    assert len(office.ledger.journal(number, kinds=("replied",))) == 1


def test_a_letter_without_a_place_lies_in_the_folder_for_customers(
    office: Office, issue: Issue
) -> None:
    done = answer(office, decided(office, issue()))
    assert done.file == "客户/FH26030001-客户回复函.docx"
    assert (office.folder.root / done.file).is_file()
    assert [one for one in office.reconcile(NOW).findings if one.code == "R20"] == []


def test_a_phone_call_is_put_on_record_without_a_letter(office: Office, issue: Issue) -> None:
    number = decided(office, issue())
    call = Wanted(number, by_phone=True, note="已告知退货安排")
    done = reply(office, call, now=NOW, by=CLERK)
    assert (done.way, done.file) == ("电话", "")
    entry = office.ledger.entry(str(done.number))
    assert entry.boxes["call.note"] == "已告知退货安排"
    assert entry.boxes["answer.way"] == "电话"
    assert not (office.folder.root / "客户").exists()


def test_a_dry_run_writes_nothing(office: Office, issue: Issue, letter: Path, folder: Path) -> None:
    number = decided(office, issue())
    before = Sight.of(folder)
    done = answer(office, number, letter, write=False)
    assert not done.is_refused
    assert not letter.exists()
    assert Sight.of(folder) == before


@pytest.mark.parametrize(
    "wanted", [Wanted("26030001", by_phone=True), Wanted("26030001", Path("函.txt"))]
)
def test_a_call_that_cannot_be_meant_is_refused(
    office: Office, issue: Issue, wanted: Wanted
) -> None:
    issue()
    with pytest.raises(UsageError):
        reply(office, wanted, now=NOW, by=CLERK)


def test_a_void_case_is_not_answered(office: Office, issue: Issue) -> None:
    number = decided(office, issue())
    office.void(number, "重复登记", now=NOW, by=CLERK)
    (reason,) = answer(office, number).why
    assert reason.code == "void"


def test_without_libreoffice_a_pdf_becomes_a_word_file(
    office: Office, issue: Issue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    done = answer(office, decided(office, issue()), tmp_path / "回复函.pdf")
    assert done.file.endswith("回复函.docx")
    assert INTAKE["客户名称"] in text_of(tmp_path / "回复函.docx")


@pytest.mark.soffice
@pytest.mark.skipif(libreoffice.program() is None, reason="LibreOffice is not installed")
def test_with_libreoffice_it_is_printed(office: Office, issue: Issue, tmp_path: Path) -> None:
    answer(office, decided(office, issue()), tmp_path / "回复函.pdf")
    assert (tmp_path / "回复函.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("procedure", names())
def test_under_no_procedure_a_customer_is_answered_before_there_is_a_result(
    procedure: str, tmp_path: Path, said: Registration
) -> None:
    with Office.create(tmp_path / "办公室", procedure=procedure) as office:
        spec = office.shelf.find(office.procedure.main_form)
        first = [section for section in spec.sections if section.required]
        intake = {box.path: sample(box) for section in first for box in section.boxes}
        number = office.new(spec.title, intake, said=said).number
        done = answer(office, number, tmp_path / "回复函.docx")
    assert any("处理结果" in reason.message for reason in done.why)
    assert not (tmp_path / "回复函.docx").exists()


def test_where_the_regulation_knows_the_phone_only_there_is_no_letter(
    tmp_path: Path, said: Registration
) -> None:
    with Office.create(tmp_path / "办公室", procedure="auto-dealer") as office:
        spec = office.shelf.find(office.procedure.main_form)
        intake = {box.path: sample(box) for box in spec.sections[0].boxes}
        number = office.new(spec.title, intake, said=said).number
        codes = [
            [reason.code for reason in reply(office, wanted, now=NOW, by=CLERK).why]
            for wanted in (Wanted(number), Wanted(number, by_phone=True, note="已告知"))
        ]
    assert "way" in codes[0]
    assert "way" not in codes[1]
