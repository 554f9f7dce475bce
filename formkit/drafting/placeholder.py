"""What is written into a blank place: the box's name, and what is printed while it is blank."""

from __future__ import annotations

import re
from dataclasses import dataclass

from formkit.forms.spec import BoxSpec
from formkit.reading.columns import is_serial
from formkit.reading.wording import first_box, options

GAP = "\u3000"
"""What parts the options of a line that Word prints."""
EMPTY, TICKED, ROUND, ROUND_TICKED = "□", "■", "○", "●"

_ROUNDS = "○◯"
_IN_WORDS = "（人民币负零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整）"
_NARROW = 2
_BLANKS = re.compile(r"[\s_＿]+")
_UNFIT = re.compile(r'["\\{}\n]')


@dataclass(frozen=True)
class Place:
    """A blank place.

    Attributes:
        blank: What is printed there now, and makes room for the value.
        medium: docx or xlsx.
    """

    blank: str
    medium: str


def placeholder(box: BoxSpec, place: Place) -> str:
    """The placeholder of a box, as ``{{ 受理.客户名称 or "______" }}``."""
    if box.options:
        return _line(box, place.blank) if place.medium == "docx" else _ticks(box, place.blank)
    usual = box.print(None) if place.medium == "docx" else ""
    blank = "" if _UNFIT.search(place.blank) else place.blank
    if usual:
        # A blank date or signature prints a line of its own: here the one of this paper.
        return f'{{{{ {box.path}|replace("{usual}", "{blank}") }}}}'
    makes_room = bool(blank.strip()) or len(blank) > _NARROW
    return f'{{{{ {box.path} or "{blank}" }}}}' if makes_room else f"{{{{ {box.path} }}}}"


def entry(box: BoxSpec, row: str, *, medium: str) -> str:
    """The placeholder of a column within a loop; a count prints itself where none is given."""
    if box.type == "money" and medium == "docx":
        # A column has no room for the amount in words, which follows in a bracket.
        return f'{{{{ {row}.{box.name}|trim("{_IN_WORDS}") }}}}'
    counted = f" or {row}.n" if is_serial(box.label) else ""
    return f"{{{{ {row}.{box.name}{counted} }}}}"


def _line(box: BoxSpec, blank: str) -> str:
    """The whole tick line at once, with the boxes and the gaps of this paper."""
    gap, changes = _gap(blank, box.options), ""
    if gap not in ("", GAP):
        changes += f'|replace("{GAP}", "{gap}")'
    if blank[first_box(blank)] in _ROUNDS:
        changes += f'|replace("{EMPTY}", "{ROUND}")|replace("{TICKED}", "{ROUND_TICKED}")'
    return f"{{{{ {box.path}{changes} }}}}"


def _gap(blank: str, line: tuple[str, ...]) -> str:
    """What stands between the first two options, if that is blank."""
    begin = blank.find(line[0]) + len(line[0])
    found = _BLANKS.match(blank, begin) if options(blank) and line[0] in blank else None
    return found[0].replace("\n", "") if found else ""


def _ticks(box: BoxSpec, blank: str) -> str:
    """A tick line option by option: in Excel a choice is a plain word."""
    sign = blank[first_box(blank)] if first_box(blank) >= 0 else EMPTY
    empty, gap = sign if sign in "□○◯☐" else EMPTY, _gap(blank, box.options) or "  "
    return gap.join(
        f'{{{{ "{TICKED}" if {_is_chosen(box, one)} else "{empty}" }}}}{one}' for one in box.options
    )


def _is_chosen(box: BoxSpec, option: str) -> str:
    if box.type == "choices":
        # With the gap behind it, since an option may begin another.
        return f'"{TICKED}{option}{GAP}" in {box.path} ~ "{GAP}"'
    return f'{box.path} == "{option}"'
