"""Conditions: what a procedure can ask of the papers, told apart by ``kind``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from formkit.procedures.rule import Said


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


class Answered(OfBox):
    """Every paper of that form that names the case has the box filled; none at all is fine."""

    kind: Literal["answered"] = "answered"
    form: str = Field(min_length=1)


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
        form: The paper it stands on, where that is not the main form.
        if_begun: Asked only where any of the section is filled.
        on_copy: The copy (联) on which it is filled, where it is not filled on the whole pack.
    """

    kind: Literal["complete"] = "complete"
    section: str
    form: str = ""
    if_begun: bool = False
    on_copy: int | None = None


class PaperThere(Said):
    """Some paper of that form names the case."""

    kind: Literal["paper"] = "paper"
    form: str = Field(min_length=1)


class Latest(Said):
    """One of these values stands in a column of the last filled line of a table.

    Attributes:
        table: The table's path: ``measures.versions``.
        column: The column, by its name or label.
        values: What may stand there.
        form: The paper it stands on, where that is not the main form.
    """

    kind: Literal["latest"] = "latest"
    table: str
    column: str
    values: tuple[str, ...] = Field(min_length=1)
    form: str = ""

    @property
    def path(self) -> str:
        """The column's path: ``measures.versions.effect``."""
        return f"{self.table}.{self.column}"


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


class AllOf(Said):
    """Each of these holds."""

    kind: Literal["all"] = "all"
    of: tuple[Condition, ...] = Field(min_length=1)


class Not(Said):
    """This does not hold."""

    kind: Literal["not"] = "not"
    of: Condition


Condition = Annotated[
    Numbered
    | Has
    | Signed
    | Is
    | Accepted
    | Answered
    | Settled
    | Complete
    | PaperThere
    | Latest
    | Copies
    | Authorised
    | Clean
    | InTime
    | AnyOf
    | AllOf
    | Not,
    Field(discriminator="kind"),
]
"""What can be asked of the papers, told apart by ``kind``."""
