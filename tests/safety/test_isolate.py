"""A parser that hangs, grows or dies takes nothing down with it."""

from __future__ import annotations

import itertools
import operator
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from formkit.errors import ConfigurationError, InputError, UnknownName, UnsafeError, UsageError
from formkit.safety.guard import guard
from formkit.safety.isolate import Isolation, isolated
from formkit.safety.limits import MIB, Limits
from formkit.safety.sniff import Kind
from formkit.safety.worker import Failure

ROOT = Path(__file__).parents[2]
SCRIPT = """
from formkit.safety.isolate import isolated
print(isolated(len, "abc"))
"""


@pytest.fixture(scope="module")
def isolation() -> Iterator[Isolation]:
    """One worker for all tests, with little time and memory."""
    with Isolation(Limits(seconds=1, memory=512 * MIB)) as isolation:
        yield isolation


def test_a_function_runs_in_another_process(isolation: Isolation) -> None:
    assert isolation.run(os.getpid) != os.getpid()


def test_one_worker_serves_many_files(isolation: Isolation) -> None:
    assert isolation.run(os.getpid) == isolation.run(os.getpid)


def test_a_single_call_needs_no_isolation_object() -> None:
    assert isolated(operator.add, "意见", "表") == "意见表"


def test_an_endless_loop_is_stopped_and_the_next_file_is_read(isolation: Isolation) -> None:
    with pytest.raises(UnsafeError, match=r"读取超过 1 秒，已停止.*seconds = 2"):
        isolation.run(sum, itertools.count())
    assert isolation.run(len, "abc") == 3


def test_a_memory_hog_is_stopped_and_the_next_file_is_read(isolation: Isolation) -> None:
    with pytest.raises(UnsafeError, match='内存超过上限 512 MiB.*memory = "1 GiB"'):
        isolation.run(bytearray, 8 * 1024 * MIB)
    assert isolation.run(len, "abc") == 3


def test_a_worker_that_dies_is_replaced(isolation: Isolation) -> None:
    with pytest.raises(UnsafeError, match="进程意外终止"):
        isolation.run(os.abort)
    assert isolation.run(len, "abc") == 3


def test_a_worker_that_dies_between_two_files_is_replaced(isolation: Isolation) -> None:
    os.kill(isolation.run(os.getpid), signal.SIGKILL)
    assert isolation.run(len, "abc") == 3


def test_a_refusal_comes_back_as_it_was(isolation: Isolation, tmp_path: Path) -> None:
    path = tmp_path / "空.docx"
    path.touch()
    with pytest.raises(InputError, match=r"^空.docx：文件是空的。"):
        isolation.run(guard, path)
    with pytest.raises(ConfigurationError, match="没有“totl”"):
        isolation.run(Limits.of, {"totl": 1})


def test_an_error_keeps_what_it_knows() -> None:
    error = UnknownName("表单", "意见标", ["意见表"])
    failure = Failure(type(error), str(error), vars(error))
    carried = failure.error()
    assert type(carried) is UnknownName
    assert (str(carried), vars(carried)) == (str(error), {"name": "意见标"})


def test_any_other_exception_names_the_file_and_its_class(
    isolation: Isolation, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=r"坏\.xml：读不出来（OSError：.*请用原来的程序打开"):
        isolation.run(etree.parse, str(tmp_path / "坏.xml"))
    with pytest.raises(InputError, match="XMLSyntaxError"):
        isolation.run(etree.fromstring, b"<a>")


def test_leaving_is_an_error_too(isolation: Isolation) -> None:
    with pytest.raises(InputError, match="SystemExit：2"):
        isolation.run(sys.exit, 2)


def test_a_result_that_cannot_be_carried_back_is_an_error_too(isolation: Isolation) -> None:
    with pytest.raises(InputError, match="TypeError：cannot pickle"):
        isolation.run(compile, "1", "甲", "eval")


def test_the_outcomes_of_many_files_come_in_order(isolation: Isolation) -> None:
    outcomes = list(isolation.map(int, [(text,) for text in ("1", "甲.docx", "3", "4", "5", "6")]))
    assert [one for one in outcomes if isinstance(one, int)] == [1, 3, 4, 5, 6]
    assert isinstance(outcomes[1], InputError)
    assert str(outcomes[1]).startswith("甲.docx：读不出来（ValueError")


def test_a_deadly_file_among_many_costs_only_itself(isolation: Isolation) -> None:
    calls = [(int, "1"), (os.abort,), (int, "3"), (int, "4")]
    outcomes = list(isolation.map(operator.call, calls))
    assert [type(one) for one in outcomes] == [int, UnsafeError, int, int]


def test_many_files_are_taken_up_as_they_are_asked_for(isolation: Isolation) -> None:
    taken = itertools.count()
    outcomes = isolation.map(int, ((next(taken),) for _ in range(1000)), ahead=2)
    assert [next(outcomes), next(outcomes)] == [0, 1]
    assert next(taken) <= 4


def test_a_worker_writes_nothing_on_the_screen(
    isolation: Isolation, capfd: pytest.CaptureFixture[str]
) -> None:
    isolation.run(print, "…")
    isolation.run(os.write, 2, b"...")
    assert capfd.readouterr() == ("", "")


def test_guard_and_isolation_work_together(isolation: Isolation, tmp_path: Path) -> None:
    path = tmp_path / "登记.csv"
    path.write_text("编号,客户\n1,远山机电\n", encoding="utf-8")
    assert isolation.run(guard, path) is Kind.CSV


def test_a_script_needs_no_main_guard(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, script],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    assert done.stdout == "3\n"


def test_a_function_of_the_script_itself_is_refused(
    isolation: Isolation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "__module__", "__main__")
    with pytest.raises(UsageError, match="guard 要放在可以 import 的模块里"):
        isolation.run(guard, "x")
