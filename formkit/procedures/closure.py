"""When a case is decided, executed, closed, archived: stages, each a list of conditions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from formkit.procedures.rule import Rule, Said


class Numbered(Said):
    """The sheet bears a number of the ledger."""

    kind: Literal["numbered"] = "numbered"


class OfBox(Said):
    """Asked of one box.

    Attributes:
        box: Its path, or its label.
        form: The paper it stands on, where that is not the main form: another sheet or a line of
            a register that names this case's number.
        on_copy: The copy (联) on which it is filled, where it is not filled on the whole pack.
    """

    box: str
    form: str = ""
    on_copy: int | None = None


class Has(OfBox):
    """Something stands in the box."""

    kind: Literal["has"] = "has"


class Signed(OfBox):
    """The box bears a signature; whose hand it is, formkit cannot tell."""

    kind: Literal["signed"] = "signed"


class Is(OfBox):
    """One of these values stands in the box, or is ticked in it."""

    kind: Literal["is"] = "is"
    values: tuple[str, ...] = Field(min_length=1)


class Accepted(OfBox):
    """The customer accepts; otherwise a new sheet takes the place of this one."""

    kind: Literal["accepted"] = "accepted"
    values: tuple[str, ...] = Field(min_length=1)


class Settled(OfBox):
    """The box no longer leaves open what these words leave open.

    A figure written after the words settles them: ``客户加工中未确定 → 退货300米``.
    """

    kind: Literal["settled"] = "settled"
    words: tuple[str, ...] = Field(min_length=1)


class Complete(Said):
    """Every box a section needs is filled.

    Attributes:
        section: The section (栏), by its title.
        if_begun: Asked only where any of the section is filled.
        on_copy: The copy (联) on which it is filled, where it is not filled on the whole pack.
    """

    kind: Literal["complete"] = "complete"
    section: str
    if_begun: bool = False
    on_copy: int | None = None


class Copies(Said):
    """Each of these copies (联) has come so far: any of the states named will do."""

    kind: Literal["copies"] = "copies"
    copies: tuple[int, ...] = Field(min_length=1)
    are: tuple[Literal["sent", "receipted", "returned"], ...] = Field(min_length=1)


class Authorised(Said):
    """Whoever decided may decide on that amount (核决权限)."""

    kind: Literal["authorised"] = "authorised"
    level: str
    amount: str


class Clean(Said):
    """These checks find nothing against the sheet, remarks aside."""

    kind: Literal["clean"] = "clean"
    checks: tuple[str, ...] = Field(min_length=1)


class InTime(Said):
    """What a deadline asks for was done within it."""

    kind: Literal["in_time"] = "in_time"
    deadline: str


class AnyOf(Said):
    """At least one of these holds."""

    kind: Literal["any"] = "any"
    of: tuple[Condition, ...] = Field(min_length=1)


Condition = Annotated[
    Numbered
    | Has
    | Signed
    | Is
    | Accepted
    | Settled
    | Complete
    | Copies
    | Authorised
    | Clean
    | InTime
    | AnyOf,
    Field(discriminator="kind"),
]
"""What can be asked of the papers, told apart by ``kind``."""


class Requirement(Rule):
    """One thing a stage asks for, and the sentence that asks for it.

    Attributes:
        that: What must hold.
        when: Asked only where this holds.
    """

    that: Condition
    when: Condition | None = None


class Stage(Said):
    """One stage of a case (阶段); it is reached when all stages before it are.

    Attributes:
        name: Its name in JSON: ``decision_closed``.
        title: What a clerk calls it: ``核签结案``.
        requires: What must hold, in the order in which it comes about.
    """

    name: str
    title: str
    requires: tuple[Requirement, ...] = Field(min_length=1)
