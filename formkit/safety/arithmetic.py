"""The operators of templates, with an end to what they can build."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sized
from typing import Any

from jinja2.exceptions import SecurityError

from formkit.say import say

LONGEST = 1_000_000
BITS = 4096


def bounded(size: float) -> None:
    """Refuse a text of more than a million characters.

    Raises:
        SecurityError: It would be longer.
    """
    if size > LONGEST:
        raise SecurityError(say("模板里算出的内容过长（超过 {limit} 个字）。", limit=LONGEST))


def _add(left: Any, right: Any) -> Any:
    if _is_text(left) and _is_text(right):
        bounded(len(left) + len(right))
    return operator.add(left, right)


def _multiply(left: Any, right: Any) -> Any:
    if _is_text(left):
        bounded(len(left) * right)
    elif _is_text(right):
        bounded(len(right) * left)
    else:
        _bounded_bits(_bits(left) + _bits(right))
    return operator.mul(left, right)


def _power(left: Any, right: Any) -> Any:
    _bounded_bits(_bits(left) * right)
    return operator.pow(left, right)


def _modulo(left: Any, right: Any) -> Any:
    if _is_text(left):
        raise SecurityError(say("模板里不能用 % 排版文字。"))
    return operator.mod(left, right)


def _is_text(value: Any) -> bool:
    if isinstance(value, Sized) and not isinstance(value, str):
        raise SecurityError(say("模板里不能对列表做加法、乘法。"))
    return isinstance(value, str)


def _bits(number: Any) -> int:
    return number.bit_length() if isinstance(number, int) else 0


def _bounded_bits(bits: float) -> None:
    if bits > BITS:
        raise SecurityError(say("模板里算出的数过大。"))


OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "+": _add,
    "*": _multiply,
    "**": _power,
    "%": _modulo,
}
