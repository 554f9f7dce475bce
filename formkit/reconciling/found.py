"""What was found among the papers for customers: evidence that the office gives to the books."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Found:
    """A file that lies in the folder for customers.

    Attributes:
        file: Its name, from the office folder.
        form: The form it was recognised as.
        number: The number it bears.
        copy: The copy (联) it says it is.
        internal: What tells that it is internal: the mark on it, or the form's own rule; else
            nothing.
        refused: Why it could not be looked into, if it could not.
    """

    file: str
    form: str | None = None
    number: str | None = None
    copy: int | None = None
    internal: str = ""
    refused: str = ""
