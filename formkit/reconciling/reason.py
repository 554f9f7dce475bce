"""A reason why a case is not further: what is missing, on which form, copy and box."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Reason:
    """One condition that is not met yet.

    Attributes:
        code: What kind of reason: ``section``, ``blank``, ``unsigned``, ``unclear``,
            ``disputed``, ``value``, ``not-accepted``, ``open``, ``copy``, ``authority``,
            ``late``, ``paper`` (one beside is not there), ``unanswered``, ``again`` (must be
            taken up again), ``copy-to``, ``not``, or the code of a check such as ``R5``.
        form: The title of the form.
        copy: The copy (联) it concerns, if one.
        box: The path of the box, or the name of a section that is wholly empty.
        message: The same in a clerk's words, with the clause that asks for it.
        by: Who has to do something about it, where that is known.
        number: The number of the paper it stands on, where that is not the sheet asked about.
    """

    code: str
    form: str
    copy: int | None
    box: str | None
    message: str
    by: str = ""
    number: str = ""

    def to_json(self) -> dict[str, Any]:
        """``{code, form, copy, box, message}``."""
        return {
            "code": self.code,
            "form": self.form,
            "copy": self.copy,
            "box": self.box,
            "message": self.message,
        }
