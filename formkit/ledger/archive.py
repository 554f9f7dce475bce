"""The archive: returned originals, each kept once under its SHA-256 and never changed."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from formkit.errors import FileAccessError, LedgerError
from formkit.findings import Finding, Severity
from formkit.say import say

DIGEST = re.compile(r"[0-9a-f]{64}")
PLAIN_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
HALF_COPIED = ".part"
READ_ONLY = 0o444


@dataclass(frozen=True, kw_only=True)
class Original:
    """A file as it came in.

    Attributes:
        sha256: What its content hashes to; its name in the archive.
        name: The name it came in with.
        size: Its length in bytes.
        path: Where the archive keeps it.
    """

    sha256: str
    name: str
    size: int
    path: Path


@dataclass(frozen=True)
class Archive:
    """A folder of originals, ``3f/3f9a….docx``; it need not exist before the first is kept."""

    folder: Path

    def keep(self, path: Path) -> Original:
        """The original, copied here if it was not here yet.

        Raises:
            FileAccessError: The file cannot be read, or the archive cannot be written.
            LedgerError: What the archive holds under this SHA-256 is damaged.
        """
        sha256 = _sha256(path)
        kept = self.find(sha256)
        if kept is None:
            kept = self._admit(path, sha256)
        elif _sha256(kept) != sha256:
            raise LedgerError(say("归档里的原件“{path}”已损坏：请移走它，再归档一次。", path=kept))
        return Original(sha256=sha256, name=path.name, size=kept.stat().st_size, path=kept)

    def find(self, sha256: str) -> Path | None:
        """Where the original with this SHA-256 lies, if it is here."""
        if not DIGEST.fullmatch(sha256):
            return None
        return next((self.folder / sha256[:2]).glob(f"{sha256}*"), None)

    def verify(self) -> list[Finding]:
        """What is wrong in the archive, file by file: damaged, half copied, or no original."""
        files = sorted(path for path in self.folder.rglob("*") if path.is_file())
        return [found for found in map(_examined, files) if found]

    def _admit(self, path: Path, sha256: str) -> Path:
        suffix = path.suffix.lower()
        name = sha256 + (suffix if PLAIN_SUFFIX.fullmatch(suffix) else "")
        place = self.folder / sha256[:2] / name
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            _copy_whole(path, place, sha256)
        except OSError as error:
            raise _not_archived(self.folder, error) from error
        return place


def _copy_whole(path: Path, place: Path, sha256: str) -> None:
    """The file under its new name, entire and on the disk, or not at all."""
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=".", suffix=HALF_COPIED)
    half = Path(name)
    try:
        with os.fdopen(handle, "wb") as copy, path.open("rb") as original:
            shutil.copyfileobj(original, copy)
            copy.flush()
            os.fsync(copy.fileno())
        if _sha256(half) != sha256:
            raise FileAccessError(say("“{path}”正在被改动：请关闭它再试。", path=path))
        half.chmod(READ_ONLY)
        # Another program may have kept the same original meanwhile; Windows then says so.
        with suppress(FileExistsError):
            half.rename(place)
        _sync_folder(place.parent)
    finally:
        half.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise FileAccessError(
            say(
                "读不了“{path}”（{seen}）：请检查文件是否还在、是否被别的程序占用。",
                path=path,
                seen=error.strerror,
            )
        ) from error


def _not_archived(folder: Path, error: OSError) -> FileAccessError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return FileAccessError(
            say("磁盘已满，没有归档到“{folder}”：请腾出空间再试。", folder=folder)
        )
    return FileAccessError(
        say(
            "不能归档到“{folder}”（{seen}）：请让本用户能写这个文件夹。",
            folder=folder,
            seen=error.strerror,
        )
    )


def _examined(path: Path) -> Finding | None:
    sha256 = path.name.split(".")[0]
    if path.suffix == HALF_COPIED:
        return Finding(
            code="archive-half-copied",
            where=str(path),
            message=say("归档时中断，只留下半个文件"),
            fix=say("删去它，把来件再归档一次"),
            severity=Severity.WARNING,
        )
    if not DIGEST.fullmatch(sha256):
        return Finding(
            code="archive-stranger",
            where=str(path),
            message=say("不是归档的原件"),
            fix=say("移到别处"),
            severity=Severity.WARNING,
        )
    if _sha256(path) != sha256:
        return Finding(
            code="archive-damaged",
            where=str(path),
            message=say("内容与归档时不同"),
            fix=say("从备份取回这个原件"),
        )
    return None
