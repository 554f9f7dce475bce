"""A folder is watched: what has come to rest is handed on once, what is still growing is not."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from formkit.office import Office
from formkit.office.watching import Watch
from tests.office.desk import CLERK, NOW, QUALITY, Hand, Issue, take


def put(path: Path, text: str, *, at: int = 1) -> Path:
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(at, at))
    return path


@pytest.fixture
def watch(tmp_path: Path) -> Watch:
    return Watch([tmp_path])


def test_a_file_is_handed_on_when_two_looks_saw_the_same(watch: Watch, tmp_path: Path) -> None:
    path = put(tmp_path / "a.docx", "x")
    assert [watch.settled(), watch.settled(), watch.settled()] == [[], [path], []]


def test_a_file_that_still_grows_is_left_for_later(watch: Watch, tmp_path: Path) -> None:
    path = put(tmp_path / "a.docx", "x")
    assert watch.settled() == []
    put(path, "xy", at=2)
    assert watch.settled() == []
    assert watch.settled() == [path]


def test_a_file_that_was_changed_is_handed_on_again(watch: Watch, tmp_path: Path) -> None:
    path = put(tmp_path / "a.docx", "x")
    assert [watch.settled(), watch.settled()] == [[], [path]]
    put(path, "y", at=2)
    assert [watch.settled(), watch.settled(), watch.settled()] == [[], [path], []]


@pytest.mark.parametrize("name", ["~$a.docx", "a.docx.part", "a.docx.crdownload", "a.TMP"])
def test_a_file_renamed_into_place_is_a_new_file(watch: Watch, tmp_path: Path, name: str) -> None:
    half = put(tmp_path / name, "x")
    assert [watch.settled(), watch.settled()] == [[], []]
    whole = half.rename(tmp_path / "a.docx")
    assert [watch.settled(), watch.settled()] == [[], [whole]]


def test_an_import_that_was_cut_off_goes_on_where_it_stopped(
    office: Office, issue: Issue, hand: Hand
) -> None:
    papers = [hand(issue(订单编号=f"DD-{n}"), 1, QUALITY) for n in range(3)]

    def cut_off(done: int, _: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    progress: Callable[[int, int], None] = cut_off
    with pytest.raises(KeyboardInterrupt):
        office.take_in(papers, now=NOW, by=CLERK, progress=progress)
    outcomes = [one.outcome for one in take(office, *papers)]
    assert outcomes == ["unchanged", "unchanged", "updated"]
    assert office.check() == []
