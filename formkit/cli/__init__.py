"""The command line: one file a command, thin: options → Office → what is shown."""

from __future__ import annotations


def main() -> None:
    """Run ``formkit``; ends the process with one of the documented exit codes."""
    from formkit.cli.root import formkit

    formkit.main(prog_name="formkit")
