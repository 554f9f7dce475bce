"""File names that can be written on every office computer."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formkit.safety.names import safe_name, shown

ANYTHING = st.text() | st.text(
    '<>:"/\\|?*. -=~\u202e\u200d\x00\n\u3000e\u0301CONcon客', max_size=300
)
SUFFIXES = st.sampled_from(["", ".docx", ".xlsx", ".json"])


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("26030001", "3", "业务部门"), "26030001-3-业务部门.docx"),
        (("26030001", "", "前台"), "26030001-前台.docx"),
        (("远山机电/一部:张三?",), "远山机电_一部_张三_.docx"),
        (("../../etc/passwd",), "_.._etc_passwd.docx"),
        (("投诉\u202excod.exe",), "投诉xcod.exe.docx"),
        (("第一行\n第二行\t尾",), "第一行 第二行 尾.docx"),
        (("=HYPERLINK(1)",), "HYPERLINK(1).docx"),
        (("-rf",), "rf.docx"),
        (("CON",), "_CON.docx"),
        (("lpt1.意见",), "_lpt1.意见.docx"),
        (("console",), "console.docx"),
        (("名称. . ",), "名称.docx"),
        (("e\u0301tat",), "\u00e9tat.docx"),
        (("意见表.docx",), "意见表.docx"),
        (("",), "未命名.docx"),
        ((), "未命名.docx"),
        (("\u200b\x07",), "未命名.docx"),
    ],
)
def test_a_name_is_made_safe(parts: tuple[str, ...], name: str) -> None:
    assert safe_name(*parts, suffix=".docx") == name


def test_a_long_name_is_cut_between_characters_before_its_suffix() -> None:
    name = safe_name("客" * 100, suffix=".docx")
    assert name == "客" * 78 + ".docx"
    assert len(name.encode()) == 239


@given(st.lists(ANYTHING, max_size=3), SUFFIXES)
def test_a_safe_name_can_be_written_and_comes_back_unchanged(parts: list[str], suffix: str) -> None:
    name = safe_name(*parts, suffix=suffix)
    with TemporaryDirectory() as folder:
        Path(folder, name).touch()
        assert [path.name for path in Path(folder).iterdir()] == [name]
    assert safe_name(name, suffix=suffix) == name
    assert safe_name(name) == name


@given(st.lists(ANYTHING, max_size=3), SUFFIXES)
def test_a_safe_name_is_one_that_windows_accepts(parts: list[str], suffix: str) -> None:
    name = safe_name(*parts, suffix=suffix)
    assert 0 < len(name.encode()) <= 240
    assert not set(name) & set('<>:"/\\|?*\n\t\0')
    assert not name.endswith((".", " "))
    assert name.partition(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT1"}


def test_a_foreign_name_cannot_forge_a_message() -> None:
    assert shown("甲\u202excod\n已批准.docx　") == "甲�xcod�已批准.docx　"
