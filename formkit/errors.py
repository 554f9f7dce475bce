"""Trouble in the call: every exception of formkit and the exit code it ends a command with.

FormkitError
├── UsageError              2  the words of the call are off
│   ├── UnknownName            no such form, box, procedure, number
│   └── InvalidValues          boxes that do not validate
├── InputError              3  a document or data file that cannot be used
├── MissingDependency       4  an optional library or program is not installed
├── FileAccessError         5  a file is locked, missing or not writable
├── NothingToDo             6  already done
├── LedgerError             7  the ledger is busy or not intact
├── UnsafeError             8  refused: encrypted, hostile or over a limit
└── ConfigurationError      9  formkit.toml, a form, a template or a procedure is wrong

Unreadable is a ValueError of the values: text that is not a date, a number, an amount.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from enum import IntEnum
from typing import TYPE_CHECKING, ClassVar

from formkit.say import say

if TYPE_CHECKING:
    from formkit.findings import Finding


class ExitCode(IntEnum):
    """What a command ends with; see ``docs/errors.md``."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    INPUT = 3
    DEPENDENCY = 4
    FILE_ACCESS = 5
    NOTHING_TO_DO = 6
    LEDGER = 7
    UNSAFE = 8
    CONFIGURATION = 9


class FormkitError(Exception):
    """Any trouble in a call; the message says where, what was seen and what to do."""

    exit_code: ClassVar[ExitCode] = ExitCode.USAGE


class UsageError(FormkitError, ValueError):
    """The call asks for something that cannot be meant."""

    exit_code = ExitCode.USAGE


class UnknownName(UsageError):
    """A name that nothing bears; the nearest known ones are offered."""

    def __init__(self, what: str, name: str, known: Iterable[str] = ()) -> None:
        told = say("没有{what}“{name}”。", what=what, name=name)
        super().__init__(told + did_you_mean(name, known))
        self.name = name


class InvalidValues(UsageError):
    """Boxes that do not validate; ``findings`` names each by its label on the paper."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = tuple(findings)


class InputError(FormkitError):
    """A document or data file that cannot be used."""

    exit_code = ExitCode.INPUT


class MissingDependency(FormkitError):
    """An optional library or program is not installed; the message says how to get it."""

    exit_code = ExitCode.DEPENDENCY


class FileAccessError(FormkitError):
    """A file is locked, missing or not writable."""

    exit_code = ExitCode.FILE_ACCESS


class NothingToDo(FormkitError):
    """What was asked for is already so."""

    exit_code = ExitCode.NOTHING_TO_DO


class LedgerError(FormkitError):
    """The ledger is busy, closed for that period, or not intact."""

    exit_code = ExitCode.LEDGER


class UnsafeError(FormkitError):
    """A file refused: encrypted, hostile or over a limit; the limit is named."""

    exit_code = ExitCode.UNSAFE


class ConfigurationError(FormkitError):
    """formkit.toml, a form, a template or a procedure is wrong."""

    exit_code = ExitCode.CONFIGURATION


class Unreadable(ValueError):
    """Text that is not what its box holds: ``seen`` stands there, ``wanted`` belongs there."""

    def __init__(self, seen: str, wanted: str) -> None:
        super().__init__(say("“{seen}”不是{wanted}", seen=seen, wanted=wanted))
        self.seen = seen
        self.wanted = wanted


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """``是不是“…”?`` for the nearest known names, or nothing where none is near."""
    near = get_close_matches(name, list(known), n=3, cutoff=0.5)
    return say("是不是{names}？", names="、".join(f"“{one}”" for one in near)) if near else ""
