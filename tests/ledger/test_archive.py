"""Originals are kept once, whole, under their SHA-256, and never changed."""

from __future__ import annotations

import errno
import hashlib
import multiprocessing
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from formkit.errors import FileAccessError, LedgerError
from formkit.findings import Severity
from formkit.ledger import Archive, archive


@pytest.fixture
def kept(tmp_path: Path) -> Archive:
    """An archive that does not exist yet."""
    return Archive(tmp_path / "归档" / "原件")


@pytest.fixture
def returned(tmp_path: Path) -> Path:
    """A third copy that came back."""
    path = tmp_path / "第三联 返回.DOCX"
    path.write_bytes(b"PK\x03\x04 third copy")
    return path


SHA256 = hashlib.sha256(b"PK\x03\x04 third copy").hexdigest()


def test_an_original_is_kept_under_its_sha256(kept: Archive, returned: Path) -> None:
    original = kept.keep(returned)
    assert original == archive.Original(
        sha256=SHA256,
        name="第三联 返回.DOCX",
        size=15,
        path=kept.folder / SHA256[:2] / f"{SHA256}.docx",
    )
    assert original.path.read_bytes() == returned.read_bytes()
    assert kept.find(SHA256) == original.path
    assert kept.verify() == []


def test_the_same_content_is_kept_once_whatever_its_name(
    kept: Archive, returned: Path, tmp_path: Path
) -> None:
    first = kept.keep(returned)
    other = Path(shutil.copyfile(returned, tmp_path / "又一份.bin"))
    before = first.path.stat()

    again = kept.keep(other)

    assert (again.name, again.path) == ("又一份.bin", first.path)
    assert (before.st_ino, before.st_mtime_ns) == (
        first.path.stat().st_ino,
        first.path.stat().st_mtime_ns,
    )
    assert len([path for path in kept.folder.rglob("*") if path.is_file()]) == 1


@pytest.mark.parametrize("name", ["无后缀", "奇怪.后缀", "long.abcdefghijkl", ".docx", "a.do cx"])
def test_a_strange_suffix_is_left_off(name: str, kept: Archive, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(b"x")
    assert kept.keep(path).path.suffix == ""


@pytest.mark.parametrize("sha256", ["0" * 64, "../../etc", "", "*", "3F" * 32])
def test_what_is_not_here_is_not_found(sha256: str, kept: Archive, returned: Path) -> None:
    kept.keep(returned)
    assert kept.find(sha256) is None


def test_an_empty_archive_is_sound(kept: Archive) -> None:
    assert kept.verify() == []
    assert kept.find(SHA256) is None


def test_a_kept_original_is_read_only(kept: Archive, returned: Path) -> None:
    assert kept.keep(returned).path.stat().st_mode & 0o222 == 0


def test_a_damaged_original_is_found_and_not_passed_off_as_whole(
    kept: Archive, returned: Path
) -> None:
    path = kept.keep(returned).path
    path.chmod(0o644)
    path.write_bytes(b"other")

    (finding,) = kept.verify()
    assert (finding.code, finding.severity) == ("archive-damaged", Severity.ERROR)
    with pytest.raises(LedgerError, match="已损坏"):
        kept.keep(returned)
    assert path.read_bytes() == b"other"


def test_half_a_copy_left_by_a_power_cut_is_no_original(kept: Archive, returned: Path) -> None:
    half = kept.folder / SHA256[:2] / ".abc.part"
    half.parent.mkdir(parents=True)
    half.write_bytes(b"PK")

    assert kept.find(SHA256) is None
    assert kept.keep(returned).path.read_bytes() == returned.read_bytes()
    assert [finding.code for finding in kept.verify()] == ["archive-half-copied"]


def test_a_file_that_is_no_original_is_pointed_out(kept: Archive, returned: Path) -> None:
    kept.keep(returned)
    (kept.folder / "说明.txt").write_text("请勿删除", encoding="utf-8")
    assert [finding.code for finding in kept.verify()] == ["archive-stranger"]


@pytest.mark.parametrize("step", ["copyfileobj", "fsync", "chmod", "rename"])
@pytest.mark.parametrize(
    ("number", "said"), [(errno.ENOSPC, "磁盘已满"), (errno.EACCES, "能写这个文件夹")]
)
def test_a_copy_that_breaks_off_leaves_nothing(
    step: str,
    number: int,
    said: str,
    kept: Archive,
    returned: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    owner: Any = {"copyfileobj": shutil, "fsync": os}.get(step, Path)
    with monkeypatch.context() as broken:
        broken.setattr(owner, step, fail)
        with pytest.raises(FileAccessError, match=said):
            kept.keep(returned)

    assert [path for path in kept.folder.rglob("*") if path.is_file()] == []
    assert kept.keep(returned).path.is_file()


def test_a_file_changed_while_it_is_copied_is_not_kept(
    kept: Archive, returned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def scribble(_original: object, copy: Any) -> None:
        copy.write(b"something else")

    monkeypatch.setattr(shutil, "copyfileobj", scribble)
    with pytest.raises(FileAccessError, match="正在被改动"):
        kept.keep(returned)
    assert kept.verify() == []
    assert kept.find(SHA256) is None


@pytest.mark.parametrize("what", ["missing", "folder"])
def test_what_cannot_be_read_is_told(what: str, kept: Archive, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(FileAccessError, match="读不了"):
        kept.keep(tmp_path / what)


@pytest.mark.skipif(os.name != "posix", reason="forks")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_two_programs_keep_the_same_original_at_once(kept: Archive, returned: Path) -> None:
    fork = multiprocessing.get_context("fork")
    start = fork.Barrier(2)

    def keep() -> None:
        start.wait()
        kept.keep(returned)

    both = [fork.Process(target=keep) for _ in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join()
    assert [process.exitcode for process in both] == [0, 0]
    assert kept.verify() == []
    assert kept.find(SHA256)
