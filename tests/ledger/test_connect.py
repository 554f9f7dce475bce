"""A ledger is opened only where it is safe, and at a revision this program knows."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from formkit.errors import FileAccessError, LedgerError, MissingDependency, UsageError
from formkit.ledger import Ledger, Order, connect, revision, schema, transaction
from formkit.ledger import place as places

Make = Callable[..., Order]


@pytest.fixture
def file(empty_file: Path, tmp_path: Path) -> Path:
    """An empty ledger in a file of its own."""
    return Path(shutil.copyfile(empty_file, tmp_path / "ledger.db"))


def test_a_new_ledger_is_empty_and_sound(tmp_path: Path) -> None:
    path = tmp_path / "客诉 50%" / "台账.db"
    path.parent.mkdir()
    with Ledger.create(path) as ledger:
        assert (ledger.entries(), ledger.journal(), ledger.gaps()) == ([], [], [])
        assert ledger.check() == []
    Ledger.open(f"sqlite:///{path}").close()


def test_a_ledger_is_not_made_over_another_file(file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(FileAccessError, match="已经存在"):
        Ledger.create(file)
    assert file.read_bytes() == before


def test_a_ledger_is_not_made_in_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(FileAccessError, match="文件夹"):
        Ledger.create(tmp_path / "没有" / "ledger.db")


def test_a_ledger_that_cannot_be_made_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_connection: object) -> None:
        raise LedgerError("中断")

    monkeypatch.setattr(revision, "migrate", fail)
    with pytest.raises(LedgerError, match="中断"):
        Ledger.create(tmp_path / "ledger.db")
    assert list(tmp_path.iterdir()) == []


def test_a_database_holds_one_ledger(place: str) -> None:
    if "://" not in place:
        pytest.skip("a file is refused before it is looked into")
    with pytest.raises(LedgerError, match="已有台账"):
        Ledger.create(place)


def test_a_missing_ledger_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileAccessError, match="formkit init"):
        Ledger.open(tmp_path / "ledger.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 a Word document"])
def test_another_file_is_no_ledger(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(content)
    with pytest.raises(LedgerError, match="不是台账"):
        Ledger.open(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_no_ledger(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "ledger.db")) as other:
        other.execute("CREATE TABLE songs (title)")
    with pytest.raises(LedgerError, match="不是台账"):
        Ledger.open(tmp_path / "ledger.db")


@pytest.mark.parametrize(("seen", "said"), [("9999", "请升级"), ("1975ea83b712", "别的程序")])
def test_a_ledger_of_another_revision_is_refused(
    seen: str, said: str, place: str, tamper: Callable[[str], Any]
) -> None:
    tamper(f"UPDATE alembic_version SET version_num = '{seen}'")  # noqa: S608
    try:
        with pytest.raises(LedgerError, match=said):
            Ledger.open(place)
    finally:
        tamper(f"UPDATE alembic_version SET version_num = '{schema.HEAD}'")  # noqa: S608


def test_a_ledger_behind_is_brought_to_this_revision(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with closing(sqlite3.connect(path)) as behind:
        behind.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
    with Ledger.open(path) as ledger:
        assert ledger.check() == []
    with closing(sqlite3.connect(path)) as now:
        assert now.execute("SELECT * FROM alembic_version").fetchall() == [(schema.HEAD,)]


def test_the_migrations_lead_to_the_schema(ledger: Ledger) -> None:
    folder = Path(connect.__file__).parent / "migrations"
    assert ScriptDirectory(str(folder)).get_heads() == [schema.HEAD]
    context = MigrationContext.configure(ledger._connection)
    assert compare_metadata(context, schema.metadata) == []


def test_a_ledger_at_this_revision_opens_without_the_migrations(file: Path) -> None:
    program = (
        "import sys; from formkit.ledger import Ledger; Ledger.open(sys.argv[1]).close();"
        "print([name for name in sys.modules if name.startswith('alembic')])"
    )
    done = subprocess.run([sys.executable, "-c", program, file], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


def test_every_connection_waits_for_the_disk(ledger: Ledger, place: str) -> None:
    asked = ledger._connection.exec_driver_sql
    if "://" in place:
        assert asked("SHOW synchronous_commit").scalar() == "on"
        return
    pragmas = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    seen = [asked(f"PRAGMA {name}").scalar() for name in pragmas]
    assert seen == ["wal", 2, 1, 10_000]


def test_a_disk_that_cannot_wait_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect, "SYNCHRONOUS_FULL", 3)
    with pytest.raises(LedgerError, match="安全"):
        Ledger.open(file)


def test_a_busy_ledger_says_so(
    place: str, order: Make, at: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transaction, "BUSY_SECONDS", 0.05)
    with Ledger.open(place) as first, Ledger.open(place) as second:
        with first.transaction():
            first.issue([order()], at=at, by="王芳")
            assert second.entries() == []
            with pytest.raises(LedgerError, match="正忙"):
                second.issue([order()], at=at, by="李强")
        assert second.issue([order()], at=at, by="李强")[0].number == "26030002"


@pytest.fixture
def locked_folder(empty_file: Path) -> Iterator[Path]:
    """A folder that nobody may write to, with a ledger in it."""
    folder = Path(tempfile.mkdtemp())
    shutil.copyfile(empty_file, folder / "ledger.db")
    (folder / "ledger.db").chmod(0o666)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def try_as_nobody(function: Callable[[], object], answers: Any) -> None:
    if os.geteuid() == 0:
        os.setuid(65534)
    try:
        answers.put(function())
    except FileAccessError as error:
        answers.put(f"refused: {error}")


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX permissions")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_read_only_folder_is_refused(locked_folder: Path) -> None:
    fork = multiprocessing.get_context("fork")
    answers = fork.Queue()
    for function in (
        lambda: Ledger.open(locked_folder / "ledger.db"),
        lambda: Ledger.create(locked_folder / "new.db"),
    ):
        clerk = fork.Process(target=try_as_nobody, args=(function, answers))
        clerk.start()
        assert answers.get(timeout=20).startswith("refused: ")
        clerk.join()


@pytest.fixture
def mounted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """A folder that is told to lie on a file system of this kind."""

    def mount(kind: str) -> Path:
        folder = tmp_path / "公共 盘"
        folder.mkdir()
        point = str(folder).replace(" ", "\\040")
        told = f"/dev/sda1 / ext4 rw 0 0\nserver:/x {point} {kind} rw 0 0\n"
        (tmp_path / "mounts").write_text(told, encoding="utf-8")
        monkeypatch.setattr(places, "MOUNTS", tmp_path / "mounts")
        return folder

    return mount


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs"])
def test_a_network_drive_is_refused(kind: str, mounted: Callable[[str], Path]) -> None:
    folder = mounted(kind)
    with pytest.raises(LedgerError, match=r"网络盘.*PostgreSQL"):
        Ledger.create(folder / "ledger.db")
    assert list(folder.iterdir()) == []
    assert not places.on_network(folder.parent / "ledger.db")


@pytest.mark.parametrize("kind", ["ext4", "btrfs", "fuseblk", "overlay", "tmpfs"])
def test_a_drive_of_this_computer_is_accepted(kind: str, mounted: Callable[[str], Path]) -> None:
    assert not places.on_network(mounted(kind) / "ledger.db")


@pytest.mark.parametrize("url", ["mysql://root:secret@host/db", "sqlite://", "sqlite:///:memory:"])
def test_another_kind_of_database_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="postgresql://") as refused:
        Ledger.open(url)
    assert "secret" not in str(refused.value)


def test_a_server_that_does_not_answer_is_told_without_its_password() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(LedgerError, match="连不上") as refused:
        Ledger.open("postgresql://clerk:secret@127.0.0.1:1/office")
    assert "secret" not in str(refused.value)


def test_postgresql_needs_its_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "find_spec", lambda _name: None)
    with pytest.raises(MissingDependency, match="formkit\\[postgres\\]"):
        Ledger.open("postgresql://clerk@127.0.0.1:1/office")


def test_reading_on_after_an_error_is_possible(
    ledger: Ledger, order: Make, at: dt.datetime
) -> None:
    with pytest.raises(UsageError):
        ledger.issue([order(boxes={"a": object()})], at=at, by="王芳")
    assert ledger._connection.in_transaction() is False
    assert ledger.entries() == []


def test_the_schema_has_no_table_without_a_guard(outside: Callable[[str], Any], place: str) -> None:
    catalogue = "pg_trigger JOIN pg_class ON tgrelid = pg_class.oid"
    query = (
        f"SELECT DISTINCT relname FROM {catalogue} WHERE NOT tgisinternal"  # noqa: S608
        if "://" in place
        else "SELECT DISTINCT tbl_name FROM sqlite_master WHERE type = 'trigger'"
    )
    assert {name for (name,) in outside(query).fetchall()} == set(schema.metadata.tables)
