"""The papers of a procedure: who makes which, where they go, how they are numbered and signed."""

from __future__ import annotations

from pydantic import Field, field_validator

from formkit.errors import FormkitError
from formkit.procedures.rule import Rule
from formkit.values.number import Numbering


class Parting(Rule):
    """How the copies (联) part once the decision is signed off.

    Attributes:
        by: Who hands the copies out.
        execute: The copy by which the decision is carried out.
        account: The copy by which the accounts check it.
    """

    by: str = ""
    execute: int | None = None
    account: int | None = None


class Route(Rule):
    """Who makes a paper, and where it goes.

    Attributes:
        form: Its title.
        by: Who makes it.
        to: To whom it goes, one after the other.
        copies: What is said of its copies: ``副本一份``.
    """

    form: str
    by: str = ""
    to: tuple[str, ...] = ()
    copies: str = ""


class Series(Rule):
    """How the papers of one form are numbered in this office.

    Attributes:
        form: Its title.
        pattern: The pattern of its numbers: ``YJ{yy}{mm}{serial:04}``.
    """

    form: str
    pattern: str

    @field_validator("pattern")
    @classmethod
    def _unambiguous(cls, value: str) -> str:
        try:
            Numbering(value)
        except FormkitError as error:
            raise ValueError(str(error).rstrip("。")) from error
        return value


class Separation(Rule):
    """Boxes that the same person should not sign or fill."""

    boxes: tuple[str, ...] = Field(min_length=2)


class Decision(Rule):
    """The sections that make up the decision; every copy must say the same in them."""

    sections: tuple[str, ...] = Field(min_length=1)


class Sequence(Rule):
    """Boxes whose dates follow one another in time."""

    boxes: tuple[str, ...] = Field(min_length=2)
