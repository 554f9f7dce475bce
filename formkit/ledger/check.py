"""Whether the ledger is intact: the file, the chain, the counters, and every row against it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from formkit.findings import Finding
from formkit.ledger.journal import GENESIS, canonical, digest_of, seal
from formkit.ledger.numbers import particulars
from formkit.ledger.readings import told
from formkit.ledger.schema import counters, journal, numbers, payloads, readings
from formkit.ledger.trouble import damaged
from formkit.say import say

Check = Callable[[sa.Connection], Iterator[Finding]]


def check(connection: sa.Connection) -> list[Finding]:
    """What is not intact; nothing in a sound ledger. A broken file is not asked any further."""
    broken = list(_asked(check_file, connection))
    return broken or [finding for one in CHECKS for finding in _asked(one, connection)]


def check_file(connection: sa.Connection) -> Iterator[Finding]:
    """SQLite's own examination of the file; PostgreSQL looks after its files itself."""
    if connection.dialect.name != "sqlite":
        return
    for (seen,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if seen != "ok":
            yield _broken_file(seen)


def check_chain(connection: sa.Connection) -> Iterator[Finding]:
    """Each event follows the one before and says what it said when it was sealed."""
    digest = GENESIS
    for row in connection.execute(sa.select(journal).order_by(journal.c.seq)):
        where = say("日志第{seq}条", seq=row.seq)
        if row.previous != digest:
            yield _damage(
                "ledger-chain", where, say("与前一条接不上：前面有增删或改动"), row.number
            )
        content = (row.seq, row.at, row.by, row.kind, row.number)
        if seal(row.previous, content, row.body) != row.digest:
            yield _damage("ledger-chain", where, say("内容在记下以后被改过"), row.number)
        digest = row.digest


def check_counters(connection: sa.Connection) -> Iterator[Finding]:
    """The last serial given is the highest and the count of all."""
    given = (
        sa.select(
            numbers.c.counter,
            sa.func.count().label("many"),
            sa.func.max(numbers.c.serial).label("highest"),
        )
        .group_by(numbers.c.counter)
        .subquery()
    )
    every = sa.select(counters, given).join(given, isouter=True)
    for row in connection.execute(every.order_by(counters.c.id)):
        if not row.last == row.many == row.highest:
            yield _damage(
                "ledger-counter",
                say(
                    "系列“{series}”{year}年{month}月{dept}",
                    series=row.series,
                    year=row.year,
                    month=row.month,
                    dept=row.dept,
                ),
                say(
                    "流水号记到{last}，编号却有{many}个，最大{highest}",
                    last=row.last,
                    many=row.many or 0,
                    highest=row.highest or 0,
                ),
            )


def check_numbers(connection: sa.Connection) -> Iterator[Finding]:
    """Each number and its boxes are what its ``issued`` event says they were."""
    issued = (journal.c.number == numbers.c.number) & (journal.c.kind == "issued")
    every = (
        sa.select(numbers, counters.c.series, payloads.c.boxes, journal.c.body)
        .join_from(numbers, counters, isouter=True)
        .join(payloads, isouter=True)
        .join(journal, issued, isouter=True)
        .order_by(numbers.c.number)
    )
    for row in connection.execute(every).mappings():
        yield from _checked_number(row)
    lost = sa.select(journal.c.number).where(
        journal.c.kind == "issued", journal.c.number.not_in(sa.select(numbers.c.number))
    )
    for number in connection.scalars(lost):
        where = say("编号{number}", number=number)
        yield _damage("ledger-number", where, say("发出过，台账里却没有了"), number)


def check_readings(connection: sa.Connection) -> Iterator[Finding]:
    """Each reading is what was read, and none is lost."""
    read = sa.select(journal.c.body, journal.c.seq, journal.c.number)
    sealed = {row.body: row for row in connection.execute(read.where(journal.c.kind == "read"))}
    for row in connection.execute(sa.select(readings).order_by(readings.c.id)).mappings():
        if sealed.pop(canonical(told(row) | {"digest": digest_of(row["body"])}), None) is None:
            where = say("读回{file}", file=row["file"])
            yield _damage("ledger-reading", where, say("与读回时不同"), row["number"])
    for lost in sealed.values():
        where = say("日志第{seq}条", seq=lost.seq)
        yield _damage("ledger-reading", where, say("读回过，台账里却没有了"), lost.number)


CHECKS: tuple[Check, ...] = (
    check_chain,
    check_counters,
    check_numbers,
    check_readings,
)
"""Each check is one function that yields what it finds in a file that can be read."""


def _asked(one: Check, connection: sa.Connection) -> Iterator[Finding]:
    try:
        yield from one(connection)
    except ValueError as error:
        seen = say("有一栏认不出来：{seen}", seen=error)
        yield _damage("ledger-value", say("台账"), seen)
    except DBAPIError as error:
        if not damaged(error):
            raise
        yield _broken_file(error.orig)


def _checked_number(row: sa.RowMapping) -> Iterator[Finding]:
    number, where = row["number"], say("编号{number}", number=row["number"])
    if row["body"] is None:
        yield _damage("ledger-issued", where, say("日志里没有发出它的一条"), number)
        return
    now = particulars(row, row["series"], row["boxes"] or "")
    if canonical(now) == row["body"]:
        return
    sealed = json.loads(row["body"])
    if sealed.pop("boxes", None) != now.pop("boxes"):
        yield _damage("ledger-payload", where, say("栏位内容与发出时不同"), number)
    if sealed != now:
        yield _damage("ledger-number", where, say("登记内容与发出时不同"), number)


def _broken_file(seen: object) -> Finding:
    return _damage("ledger-file", say("台账文件"), say("文件损坏：{seen}", seen=seen))


def _damage(code: str, where: str, message: str, number: str | None = None) -> Finding:
    return Finding(
        code=code,
        where=where,
        message=message,
        fix=say("停用这本台账，与最近的备份核对后恢复"),
        number=number,
    )
