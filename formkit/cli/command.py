"""Commands whose help is said in the language of the call, ends in an example, and loads late."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from gettext import gettext
from importlib import import_module
from typing import Any

import click

from formkit.cli.options import common
from formkit.cli.pages import PageContext
from formkit.say import say

KEYWORDS = {"import": "import_", "list": "list_", "print": "print_", "set": "set_"}
"""Commands whose name means something else in Python."""


class Command(click.Command):
    """A command: what it does, its options, an example; it takes every common option too."""

    context_class = PageContext

    def __init__(self, *args: Any, example: str, hidden_options: bool = True, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.example = example
        self.options_metavar = "[选项]"
        self.params += common(hidden=hidden_options)

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 - lines are short here
        """What it does, in one line."""
        return say(self.short_help) if self.short_help else ""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option for help, its own help in the language of the call."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = gettext("Show this message and exit.")
        return option

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The words of the usage line."""
        return [say(piece) for piece in super().collect_usage_pieces(ctx)]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write what it does: its line in the list of commands, then more."""
        for text in filter(None, (self.short_help, self.help)):
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(say(text))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the example."""
        with formatter.section(say("示例")):
            for line in self.example.splitlines():
                formatter.write(f"{'':{formatter.current_indent}}{line}\n")


class Group(Command, click.Group):
    """Commands under one word, each loaded when it is called.

    Attributes:
        listed: The commands by heading, each with its line of help.
        package: Where their modules are.
    """

    def __init__(
        self, *args: Any, listed: Mapping[str, Mapping[str, str]], package: str, **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        self.listed = listed
        self.package = package
        self.subcommand_metavar = "[命令 …]" if self.invoke_without_command else "命令 …"

    @property
    def lines(self) -> dict[str, str]:
        """The line of help of each command."""
        return {name: line for part in self.listed.values() for name, line in part.items()}

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of the commands, in the order in which they are used."""
        return list(self.lines)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, loaded now."""
        if cmd_name not in self.lines:
            return None
        word = KEYWORDS.get(cmd_name, cmd_name)
        command: click.Command = getattr(import_module(f"{self.package}.{word}"), word)
        command.short_help = self.lines[cmd_name]
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command meant; a slip of the fingers is answered with the nearest names."""
        if args[0] not in self.lines:
            raise click.exceptions.NoSuchCommand(args[0], possibilities=self.lines, ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands without loading them."""
        for heading, part in self.listed.items():
            with formatter.section(say(heading)):
                formatter.write_dl([(name, say(line)) for name, line in part.items()])


command = partial(click.command, cls=Command)
group = partial(click.group, cls=Group)
