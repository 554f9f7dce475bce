"""Audiences: for whom papers and data are made, and what of a person each is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from formkit.errors import UnknownName
from formkit.privacy.personal import Owner
from formkit.say import say


class Shown(StrEnum):
    """How much of something personal is shown."""

    FULL = "full"
    MASKED = "masked"
    WITHHELD = "withheld"


Kinds = Mapping[str, Shown]


@dataclass(frozen=True)
class Audience:
    """One audience.

    Attributes:
        name: Its name in calls: ``customer``.
        title: What a clerk calls it.
        customer: How much is shown of each kind of the customer's data; full unless said.
        staff: The same of the staff's.
        business: How much is shown of the office's own business: causes, blame, penalties.
        unless_assigned: The kinds masked only for those who were not given the case.
        internal: True where internal sheets may go to it (第九条第12款).
        sealed: True where what is handed over is listed with its sha256.
    """

    name: str
    title: str
    customer: Kinds = field(default_factory=dict)
    staff: Kinds = field(default_factory=dict)
    business: Shown = Shown.FULL
    unless_assigned: frozenset[str] = frozenset()
    internal: bool = True
    sealed: bool = False

    def shown(self, kind: str, owner: Owner, *, assigned: str = "") -> Shown:
        """How much of that kind of the owner's data it is shown.

        ``assigned`` names who was given the case and must reach the customer, if anyone.
        """
        if assigned and kind in self.unless_assigned:
            return Shown.FULL
        told = self.customer if owner == "customer" else self.staff
        return told.get(kind, Shown.FULL)

    @property
    def sees_all(self) -> bool:
        """True where nothing is masked for it."""
        return not self.customer and not self.staff


_REACH = ("phone", "mail", "id", "plate")
_NOBODY: Kinds = dict.fromkeys((*_REACH, "name", "address", "text"), Shown.WITHHELD)
_NOT_STAFF: Kinds = dict.fromkeys((*_REACH, "address", "text"), Shown.WITHHELD) | {
    "name": Shown.MASKED
}

AUDIENCES: Mapping[str, Audience] = {
    one.name: one
    for one in (
        Audience("internal", "内部"),
        Audience(
            "dept",
            "部门",
            customer=dict.fromkeys((*_REACH, "text"), Shown.MASKED),
            staff=dict.fromkeys((*_REACH, "text"), Shown.MASKED),
            unless_assigned=frozenset((*_REACH, "text")),
        ),
        Audience("statistics", "统计", customer=_NOBODY, staff=_NOBODY),
        Audience(
            "customer",
            "客户",
            customer={"text": Shown.WITHHELD},
            staff=_NOT_STAFF,
            business=Shown.WITHHELD,
            internal=False,
        ),
        Audience("archive", "归档", sealed=True),
    )
}
"""The audiences by name (G.7): internal, dept, statistics, customer, archive."""


def audience_named(name: str) -> Audience:
    """The audience of that name or title; raises UnknownName."""
    for audience in AUDIENCES.values():
        if name in (audience.name, audience.title):
            return audience
    raise UnknownName(say("对象"), name, AUDIENCES)
