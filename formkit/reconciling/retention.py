"""How long a case is kept (保管期限): by its class, from the year after it was archived.

[retention]                       # formkit.toml, only where the office keeps otherwise
default = "10年"
statistics = "永久"
long = "30年"                     # what 长期 in a regulation means
classes = { "重大投诉" = "30年" }
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from formkit.errors import ConfigurationError, Unreadable
from formkit.forms.complaint import complaints
from formkit.procedures import Procedure
from formkit.say import say

FOR_EVER = "永久"
LONG = "长期"
WHERE = "formkit.toml · retention"
GRAVE: Mapping[str, str] = dict.fromkeys(("重大投诉", "重大抱怨", "重大"), "30年")
_YEARS = re.compile(r"(?:定期)?(\d{1,3})年")


@dataclass(frozen=True, order=True)
class Term:
    """How long something is kept: so many years, or for ever (``None``)."""

    years: int | None

    @classmethod
    def parse(cls, text: str) -> Self:
        """``30年``, ``定期10年`` or ``永久``; raises Unreadable."""
        found = _YEARS.fullmatch(text.strip())
        if text.strip() != FOR_EVER and not found:
            raise Unreadable(text, say("保管期限，例如 永久、30年、10年"))
        return cls(int(found[1]) if found else None)

    def __str__(self) -> str:
        return FOR_EVER if self.years is None else f"{self.years}年"

    @property
    def code(self) -> str:
        """Its code in an archive mark: ``Y`` for ever, ``D30`` for thirty years."""
        return "Y" if self.years is None else f"D{self.years}"

    def due(self, archived: dt.date) -> dt.date | None:
        """The last day it is kept: the years run from the first day of the next year."""
        return None if self.years is None else dt.date(archived.year + self.years, 12, 31)


class Retention(BaseModel):
    """The table ``[retention]``.

    Attributes:
        default: How long a case is kept whose class says nothing else.
        statistics: How long the statistics of a year are kept.
        long: How long is kept what a regulation has kept 长期.
        classes: How long cases of a class are kept, by the class.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    default: str = "10年"
    statistics: str = FOR_EVER
    long: str = "30年"
    classes: Mapping[str, str] = {}

    @field_validator("*", mode="after")
    @classmethod
    def _readable(cls, value: Any) -> Any:
        try:
            for text in (value,) if isinstance(value, str) else value.values():
                Term.parse(text)
        except Unreadable as error:
            raise ValueError(str(error)) from error
        return value

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> Self:
        """The rules as said; raises ConfigurationError naming the word that is off."""
        try:
            return cls.model_validate(said)
        except ValidationError as error:
            raise ConfigurationError(complaints(error, WHERE, cls)) from None

    def term(self, grade: str | None, procedure: Procedure) -> Term | None:
        """How long a case of a class is kept; ``None`` while its class is not known.

        What the office says of a class goes first, then 长期 in the regulation (004 ⑥), then
        that grave complaints are kept 30 years and all others as long as ``default`` says.

        Args:
            grade: The class of the case; ``None`` where its procedure has no classes.
            procedure: The rules.
        """
        if grade is not None and grade in self.classes:
            return Term.parse(self.classes[grade])
        if kept_long(procedure):
            return Term.parse(self.long)
        if grade == "":
            return None
        return Term.parse(GRAVE.get(grade or "", self.default))


def kept_long(procedure: Procedure) -> bool:
    """True where the regulation says that its papers are kept 长期保存."""
    rules = (*procedure.rules, *procedure.deadlines, *procedure.papers)
    return any(f"{LONG}保存" in rule.sentence for rule in rules)
