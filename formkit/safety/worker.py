"""Inside the isolated worker: bounded, silent, and every outcome carried back as plain bytes."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import time
from dataclasses import dataclass, field
from typing import Any

from formkit.errors import FormkitError, InputError, UnsafeError
from formkit.safety.limits import Limits, print_size
from formkit.safety.names import shown
from formkit.say import say, speak


@dataclass(frozen=True)
class Failure:
    """An exception as plain data; those of parsers often cannot be pickled themselves."""

    kind: type[FormkitError]
    message: str
    state: dict[str, Any] = field(default_factory=dict)

    def error(self) -> FormkitError:
        """The exception again, of the same class and with the same message."""
        error = self.kind.__new__(self.kind, self.message)
        error.args = (self.message,)
        vars(error).update(self.state)
        return error


def prepare(limits: Limits, language: str) -> None:
    """Make this process a worker: silent, stopped at once when asked, bounded in memory."""
    speak(language)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    _bound("RLIMIT_AS", limits.memory)
    _bound("RLIMIT_FSIZE", limits.total)
    _bound("RLIMIT_CORE", 0)


def work(task: bytes, file: str, limits: Limits) -> bytes:
    """The pickled result of a pickled ``(function, args)``, or its pickled ``Failure``."""
    _bound("RLIMIT_CPU", int(time.process_time() + limits.seconds) + 1)
    try:
        function, args = pickle.loads(task)  # noqa: S301 - written by formkit.safety.isolate
        return pickle.dumps(function(*args))
    except FormkitError as error:
        failure = Failure(type(error), str(error), vars(error))
    except MemoryError:
        failure = _too_large(file, limits)
    except BaseException as error:  # noqa: BLE001 - whatever a parser raises is the file's doing
        failure = _unusable(file, error)
    return pickle.dumps(failure)


def _bound(name: str, most: int) -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    kind = getattr(resource, name)
    _, hard = resource.getrlimit(kind)
    bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (bound, hard))


def _too_large(file: str, limits: Limits) -> Failure:
    message = say(
        "{file}：读取时占用的内存超过上限 {limit}，已停止。"
        '确认文件可信后，可在 formkit.toml 的 [limits] 中写 memory = "{enough}"。',
        file=file,
        limit=print_size(limits.memory),
        enough=print_size(2 * limits.memory),
    )
    return Failure(UnsafeError, message)


def _unusable(file: str, error: BaseException) -> Failure:
    message = say(
        "{file}：读不出来（{kind}：{told}）。文件可能已损坏，请用原来的程序打开，另存一份再交来。",
        file=file,
        kind=type(error).__name__,
        told=shown(str(error).partition("\n")[0][:200]),
    )
    return Failure(InputError, message)
