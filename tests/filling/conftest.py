"""For the tests of filling: invented contents, documents drawn as text, and LibreOffice."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
from hypothesis import strategies as st
from lxml import etree

from formkit.forms import FormSpec, Shelf, boxes_from_json, declare
from formkit.forms.kind import KINDS

HERE = Path(__file__).parent
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

Boxes = dict[str, Any]

LABELS = st.text(st.sampled_from("甲乙丙丁戊己庚辛签字日期(1) "), min_size=1, max_size=6).filter(
    lambda label: label.strip(" ()") != ""
)
BOXES = st.builds(
    lambda label, kind, lines: {"label": label, "kind": kind, "lines": lines},
    LABELS,
    st.sampled_from(sorted(KINDS)),
    st.integers(1, 4),
)


@st.composite
def forms(draw: st.DrawFn) -> FormSpec:
    """Any form: sections of any boxes, some with a table."""
    said = ["[form]", 'title = "表"']
    for i, boxes in enumerate(draw(st.lists(st.lists(BOXES, max_size=5), min_size=1, max_size=4))):
        said += ["[[section]]", f'title = "栏{i}"', f"boxes = [{_boxes(boxes, 'b')}]"]
        columns = draw(st.lists(BOXES, max_size=3))
        if columns:
            said += ["[[section.rows]]", 'label = "明细"', f"boxes = [{_boxes(columns, 'c')}]"]
    return declare("\n".join(said))


def _boxes(boxes: list[dict[str, Any]], name: str) -> str:
    return ", ".join(_box(box, f"{name}{i}") for i, box in enumerate(boxes))


def _box(box: dict[str, Any], name: str) -> str:
    choices = ', choices = ["是", "否"]' if box["kind"] in ("choice", "choices") else ""
    said = f'name = "{name}", label = "{box["label"]}", lines = {box["lines"]}'
    return f'{{{said}, kind = "{box["kind"]}"{choices}}}'


@pytest.fixture(scope="session")
def any_form() -> st.SearchStrategy[FormSpec]:
    """Any form that can be declared."""
    return forms()


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    """The forms that come with formkit."""
    return Shelf.builtin()


@pytest.fixture(scope="session")
def contents() -> Callable[[FormSpec], Boxes]:
    """Invented contents of each built-in form."""

    def read(spec: FormSpec) -> Boxes:
        text = (HERE / "papers" / f"{spec.title}.json").read_text(encoding="utf-8")
        return boxes_from_json(spec, json.loads(text))

    return read


@pytest.fixture(scope="session")
def drawn() -> Callable[[bytes], str]:
    """A document drawn as text: rows of cells, ``^`` where a cell continues the one above."""

    def draw(document: bytes) -> str:
        with zipfile.ZipFile(io.BytesIO(document)) as package:
            if "xl/workbook.xml" in package.namelist():
                return "\n".join(_sheet_lines(document)) + "\n"
            parts = ("word/header1.xml", "word/document.xml", "word/footer1.xml")
            roots = [etree.fromstring(package.read(part)) for part in parts]
            return "\n".join(line for root in roots for line in (*_lines(root), "")) + "\n"

    return draw


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the one kept; FORMKIT_UPDATE_GOLDEN=1 keeps it anew."""

    def compare(name: str, text: str) -> None:
        kept = HERE / "golden" / f"{name}.txt"
        if os.environ.get("FORMKIT_UPDATE_GOLDEN") == "1":
            kept.write_text(text, encoding="utf-8")
        assert text == kept.read_text(encoding="utf-8")

    return compare


@dataclass(frozen=True)
class Office:
    """LibreOffice with a profile of its own."""

    program: str
    profile: Path

    def convert(self, kind: str, *paths: Path, into: Path) -> list[Path]:
        """The files converted, by their order."""
        profile = f"-env:UserInstallation={self.profile.as_uri()}"
        command = [self.program, profile, "--headless", "--convert-to", kind, "--outdir", str(into)]
        subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=300)
        return [into / f"{path.stem}.{kind}" for path in paths]

    def pages(self, *paths: Path, into: Path) -> list[list[str]]:
        """The text of each page of each file as printed."""
        return [_pages(pdf) for pdf in self.convert("pdf", *paths, into=into)]


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """LibreOffice, where there is one."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not on the path")
    return Office(program, tmp_path_factory.mktemp("libreoffice"))


def _pages(pdf: Path) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def _lines(root: etree._Element) -> Iterator[str]:
    """The paragraphs and rows of a part of a Word document."""
    for block in root if root.tag != f"{W}document" else root[0]:
        if block.tag == f"{W}p":
            yield from filter(None, [_text(block)])
        for row in block.iterfind(f"{W}tr"):
            yield f"| {' | '.join(map(_cell, row.iterfind(f'{W}tc')))} |"


def _cell(cell: etree._Element) -> str:
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    if merged is not None and merged.get(f"{W}val") == "continue":
        return "^"
    return " / ".join(filter(None, map(_text, cell.iterfind(f"{W}p"))))


def _text(paragraph: etree._Element) -> str:
    signs = {f"{W}br": "/", f"{W}tab": "  ", f"{W}drawing": "[picture]"}
    told = (signs.get(str(one.tag), one.text or "") for one in paragraph.iter(f"{W}t", *signs))
    return "".join(told)


def _shown(value: object) -> str:
    return "" if value is None else str(value).replace("\n", "/")


def _sheet_lines(document: bytes) -> Iterator[str]:
    sheet = openpyxl.load_workbook(io.BytesIO(document)).worksheets[0]
    for row in sheet.iter_rows(values_only=True):
        yield f"| {' | '.join(map(_shown, row))} |"
