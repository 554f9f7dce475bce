"""Two clerks work in one folder at once."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

from formkit.office import Office, Registration
from tests.office.desk import INTAKE, NOW, SHEET, written

EACH = 12


def register(folder: Path, clerk: str) -> list[str]:
    """Register some complaints, one after the other."""
    said = Registration(now=NOW, by=clerk)
    with Office.open(folder) as office:
        return [office.new(SHEET, INTAKE, said=said).number for _ in range(EACH)]


def test_two_offices_at_once_give_no_number_twice_leave_none_out_and_write_all_documents(
    folder: Path,
) -> None:
    spawn = multiprocessing.get_context("spawn")
    with spawn.Pool(2) as pool:
        given = pool.starmap(register, [(folder, "郭思齐"), (folder, "林一帆")])
    numbers = sorted(number for one in given for number in one)
    assert numbers == [f"2603{serial:04}" for serial in range(1, 2 * EACH + 1)]
    assert len(written(folder, "2603")) == 2 * EACH * 5
    with Office.open(folder) as office:
        assert [gap.missing for gap in office.gaps()] == [()]
        assert len(office.ledger.journal(kinds=("printed",))) == 2 * EACH * 5
        assert office.check() == []
    assert not list((folder / "发出").glob(".*"))
