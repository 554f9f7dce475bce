"""What a form's class says of its paper: boxes, parts, copies and the sheet itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

COLOURS = ("白", "红", "黄", "蓝", "绿")
NUMERALS = "零一二三四五六七八九十"


@dataclass(frozen=True)
class Box:
    """One labelled box (栏位) on the paper; stands in ``Annotated[type, Box("标签")]``.

    Attributes:
        label: The label as printed.
        also: Other labels under which the same box is found on other papers.
        hint: What to write there, for prompts and help.
        lines: Height in lines of writing; two or more make a box as wide as the sheet.
    """

    label: str
    also: tuple[str, ...] = ()
    hint: str = ""
    lines: int = 1


@dataclass(frozen=True)
class After:
    """A rule on a date: not before the date in the box named (path or label)."""

    box: str


@dataclass(frozen=True)
class As:
    """The kind of a box where its Python type does not tell, such as ``As("number")``."""

    kind: str


@dataclass(frozen=True)
class Inferred:
    """A box that the source does not print but the form cannot do without; see ``INFERRED``."""


INFERRED = Inferred()


@dataclass(frozen=True)
class Part:
    """What is said of a section (栏): its title, who fills it, and within which time."""

    title: str
    by: str = ""
    within: dt.timedelta | None = None


@dataclass(frozen=True)
class Copy:
    """One of the carbon copies (联): its number, who holds it, what for, and its paper colour."""

    n: int
    holder: str
    purpose: str = "存"
    colour: str = ""

    def __post_init__(self) -> None:
        if not self.colour and self.n <= len(COLOURS):
            object.__setattr__(self, "colour", COLOURS[self.n - 1])

    @property
    def ordinal(self) -> str:
        """``第三联``."""
        numeral = NUMERALS[self.n] if self.n < len(NUMERALS) else str(self.n)
        return f"第{numeral}联"

    @property
    def line(self) -> str:
        """The line printed on the copy: ``第三联（黄）业务部门 依批示办理`` (第九条第9款)."""
        colour = f"（{self.colour}）" if self.colour else ""
        gap = "" if self.purpose == "存" else " "
        return f"{self.ordinal}{colour}{self.holder}{gap}{self.purpose}"


@dataclass(frozen=True)
class Paper:
    """What is said of a form as a whole.

    Attributes:
        title: The title as printed.
        also: Other titles of the same form.
        numbered: The pattern of its numbers, or nothing where it bears none of its own.
        series: The counter family its numbers come from; its title unless said otherwise.
        copies: The carbon copies, in order; none means a single sheet.
        internal: True where the sheet must not reach the customer (第九条第12款).
        medium: ``docx`` for a form, ``xlsx`` for a register or table.
        landscape: True where the sheet lies on its side.
        drawn: The sheet drawn as a text grid, with ``{标签}`` where a box's value stands; see
            ``formkit.forms.drawing``. Nothing where formkit lays it out by itself.
        printed: What else every sheet bears in print, such as notes: no one filled that in.
    """

    title: str
    also: tuple[str, ...] = ()
    numbered: str = ""
    series: str = ""
    copies: tuple[Copy, ...] = ()
    internal: bool = False
    medium: str = "docx"
    landscape: bool = False
    drawn: str = ""
    printed: tuple[str, ...] = ()
