"""A living workbook rewritten by number: made in a worker, for the file is a foreign one."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

from formkit.errors import InputError
from formkit.filling.cells import styles
from formkit.filling.moving import BESIDE, WORKBOOK, Moving
from formkit.filling.opc import related, relations
from formkit.filling.package import Member, Package, deflated
from formkit.filling.sheetmarkup import shared_strings, unprefixed
from formkit.filling.workbook import Tab, beside, recalculating, tabs
from formkit.reporting.living.inserted import Inserted, move_formulas, page_xml
from formkit.reporting.living.page import Page
from formkit.reporting.living.table import Table, find
from formkit.reporting.living.wanted import Renewed, Wanted
from formkit.reporting.living.writing import Outcome, write
from formkit.say import say

_DAMAGE = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, etree.LxmlError)


def renewed(path: Path, wanted: Wanted) -> Renewed:
    """The workbook with each number's row as its line says it; nothing else of it changes.

    A row is found by its number wherever it stands. A number without a row gets one below the
    last; a row whose number is not among the lines stays. A workbook that says all of it already
    keeps its very bytes.

    Raises:
        InputError: It is damaged, or has no column for the numbers.
        FileAccessError: It cannot be opened.
    """
    data = path.read_bytes()
    try:
        package = Package.parse(data)
        workbook = _workbook(package)
        found = max(_tables(package, workbook, wanted), key=_headings, default=None)
    except _DAMAGE as error:
        raise InputError(
            say("{file}不是完好的 Excel 工作簿，请重新另存为 .xlsx。", file=path.name)
        ) from error
    if found is None:
        raise InputError(_unknown(path, wanted))
    tab, page, table = found
    outcome = write(page, tab.title, table, wanted, _named(package, workbook, tab))
    missing = tuple(one.labels[0] for one in wanted.columns if one.name not in table.columns)
    if not outcome.is_changed:
        return Renewed(data, kept=outcome.kept, missing=missing)
    return Renewed(
        _packed(package, workbook, tab, page, outcome),
        updated=outcome.updated,
        added=outcome.added,
        kept=outcome.kept,
        missing=missing,
    )


def _unknown(path: Path, wanted: Wanted) -> str:
    column = next(one for one in wanted.columns if one.name == wanted.number)
    return say(
        "{file}里没有“{label}”一栏，不知道哪一行是哪一件，没有改动它。"
        "请把标题行改回来（{labels}都认得），或用 -o 写到另一个文件。",
        file=path.name,
        label=column.labels[0],
        labels="、".join(column.labels),
    )


def _workbook(package: Package) -> str:
    relation = related(package, "officeDocument")
    if relation is None:
        raise ValueError(package)
    return relation.target


def _pages(package: Package, workbook: str) -> Iterator[tuple[Tab, Page]]:
    strings, shows = shared_strings(package, workbook), styles(package, workbook)
    for tab in tabs(package, workbook):
        yield tab, Page(package.content(tab.member), strings, shows)


def _tables(package: Package, workbook: str, wanted: Wanted) -> Iterator[tuple[Tab, Page, Table]]:
    for tab, page in _pages(package, workbook):
        if (table := find(page, wanted)) is not None:
            yield tab, page, table


def _headings(found: tuple[Tab, Page, Table]) -> int:
    """How many headings a table has of those looked for: a list beside the register has fewer."""
    return len(found[2].columns)


def _named(package: Package, workbook: str, tab: Tab) -> dict[str, str]:
    """The cells of a sheet that bear a name: ``{"fk_tracking_period": "B2"}``."""
    root = etree.fromstring(package.content(workbook))
    names: dict[str, str] = {}
    for one in root.iter("{*}definedName"):
        sheet, _, cell = (one.text or "").rpartition("!")
        if sheet.strip("'").replace("''", "'") == tab.title:
            names[one.get("name", "")] = cell.replace("$", "").partition(":")[0]
    return names


def _packed(package: Package, workbook: str, tab: Tab, page: Page, outcome: Outcome) -> bytes:
    """The file with the sheet as it is now, and with what names its rows moved along."""
    growths: dict[str, Inserted] = {tab.title: outcome.growth} if outcome.growth.below else {}
    changed = [deflated(tab.member, page_xml(page, tab.title, growths))]
    if growths:
        changed += _others(package, workbook, tab, growths)
    return recalculating(package.replacing(*changed), workbook).pack()


def _threads(package: Package, tab: Tab) -> Iterator[tuple[str, Moving]]:
    """The conversations in the notes of a sheet, which newer Excel keeps beside the notes."""
    for one in relations(package, tab.member):
        if one.kind == "threadedComment":
            text = package.content(one.target).decode("utf-8-sig")
            yield one.target, BESIDE["comments"].moving(text, tab.title)


def _others(
    package: Package, workbook: str, own: Tab, growths: Mapping[str, Inserted]
) -> Iterator[Member]:
    """The members besides the sheet that name rows of it."""
    moving = {workbook: WORKBOOK.moving(unprefixed(package.content(workbook)))}
    for tab, page in _pages(package, workbook):
        moving |= dict(beside(package, tab)) | dict(_threads(package, tab))
        if tab.title != own.title and move_formulas(page, tab.title, growths):
            yield deflated(tab.member, etree.tostring(page.root, encoding="UTF-8"))
    for member, one in moving.items():
        if not one.is_still:
            yield deflated(member, one.moved(growths).encode())
