"""What is said of a file that cannot be read."""

from __future__ import annotations

from pathlib import Path

from formkit.errors import FileAccessError, InputError
from formkit.say import say


def unopened(path: Path, error: OSError) -> FileAccessError:
    """The refusal of a file that the system does not let us open."""
    return FileAccessError(
        say(
            "打不开{file}：{why}。请先关闭正在使用它的程序，再重试。",
            file=path.name,
            why=error.strerror or error,
        )
    )


def damaged(path: Path, program: str) -> InputError:
    """The refusal of a file that is not whole."""
    return InputError(
        say(
            "{file}已损坏，读不出来。请在 {program} 里打开并另存一份，再交来。",
            file=path.name,
            program=program,
        )
    )
