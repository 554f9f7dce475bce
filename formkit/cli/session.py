"""One call of the command line: its office, its clerk, its moment, and what it is told."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from formkit.cli import clock
from formkit.cli.screen import Screen
from formkit.errors import ConfigurationError, UsageError
from formkit.say import say

if TYPE_CHECKING:
    from formkit.forms import Shelf
    from formkit.office.issuing import Registration
    from formkit.office.office import Office


@dataclass(frozen=True)
class Session:
    """What the options of every command say.

    Attributes:
        folder: The office folder named by ``--office``; found upwards if it is not.
        clerk: The clerk named by ``--by``.
        as_json: True where a program reads the answer.
        quiet: True where only the answer is wanted, no talk and no progress.
        plain: True where colours are not wanted.
    """

    folder: Path | None = None
    clerk: str = ""
    as_json: bool = False
    quiet: bool = False
    plain: bool = False

    @cached_property
    def now(self) -> dt.datetime:
        """The moment of the call, office time; one moment for the whole call."""
        return clock.now()

    @cached_property
    def by(self) -> str:
        """Who makes the call: ``--by``, or the user of the computer."""
        from getpass import getuser

        if self.clerk:
            return self.clerk
        try:
            return getuser()
        except (KeyError, OSError, ImportError):
            raise UsageError(say("不知道经办人是谁，请用 --by 写明姓名。")) from None

    @cached_property
    def screen(self) -> Screen:
        """Where the answer and the talk go."""
        return Screen(as_json=self.as_json, quiet=self.quiet, plain=self.plain)

    def office(self) -> Office:
        """The office at work; a context manager that lets go of the ledger."""
        from formkit.office.office import Office

        return Office.open(self.folder)

    def shelf(self) -> Shelf:
        """The forms at hand: the office's, or those that come with formkit where there is none."""
        from formkit.forms import Shelf

        if not self.in_an_office:
            return Shelf.builtin()
        with self.office() as office:
            return office.shelf

    @property
    def in_an_office(self) -> bool:
        """True where the call is made from within an office folder, or names one."""
        from formkit.office import folder

        try:
            folder.find(self.folder or Path.cwd())
        except ConfigurationError:
            return self.folder is not None
        return True

    def registration(self, **said: Any) -> Registration:
        """A registration now, by this clerk."""
        from formkit.office.issuing import Registration

        return Registration(now=self.now, by=self.by, **said)
