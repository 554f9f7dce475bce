"""The complaint that the tests tell of, and how they look at an office from outside."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import sqlite3
import zipfile
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from formkit.findings import Finding
from formkit.forms import FormSpec, declare
from formkit.office import Office, Taken

SHEET = "客户抱怨处理表"
NOW = dt.datetime(2026, 3, 5, 9, 0)
CLERK = "郭思齐"
INTAKE = {
    "客户名称": "远山机电",
    "受理日期": "2026年3月5日",
    "订单编号": "DD-0311",
    "料号": "LH-208",
    "数量": "120 件",
    "不良数量": "8 件",
    "交运日期": "2026年2月20日",
    "客户投诉理由": "外壳开裂",
    "客户要求": "退货",
    "签注意见": "属实",
    "业务经办签字": "李明 2026年3月5日",
}
QUALITY = {
    "投诉分类": "质量异常",
    "责任归属部门": "制造部门",
    "原因分析": "注塑温度偏低",
    "质量管理部签字": "林岚 2026年3月6日",
}

Hand = Callable[..., Path]
Issue = Callable[..., str]


@dataclass(frozen=True)
class Sight:
    """What an office looks like: the ledger in full, and every other file by its content."""

    ledger: str
    files: Mapping[str, str]

    @classmethod
    def of(cls, root: Path) -> Sight:
        files = {
            path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in root.rglob("*")
            if path.is_file() and not path.name.startswith("ledger.db")
        }
        with closing(sqlite3.connect(root / "ledger.db")) as ledger:
            return cls("\n".join(ledger.iterdump()), files)


def written(root: Path, number: str) -> list[str]:
    """The names of the documents that lie in the outbox under a number."""
    return sorted(path.name for path in (root / "发出").glob(f"*/{number}*"))


def archived(root: Path, content: bytes) -> bool:
    """Whether a document with this content is in the archive, under its sha256."""
    digest = hashlib.sha256(content).hexdigest()
    return any(
        path.read_bytes() == content for path in (root / "归档" / digest[:2]).glob(f"{digest}*")
    )


def text_of(path: Path) -> str:
    """Everything that stands on a Word sheet, in its head and foot too."""
    with zipfile.ZipFile(path) as package:
        parts = [package.read(name) for name in package.namelist() if name.endswith(".xml")]
    return " ".join(re.sub(r"<[^>]+>", "", part.decode()) for part in parts)


def boxes_of(office: Office, number: str) -> dict[str, Any]:
    """What the ledger has in the boxes of a number."""
    return office.ledger.entry(number).boxes


def take(office: Office, *paths: Path) -> tuple[Taken, ...]:
    """What comes of papers that are handed in."""
    return office.take_in(paths, now=NOW, by=CLERK).files


def the_finding(taken: Taken, code: str) -> Finding:
    """The finding of that code."""
    return {finding.code: finding for finding in taken.findings}[code]


def slip(title: str) -> FormSpec:
    """A small form; its numbers are those of every other slip."""
    return declare(
        f'[form]\ntitle = "{title}"\nnumbered = "ST{{yy}}{{mm}}{{serial:03}}"\nseries = "条"\n'
        '[[section]]\ntitle = "收到"\nboxes = [{ label = "物品" }]\n'
    )
