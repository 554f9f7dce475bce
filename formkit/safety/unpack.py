"""What lies in a zip archive, laid out in a folder of our own under safe names."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from formkit.errors import FormkitError, InputError
from formkit.safety.guard import guard
from formkit.safety.limits import USUAL, Limits
from formkit.safety.names import safe_name, shown
from formkit.safety.package import DAMAGE
from formkit.safety.sniff import Kind, sniff
from formkit.say import say

DEEPEST = 3
_UTF8 = 0x800
_OF_MACOS = "__MACOSX"


def unpacked(path: Path, into: Path, *, limits: Limits = USUAL) -> Iterator[tuple[str, Path]]:
    """Each file of an archive, and of the archives in it: its name in there, and where it is now.

    An archive in it that is refused comes as the file it is, for its reader to say why. Names
    from Chinese Windows are read as such. Lock files and what macOS adds are left out.

    Raises:
        UnsafeError: It is over a limit, has a password, or leads out of itself.
        InputError: It is damaged.
        FileAccessError: It cannot be opened.
    """
    yield from _unpacked(path, into, limits=limits, depth=1)


def is_archive(path: Path) -> bool:
    """True for a plain zip archive; a docx is one too, but no plain one."""
    try:
        return sniff(path) is Kind.ZIP
    except FormkitError:
        return False


def _unpacked(path: Path, into: Path, *, limits: Limits, depth: int) -> Iterator[tuple[str, Path]]:
    guard(path, limits=limits)
    into.mkdir(parents=True, exist_ok=True)
    room = limits.total
    for name, file in _laid_out(path, into):
        room -= file.stat().st_size
        inner = replace(limits, total=max(room, 1))
        inside = _inside(file, into / f"{file.name}.d", limits=inner, depth=depth + 1)
        yield from ((f"{name}/{one}" if one else name, where) for one, where in inside)


def _inside(path: Path, into: Path, *, limits: Limits, depth: int) -> list[tuple[str, Path]]:
    """What lies in a file that is an archive itself; the file where it is none, or is refused."""
    try:
        if depth <= DEEPEST and is_archive(path):
            return list(_unpacked(path, into, limits=limits, depth=depth))
    except FormkitError:
        pass  # whoever reads it is told why
    return [("", path)]


def _laid_out(path: Path, into: Path) -> Iterator[tuple[str, Path]]:
    try:
        with ZipFile(path) as archive:
            for n, member in enumerate(archive.infolist()):
                name = named(member)
                if not member.is_dir() and not _is_aside(name):
                    file = into / f"{n}-{safe_name(Path(name).stem, suffix=Path(name).suffix)}"
                    with archive.open(member) as source, file.open("wb") as target:
                        shutil.copyfileobj(source, target)
                    yield name, file
    except DAMAGE as error:
        raise InputError(
            say("{file}：压缩包已损坏。请重新复制或下载，再交来。", file=shown(path.name))
        ) from error


def named(member: ZipInfo) -> str:
    """The name of a member; archives made on Chinese Windows do not say how it is encoded."""
    if member.flag_bits & _UTF8:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename


def _is_aside(name: str) -> bool:
    *folders, file = name.split("/")
    return _OF_MACOS in folders or file.startswith((".", "~$"))
