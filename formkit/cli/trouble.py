"""How a call ends that cannot be done: a sentence and an exit code, never a traceback."""

from __future__ import annotations

import os
import traceback
from typing import Any

import click

from formkit.cli.screen import Screen, put_json
from formkit.errors import ExitCode, FormkitError, InvalidValues
from formkit.say import say

DEBUG = "FORMKIT_DEBUG"
INTERNAL = 15
INTERRUPTED = 130


def ended(error: BaseException, *, as_json: bool) -> int:
    """The exit code of a call that raised; the trouble is told on stderr, as JSON on stdout."""
    if os.environ.get(DEBUG) and not isinstance(error, click.ClickException | click.Abort):
        traceback.print_exception(error)
    code, message = _told(error)
    if isinstance(error, click.ClickException):
        error.show()
    else:
        Screen().tell(message)
    if as_json:
        put_json("error", {"error": {"exit_code": int(code), "message": message} | _more(error)})
    return code


def _told(error: BaseException) -> tuple[int, str]:
    match error:
        case FormkitError():
            return error.exit_code, str(error)
        case click.ClickException():
            return error.exit_code, error.format_message()
        case click.Abort() | KeyboardInterrupt():
            return INTERRUPTED, say("已中断。")
        case OSError(filename=path, strerror=why) if path:
            sentence = say(
                "用不了“{path}”（{why}）。请检查它是否还在、是否被打开、能否写入。",
                path=path,
                why=why,
            )
            return ExitCode.FILE_ACCESS, sentence
        case UnicodeEncodeError():
            return ExitCode.FILE_ACCESS, say(
                "本机的语言设置用不了中文文件名。请设 PYTHONUTF8=1 或 LANG=C.UTF-8，再运行一次。"
            )
    return INTERNAL, say(
        "程序内部出错（{kind}：{why}），没有完成。"
        "要看详情，请设 {debug}=1 再运行一次，并把结果告诉维护者。",
        kind=type(error).__name__,
        why=error,
        debug=DEBUG,
    )


def _more(error: BaseException) -> dict[str, Any]:
    if not isinstance(error, InvalidValues):
        return {}
    return {"findings": [one.to_json() for one in error.findings]}
