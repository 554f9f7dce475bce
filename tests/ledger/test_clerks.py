"""Several clerks number papers at once, and computers die; no number is lost, none is double."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
import random
import signal
import time
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest

from formkit.ledger import Ledger, Order
from formkit.values.number import Period

Make = Callable[..., Order]

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="clerks are forked processes"),
    pytest.mark.filterwarnings("ignore:This process:DeprecationWarning"),
]
AT = dt.datetime(2026, 3, 31, 23, 59, 59)


def give(place: str, orders: list[list[Order]], start: Any, told: Path) -> None:
    """A clerk: waits for the others, then gives numbers and tells each once it is given."""
    with Ledger.open(place) as ledger, told.open("w", encoding="utf-8") as acknowledged:
        start.wait()
        for some in orders:
            for entry in ledger.issue(some, at=AT, by=told.name):
                print(entry.number, file=acknowledged, flush=True)


def clerk(place: str, orders: list[list[Order]], start: Any, told: Path) -> BaseProcess:
    fork = multiprocessing.get_context("fork")
    process = fork.Process(target=give, args=(place, orders, start, told))
    process.start()
    return process


def numbers_told(folder: Path) -> list[str]:
    lines = [line for path in folder.glob("*.told") for line in path.read_text().splitlines(True)]
    return sorted(line.strip() for line in lines if line.endswith("\n"))


@pytest.mark.parametrize("clerks", [2, 4])
def test_clerks_at_once_leave_neither_double_nor_gap(
    clerks: int, place: str, order: Make, tmp_path: Path
) -> None:
    each = [[order()], [order(period=Period(2026, 4))], [order()] * 3] * 6
    start = multiprocessing.get_context("fork").Barrier(clerks)
    busy = [clerk(place, each, start, tmp_path / f"{n}.told") for n in range(clerks)]
    for process in busy:
        process.join(timeout=60)

    assert [process.exitcode for process in busy] == [0] * clerks
    march = [f"2603{serial:04}" for serial in range(1, 24 * clerks + 1)]
    april = [f"2604{serial:04}" for serial in range(1, 6 * clerks + 1)]
    assert numbers_told(tmp_path) == march + april
    with Ledger.open(place) as ledger:
        assert [entry.number for entry in ledger.entries()] == march + april
        assert ledger.check() == []


def test_clerks_on_both_sides_of_midnight_keep_to_their_month(
    place: str, order: Make, tmp_path: Path
) -> None:
    start = multiprocessing.get_context("fork").Barrier(2)
    sides = [Period(2026, 3), Period(2026, 4)]
    busy = [
        clerk(place, [[order(period=side)]] * 10, start, tmp_path / f"{side}.told")
        for side in sides
    ]
    for process in busy:
        process.join(timeout=60)
    for side in sides:
        told = (tmp_path / f"{side}.told").read_text().split()
        assert told == [f"{side}{serial:04}" for serial in range(1, 11)]


def test_the_same_request_from_many_clerks_is_one_number(
    place: str, order: Make, tmp_path: Path
) -> None:
    start = multiprocessing.get_context("fork").Barrier(3)
    same = [[order(request_id=f"第{row}行")] for row in range(10)]
    busy = [clerk(place, same, start, tmp_path / f"{n}.told") for n in range(3)]
    for process in busy:
        process.join(timeout=60)
    with Ledger.open(place) as ledger:
        assert len(ledger.entries()) == 10
    assert len(set(numbers_told(tmp_path))) == 10
    assert len(numbers_told(tmp_path)) == 30


def test_no_number_told_is_lost_when_computers_die(place: str, order: Make, tmp_path: Path) -> None:
    chance = random.Random(20260331)  # noqa: S311
    start = multiprocessing.get_context("fork").Barrier(1)
    endless = [[order()], [order(), order(period=Period(2026, 4))]] * 5000
    for kill in range(15):
        told = tmp_path / f"{kill}.told"
        victim = clerk(place, endless, start, told)
        while victim.is_alive() and not (told.exists() and told.stat().st_size):
            time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.05))
        assert victim.pid
        os.kill(victim.pid, signal.SIGKILL)
        victim.join()
        assert victim.exitcode == -signal.SIGKILL

    told_numbers = numbers_told(tmp_path)
    with Ledger.open(place) as ledger:
        kept = {entry.number for entry in ledger.entries()}
        assert ledger.check() == []
        assert all(gap.missing == () for gap in ledger.gaps())
    assert len(told_numbers) == len(set(told_numbers))
    assert set(told_numbers) <= kept
    assert len(kept) - len(told_numbers) <= 15 * 2
