"""A reader apart from the office: a worker process that may hang, grow or die without harm."""

from __future__ import annotations

import pickle
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.context import SpawnContext, SpawnProcess
from pathlib import Path
from threading import Lock
from types import ModuleType, TracebackType
from typing import Any, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from formkit.errors import FormkitError, UnsafeError, UsageError
from formkit.safety.limits import USUAL, Limits
from formkit.safety.names import shown
from formkit.safety.worker import Failure, prepare, work
from formkit.say import language, say

T = TypeVar("T")

TASKS_OF_A_WORKER = 500
"""A worker makes room for a fresh one before what parsers leave behind fills its memory."""


def isolated(function: Callable[..., T], *args: Any, limits: Limits = USUAL) -> T:
    """The result of one call in a worker process of its own; see ``Isolation.run``."""
    with Isolation(limits) as isolation:
        return isolation.run(function, *args)


class Isolation:
    """Workers for many files: started once, bounded, replaced when one hangs or dies.

    Functions and what they return are pickled: functions of a module, plain values. On Windows
    only the time is bounded, not the memory.
    """

    def __init__(self, limits: Limits = USUAL, workers: int = 1) -> None:
        self.limits = limits
        self.workers = workers
        self._pool: ProcessPool | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop the workers; a later call starts fresh ones."""
        if self._pool:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None

    def run(self, function: Callable[..., T], *args: Any) -> T:
        """The result of ``function(*args)`` in a worker.

        Raises:
            FormkitError: Raised by the function: the same class, the same message.
            InputError: Anything else that it raised; names the file and the class.
            UnsafeError: It took too long or too much memory, or its worker died.
        """
        outcome = self._outcome(function, args, self._started(function, args))
        if isinstance(outcome, FormkitError):
            raise outcome
        return outcome

    def map(
        self, function: Callable[..., T], calls: Iterable[tuple[Any, ...]], *, ahead: int = 4
    ) -> Iterator[T | FormkitError]:
        """The outcome of each call in order: its result, or the error that ``run`` would raise.

        One bad file does not end the others. At most ``ahead`` calls a worker are under way.
        """
        waiting = iter(calls)
        begun: deque[tuple[tuple[Any, ...], Future[bytes]]] = deque()
        while True:
            for args in islice(waiting, ahead * self.workers - len(begun)):
                begun.append((args, self._started(function, args)))
            if not begun:
                return
            args, future = begun.popleft()
            yield self._outcome(function, args, future)

    def _outcome(
        self, function: Callable[..., T], args: tuple[Any, ...], future: Future[bytes]
    ) -> T | FormkitError:
        try:
            packed = self._answer(function, args, future)
        except TimeoutError:
            return _too_slow(file_of(args), self.limits)
        except (ProcessExpired, RuntimeError):
            return _died(file_of(args))
        result: T | Failure = pickle.loads(packed)  # noqa: S301 - written by our own worker
        return result.error() if isinstance(result, Failure) else result

    def _answer(
        self, function: Callable[..., Any], args: tuple[Any, ...], future: Future[bytes]
    ) -> bytes:
        try:
            return future.result()
        except BrokenProcessPool:  # the worker died between two calls: this one was not begun
            return self._started(function, args).result()

    def _started(self, function: Callable[..., Any], args: tuple[Any, ...]) -> Future[bytes]:
        if function.__module__ == "__main__":
            raise UsageError(
                say("{name} 要放在可以 import 的模块里，才能隔离运行。", name=function.__qualname__)
            )
        task = pickle.dumps((function, args))
        return self._ready().schedule(
            work, (task, file_of(args), self.limits), timeout=self.limits.seconds
        )

    def _ready(self) -> ProcessPool:
        if self._pool and not self._pool.active:
            self.close()
        self._pool = self._pool or _pool(self.limits, self.workers)
        return self._pool


def file_of(args: tuple[Any, ...]) -> str:
    """The name of the file that a call is about: its first path or text."""
    names = (Path(arg).name for arg in args if isinstance(arg, Path | str))
    return shown(next(names, "")) or say("文件")


def _pool(limits: Limits, workers: int) -> ProcessPool:
    return ProcessPool(
        max_workers=workers,
        max_tasks=TASKS_OF_A_WORKER,
        initializer=prepare,
        initargs=(limits, language()),
        context=_Context(),
    )


class _Worker(SpawnProcess):
    """A process that does not import the program which started it, only what its tasks need."""

    _alone = Lock()

    def start(self) -> None:
        with self._alone:
            program = sys.modules["__main__"]
            sys.modules["__main__"] = ModuleType("__main__")
            try:
                super().start()
            finally:
                sys.modules["__main__"] = program


class _Context(SpawnContext):
    Process = _Worker


def _too_slow(file: str, limits: Limits) -> UnsafeError:
    return UnsafeError(
        say(
            "{file}：读取超过 {limit} 秒，已停止。"
            "确认文件可信后，可在 formkit.toml 的 [limits] 中写 seconds = {enough}。",
            file=file,
            limit=f"{limits.seconds:g}",
            enough=f"{2 * limits.seconds:g}",
        )
    )


def _died(file: str) -> UnsafeError:
    return UnsafeError(
        say(
            "{file}：读取它的进程意外终止，文件可能已损坏或怀有恶意，已拒绝。"
            "请用原来的程序打开，另存一份再交来。",
            file=file,
        )
    )
