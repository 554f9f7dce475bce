"""The templates that come with formkit: as made today, one page, and the same after LibreOffice."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from formkit.filling.blank import author
from formkit.filling.identity import Identity
from formkit.filling.sheets import write_copies, write_sheet
from formkit.filling.stock import stock_folder, template_for, template_name
from formkit.forms import FormSpec, Shelf
from tests.filling.conftest import HERE, Office

TITLES = [spec.title for spec in Shelf.builtin()]
MEDIA = [(spec.title, one) for spec in Shelf.builtin() for one in sorted({"docx", spec.medium})]
FILLED = sorted(path.stem for path in (HERE / "papers").glob("*.json"))
NUMBERS = {
    "客户投诉记录单": "JL26030001",
    "客户抱怨处理表": "26030001",
    "客户投诉处理单": "CL26030001",
    "客户投诉意见表": "YJ26030001",
    "客户月回访信息登记表": "HF26030001",
}

Contents = Callable[[FormSpec], dict[str, Any]]
Drawn = Callable[[bytes], str]


def identity(spec: FormSpec) -> Identity:
    return Identity(NUMBERS.get(spec.title, ""), spec.copies[2] if spec.copies else None)


@pytest.mark.parametrize("title", TITLES)
def test_every_builtin_form_has_its_template(title: str, shelf: Shelf) -> None:
    assert template_for(shelf.find(title)).parent == stock_folder()


@pytest.mark.parametrize(("title", "medium"), MEDIA)
def test_a_stock_template_is_what_would_be_authored_now(
    title: str, medium: str, shelf: Shelf, tmp_path: Path
) -> None:
    spec = shelf.find(title)
    name = template_name(spec, medium)
    if os.environ.get("FORMKIT_UPDATE_GOLDEN") == "1":
        author(spec, stock_folder() / name)
    author(spec, fresh := tmp_path / name)
    assert _texts(template_for(spec, medium=medium)) == _texts(fresh)


def _texts(path: Path) -> dict[str, bytes]:
    """The members of a file but for pictures, whose compression may differ."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist() if "media" not in name}


@pytest.mark.parametrize("title", FILLED)
def test_a_filled_sheet_looks_as_it_did(
    title: str,
    shelf: Shelf,
    contents: Contents,
    drawn: Drawn,
    golden: Callable[[str, str], None],
    tmp_path: Path,
) -> None:
    spec = shelf.find(title)
    out = tmp_path / template_name(spec)
    write_sheet(spec, contents(spec), identity(spec), template_for(spec), out)
    golden(title, drawn(out.read_bytes()))


@pytest.mark.soffice
def test_the_five_copy_sheet_is_one_page_empty_and_filled(
    shelf: Shelf, contents: Contents, office: Office, tmp_path: Path
) -> None:
    spec = shelf.find("客户抱怨处理表")
    empty, filled = tmp_path / "empty.docx", tmp_path / "filled.docx"
    write_sheet(spec, {}, Identity(), template_for(spec), empty)
    write_sheet(spec, contents(spec), identity(spec), template_for(spec), filled)
    blank, written = office.pages(empty, filled, into=tmp_path)
    assert len(blank) == len(written) == 1
    told = _squeezed(written[0])
    for wanted in ("内部文件", "26030001", "第三联（黄）业务部门", "改善确认签字", "第1页共1页"):
        assert wanted in told


@pytest.mark.soffice
def test_the_five_copies_bound_are_five_pages(
    shelf: Shelf, contents: Contents, office: Office, tmp_path: Path
) -> None:
    spec = shelf.find("客户抱怨处理表")
    (_, path), *_ = write_copies(
        spec, contents(spec), Identity("26030001"), template_for(spec), tmp_path, together=True
    )
    (pages,) = office.pages(path, into=tmp_path)
    assert len(pages) == 5
    for copy, page in zip(spec.copies, pages, strict=True):
        assert _squeezed(copy.line) in _squeezed(page)


@pytest.mark.soffice
def test_a_sheet_saved_again_by_libreoffice_keeps_its_values_and_its_page(
    shelf: Shelf, contents: Contents, drawn: Drawn, office: Office, tmp_path: Path
) -> None:
    spec = shelf.find("客户抱怨处理表")
    out = tmp_path / "sheet.docx"
    write_sheet(spec, contents(spec), identity(spec), template_for(spec), out)
    (saved,) = office.convert("docx", out, into=_folder(tmp_path / "saved"))
    (pages,) = office.pages(saved, into=tmp_path)
    assert len(pages) == 1
    told = _squeezed(drawn(saved.read_bytes()))
    for path, value in contents(spec).items():
        printed = _squeezed(spec.box(path).print(value))
        assert told.count(printed) >= 1, path
    assert told.count("远山机电有限公司") == 1


@pytest.mark.soffice
def test_registers_are_one_page_wide(
    shelf: Shelf, contents: Contents, office: Office, tmp_path: Path
) -> None:
    paths = []
    for spec in (spec for spec in shelf if spec.medium == "xlsx" and spec.title in FILLED):
        paths.append(tmp_path / template_name(spec))
        write_sheet(spec, contents(spec), Identity(), template_for(spec), paths[-1])
    for pages in office.pages(*paths, into=tmp_path):
        assert len(pages) == 1
        assert "2026年" in _squeezed(pages[0])


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


def _squeezed(text: str) -> str:
    return "".join(text.split())
