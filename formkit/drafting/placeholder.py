"""What is written into a blank place: the box's name, and what is printed while it is blank."""

from __future__ import annotations

from dataclasses import dataclass

from formkit.forms.spec import BoxSpec
from formkit.reading.columns import is_serial
from formkit.reading.wording import first_box

_BLANK_DAY = "　年　月　日"


@dataclass(frozen=True)
class Place:
    """A blank place: what is printed there, and whether the day of signing has its own.

    Attributes:
        blank: What is printed there now.
        has_own_date: True where the date of a signature stands beside it.
        medium: docx or xlsx.
    """

    blank: str
    has_own_date: bool
    medium: str


def placeholder(box: BoxSpec, place: Place) -> str:
    """The placeholder of a box, as ``{{ 受理.客户名称 or "______" }}``."""
    if box.options and place.medium == "xlsx":
        return _ticks(box, place.blank)
    if box.type == "signature" and place.has_own_date and place.medium == "docx":
        return f'{{{{ {box.path}|replace("{_BLANK_DAY}", "") }}}}'
    # In Word a blank date or tick line prints itself.
    prints_itself = box.options or box.type in ("date", "moment", "signature")
    blank = "" if prints_itself and place.medium == "docx" else _kept(place.blank)
    return f'{{{{ {box.path} or "{blank}" }}}}' if blank else f"{{{{ {box.path} }}}}"


def entry(box: BoxSpec, row: str) -> str:
    """The placeholder of a column within a loop; a count prints itself where none is given."""
    counted = f" or {row}.n" if is_serial(box.label) else ""
    return f"{{{{ {row}.{box.name}{counted} }}}}"


def _kept(blank: str) -> str:
    """The blank on one line, as it may stand within a tag."""
    line = blank.strip("\n").partition("\n")[0]
    return line if line.strip() and '"' not in line and "\\" not in line else ""


def _ticks(box: BoxSpec, blank: str) -> str:
    """A tick line option by option: in Excel a choice is a plain word."""
    sign = blank[first_box(blank)] if first_box(blank) >= 0 else "□"
    empty = sign if sign in "□○◯☐" else "□"
    return "  ".join(
        f'{{{{ "■" if {_is_chosen(box, one)} else "{empty}" }}}}{one}' for one in box.options
    )


def _is_chosen(box: BoxSpec, option: str) -> str:
    if box.type == "choices":
        return f'"■{option}" in {box.path}'
    return f'{box.path} == "{option}"'
