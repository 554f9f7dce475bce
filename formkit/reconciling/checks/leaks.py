"""R20: no internal sheet lies among the papers for customers (第九条第12款)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from formkit.findings import Finding, Severity
from formkit.procedures import Procedure
from formkit.reconciling.case import Books
from formkit.reconciling.found import Found
from formkit.reconciling.returned import ordinal
from formkit.say import say


def nothing_internal_goes_out(books: Books, _: Procedure, __: dt.date) -> Iterator[Finding]:
    """R20: an internal sheet in the folder for customers, or a file that cannot be looked into."""
    for found in books.found:
        if found.internal:
            yield _leak(found)
        elif found.refused:
            yield _unseen(found)


def _leak(found: Found) -> Finding:
    copy = ordinal(found.copy) if found.copy else ""
    return Finding(
        code="R20",
        where=found.file,
        message=say(
            "给客户的文件夹里有内部文件《{form}》{copy}",
            form=found.form or say("不明表单"),
            copy=copy,
        ),
        fix=say("立即移走，查明是否已经送出；答复客户请用 formkit reply"),
        number=found.number,
        copy=found.copy,
        evidence=((found.file, found.internal),),
    )


def _unseen(found: Found) -> Finding:
    return Finding(
        code="R20",
        where=found.file,
        message=say("给客户的文件夹里这个文件看不了，不能断定是不是内部文件"),
        fix=say("请人工打开核对"),
        severity=Severity.WARNING,
        evidence=((found.file, found.refused),),
    )
