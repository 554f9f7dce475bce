"""What the Tab key offers: numbers of the ledger and titles of forms; trouble offers nothing."""

from __future__ import annotations

from collections.abc import Iterable

import click

from formkit.cli.session import Session
from formkit.errors import FormkitError


def numbers(ctx: click.Context, _: click.Parameter, begun: str) -> list[str]:
    """The numbers issued that begin so."""
    try:
        with _session(ctx).office() as office:
            return _beginning(begun, (entry.number for entry in office.ledger.entries()))
    except (FormkitError, OSError):
        return []


def titles(ctx: click.Context, _: click.Parameter, begun: str) -> list[str]:
    """The titles of forms that begin so."""
    try:
        return _beginning(begun, (spec.title for spec in _session(ctx).shelf()))
    except (FormkitError, OSError):
        return []


def _session(ctx: click.Context) -> Session:
    return ctx.find_object(Session) or Session()


def _beginning(begun: str, names: Iterable[str]) -> list[str]:
    return [name for name in names if name.startswith(begun)]
