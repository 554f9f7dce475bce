"""Taking in: completed papers guarded, archived, read and put on record, one by one."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from formkit.errors import FileAccessError, FormkitError, InputError, UnsafeError
from formkit.findings import Finding, Severity
from formkit.forms import FormSpec, boxes_from_json, boxes_to_json
from formkit.ledger import Entry
from formkit.office.intake import Line, lines_of
from formkit.office.issuing import Progress
from formkit.office.results import Taken, TakenIn
from formkit.reading import Reading, read, read_document
from formkit.safety.guard import Limits
from formkit.safety.isolate import Isolation
from formkit.say import say

if TYPE_CHECKING:
    from formkit.office.office import Office


@dataclass(frozen=True)
class Handed:
    """A file handed in, and who took it when."""

    path: Path
    now: dt.datetime
    by: str


def papers(paths: Sequence[Path]) -> list[Path]:
    """The files meant: those named, and those in the folders named; lock files are passed over.

    Raises:
        FileAccessError: A path that is not there.
    """
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise FileAccessError(say("没有{path}。请核对文件名。", path=path))
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        found += [one for one in inside if one.is_file() and not _aside(one)]
    return found


def read_papers(office: Office, paths: list[Path], progress: Progress | None) -> list[Reading]:
    """The readings of papers, nothing put on record; a refused file is a reading with a finding."""
    files = papers(paths)
    with _isolation(office) as isolation:
        readings = []
        for i, path in enumerate(files, 1):
            readings.append(read(path, office.shelf, isolation=isolation))
            if progress:
                progress(i, len(files))
    return readings


def read_list(office: Office, path: Path) -> tuple[list[Line], str]:
    """The lines of an Excel or CSV list, and its sha256."""
    if not path.is_file():
        raise FileAccessError(say("没有{path}。请核对文件名。", path=path))
    with _isolation(office) as isolation:
        document = isolation.run(read_document, path)
    if not document.grids:
        raise InputError(say("{path}里没有表格。第一行应是栏位名称。", path=path))
    return list(lines_of(document.grids[0])), _sha256(path)


def take_in(
    office: Office,
    paths: list[Path],
    *,
    now: dt.datetime,
    by: str,
    write: bool,
    progress: Progress | None,
) -> TakenIn:
    """Import papers; with ``write`` false only say what would come of each."""
    files = papers(paths)
    taken = []
    with _isolation(office) as isolation:
        for i, path in enumerate(files, 1):
            taken.append(_take(office, Handed(path, now, by), isolation, write=write))
            if progress:
                progress(i, len(files))
    return TakenIn(tuple(taken))


def _take(office: Office, handed: Handed, isolation: Isolation, *, write: bool) -> Taken:
    try:
        digest = _sha256(handed.path)
        if office.ledger.knows(digest):
            return Taken(_name(office, handed.path), "unchanged", digest)
        reading = read(handed.path, office.shelf, isolation=isolation)
    except UnsafeError as error:
        return _refused(office, handed, error, outcome="quarantined", write=write)
    except FormkitError as error:
        return _refused(office, handed, error, outcome="rejected", write=write)
    return _put_on_record(office, handed, digest, reading, write=write)


def _put_on_record(
    office: Office, handed: Handed, digest: str, reading: Reading, *, write: bool
) -> Taken:
    entry = office.ledger.find(reading.number) if reading.number else None
    numbered = reading.form is None or bool(office.shelf.find(reading.form).numbered)
    strange = _strange(reading, entry) if numbered else ()
    findings = (*reading.findings, *strange, *_differences(office, reading, entry))
    added = _additions(office, reading, entry)
    taken = Taken(
        _name(office, handed.path),
        _outcome(findings, added if numbered else reading.values),
        digest,
        reading.number,
        reading.copy,
        findings,
    )
    if write:
        office.archive.keep(handed.path)
        _record(office, handed, digest, reading, added if entry and _open(office, entry) else {})
    return taken


def _outcome(findings: Sequence[Finding], news: Mapping[str, Any]) -> str:
    if any(one.severity is Severity.ERROR for one in findings):
        return "review"
    return "updated" if news else "unchanged"


def _record(
    office: Office, handed: Handed, digest: str, reading: Reading, added: Mapping[str, Any]
) -> None:
    name, ledger = handed.path.name, office.ledger
    with ledger.transaction():
        ledger.add_reading(
            sha256=digest,
            file=name,
            form=reading.form,
            number=reading.number,
            copy=reading.copy,
            body=reading.to_json(),
            at=handed.now,
            by=handed.by,
        )
        if added:
            ledger.fill(str(reading.number), added, at=handed.now, by=handed.by, source=name)


def _open(office: Office, entry: Entry) -> bool:
    """True until the copies are sent: from then on each speaks for itself (第九条第9款)."""
    return entry.state != "void" and not office.ledger.journal(entry.number, kinds=("sent",))


def _additions(office: Office, reading: Reading, entry: Entry | None) -> dict[str, Any]:
    """What the paper says in boxes that the ledger has blank."""
    if entry is None or entry.form != reading.form:
        return {}
    spec = office.shelf.find(entry.form)
    new = {path: value for path, value in reading.values.items() if path not in entry.boxes}
    return boxes_to_json(spec, new)


def _differences(office: Office, reading: Reading, entry: Entry | None) -> Iterator[Finding]:
    if entry is None or entry.form != reading.form:
        return
    spec = office.shelf.find(entry.form)
    for path, issued in boxes_from_json(spec, entry.boxes).items():
        read_ = reading.values.get(path)
        if read_ is not None and read_ != issued:
            yield _difference(spec, reading, path, issued)


def _difference(spec: FormSpec, reading: Reading, path: str, issued: Any) -> Finding:
    box, seen = spec.box(path), reading.boxes[path]
    return Finding(
        code="R6",
        where=f"{reading.file} · {seen.where}",
        message=say(
            "“{label}”与发出时不同:发出时“{issued}”,收回时“{seen}”。",
            label=box.label,
            issued=box.print(issued),
            seen=seen.raw,
        ),
        fix=say("请核对原件;台账仍以发出时为准。"),
        number=reading.number,
        copy=reading.copy,
        box=path,
        evidence=((say("台账"), box.print(issued)), (f"{reading.file} · {seen.where}", seen.raw)),
    )


def _strange(reading: Reading, entry: Entry | None) -> Iterator[Finding]:
    if reading.form is None:
        return
    if reading.number is None:
        yield _r1(reading, say("纸上没有编号。"), say("请补写编号后再导入。"))
    elif entry is None:
        yield _r1(
            reading,
            say("编号{number}不是本台账发出的。", number=reading.number),
            say("请核对编号;外来表单请退回原单位。"),
        )
    elif entry.state == "void":
        yield _r1(
            reading,
            say("编号{number}已作废:{why}。", number=entry.number, why=entry.void_reason),
            say("请改用有效的编号。"),
        )


def _r1(reading: Reading, message: str, fix: str) -> Finding:
    return Finding(
        code="R1",
        where=reading.file,
        message=message,
        fix=fix,
        number=reading.number,
        copy=reading.copy,
    )


def _refused(
    office: Office, handed: Handed, error: FormkitError, *, outcome: str, write: bool
) -> Taken:
    finding = Finding(code=outcome, where=handed.path.name, message=str(error))
    if write and outcome == "quarantined":
        _quarantine(office, handed.path)
    return Taken(_name(office, handed.path), outcome, findings=(finding,))


def _quarantine(office: Office, path: Path) -> None:
    target = office.folder.quarantine / path.name
    if path.resolve() != target.resolve() and not target.exists():
        shutil.copy2(path, target)


def _isolation(office: Office) -> Isolation:
    return Isolation(Limits.of(office.config.limits))


def _name(office: Office, path: Path) -> str:
    return office.folder.relative(path)


def _aside(path: Path) -> bool:
    return path.name.startswith(("~$", ".~lock", "."))


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise FileAccessError(say("读不了{path}:{why}。", path=path, why=error.strerror)) from None
