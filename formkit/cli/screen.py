"""What a call answers and says: data to stdout, talk and progress to stderr."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TextIO

import click

from formkit.cli.cells import cells, padded
from formkit.say import say

if TYPE_CHECKING:
    from rich.console import Console

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Table:
    """A table of texts; the rows numbered in ``urgent`` stand out, and their words say why."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    urgent: frozenset[int] = frozenset()


Block = str | Table
MARKS = {"✓": "green", "✗": "red", "?": "yellow", "!": "yellow"}
"""A mark at the start of a line says how it stands; its colour only repeats it."""


@dataclass(frozen=True)
class Screen:
    """The terminal, file or program that a call answers to."""

    as_json: bool = False
    quiet: bool = False
    plain: bool = False

    def answer(
        self, command: str, told: dict[str, Any], drawn: Callable[[], Iterable[Block]]
    ) -> None:
        """Put the answer to stdout: one JSON object with its schema, or as people read it."""
        if self.as_json:
            put_json(command, told)
            return
        for block in drawn():
            self._put(block)

    @property
    def can_ask(self) -> bool:
        """True where a person sits at the terminal and no program reads the answer."""
        return not self.as_json and sys.stdin.isatty() and sys.stderr.isatty()

    def sure(self, question: str, *, said: bool) -> None:
        """Ask whether it is meant, unless it was said already or nobody can be asked."""
        if not said and self.can_ask:
            click.confirm(question, abort=True, err=True)

    def tell(self, sentence: str) -> None:
        """Say something that is not the answer: what comes next, what was left out."""
        if not self.quiet:
            click.echo(_clean(sentence), err=True)

    @contextmanager
    def progress(self, title: str) -> Iterator[Progress]:
        """What to call with (done, all) while a long job runs."""
        if self.quiet or not sys.stderr.isatty():
            yield self._counted(title)
            return
        with _bar(title, self._console(sys.stderr)) as progress:
            yield progress

    def _counted(self, title: str) -> Progress:
        def count(done: int, total: int) -> None:
            if done == 1 and total > 1:
                self.tell(say("{title}：共 {total} 份……", title=title, total=total))

        return count

    def _put(self, block: Block) -> None:
        if sys.stdout.isatty():
            _put_richly(block, self._console(sys.stdout))
            return
        for line in _plain_lines(block):
            click.echo(line)

    def _console(self, stream: TextIO) -> Console:
        from rich.console import Console

        return Console(
            file=stream,
            no_color=True if self.plain else None,
            highlight=False,
            emoji=False,
            markup=False,
            soft_wrap=True,
        )


def put_json(command: str, told: dict[str, Any]) -> None:
    """Put one JSON object with its schema to stdout, for people indented."""
    import json

    indent = 2 if sys.stdout.isatty() else None
    whole = {"schema": f"formkit.{command}/1"} | told
    click.echo(json.dumps(whole, ensure_ascii=False, indent=indent))


def _plain_lines(block: Block) -> Iterator[str]:
    if isinstance(block, str):
        yield _clean(block)
        return
    rows = [tuple(_one_line(cell) for cell in row) for row in (block.headings, *block.rows)]
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(map(padded, row, widths)).rstrip()


def _put_richly(block: Block, console: Console) -> None:
    from rich.text import Text

    if isinstance(block, str):
        console.print(Text(_clean(block), style=MARKS.get(block.strip()[:1], "")))
        return
    console.print(_rich_table(block), soft_wrap=False)


def _rich_table(table: Table) -> Any:
    from rich import box
    from rich.table import Table as RichTable

    drawn = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for heading in table.headings:
        drawn.add_column(heading, overflow="fold")
    for i, row in enumerate(table.rows):
        drawn.add_row(*map(_clean, row), style="red" if i in table.urgent else "")
    return drawn


@contextmanager
def _bar(title: str, console: Console) -> Iterator[Progress]:
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _one_line(text: str) -> str:
    return " ".join(_clean(text).split("\n"))


def _clean(text: str) -> str:
    """The text without control characters, which a foreign paper could bring to the terminal."""
    from formkit.values.text import clean

    return clean(text)


def make_streams_safe() -> None:
    """Let a terminal that lacks a character show a question mark instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = None if stream.isatty() or os.environ.get("PYTHONIOENCODING") else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")
