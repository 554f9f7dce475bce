"""For the tests of reading: a small form, papers drawn as text, and Word files of a few tags."""

from __future__ import annotations

import datetime as dt
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal

import pytest

from formkit.forms import Box, Copy, Form, FormSpec, Paper, Part, Row, Section
from formkit.reading import Match, match
from formkit.values.grid import Document, Grid, Named
from formkit.values.money import Money
from formkit.values.quantity import Quantity
from formkit.values.signature import Signature

Draw = Callable[..., Document]
Matched = Callable[..., Match]
Docx = Callable[..., Path]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


class Intake(Section):
    """What the desk writes down."""

    part = Part("受理")

    customer: Annotated[str, Box("客户名称", also=("客户", "单位名称"))]
    contact: Annotated[str | None, Box("联系电话", also=("电话",))] = None
    taken_on: Annotated[dt.date, Box("受理日期", also=("日期",))]
    way: Annotated[Literal["电话", "来访", "书面", "其他"], Box("投诉方式")]
    complaint: Annotated[str, Box("投诉内容", also=("投诉理由",), lines=3)]
    wishes: Annotated[tuple[Literal["退货", "换货", "赔款"], ...] | None, Box("要求")] = None
    quantity: Annotated[Quantity | None, Box("数量")] = None
    signed: Annotated[Signature, Box("签字", also=("受理人员(签字)",))]


class Share(Row):
    """One department's share."""

    unit: Annotated[str, Box("责任单位", also=("单位",))]
    ratio: Annotated[int, Box("比率(%)", also=("比率",))]
    loss: Annotated[Money | None, Box("损失")] = None


class Handling(Section):
    """What the department did."""

    part = Part("处理")

    result: Annotated[str, Box("处理结果", lines=2)]
    done_at: Annotated[dt.datetime | None, Box("完成时间")] = None
    accepted: Annotated[bool | None, Box("是否接受")] = None
    shares: Annotated[tuple[Share, ...], Box("责任归属")] = ()
    signed: Annotated[Signature, Box("签字")]


class Slip(Form):
    """The small form of these tests."""

    paper = Paper(
        "客户意见单",
        also=("意见单",),
        numbered="{yy}{mm}{serial:04}",
        copies=(Copy(1, "前台"), Copy(2, "责任部门", "依批示办理")),
    )

    intake: Intake
    handling: Handling | None = None


@pytest.fixture(scope="session")
def slip() -> FormSpec:
    """The spec of the small form."""
    return Slip.spec


@pytest.fixture
def draw() -> Draw:
    """Documents from grids drawn as text."""

    def document(
        *drawings: str,
        named: tuple[Named, ...] = (),
        properties: dict[str, str] | None = None,
        medium: str = "docx",
    ) -> Document:
        grids = tuple(Grid.parse(drawing) for drawing in drawings)
        return Document(grids, named, properties or {}, medium=medium)

    return document


@pytest.fixture
def matched(draw: Draw, slip: FormSpec) -> Matched:
    """The small form matched with grids drawn as text."""

    def of(*drawings: str, named: tuple[Named, ...] = (), medium: str = "docx") -> Match:
        return match(draw(*drawings, named=named, medium=medium), slip)

    return of


@pytest.fixture
def docx(tmp_path: Path) -> Docx:
    """Word files from the XML of their body and, by name, of other parts."""

    def file(body: str, *, name: str = "paper.docx", **parts: str) -> Path:
        path = tmp_path / name
        links = "".join(
            f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
            for kind in parts
            if kind not in ("core", "custom")
        )
        properties = "".join(
            f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}-properties" '
            f'Target="docProps/{kind}.xml"/>'
            for kind in ("core", "custom")
            if kind in parts
        )
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("[Content_Types].xml", _types(parts))
            archive.writestr(
                "_rels/.rels",
                _links(
                    f'<Relationship Id="main" Type="{OFFICE}/officeDocument" '
                    f'Target="word/document.xml"/>{properties}'
                ),
            )
            archive.writestr("word/_rels/document.xml.rels", _links(links))
            document = f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"
            archive.writestr("word/document.xml", document)
            for kind, xml in parts.items():
                folder = "docProps" if kind in ("core", "custom") else "word"
                archive.writestr(f"{folder}/{kind}.xml", xml)
        return path

    return file


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared papers; tests that need it are skipped where it is not."""
    root = Path(__file__).parents[2]
    folder = Path(os.environ.get("FORMKIT_SHARED", root.parent / "shared"))
    if not (folder / "corpus").is_dir():
        pytest.skip("the shared papers (FORMKIT_SHARED) are not here")
    return folder


def _links(links: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def _types(parts: dict[str, str]) -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    more = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{word}.{kind}+xml"/>'
        for kind in parts
        if kind not in ("core", "custom")
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{word}.document.main+xml"/>'
        f"{more}</Types>"
    )
