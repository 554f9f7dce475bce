"""The zip package: members copied as they lie, written whole or not at all."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formkit.errors import ConfigurationError, FileAccessError
from formkit.filling.package import TYPES, Package, deflated, stored, streamed, write_file

CONTENTS = st.dictionaries(
    st.text(st.characters(codec="utf-8", exclude_characters="\0\\"), min_size=1, max_size=20),
    st.binary(max_size=300),
    max_size=6,
)


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    with zipfile.ZipFile(buffer := io.BytesIO(), "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@given(before=CONTENTS, changed=CONTENTS)
def test_a_package_is_its_members_with_the_changed_ones_in_their_place(
    before: dict[str, bytes], changed: dict[str, bytes]
) -> None:
    package = Package.parse(zipped(before))
    fresh = [deflated(name, content) for name, content in changed.items()]
    assert unzipped(package.pack(fresh)) == before | changed
    assert unzipped(package.replacing(*fresh).pack()) == before | changed


def test_members_keep_their_compressed_bytes() -> None:
    before = zipped({"a.xml": b"<a/>" * 99, "图.png": b"\x89PNG"}, zipfile.ZIP_DEFLATED)
    package = Package.parse(before)
    after = Package.parse(package.pack([stored("new", b"1")]))
    assert {name: after.members[name] for name in package.members} == package.members
    assert after.members["new"].method == zipfile.ZIP_STORED


def test_the_list_of_content_types_stands_first() -> None:
    package = Package.parse(zipped({"a": b"1", TYPES: b"<Types/>"}))
    assert list(unzipped(package.pack([deflated("a", b"2")]))) == [TYPES, "a"]


def test_every_member_bears_the_same_date() -> None:
    data = Package.parse(zipped({"a": b"1"})).pack([deflated("b", b"2")])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_member_can_be_streamed() -> None:
    member = streamed("rows", (f"<row r='{n}'/>".encode() for n in range(1000)))
    content = b"".join(f"<row r='{n}'/>".encode() for n in range(1000))
    assert member.content == content
    assert unzipped(Package([]).pack([member])) == {"rows": content}


def test_a_member_can_be_left_out() -> None:
    package = Package.parse(zipped({"a": b"1", "b": b"2"}))
    assert unzipped(package.without("a", "c").pack()) == {"b": b"2"}


@pytest.mark.parametrize("damage", [b"", b"not a zip", b"PK\x05\x06"])
def test_what_is_no_package_is_refused(damage: bytes, tmp_path: Path) -> None:
    path = tmp_path / "登记表.xlsx"
    path.write_bytes(damage)
    with pytest.raises(ConfigurationError, match="登记表"):
        Package.open(path)


def test_a_damaged_member_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "登记表.xlsx"
    path.write_bytes(zipped({"a": b"content"}, zipfile.ZIP_STORED).replace(b"content", b"CONTENT"))
    with pytest.raises(ConfigurationError):
        Package.open(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileAccessError, match="没有这个"):
        Package.open(tmp_path / "没有这个.docx")


def test_a_fault_while_writing_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "26030001.docx"
    path.write_bytes(b"old")

    def interrupt(_draft: Path, _target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_long_chinese_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("客" * 80 + ".docx")
    write_file(path, b"new")
    assert path.read_bytes() == b"new"
