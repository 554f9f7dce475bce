"""A rule: what an office has to do, and the sentence of its regulation that says so."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Said(BaseModel):
    """Anything a procedure's file says: fixed once read, and no word that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Rule(Said):
    """What a regulation says in one place.

    Attributes:
        clause: Where it says so: ``第九条第7款``.
        sentence: The words themselves, as they stand there.
        note: What formkit reads into them, where the words leave it open.
    """

    clause: str = Field(min_length=1)
    sentence: str = Field(min_length=1)
    note: str = ""


class Named(Rule):
    """A rule with a name, such as a department's duty or a thing forbidden."""

    name: str = Field(min_length=1)
    also: tuple[str, ...] = ()
