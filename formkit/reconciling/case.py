"""A case: a complaint from intake to archive, and the books in which all cases stand (案件)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from formkit.errors import UnknownName
from formkit.forms import FormSpec, Shelf
from formkit.procedures import Procedure
from formkit.reconciling.beside import Beside, lines_beside, names_numbers
from formkit.reconciling.found import Found
from formkit.reconciling.opening import KINDS, Opening
from formkit.reconciling.retention import Retention
from formkit.reconciling.returned import Returned
from formkit.reconciling.sheet import CopyState, Sheet
from formkit.say import say
from formkit.values.number import Period, near_misses
from formkit.values.text import fold

if TYPE_CHECKING:
    from formkit.ledger import Gap, Ledger

__all__ = ["Books", "Case", "CopyState", "Sheet", "alike", "books"]


@dataclass(frozen=True)
class Case:
    """A chain of sheets, each taking the place of the one before (第九条第10款).

    Attributes:
        sheets: The sheets, oldest first.
        beside: What other papers say of it, newest last.
        earlier: First sheets of earlier cases of the same customer about the same thing.
    """

    sheets: tuple[Sheet, ...]
    beside: tuple[Beside, ...] = ()
    earlier: tuple[Sheet, ...] = ()

    @property
    def number(self) -> str:
        """The number of the first sheet, by which the case is known."""
        return self.sheets[0].number

    @property
    def form(self) -> FormSpec:
        """The form its sheets are of."""
        return self.current.spec

    @cached_property
    def current(self) -> Sheet:
        """The sheet that counts now: the newest that is not void, otherwise the newest."""
        standing = [sheet for sheet in self.sheets if sheet.void is None]
        return (standing or self.sheets)[-1]

    @cached_property
    def beside_now(self) -> tuple[Beside, ...]:
        """What other papers say of the sheet that counts; what was said of an older one is past."""
        return tuple(one for one in self.beside if one.number == self.current.number)


@dataclass(frozen=True, kw_only=True)
class Books:
    """All sheets of an office and all that came back, to be held against one another.

    Attributes:
        sheets: The sheets looked at, in the order of the register.
        strays: Returned papers that belong to none of the sheets; registers among them.
        gaps: How far each counter has come, and which serials are missing or void.
        beyond: Sheets not looked at, but to be known: another month's, say.
        found: What lies among the papers for customers.
        retention: How long cases are kept.
        alike: The boxes that say the same where a complaint comes again, if it matters.
    """

    sheets: tuple[Sheet, ...] = ()
    strays: tuple[Returned, ...] = ()
    gaps: tuple[Gap, ...] = ()
    beyond: tuple[Sheet, ...] = ()
    found: tuple[Found, ...] = ()
    retention: Retention = field(default_factory=Retention)
    alike: tuple[str, ...] = ()

    @cached_property
    def register(self) -> Mapping[str, Sheet]:
        """Every sheet by its number."""
        return {sheet.number: sheet for sheet in (*self.sheets, *self.beyond)}

    @cached_property
    def standing(self) -> tuple[Sheet, ...]:
        """The sheets looked at that are not void."""
        return tuple(sheet for sheet in self.sheets if sheet.void is None)

    def ruled_by(self, procedure: Procedure) -> tuple[Sheet, ...]:
        """Those of them that are of the procedure's main form."""
        return tuple(sheet for sheet in self.standing if sheet.spec.title == procedure.main_form)

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """Every case with a sheet looked at, in the order of first sheets."""
        looked_at = {sheet.number for sheet in self.sheets}
        return tuple(
            Case(tuple(chain), self._said_of(chain), self._before(chain[0]))
            for chain in self._chains
            if any(sheet.number in looked_at for sheet in chain)
        )

    def case(self, number: str) -> Case:
        """The case that a number belongs to, be it the first or a later one.

        Raises:
            UnknownName: The number was never issued.
        """
        for case in self.cases:
            if any(sheet.number == number for sheet in case.sheets):
                return case
        raise UnknownName(say("编号"), number, near_misses(number, self.register))

    def of_period(self, period: Period) -> Books:
        """The books with only one month's sheets and strays to look at."""
        chosen = tuple(sheet for sheet in self.sheets if sheet.period == period)
        return replace(
            self,
            sheets=chosen,
            strays=tuple(paper for paper in self.strays if Period.of(paper.at.date()) == period),
            gaps=tuple(gap for gap in self.gaps if gap.period == period),
            beyond=tuple(self.register.values()),
        )

    @cached_property
    def _chains(self) -> tuple[list[Sheet], ...]:
        chains: dict[str, list[Sheet]] = {}
        for sheet in sorted(self.register.values(), key=lambda sheet: sheet.issued_at):
            chains.setdefault(self._root(sheet), []).append(sheet)
        return tuple(chains.values())

    def _root(self, sheet: Sheet) -> str:
        seen = {sheet.number}
        while (older := self.register.get(sheet.supersedes or "")) and older.number not in seen:
            seen.add(older.number)
            sheet = older
        return sheet.number

    def _before(self, first: Sheet) -> tuple[Sheet, ...]:
        """The first sheets of earlier cases that say the same in the boxes that tell."""
        same = self._said_again.get(self._gist(first), ()) if self.alike else ()
        place = (first.issued_at, first.number)  # several may be registered at one moment
        return tuple(one for one in same if (one.issued_at, one.number) < place)

    @cached_property
    def _said_again(self) -> Mapping[tuple[str, ...] | None, tuple[Sheet, ...]]:
        found: dict[tuple[str, ...] | None, tuple[Sheet, ...]] = {None: ()}
        for first, *_ in self._chains:
            if first.void is None and (gist := self._gist(first)) is not None:
                found[gist] = (*found.get(gist, ()), first)
        return found

    def _gist(self, sheet: Sheet) -> tuple[str, ...] | None:
        said = [fold(str(sheet.value(path) or "")) for path in self.alike]
        return (sheet.spec.title, *said) if all(said) else None

    def _said_of(self, chain: Iterable[Sheet]) -> tuple[Beside, ...]:
        return tuple(one for sheet in chain for one in self.beside(sheet.number))

    def beside(self, number: str) -> tuple[Beside, ...]:
        """What other papers say of one sheet, newest last."""
        return self._named.get(number, ())

    @cached_property
    def _named(self) -> Mapping[str, tuple[Beside, ...]]:
        named: dict[str, tuple[Beside, ...]] = {}
        for one in self._naming():
            named[one.number] = (*named.get(one.number, ()), one)
        return named

    def _naming(self) -> Iterator[Beside]:
        for sheet in self.register.values():
            if sheet.void is None and names_numbers(sheet.spec):
                yield from lines_beside(sheet.spec, sheet.boxes, sheet.number)
        for paper in self.strays:
            if paper.spec is not None:
                yield from lines_beside(paper.spec, paper.boxes)


def books(ledger: Ledger, shelf: Shelf, procedure: Procedure) -> Books:
    """The books as the ledger and the readings in it make them; four questions in all.

    Raises:
        ConfigurationError: The ledger holds sheets of a form that is not on the shelf.
    """
    opening = Opening(
        shelf=shelf,
        decided_on=procedure.mark("decided_on"),
        events=ledger.journal(kinds=KINDS),
        readings=ledger.readings(),
    )
    sheets = tuple(opening.sheet(entry) for entry in ledger.entries())
    return Books(
        sheets=sheets,
        strays=opening.strays(sheets),
        gaps=tuple(ledger.gaps()),
        alike=alike(procedure),
    )


def alike(procedure: Procedure) -> tuple[str, ...]:
    """The boxes that tell a complaint that comes again; none where that raises nothing."""
    if not any(upgrade.repeated for upgrade in procedure.upgrades):
        return ()
    return tuple(filter(None, map(procedure.mark, ("customer", "order_no", "subject"))))
