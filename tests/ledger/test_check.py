"""Whoever changes the ledger past formkit is found out."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from formkit.errors import LedgerError
from formkit.ledger import Ledger, Order
from formkit.ledger.journal import canonical
from formkit.values.number import Period

Make = Callable[..., Order]


@pytest.fixture
def busy_month(ledger: Ledger, order: Make, at: dt.datetime) -> Ledger:
    """Three sheets and a reading, with a bit of everything."""
    ledger.issue([order(), order(), order(period=Period(2026, 4))], at=at, by="王芳")
    ledger.issue([order(supersedes="26030001", request_id="重开")], at=at, by="王芳")
    ledger.fill("26030002", {"handling.result": "换货"}, at=at, by="李强", source="键入")
    ledger.add_reading(
        sha256="3f" * 32,
        file="a.docx",
        form=None,
        number="26030002",
        copy=3,
        body={"boxes": {}},
        at=at,
        by="李强",
    )
    ledger.void("26040001", "重复登记", at=at, by="王芳")
    return ledger


def test_a_sound_ledger_has_no_findings(busy_month: Ledger) -> None:
    assert busy_month.check() == []


BY_FORCE = """
UPDATE journal SET "by" = '某人' WHERE seq = 2             -> ledger-chain 26030002
UPDATE journal SET body = '{}' WHERE kind = 'read'         -> ledger-chain 26030002
UPDATE journal SET body = 'x' WHERE seq = 1                -> ledger-chain 26030001
UPDATE journal SET at = '2026-03-01 08:00:00' WHERE seq=1  -> ledger-chain 26030001
UPDATE journal SET number = NULL WHERE kind = 'filled'     -> ledger-chain
DELETE FROM journal WHERE kind = 'filled'                  -> ledger-chain 26030002
DELETE FROM journal WHERE seq = 1                          -> ledger-issued 26030001
UPDATE counters SET last = last + 1 WHERE month = 4        -> ledger-counter
UPDATE counters SET series = '另一系列' WHERE month = 3    -> ledger-number 26030001
UPDATE numbers SET serial = 7 WHERE number = '26040001'    -> ledger-counter
UPDATE numbers SET form = '另一表' WHERE year = 2026       -> ledger-number 26030002
DELETE FROM numbers WHERE number = '26030003'              -> ledger-counter
DELETE FROM numbers WHERE number = '26030003'              -> ledger-number 26030003
UPDATE payloads SET boxes = '{}' WHERE number = '26030002' -> ledger-payload 26030002
DELETE FROM payloads WHERE number = '26030002'             -> ledger-payload 26030002
UPDATE readings SET body = '{}'                            -> ledger-reading 26030002
UPDATE readings SET number = '26030001'                    -> ledger-reading 26030001
DELETE FROM readings                                       -> ledger-reading 26030002
"""


@pytest.mark.parametrize("line", BY_FORCE.strip().splitlines())
def test_a_row_changed_by_force_is_found(
    line: str, busy_month: Ledger, tamper: Callable[[str], Any]
) -> None:
    statement, found = line.split("->")
    code, _, number = found.strip().partition(" ")

    tamper(statement)

    findings = busy_month.check()
    assert (code, number or None) in {(finding.code, finding.number) for finding in findings}
    assert all(finding.where and finding.message and finding.fix for finding in findings)


def test_a_row_that_cannot_be_read_any_more_is_a_finding(
    busy_month: Ledger, tamper: Callable[[str], Any], place: str
) -> None:
    if "://" in place:
        pytest.skip("PostgreSQL keeps the type of its columns itself")
    tamper("UPDATE numbers SET received = 'morgen'")
    assert "ledger-value" in {finding.code for finding in busy_month.check()}


def test_a_forged_event_is_found_even_with_a_digest_of_its_own(
    busy_month: Ledger, tamper: Callable[[str], Any]
) -> None:
    event = busy_month.journal()[1]
    forged = [event.seq, event.at.isoformat(), "某人", event.kind, event.number, event.body]
    digest = hashlib.sha256((event.previous + canonical(forged)).encode()).hexdigest()
    tamper(f"UPDATE journal SET \"by\" = '某人', digest = '{digest}' WHERE seq = 2")  # noqa: S608
    assert [finding.code for finding in busy_month.check()] == ["ledger-chain"]
    assert "第3条" in busy_month.check()[0].where


@pytest.fixture
def long_file(empty_file: Path, tmp_path: Path, order: Make, at: dt.datetime) -> Path:
    """A ledger of many pages."""
    path = Path(shutil.copyfile(empty_file, tmp_path / "ledger.db"))
    with Ledger.open(path) as ledger:
        ledger.issue([order(boxes={"long": "长" * 300})] * 50, at=at, by="王芳")
    return path


def spoil(path: Path, pages: slice) -> None:
    content = path.read_bytes()
    sheets = [content[start : start + 4096] for start in range(0, len(content), 4096)]
    sheets[pages] = [b"\xff" * 4096 for _ in sheets[pages]]
    path.write_bytes(b"".join(sheets))


def test_a_damaged_page_is_a_finding(long_file: Path) -> None:
    spoil(long_file, slice(-1, None))
    with Ledger.open(long_file) as ledger:
        assert {finding.code for finding in ledger.check()} == {"ledger-file"}


def test_a_file_damaged_all_over_is_not_opened(long_file: Path) -> None:
    spoil(long_file, slice(1, None))
    with pytest.raises(LedgerError, match="已损坏.*备份"):
        Ledger.open(long_file)
