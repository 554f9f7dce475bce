"""The file of a case's page: written whole or not at all, never over something else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from formkit.errors import FileAccessError, UsageError
from formkit.filling.package import write_file
from formkit.office.case_page import is_page, page
from formkit.office.evidence_pictures import pictures
from formkit.say import say

if TYPE_CHECKING:
    from formkit.office.showing import Shown

SUFFIXES = (".html", ".htm")


def check_target(target: Path) -> None:
    """Refuse a place at which a page cannot be written.

    Raises:
        UsageError: It is no HTML file, or something else than such a page lies there.
        FileAccessError: What lies there cannot be looked at.
    """
    if target.suffix.lower() not in SUFFIXES:
        raise UsageError(say("案件页写成 .html 文件；“{name}”不是。", name=target.name))
    try:
        taken = target.exists() and not is_page(target.read_bytes())
    except OSError as error:
        raise FileAccessError(
            say("读不了{file}：{why}。请先关闭它。", file=target, why=error.strerror)
        ) from None
    if taken:
        raise UsageError(
            say(
                "“{name}”不是 formkit show 写的页面，没有覆盖它。请换一个文件名。", name=target.name
            )
        )


def write_page(shown: Shown, target: Path, *, by: str) -> None:
    """Write the page of a case with its evidence; one for another audience is put on record.

    Raises:
        UsageError: It is no HTML file, or something else lies there.
        FileAccessError: It cannot be written.
    """
    check_target(target)
    content = page(shown, pictures(shown)).encode()
    write_file(target, content)
    if shown.audience.name != "internal":
        file = shown.office.folder.relative(target)
        body = {"audience": shown.audience.name, "files": [file]}
        ledger, number = shown.office.ledger, shown.case.number
        ledger.record("exported", number=number, body=body, at=shown.as_of, by=by)
