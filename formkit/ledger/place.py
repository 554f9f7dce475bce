"""Where a ledger lies: a file of this computer, or a PostgreSQL database."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path

import sqlalchemy as sa

from formkit.errors import FileAccessError, LedgerError, MissingDependency, UsageError
from formkit.say import say

NETWORK = {"nfs", "nfs4", "cifs", "smb", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "ncpfs"}
"""File systems that several computers share; SQLite cannot keep a ledger safe on them."""

MOUNTS = Path("/proc/mounts")
DRIVE_REMOTE = 4


def place(path_or_url: str | Path) -> sa.URL:
    """The database meant by a path or a ``postgresql://`` URL; UsageError for any other URL."""
    text = str(path_or_url)
    if isinstance(path_or_url, Path) or "://" not in text:
        return sa.URL.create("sqlite+pysqlite", database=text)
    url = sa.make_url(text)
    if url.get_backend_name() == "sqlite" and url.database not in {None, "", ":memory:"}:
        return url.set(drivername="sqlite+pysqlite")
    if url.get_backend_name() == "postgresql":
        _needs_psycopg()
        return url.set(drivername="postgresql+psycopg")
    raise UsageError(
        say("台账不能放在“{url}”：请给出文件路径，或 postgresql:// 开头的地址。", url=told(url))
    )


def told(url: sa.URL) -> str:
    """The place as it may be shown to anybody: the path, or the URL without its password."""
    return url.database or "" if is_file(url) else url.render_as_string(hide_password=True)


def is_file(url: sa.URL) -> bool:
    """Whether the ledger is a SQLite file."""
    return url.get_backend_name() == "sqlite"


def path_of(url: sa.URL) -> Path:
    """The file of a SQLite ledger."""
    return Path(url.database or "")


def make_room(path: Path) -> None:
    """Claim a new file for a ledger.

    Raises:
        FileAccessError: The folder is missing or not writable, or the file is there already.
        LedgerError: The folder lies on a network drive.
    """
    _refuse_network(path)
    try:
        path.touch(exist_ok=False)
    except FileExistsError as trouble:
        raise FileAccessError(
            say("“{path}”已经存在：请直接打开它，或另取一个文件名。", path=path)
        ) from trouble
    except OSError as trouble:
        raise FileAccessError(
            say(
                "不能在“{path}”建立台账（{seen}）：请检查文件夹是否存在、是否可写。",
                path=path,
                seen=trouble.strerror,
            )
        ) from trouble


def require_ledger_file(path: Path) -> None:
    """Refuse what cannot be opened as a ledger, before SQLite touches it.

    Raises:
        FileAccessError: The file is missing, or it or its folder is read-only.
        LedgerError: The file is no database, or lies on a network drive.
    """
    if not os.path.isfile(path):  # noqa: PTH113 - says no, where Path.is_file raises
        raise FileAccessError(
            say("没有台账“{path}”：请检查路径，或先用 formkit init 建立办公室。", path=path)
        )
    _refuse_network(path)
    if not (os.access(path, os.R_OK | os.W_OK) and os.access(path.parent, os.W_OK)):
        raise FileAccessError(
            say("台账“{path}”只读：请让本用户能写这个文件和它所在的文件夹。", path=path)
        )
    with path.open("rb") as file:
        if file.read(16) != b"SQLite format 3\0":
            raise LedgerError(say("“{path}”不是台账：请检查是否选错了文件。", path=path))


def on_network(path: Path) -> bool:
    """Whether the path lies on a drive that other computers share, as far as can be told."""
    if sys.platform == "win32":
        return _windows_drive_type(path) == DRIVE_REMOTE
    kind = _file_system(path.resolve(), MOUNTS.read_text() if MOUNTS.exists() else "")
    return kind in NETWORK or kind.startswith("fuse.")


def _refuse_network(path: Path) -> None:
    if on_network(path):
        raise LedgerError(
            say(
                "“{path}”在网络盘上，几台电脑同时写会损坏台账："
                "请把台账放在本机硬盘，或改用 PostgreSQL。",
                path=path,
            )
        )


def _file_system(path: Path, mounts: str) -> str:
    """The type of the file system that holds the path, by the longest mount point above it."""
    lines = (line.split(" ") for line in mounts.splitlines())
    points = {_unescaped(line[1]): line[2] for line in lines}
    above = [point for point in points if path.is_relative_to(point)]
    return points[max(above, key=len)] if above else ""


def _unescaped(mount_point: str) -> str:
    return mount_point.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")


def _windows_drive_type(path: Path) -> int:
    import ctypes  # noqa: PLC0415 - only Windows needs it

    drive = path.absolute().drive
    windll: object = vars(ctypes)["windll"]
    kind: int = windll.kernel32.GetDriveTypeW(f"{drive}\\")  # type: ignore[attr-defined]
    return kind


def _needs_psycopg() -> None:
    if find_spec("psycopg") is None:
        raise MissingDependency(
            say("要用 PostgreSQL 台账，请先安装 psycopg：pip install 'formkit[postgres]'。")
        )
