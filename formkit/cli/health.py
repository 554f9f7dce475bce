"""What must be in order before an office can work: the machine, the folder, its papers."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from formkit.errors import ConfigurationError
from formkit.findings import Finding, Severity
from formkit.say import say
from formkit.values.moment import print_date

if TYPE_CHECKING:
    from formkit.office import Office

LIBRARIES = ("docxtpl", "python-docx", "openpyxl", "pdfplumber", "lxml", "SQLAlchemy", "pydantic")
OLDEST_PYTHON = (3, 11)
SECONDS = 20
AHEAD = dt.timedelta(days=45)
"""How far ahead most limits reach."""


@dataclass(frozen=True)
class Check:
    """One thing looked at.

    Attributes:
        name: What was looked at.
        state: ``ok``, ``warn`` where the office works all the same, or ``fail``.
        seen: What was found.
        fix: What to do about it.
    """

    name: str
    state: str
    seen: str
    fix: str = ""

    def to_json(self) -> dict[str, Any]:
        """``{name, state, seen, fix}``."""
        return asdict(self)


def machine() -> Iterator[Check]:
    """What the computer needs: Python, the libraries, LibreOffice, Chinese fonts."""
    running = sys.version.split()[0]
    good = sys.version_info >= OLDEST_PYTHON
    yield Check("Python", _state(good), running, "" if good else say("请装 Python 3.11 以上。"))
    yield _libraries()
    yield _soffice()
    yield _fonts()


def office(place: Office, today: dt.date) -> Iterator[Check]:
    """What an office needs: a folder, a sound ledger, rules, a calendar, templates."""
    yield Check(say("办公室"), "ok", str(place.folder.root))
    yield _writable(place)
    yield _ledger(place)
    yield _rules(place)
    yield _calendar(place, today)
    yield _tables(place)
    yield from _blanks(place)
    yield from _templates(place)


def _calendar(place: Office, today: dt.date) -> Check:
    """Whether the announced days reach beyond what is registered now."""
    last = place.procedure.calendar.known_through
    good = last - today > AHEAD
    fix = say("下一年的放假通知公布后，请用 formkit calendar import 收入。")
    seen = say("放假安排已知到{last}", last=print_date(last))
    return Check(say("工作日历"), _state(good, "warn"), seen, "" if good else fix)


def _tables(place: Office) -> Check:
    """Whether the settings on personal data and on keeping papers can be read."""
    from formkit.privacy.rules import Rules
    from formkit.reconciling.retention import Retention

    try:
        customers = Rules.of(place.config.privacy).customer_folder
        kept = Retention.of(place.config.retention).default
    except ConfigurationError as error:
        return Check(say("个人信息与保管"), "fail", str(error), say("请改正 formkit.toml。"))
    told = say("给客户的文件夹 {folder}，保管 {term}", folder=customers, term=kept)
    return Check(say("个人信息与保管"), "ok", told)


def _state(good: object, otherwise: str = "fail") -> str:
    return "ok" if good else otherwise


def _weight(findings: Sequence[Finding]) -> str:
    if any(one.severity is Severity.ERROR for one in findings):
        return "fail"
    return _state(not findings, "warn")


def _libraries() -> Check:
    found = {name: _version(name) for name in LIBRARIES}
    missing = [name for name, seen in found.items() if seen is None]
    seen = "、".join(f"{name} {seen}" for name, seen in found.items() if seen)
    fix = say("请重新安装 formkit；缺 {names}。", names="、".join(missing)) if missing else ""
    return Check(say("程序库"), _state(not missing), seen, fix)


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _soffice() -> Check:
    path = shutil.which("soffice") or shutil.which("libreoffice")
    fix = "" if path else say("要把表单转成 PDF 时，请装 LibreOffice。")
    return Check("LibreOffice", _state(path, "warn"), path or say("没有找到"), fix)


def _fonts() -> Check:
    name, listing = say("中文字体"), shutil.which("fc-list")
    if listing is None:
        return Check(name, "ok", say("由系统提供"))
    fonts = _output([listing, ":lang=zh", "family"])
    count = len(set(fonts.splitlines()))
    fix = "" if count else say("打印和转 PDF 需要中文字体，请装宋体或思源宋体。")
    return Check(name, _state(count, "warn"), say("{n} 种", n=count), fix)


def _output(words: list[str]) -> str:
    try:
        ran = subprocess.run(words, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return ran.stdout.decode("utf-8", "replace")


def _writable(place: Office) -> Check:
    folder = place.folder
    wanted = (folder.root, folder.inbox, folder.outbox, folder.archive, folder.quarantine)
    bad = [path for path in wanted if not os.access(path, os.W_OK)]
    seen = "、".join(folder.relative(path) for path in bad) or say("可以写入")
    return Check(say("文件夹"), _state(not bad), seen, say("请让本用户能写入。") if bad else "")


def _ledger(place: Office) -> Check:
    found = place.check()
    seen = str(found[0]) if found else say("完好")
    return Check(
        say("台账"), _weight(found), seen, say("详情见 formkit ledger check。") if found else ""
    )


def _rules(place: Office) -> Check:
    """Whether the office's forms have every name that its procedure uses."""
    from formkit.procedures import proof

    wrong = proof(place.procedure, place.shelf)
    if not wrong:
        return Check(say("办法"), "ok", place.procedure.title)
    seen = "；".join(f"{one.where}：{one.message}" for one in wrong)
    return Check(say("办法"), _weight(wrong), seen, wrong[0].fix)


def _blanks(place: Office) -> Iterator[Check]:
    for blank in place.procedure.open_blanks:
        yield Check(
            say("未设定：{title}", title=blank.title),
            "warn",
            f"{blank.clause} {blank.seen}".strip(),
            say("请在 formkit.toml 设定 {key}。", key=blank.key),
        )


def _templates(place: Office) -> Iterator[Check]:
    from formkit.cli.templates import checked

    for one in checked(place):
        n = len(one.findings)
        seen = say("{n} 处不相符", n=n) if n else str(one.place)
        fix = say("详情见 formkit template check。") if n else ""
        yield Check(say("模板 {form}", form=one.form), _weight(one.findings), seen, fix)
