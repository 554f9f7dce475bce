"""A foreign program within bounds: ``python -m formkit.safety.bounded BYTES PROGRAM WORD…``."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

NAMES = ("RLIMIT_FSIZE", "RLIMIT_CORE")


def bounded(command: Sequence[str], most: int) -> list[str]:
    """The words that run a program which writes no file of more than so many bytes."""
    if sys.platform == "win32":
        return list(command)
    return [sys.executable, "-m", __name__, str(most), *command]


def main(words: Sequence[str]) -> None:
    """Take on the bounds, then become the program."""
    import resource  # noqa: PLC0415 - not on Windows

    for name, most in zip(NAMES, (int(words[0]), 0), strict=True):
        kind = getattr(resource, name)
        _, hard = resource.getrlimit(kind)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (bound, hard))
    os.execvp(words[1], list(words[1:]))  # noqa: S606 - the program that was asked for


if __name__ == "__main__":
    main(sys.argv[1:])
