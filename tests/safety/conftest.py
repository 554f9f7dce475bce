"""Office files made for the occasion, as little as a reader needs and as bad as a test wants."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

Members = dict[str, str | bytes]
Maker = Callable[..., Path]

OPEN_XML = "application/vnd.openxmlformats-officedocument."
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/main.xml" ContentType="{main}"/></Types>'
)
WORD = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body>{body}</w:body></w:document>"
)


@pytest.fixture
def archive(tmp_path: Path) -> Maker:
    """Any archive: ``archive(name, members)``."""

    def make(name: str, members: Members) -> Path:
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
            for member, data in members.items():
                made.writestr(member, data)
        return path

    return make


@pytest.fixture
def package(archive: Maker) -> Maker:
    """An office package whose main part is of the type ``main``."""

    def make(main: str, members: Members | None = None, name: str = "附件") -> Path:
        types: Members = {"[Content_Types].xml": TYPES.format(main=main)}
        return archive(name, types | (members or {}))

    return make


@pytest.fixture
def docx(package: Maker) -> Maker:
    """A Word document with further members, or with this body."""

    def make(members: Members | None = None, body: str = "") -> Path:
        document: Members = {"word/document.xml": WORD.format(body=body)}
        main = OPEN_XML + "wordprocessingml.document.main+xml"
        return package(main, document | (members or {}), "意见表.docx")

    return make


@pytest.fixture
def xlsx(package: Maker) -> Maker:
    """An Excel workbook with further members."""

    def make(members: Members | None = None) -> Path:
        workbook: Members = {"xl/workbook.xml": "<workbook/>"}
        main = OPEN_XML + "spreadsheetml.sheet.main+xml"
        return package(main, workbook | (members or {}), "登记表.xlsx")

    return make


@pytest.fixture
def odt(archive: Maker) -> Maker:
    """An OpenDocument text with further members."""

    def make(members: Members | None = None) -> Path:
        mimetype: Members = {"mimetype": "application/vnd.oasis.opendocument.text"}
        return archive("意见表.odt", mimetype | (members or {}))

    return make


@pytest.fixture(scope="session")
def hostile() -> list[Path]:
    """Broken and malicious files from the wild, beside the project."""
    shared = Path(os.environ.get("FORMKIT_SHARED", Path(__file__).parents[3] / "shared"))
    found = sorted((shared / "corpus" / "hostile").glob("*"))
    if not found:
        pytest.skip("the corpus of real-world files is not here")
    return found
