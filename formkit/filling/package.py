"""The zip package of a Word or Excel file, kept as the compressed bytes it was read with.

A member that does not change is copied as it lies there, its local header prepared once.
Every member is dated 1980-01-01, so the same input makes the same bytes.
"""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from formkit.errors import ConfigurationError, FileAccessError
from formkit.say import say

TYPES = "[Content_Types].xml"

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION, _UTF8, _ENCRYPTED = 20, 0x800, 0x1
_TIME, _DATE = 0, 0x21
_STORED, _DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED


@dataclass(frozen=True)
class Member:
    """One member as it lies in the zip: ``data`` is compressed by ``method``, ``size`` is not."""

    name: str
    method: int
    crc: int
    size: int
    data: bytes

    @property
    def content(self) -> bytes:
        """The member's bytes, inflated."""
        return self.data if self.method == _STORED else zlib.decompress(self.data, -15)


@dataclass(frozen=True)
class _Layout:
    """The constant members laid out one behind the other, and their part of the directory."""

    blob: bytes
    directory: bytes
    count: int


class Package:
    """The members of a Word or Excel file by name, in their order."""

    def __init__(self, members: Iterable[Member]) -> None:
        self.members: dict[str, Member] = {member.name: member for member in members}
        self._layouts: dict[frozenset[str], _Layout] = {}

    @classmethod
    def open(cls, path: Path) -> Package:
        """The package in a file.

        Raises:
            FileAccessError: the file is missing or not readable.
            ConfigurationError: the file is not a Word or Excel document.
        """
        try:
            return cls.parse(path.read_bytes())
        except OSError as error:
            raise FileAccessError(
                say("打不开模板“{path}”：{error}", path=path, error=error)
            ) from error
        except (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError) as error:
            raise ConfigurationError(
                say("模板“{path}”不是完好的 Word 或 Excel 文件，请重新另存一份。", path=path)
            ) from error

    @classmethod
    def parse(cls, data: bytes) -> Package:
        """The package in these bytes; ``zipfile.BadZipFile`` where they are none."""
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if broken := archive.testzip():
                raise zipfile.BadZipFile(broken)
            return cls(_raw(data, info) for info in archive.infolist())

    def content(self, name: str) -> bytes:
        """The bytes of a member, inflated."""
        return self.members[name].content

    def replacing(self, *members: Member) -> Package:
        """The package with these members in place of those of the same name, or behind them."""
        return Package((self.members | {member.name: member for member in members}).values())

    def without(self, *names: str) -> Package:
        """The package without these members."""
        return Package(member for name, member in self.members.items() if name not in names)

    def pack(self, changed: Iterable[Member] = ()) -> bytes:
        """The file as bytes, with ``changed`` in place of the members of the same name."""
        fresh = {member.name: member for member in changed}
        layout = self._layout(frozenset(fresh))
        chunks, directory, offset = [layout.blob], [layout.directory], len(layout.blob)
        for member in fresh.values():
            head = _local(member)
            chunks += (head, member.data)
            directory.append(_central(member, offset))
            offset += len(head) + len(member.data)
        return b"".join((*chunks, *directory, _end(directory, layout.count + len(fresh), offset)))

    def _layout(self, left_out: frozenset[str]) -> _Layout:
        if left_out not in self._layouts:
            self._layouts[left_out] = _laid_out(
                [member for name, member in self.members.items() if name not in left_out]
            )
        return self._layouts[left_out]


def deflated(name: str, content: bytes) -> Member:
    """A member that holds ``content``, deflated."""
    return Member(name, _DEFLATED, zlib.crc32(content), len(content), deflate([content]))


def stored(name: str, content: bytes) -> Member:
    """A member that holds ``content`` as it is, for pictures that are compressed already."""
    return Member(name, _STORED, zlib.crc32(content), len(content), content)


def streamed(name: str, chunks: Iterable[bytes]) -> Member:
    """A deflated member made of chunks that never stand in memory all at once."""
    crc = size = 0

    def counted() -> Iterable[bytes]:
        nonlocal crc, size
        for chunk in chunks:
            crc, size = zlib.crc32(chunk, crc), size + len(chunk)
            yield chunk

    data = deflate(counted(), level=zlib.Z_BEST_SPEED)
    return Member(name, _DEFLATED, crc, size, data)


def deflate(chunks: Iterable[bytes], *, level: int = 6) -> bytes:
    """The chunks as one deflate stream."""
    press = zlib.compressobj(level, zlib.DEFLATED, -15)
    return b"".join([*(press.compress(chunk) for chunk in chunks), press.flush()])


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: a fault half-way leaves the old file as it was.

    Raises:
        FileAccessError: the folder is missing or full, or Word has the file open.
    """
    draft = path.with_name(f".formkit-{os.urandom(8).hex()}")
    try:
        with draft.open("xb", buffering=0) as file:
            file.write(data)
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise FileAccessError(
            say("写不了“{path}”（是否正被打开，或文件夹不存在？）：{error}", path=path, error=error)
        ) from error
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _raw(data: bytes, info: zipfile.ZipInfo) -> Member:
    if info.flag_bits & _ENCRYPTED or info.compress_type not in (_STORED, _DEFLATED):
        raise zipfile.BadZipFile(info.filename)
    *_, name, extra = _LOCAL.unpack_from(data, info.header_offset)
    start = info.header_offset + _LOCAL.size + name + extra
    packed = data[start : start + info.compress_size]
    return Member(info.filename, info.compress_type, info.CRC, info.file_size, packed)


def _laid_out(members: list[Member]) -> _Layout:
    blob, directory = bytearray(), bytearray()
    for member in sorted(members, key=lambda member: member.name != TYPES):
        directory += _central(member, len(blob))
        blob += _local(member) + member.data
    return _Layout(bytes(blob), bytes(directory), len(members))


def _flags(name: str) -> int:
    return 0 if name.isascii() else _UTF8


def _figures(member: Member) -> tuple[int, int, int]:
    return member.crc, len(member.data), member.size


def _local(member: Member) -> bytes:
    name = member.name.encode()
    marks = (_VERSION, _flags(member.name), member.method, _TIME, _DATE)
    return _LOCAL.pack(b"PK\x03\x04", *marks, *_figures(member), len(name), 0) + name


def _central(member: Member, offset: int) -> bytes:
    name = member.name.encode()
    marks = (_VERSION, _VERSION, _flags(member.name), member.method, _TIME, _DATE)
    rest = (len(name), 0, 0, 0, 0, 0, offset)
    return _CENTRAL.pack(b"PK\x01\x02", *marks, *_figures(member), *rest) + name


def _end(directory: list[bytes], count: int, offset: int) -> bytes:
    size = sum(map(len, directory))
    return _END.pack(b"PK\x05\x06", 0, 0, count, count, size, offset, 0)
