"""An OpenDocument workbook as grids, straight from its XML: merged cells, names, comments too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from zipfile import ZipFile

from openpyxl.utils.cell import coordinate_to_tuple

from formkit.forms.names import BOOKMARK_PREFIX
from formkit.reading.laidout import laid_out, place
from formkit.reading.odsxml import Table, Tables, tables_of
from formkit.reading.package import DAMAGE, Package, local
from formkit.reading.sheets import bound
from formkit.reading.trouble import damaged, unopened
from formkit.reading.uncollected import uncollected
from formkit.say import say
from formkit.values.grid import Document, Named

MEDIUM = "ods"
_AREA = re.compile(r"\$?(?:'((?:[^']|'')+)'|([^.$']+))\.\$?([A-Z]{1,3})\$?([0-9]{1,7})(?=:|$)")
_OWN = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}name"
_CALLED = {"keyword": "keywords", "initial-creator": "creator"}


def read_file(path: Path) -> Document:
    """The document in an ods file, formulas as last calculated.

    Raises:
        InputError: It is no workbook, or is damaged.
        FileAccessError: It cannot be opened.
    """
    try:
        with uncollected(), ZipFile(path) as archive:
            return _document(Package(archive))
    except DAMAGE as error:
        raise damaged(path, "LibreOffice") from error
    except OSError as error:
        raise unopened(path, error) from error


def _document(package: Package) -> Document:
    found = tables_of(package.source("content.xml"))
    seen = [table for table in found.tables if table.is_visible]
    return bound(
        MEDIUM,
        [laid_out(table.title, table.rows, table.spans) for table in seen],
        named=tuple(_named(found)),
        properties=dict(_properties(package)),
        remarks=tuple(_remarks(seen)),
    )


def _named(found: Tables) -> Iterator[Named]:
    by_title = {table.title: table for table in found.tables}
    for name, areas in found.names:
        area = _AREA.match(areas) if name.startswith(BOOKMARK_PREFIX) else None
        table = by_title.get((area[1] or area[2]).replace("''", "'")) if area else None
        if area and table:
            row, col = coordinate_to_tuple(area[3] + area[4])
            text = table.rows.get(row - 1, {}).get(col - 1, "")
            yield Named(name, text, "name", place(table.title, row - 1, col - 1))


def _properties(package: Package) -> Iterator[tuple[str, str]]:
    root = package.part("meta.xml")
    for one in (one for group in (() if root is None else root) for one in group):
        name = one.get(_OWN) or _CALLED.get(local(one), local(one))
        yield name, "".join(map(str, one.itertext())).strip()


def _remarks(tables: Sequence[Table]) -> Iterator[str]:
    for author, text in (remark for table in tables for remark in table.remarks):
        yield say("批注（{author}）：{text}", author=author, text=text)
