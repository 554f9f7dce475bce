"""R22: a paper was made from the template that its sheet was last printed from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from formkit.findings import Finding, Severity
from formkit.procedures import Procedure
from formkit.reconciling.case import Books
from formkit.reconciling.returned import Returned
from formkit.reconciling.sheet import Sheet
from formkit.say import say


def templates_are_current(books: Books, _: Procedure, __: dt.date) -> Iterator[Finding]:
    """R22: a paper on another template than the one its copy was printed from before it came in.

    It is read by its own marks and labels all the same; so this is a remark.
    """
    for sheet in books.standing:
        for paper in sheet.latest:
            printed = _printed_from(sheet, paper)
            if paper.template and printed and paper.template not in printed:
                yield Finding(
                    code="R22",
                    where=paper.place,
                    message=say("用的不是发出时的模板"),
                    fix=say("按纸上自己的版式读取；对不上时请看原件"),
                    severity=Severity.REMARK,
                    number=sheet.number,
                    copy=paper.copy,
                    evidence=(
                        (paper.place, paper.template),
                        (say("发出时"), "、".join(sorted(printed))),
                    ),
                )


def _printed_from(sheet: Sheet, paper: Returned) -> set[str]:
    """The templates from which this copy was printed before the paper came in."""
    printed = (one for one in sheet.printed if one.copy in {paper.copy, None})
    return {one.template for one in printed if one.template and one.at <= paper.at}
