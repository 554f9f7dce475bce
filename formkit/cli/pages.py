"""Help pages laid out for Chinese: columns stand straight where letters are two cells wide."""

from __future__ import annotations

from collections.abc import Iterable
from gettext import gettext
from itertools import zip_longest

import click

from formkit.cli.cells import cells, padded, wrapped


class Page(click.HelpFormatter):
    """One help page."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is called."""
        self._line(f"{prefix or gettext('Usage:')} {prog} {args}")

    def write_text(self, text: str) -> None:
        """Write paragraphs, wrapped."""
        for line in wrapped(text, self.width - self.current_indent):
            self._line(line)

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write terms and what they mean, in two columns."""
        listed = list(rows)
        first = min(max(cells(term) for term, _ in listed), col_max)
        indent = first + col_spacing
        for term, meaning in listed:
            lines = wrapped(meaning, self.width - self.current_indent - indent)
            if cells(term) > first:
                lines.insert(0, "")
            for left, right in zip_longest((term,), lines, fillvalue=""):
                self._line(padded(left, indent) + right)

    def _line(self, text: str) -> None:
        self.write(f"{'':{self.current_indent}}{text}".rstrip() + "\n")


class PageContext(click.Context):
    """The context of a call, whose help is written on such pages."""

    formatter_class = Page
