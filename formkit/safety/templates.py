"""The environment of every template: an office's template may print values and do nothing else."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined, Undefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from formkit.safety.arithmetic import OPERATORS
from formkit.safety.filters import FILTERS
from formkit.safety.statements import narrowed
from formkit.say import say

PLAIN = (str, int, float, Decimal, dict, list, tuple, type(None))
LOOP = frozenset(
    {"index", "index0", "revindex", "revindex0", "first", "last", "length"}
    | {"previtem", "nextitem", "cycle", "changed"}
)
_LOOP_CALLS = (LoopContext.cycle, LoopContext.changed)


def environment() -> Environment:
    """A fresh environment for templates in docxtpl's dialect.

    Values are escaped, a missing value is an error, and only keys of plain dicts, items of lists,
    ``loop`` and the filters of ``formkit.safety.filters`` can be reached. Whatever else a template
    tries ends in ``jinja2.exceptions.SecurityError``. Loops are not counted: a foreign template is
    rendered in an isolated worker.
    """
    made = TemplateEnvironment(autoescape=True, undefined=StrictUndefined, loader=DictLoader({}))
    made.globals.clear()
    made.filters = dict(FILTERS)
    made.binop_table |= OPERATORS
    return made


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, narrowed to plain data."""

    intercepted_binops = frozenset(OPERATORS)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The value under a key, or a fact of the loop; anything else is refused."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return getattr(obj, attribute)
        if attribute.startswith("_"):
            raise refused(attribute)
        if isinstance(obj, Undefined):
            return obj[attribute]
        if not isinstance(obj, PLAIN) or hasattr(obj, attribute):
            raise refused(attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """The item of a dict, a list or a text."""
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        if not isinstance(obj, (*PLAIN, Undefined)):
            raise refused(argument)
        plain: Any = obj
        try:
            return plain[argument]
        except (TypeError, LookupError):
            return self.undefined(obj=obj, name=argument)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call ``loop.cycle`` or ``loop.changed``; nothing else can be called."""
        called = getattr(obj, "__func__", None)
        if called in _LOOP_CALLS or isinstance(obj, Undefined):
            return context.call(obj, *args, **kwargs)
        raise SecurityError(say("模板里不能调用函数或方法，只能写栏位名和过滤器。"))

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return narrowed(super()._parse(source, name, filename), self)


def refused(name: object) -> SecurityError:
    """The error for reaching beyond plain data."""
    return SecurityError(say("模板里不能用“.{name}”，只能写栏位名和过滤器。", name=name))
