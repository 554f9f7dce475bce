"""One flat pass over a Word part: what is read so far, and what is still open.

lxml picks the elements that matter and hands them out in the order of the document; each is
visited by the function for its tag. What holds text (a cell, a paragraph, a control) closes
after the last such element within it. The text of the whole part goes into one list of pieces,
in which everything open remembers where it began.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from formkit.reading.control import Control
from formkit.reading.field import Field
from formkit.reading.table import OpenCell, Table
from formkit.reading.wordml import Element
from formkit.values.grid import Cell, Grid, Named

Visit = Callable[["Story", Element], None]
Close = Callable[["Story"], None]
Visits = Mapping[str, Visit]


class Story:
    """What one part of a document says: its body, a header, a footer or a text box.

    Attributes:
        name: What the part is called in places: nothing for the body, ``页眉``, ``文本框1``.
        grids: Its tables and loose paragraphs, in reading order.
        boxes: The text boxes in it.
        named: The texts that controls and bookmarks name.
        changes: How many tracked changes each author left.
        out: The pieces of its text so far.
        silences: How many things around here keep their text from being seen.
        place: Where the cell or paragraph being read stands.
        latest: Where the last one stood.
        ends: How many grids, named texts and text boxes there were at the end of each section.
    """

    def __init__(self, name: str, visits: Visits) -> None:
        self.name = name
        self.visits = visits
        self.grids: list[Grid] = []
        self.boxes: list[Story] = []
        self.named: list[Named] = []
        self.changes: Counter[str] = Counter()
        self.out: list[str] = []
        self.silences = 0
        self.place = self.latest = name
        self.counts: Counter[str] = Counter()
        self.loose: list[Cell] = []
        self.joins = False
        self.is_unmarked = False
        self.is_last = False
        self.ends: list[tuple[int, int, int]] = []
        self.begins: list[int] = []
        self.tables: list[Table] = []
        self.cells: list[OpenCell] = []
        self.controls: list[Control] = []
        self.bookmarks: dict[str, tuple[str, int, OpenCell | None]] = {}
        self.fields: list[Field] = []
        self.symbols: list[tuple[str, int]] = []
        self._closings: dict[Element, list[Close]] = {}
        self._until: Element | None = None

    def read(self, root: Element) -> Story:
        """Read everything under an element."""
        visits, closings = self.visits, self._closings
        for element in root.iterdescendants(*visits):
            if self._until is None:
                visits[element.tag](self, element)
            elif element is self._until:
                self._until = None
            if element in closings:
                # What was opened last closes first.
                for close in reversed(closings.pop(element)):
                    close(self)
        self.end_loose()
        return self

    def close_after(self, element: Element, close: Close) -> None:
        """Call a function when everything within an element has been read."""
        self._closings.setdefault(self._last_in(element), []).append(close)

    def skip(self, element: Element) -> None:
        """Leave out everything within an element."""
        last = self._last_in(element)
        self._until = None if last is element else last

    def say(self, text: str) -> None:
        """Add text, unless it is not to be seen."""
        if not self.silences:
            self.out.append(text)

    def since(self, begin: int) -> str:
        """The text from a piece on, without the line ends around it."""
        return "".join(self.out[begin:]).strip("\n")

    def end_loose(self) -> None:
        """End a stretch of loose paragraphs: they are a grid of one column."""
        if self.loose:
            self.grids.append(Grid(tuple(self.loose), self.loose[0].where))
        self.loose = []
        self.joins = False

    def end_section(self) -> None:
        """End a section of the body."""
        self.end_loose()
        self.ends.append((len(self.grids), len(self.named), len(self.boxes)))

    @property
    def cell(self) -> OpenCell | None:
        """The innermost cell being read."""
        return self.cells[-1] if self.cells else None

    def _last_in(self, element: Element) -> Element:
        """The last visited element within an element, or itself."""
        last = _deepest(element)
        while last.tag not in self.visits:
            before, parent = last.getprevious(), last.getparent()
            around = element if parent is None else parent
            last = around if before is None else _deepest(before)
        return last


def _deepest(element: Element) -> Element:
    """The last element of all within an element, or itself."""
    while len(element):
        element = element[-1]
    return element
