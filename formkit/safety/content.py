"""The bytes of a foreign file, looked at without trusting them."""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from formkit.errors import FileAccessError, InputError
from formkit.safety.names import shown
from formkit.say import say


def opening(path: Path, size: int) -> bytes:
    """The first bytes of a file.

    Raises:
        InputError: There is no such file.
        FileAccessError: The file cannot be opened, for instance because Word holds it.
    """
    try:
        with path.open("rb") as file:
            return file.read(size)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError, ValueError) as error:
        raise InputError(say("找不到文件：{file}。", file=shown(path))) from error
    except OSError as error:
        raise FileAccessError(
            say("打不开文件：{file}。请先关闭正在使用它的程序，再重试。", file=shown(path))
        ) from error


@contextmanager
def mapped(path: Path) -> Iterator[mmap.mmap]:
    """The bytes of a file that is not empty, to be searched in place."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        yield data
