"""The office's own calendar: its file, its days, the notices it takes over."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from formkit.errors import ConfigurationError, FileAccessError, InputError, NothingToDo
from formkit.office import Office, Registration, calendar_page
from formkit.office.calendar_change import set_day, take_notice
from formkit.procedures.workcalendar import Overlay, WorkCalendar
from tests.office.desk import CLERK, INTAKE, NOW, SHEET, Sight

if TYPE_CHECKING:
    from formkit.ledger import Event
    from formkit.procedures.workcalendar import DayKind

LIMITED = '\n[procedure.limits]\nP5-5 = "10日"\n'
LAST = dt.date(2026, 3, 16)
NOTICE = """2027年节假日安排：
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日至12日放假调休，共8天。1月30日（周六）、2月20日（周六）上班。
三、清明节：4月3日至5日放假，共3天。
"""


def page(office: Office) -> Path:
    return office.folder.calendar


def dues(office: Office, number: str = "26030001") -> list[Event]:
    return office.ledger.journal(number, kinds=("due",))


@pytest.fixture
def limited(folder: Path, office: Office) -> Office:
    """The office with a limit of ten days for each case, and one case."""
    settings = folder / "formkit.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + LIMITED, encoding="utf-8")
    with Office.open(folder) as again:
        office.procedure = again.procedure
    office.new(SHEET, INTAKE, said=Registration(now=NOW, by=CLERK))
    return office


def change(
    office: Office, day: dt.date, kind: DayKind | None, reason: str = "", *, write: bool = True
) -> list[tuple[str, str, object, object]]:
    changed = set_day(office, day, kind, now=NOW, by=CLERK, reason=reason, write=write)
    return [(one.number, one.after.rule, one.before.at, one.after.at) for one in changed.moved]


def test_an_office_without_a_word_of_its_own_goes_by_what_was_announced(office: Office) -> None:
    assert office.procedure.calendar.version == WorkCalendar.standard().version
    assert not page(office).exists()


def test_the_last_day_is_put_on_record_when_a_limit_begins(limited: Office) -> None:
    (event,) = dues(limited)
    assert event.body == {
        "rule": "P5-5",
        "start": "2026-03-05T09:00:00",
        "at": "2026-03-16",
        "provisional": False,
        "calendar": limited.procedure.calendar.version,
    }


def test_nothing_is_put_on_record_again_while_it_stays_the_same(limited: Office) -> None:
    limited.fill("26030001", {"批号": "L-7"}, now=NOW, by=CLERK)
    limited.print("26030001", now=NOW, by=CLERK)
    assert len(dues(limited)) == 1


def test_a_day_off_moves_the_limits_that_end_on_it(limited: Office) -> None:
    moved = change(limited, LAST, "休", "台风")
    assert moved == [("26030001", "P5-5", LAST, dt.date(2026, 3, 17))]
    assert [event.body["at"] for event in dues(limited)] == ["2026-03-16", "2026-03-17"]
    (event,) = limited.ledger.journal(kinds=("calendar",))
    assert event.body["version"] == limited.procedure.calendar.version
    with Office.open(limited.folder.root) as again:
        assert again.procedure.calendar.day(LAST).name == "台风"
        assert again.procedure.calendar.version == event.body["version"]


def test_a_trial_says_what_would_move_and_writes_nothing(limited: Office) -> None:
    before = Sight.of(limited.folder.root)
    assert change(limited, LAST, "休", write=False)[0][3] == dt.date(2026, 3, 17)
    assert Sight.of(limited.folder.root) == before
    assert limited.procedure.calendar.is_workday(LAST)


def test_a_day_can_be_taken_back(limited: Office) -> None:
    change(limited, LAST, "休")
    assert change(limited, LAST, None) == [("26030001", "P5-5", dt.date(2026, 3, 17), LAST)]
    assert limited.procedure.calendar.version == WorkCalendar.standard().version
    with pytest.raises(NothingToDo):
        change(limited, LAST, None)


def test_what_is_so_already_is_nothing_to_do(limited: Office) -> None:
    assert change(limited, dt.date(2026, 3, 21), "班", "赶工") == []
    with pytest.raises(NothingToDo, match="2026年3月21日"):
        change(limited, dt.date(2026, 3, 21), "班", "赶工")


def test_comments_and_settings_in_the_file_stay(office: Office) -> None:
    page(office).write_text('# 夏令时间\nhours = ["08:00-12:00"]\n', encoding="utf-8")
    calendar_page.save(page(office), calendar_page.load(page(office)).overlay.with_day(LAST, None))
    assert page(office).read_text(encoding="utf-8") == '# 夏令时间\nhours = ["08:00-12:00"]\n'
    with Office.open(office.folder.root) as again:
        change(again, LAST, "半天", "团建")
    text = page(office).read_text(encoding="utf-8")
    assert text.startswith('# 夏令时间\nhours = ["08:00-12:00"]\n')
    assert tomllib.loads(text)["days"] == {"2026-03-16": {"kind": "半天", "reason": "团建"}}


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("hours = [", "不是完好的 TOML"),
        ('hours = ["18:00-09:00"]', "hours"),
        ("holidays = 3", "不认识“holidays”"),
        ('[days]\n2026-02-30 = { kind = "休" }', "2026-02-30"),
        ('[days]\n2026-05-04 = { kind = "假" }', "假"),
    ],
)
def test_a_file_that_is_wrong_is_told_by_its_word(office: Office, text: str, part: str) -> None:
    page(office).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=part):
        calendar_page.load(page(office))


def test_a_file_that_is_no_text_or_cannot_be_opened_is_told(office: Office) -> None:
    page(office).write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(ConfigurationError, match="UTF-8"):
        calendar_page.load(page(office))
    page(office).unlink()
    page(office).mkdir()
    with pytest.raises(FileAccessError, match="日历"):
        calendar_page.load(page(office))


def test_a_change_that_cannot_be_written_changes_nothing(
    limited: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, overlay: Overlay) -> None:
        raise FileAccessError(str(path))

    monkeypatch.setattr(calendar_page, "save", full)
    with pytest.raises(FileAccessError):
        change(limited, LAST, "休")
    assert limited.procedure.calendar.is_workday(LAST)
    assert len(dues(limited)) == 1


# --- notices ----------------------------------------------------------------------------------


def handed(office: Office, name: str, text: str) -> Path:
    path = office.folder.root / name
    path.write_text(text, encoding="utf-8")
    return path


def taken(office: Office, path: Path, *, year: int | None = None) -> WorkCalendar:
    return take_notice(office, path, now=NOW, by=CLERK, year=year).calendar


def test_a_notice_as_it_is_worded_is_taken_over(office: Office) -> None:
    calendar = taken(office, handed(office, "通知.txt", NOTICE))
    assert calendar.known_through == dt.date(2027, 12, 28)
    assert not calendar.is_workday(dt.date(2027, 2, 8))
    assert calendar.is_workday(dt.date(2027, 1, 30))
    with Office.open(office.folder.root) as again:
        assert again.procedure.calendar.version == calendar.version


def test_a_limit_that_was_provisional_is_counted_again_when_the_calendar_grows(
    limited: Office,
) -> None:
    late = dt.datetime(2026, 12, 24, 9)
    said = Registration(now=late, by=CLERK)
    number = limited.new(SHEET, INTAKE, said=said).number
    (before,) = dues(limited, number)
    assert (before.body["at"], before.body["provisional"]) == ("2027-01-04", True)
    changed = take_notice(limited, handed(limited, "通知.txt", NOTICE), now=late, by=CLERK)
    assert [one.to_json()["provisional"] for one in changed.moved if one.number == number] == [
        False
    ]
    *_, after = dues(limited, number)
    assert (after.body["at"], after.body["provisional"]) == ("2027-01-04", False)
    assert after.body["calendar"] == changed.calendar.version != before.body["calendar"]


def test_what_is_known_already_is_nothing_to_do(office: Office) -> None:
    path = handed(office, "通知.txt", "2026年放假安排：一、元旦：1月1日至3日放假。1月4日上班。")
    with pytest.raises(NothingToDo):
        taken(office, path)
    assert not page(office).exists()


def test_a_calendar_file_is_taken_over_by_its_titles(office: Office) -> None:
    events = [
        ("20270101", "20270104", "元旦 休"),
        ("20270109", "", "元旦（补班）"),
        ("20270204", "", "立春"),
    ]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//x//ZH"]
    for start, end, title in events:
        lines += ["BEGIN:VEVENT", f"UID:{start}", f"DTSTART;VALUE=DATE:{start}"]
        lines += [f"DTEND;VALUE=DATE:{end}"] if end else []
        lines += [f"SUMMARY:{title}", "END:VEVENT"]
    calendar = taken(office, handed(office, "2027.ics", "\n".join([*lines, "END:VCALENDAR"])))
    notice = calendar.overlay.notices[2027]
    assert list(notice.off.items()) == [(dt.date(2027, 1, n), "元旦") for n in (1, 2, 3)]
    assert dict(notice.on) == {dt.date(2027, 1, 9): "元旦"}
    assert calendar.known_through.year == WorkCalendar.standard().known_through.year


def test_a_list_is_taken_over_line_by_line(office: Office) -> None:
    lines = "日期,安排,节日\n2027-01-01,休,元旦\n2027年1月9日,补班,元旦\n"
    notice = taken(office, handed(office, "2027.csv", lines)).overlay.notices[2027]
    assert dict(notice.off) == {dt.date(2027, 1, 1): "元旦"}
    assert dict(notice.on) == {dt.date(2027, 1, 9): "元旦"}


def test_a_workbook_is_taken_over_like_a_list(office: Office) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["日期", "安排", "节日"])
    book.active.append([dt.date(2027, 1, 1), "放假", "元旦"])
    path = office.folder.root / "2027.xlsx"
    book.save(path)
    assert not taken(office, path).is_workday(dt.date(2027, 1, 1))


@pytest.mark.parametrize(
    ("name", "text", "part"),
    [
        ("坏.txt", "2027年放假安排：一、元旦：1月1日（周四）放假。", "周五"),
        ("名单.csv", "2027-01-01,什么,元旦\n", "“休”或“班”"),
        ("名单.csv", "日期,安排\n2027-01-01,休\n后天,休\n", "日期"),
        ("空.csv", "日期,安排\n", "没有找到"),
        (
            "坏.ics",
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:元旦 休\nEND:VEVENT\nEND:VCALENDAR",
            "日历文件",
        ),
        (
            "长.ics",
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20270101\n"
            "DTEND;VALUE=DATE:20280101\nSUMMARY:休\nEND:VEVENT\nEND:VCALENDAR",
            "日历文件",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused(office: Office, name: str, text: str, part: str) -> None:
    with pytest.raises(InputError, match=part):
        taken(office, handed(office, name, text))
    assert not page(office).exists()
