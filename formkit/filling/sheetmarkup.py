"""The markup of a sheet taken apart into rows and cells, and put together again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import copy, deepcopy
from dataclasses import dataclass

from lxml import etree
from openpyxl.formula.translate import Translator
from openpyxl.utils import column_index_from_string, get_column_letter

from formkit.filling.opc import parse, related
from formkit.filling.package import Package
from formkit.filling.slots import NUMBER

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MARK = "\ufdd0"
TRUE = ("1", "true")

_DECLARED = f' xmlns="{MAIN[1:-1]}"'
_DATA = re.compile(r"(<sheetData\b[^>]*?)(?:/>|>.*</sheetData>)", re.DOTALL)
_PREFIXED = re.compile(r"<(\w+):(?:worksheet|workbook)\b")
_COLUMN = re.compile(r"[A-Z]+")


@dataclass(frozen=True)
class Cell:
    """A cell of the template.

    Attributes:
        string: The element that holds its text, or None.
        formula: Its formula without ``=``, or None.
        array: The range its formula fills, if that is an array formula.
    """

    element: etree._Element
    column: str
    string: etree._Element | None
    formula: str | None = None
    array: str = ""

    @property
    def text(self) -> str:
        """Its text; nothing for a number, a formula or an empty cell."""
        return "" if self.string is None else text_of(self.string)

    @property
    def style(self) -> int:
        """The number of its style."""
        return int(self.element.get("s", "0"))

    @property
    def whole(self) -> str:
        """Its markup as it stands, the row's number left open."""
        return markup(self._at_any_row(deepcopy(self.element))).replace(MARK, NUMBER)

    @property
    def opening(self) -> str:
        """The start of its markup, with its place and style and no content."""
        bare = _emptied(self.element)
        for name in set(bare.attrib) - {"s"}:
            del bare.attrib[name]
        return _opened(self._at_any_row(bare)).removesuffix(">").replace(MARK, NUMBER)

    def _at_any_row(self, element: etree._Element) -> etree._Element:
        element.set("r", f"{self.column}{MARK}")
        return element


@dataclass(frozen=True)
class RowMarkup:
    """A row of the template: its number, the start of its markup, its cells.

    Attributes:
        height: Its height in points, if it says one.
        fixed: True where programs leave its height as it is.
        hidden: True where it is not seen.
    """

    number: int
    opening: str
    cells: tuple[Cell, ...]
    height: float | None = None
    fixed: bool = False
    hidden: bool = False


def unprefixed(content: bytes) -> str:
    """The text of a sheet or workbook; a prefix that some writers give every element is dropped."""
    xml = content.decode("utf-8-sig")
    root = _PREFIXED.search(xml)
    if not root:
        return xml
    bare = xml.replace(f"<{root[1]}:", "<").replace(f"</{root[1]}:", "</")
    return bare.replace(f"xmlns:{root[1]}=", "xmlns=", 1)


def around_rows(xml: str) -> tuple[str, str] | None:
    """What stands before the rows of a sheet and what stands behind; None if it has no such."""
    data = _DATA.search(xml)
    if not data:
        return None
    return f"{xml[: data.start()]}{data[1]}>", f"</sheetData>{xml[data.end() :]}"


def rows(xml: str, strings: Sequence[etree._Element]) -> Iterator[RowMarkup]:
    """The rows of a sheet from top to bottom."""
    number, shared = 0, dict[str, tuple[str, str]]()
    for element in parse(xml.encode()).iterfind(f"{MAIN}sheetData/{MAIN}row"):
        number = int(element.get("r", number + 1))
        bare = _emptied(element)
        bare.set("r", MARK)
        cells = _cells(element, number, strings, shared)
        yield RowMarkup(
            number,
            _opened(bare).replace(MARK, NUMBER),
            tuple(cells),
            float(height) if (height := element.get("ht")) else None,
            fixed=element.get("customHeight") in TRUE,
            hidden=element.get("hidden") in TRUE,
        )


def shared_strings(package: Package, workbook: str) -> list[etree._Element]:
    """The strings that the text cells of a workbook point to, in their order."""
    relation = related(package, "sharedStrings", workbook)
    return list(parse(package.content(relation.target))) if relation else []


def text_of(string: etree._Element) -> str:
    """The text of a string, without its reading aids."""
    return "".join(text.text or "" for run in (string, *runs_of(string)) for text in texts_of(run))


def runs_of(string: etree._Element) -> list[etree._Element]:
    """The runs of a string that is formatted piece by piece."""
    return string.findall(f"{MAIN}r")


def texts_of(run: etree._Element) -> list[etree._Element]:
    """The text elements right under a string or a run."""
    return run.findall(f"{MAIN}t")


def markup(element: etree._Element) -> str:
    """The element as it stands within a sheet, which declares its namespace."""
    text = etree.tostring(element, method="c14n", exclusive=True, with_tail=False)
    return text.decode().replace(_DECLARED, "")


def _cells(
    row: etree._Element,
    number: int,
    strings: Sequence[etree._Element],
    shared: dict[str, tuple[str, str]],
) -> Iterator[Cell]:
    at = 0
    for element in row.iterfind(f"{MAIN}c"):
        named = _COLUMN.match(element.get("r", ""))
        at = column_index_from_string(named[0]) if named else at + 1
        column, string = get_column_letter(at), _string(element, strings)
        formula = _formula(element, f"{column}{number}", shared)
        yield Cell(element, column, string, formula, _array(element))


def _formula(cell: etree._Element, place: str, shared: dict[str, tuple[str, str]]) -> str | None:
    """The formula of a cell; one shared by several cells is written out for each."""
    found = cell.find(f"{MAIN}f")
    if found is None or found.get("t") == "dataTable":
        return None
    group = found.get("si", "") if found.get("t") == "shared" else ""
    if found.text and group:
        shared[group] = (f"={found.text}", place)
    if not found.text and group in shared:
        return str(Translator(*shared[group]).translate_formula(place))[1:]
    return found.text


def _array(cell: etree._Element) -> str:
    found = cell.find(f"{MAIN}f")
    return found.get("ref", "") if found is not None and found.get("t") == "array" else ""


def _string(cell: etree._Element, strings: Sequence[etree._Element]) -> etree._Element | None:
    if cell.get("t") == "inlineStr":
        return cell.find(f"{MAIN}is")
    at = cell.findtext(f"{MAIN}v")
    return strings[int(at)] if cell.get("t") == "s" and at else None


def _emptied(element: etree._Element) -> etree._Element:
    bare = copy(element)
    bare[:] = []
    bare.text = None
    return bare


def _opened(element: etree._Element) -> str:
    return markup(element).partition("</")[0]
