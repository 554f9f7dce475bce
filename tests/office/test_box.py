"""A box of papers as it comes in: each file and page told, nothing lost, nothing twice."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest

from formkit.demo.paper import Paper
from formkit.filling.together import bound
from formkit.office import Office, Taken
from tests.office.decided import decided
from tests.office.desk import CLERK, NOW, QUALITY, Hand, Issue, take

KEPT = {"updated", "unchanged", "review"}


@pytest.fixture
def box(office: Office, issue: Issue, hand: Hand) -> Path:
    """The inbox with a box of papers; four cases are known, one of them decided and parted."""
    one, two, three, four = (issue(订单编号=f"DD-{n}") for n in range(4))
    office.part("sent", decided(office, four), now=NOW, by=CLERK)
    box = office.folder.inbox / "箱"
    (box / "另一夹").mkdir(parents=True)
    hand(one, 2, QUALITY, name="箱/01.docx")
    hand(one, 2, {"原因分析": "模温不均"}, name="箱/另一夹/01.docx")
    shutil.copy(box / "01.docx", box / "02 重复.docx")
    copies = [hand(two, n, QUALITY).read_bytes() for n in range(1, 6)]
    (box / "03 五联.docx").write_bytes(bound(copies))
    with zipfile.ZipFile(box / "04 箱.zip", "w") as archive:
        archive.write(hand(three, 1, QUALITY), "三月/东区/第一联.docx")
    hand(four, 3, {"损失金额": "¥3,000.00"}, name="箱/05 核签后改.docx")
    hand(four, 4, {"核定金额": "¥9,000.00"}, name="箱/06 各联不一.docx")
    foreign = Paper(hand(three, 2, {}))
    foreign.replace(three, "26039999")
    foreign.save(box / "07 别的号.docx")
    (box / "08 损坏.docx").write_bytes((box / "01.docx").read_bytes()[:5000])
    (box / "09 照片.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(2000))
    minutes = docx.Document()
    minutes.add_paragraph("三月份例会：讨论了食堂与班车。")
    minutes.save(str(box / "10 会议纪要.docx"))
    (box / "~$01.docx").write_bytes(b"lock")
    for loose in office.folder.inbox.glob("*.docx"):
        loose.unlink()
    return box


def told(taken: tuple[Taken, ...], box: Path) -> list[tuple[str, str, str, str]]:
    """What came of each sheet: its file within the box, the part of it, the copy, the outcome."""
    start = f"收件/{box.name}/"
    return [
        (one.file.removeprefix(start), one.part, f"{one.number}-{one.copy}", one.outcome)
        for one in taken
    ]


EXPECTED = [
    ("01.docx", "", "26030001-2", "updated"),
    ("02 重复.docx", "", "26030001-2", "unchanged"),
    ("03 五联.docx", "第1节", "26030002-1", "updated"),
    ("03 五联.docx", "第2节", "26030002-2", "unchanged"),
    ("03 五联.docx", "第3节", "26030002-3", "unchanged"),
    ("03 五联.docx", "第4节", "26030002-4", "unchanged"),
    ("03 五联.docx", "第5节", "26030002-5", "unchanged"),
    ("04 箱.zip/三月/东区/第一联.docx", "", "26030003-1", "updated"),
    ("05 核签后改.docx", "", "26030004-3", "review"),
    ("06 各联不一.docx", "", "26030004-4", "review"),
    ("07 别的号.docx", "", "26039999-2", "review"),
    ("08 损坏.docx", "", "None-None", "rejected"),
    ("09 照片.jpg", "", "None-None", "rejected"),
    ("10 会议纪要.docx", "", "None-None", "review"),
    ("另一夹/01.docx", "", "26030001-2", "review"),
]


def hashes(folder: Path) -> Mapping[str, str]:
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_each_file_and_each_section_is_told_and_the_originals_stay(
    office: Office, box: Path
) -> None:
    before = hashes(box)
    assert told(take(office, box), box) == EXPECTED
    again = take(office, box)
    assert Counter(one.outcome for one in again) == {"unchanged": 13, "rejected": 2}
    assert [one.file for one in again] == [one.file for one in take(office, box)]
    assert hashes(box) == before
    assert office.check() == []


def test_what_could_not_be_used_says_what_to_do(office: Office, box: Path) -> None:
    unusable = [one for one in take(office, box) if one.outcome not in KEPT]
    assert len(unusable) == 2
    assert all(finding.fix for one in unusable for finding in one.findings)


def test_a_number_that_is_not_ours_is_shown_where_it_is_printed(office: Office, box: Path) -> None:
    (foreign,) = take(office, box / "07 别的号.docx")
    (finding,) = [one for one in foreign.findings if one.code == "R1"]
    assert finding.evidence == (("收件/箱/07 别的号.docx · 页脚 第2段", "26039999"),)
    (minutes,) = take(office, box / "10 会议纪要.docx")
    assert [one.code for one in minutes.findings] == ["unknown-form"]


def test_two_papers_of_one_name_are_told_apart(office: Office, box: Path) -> None:
    take(office, box)
    (finding,) = [one for one in office.reconcile(NOW).findings if one.code == "R3"]
    places = [where for where, _ in finding.evidence]
    assert len(set(places)) == 2
    assert all(where.startswith("01.docx〔") for where in places)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal on this system")
def test_an_import_that_was_killed_goes_on_where_it_stopped(office: Office, box: Path) -> None:
    call = [sys.executable, "-m", "formkit", "--office", str(office.folder.root), "import"]
    said = os.environ | {"FORMKIT_NOW": NOW.isoformat(), "FORMKIT_BY": CLERK}
    with subprocess.Popen([*call, "--quiet"], env=said, stdout=subprocess.DEVNULL) as clerk:
        while len(office.ledger.readings()) < 3 and clerk.poll() is None:
            time.sleep(0.01)
        clerk.kill()
    begun = len(office.ledger.readings())
    assert begun >= 3
    taken = take(office, box)
    assert [one[:3] for one in told(taken, box)] == [one[:3] for one in EXPECTED]
    kept = {(one.sha256, one.part) for one in taken if one.outcome in KEPT}
    stored = [(one.sha256, one.part) for one in office.ledger.readings()]
    assert sorted(stored) == sorted(kept)
    assert [one for one in office.ledger.check() if one.severity > 1] == []
