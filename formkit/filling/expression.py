"""An expression of a template evaluated to a value, so that a number stays a number."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, Template, nodes

_RESULT = "result"


@dataclass(frozen=True)
class Expression:
    """What stands between ``{{`` and ``}}``."""

    template: Template

    def value(self, scope: Mapping[str, Any]) -> Any:
        """The value of the expression for these names."""
        context = self.template.new_context(dict(scope), shared=True)
        deque(self.template.root_render_func(context), maxlen=0)
        return context.vars[_RESULT]


@dataclass(frozen=True)
class Loop:
    """``for target in items if test``."""

    target: str
    items: Expression
    test: Expression | None

    def lines(self, scope: Mapping[str, Any]) -> list[Any]:
        """The lines the loop runs over."""
        found = list(self.items.value(scope))
        if self.test is None:
            return found
        return [line for line in found if self.test.value({**scope, self.target: line})]


def expression(node: nodes.Node, environment: Environment) -> Expression:
    """The expression at this node of a parsed template."""
    assignment = nodes.Assign(nodes.Name(_RESULT, "store"), node, lineno=1)
    return Expression(environment.from_string(nodes.Template([assignment], lineno=1)))


def sole_expression(text: str, environment: Environment) -> nodes.Expr | None:
    """The node of the only tag, if the text is nothing else."""
    body = environment.parse(text.strip()).body
    if len(body) == 1 and isinstance(body[0], nodes.Output) and len(body[0].nodes) == 1:
        node = body[0].nodes[0]
        return None if isinstance(node, nodes.TemplateData) else node
    return None


def loop(tag: str, environment: Environment) -> Loop | None:
    """The loop a ``{% for %}`` tag opens, or None for another tag or two targets."""
    body = environment.parse(f"{tag}{{% endfor %}}").body
    found = body[0] if body else None
    if not isinstance(found, nodes.For) or not isinstance(found.target, nodes.Name):
        return None
    test = expression(found.test, environment) if found.test else None
    return Loop(found.target.name, expression(found.iter, environment), test)


def key_of(node: nodes.Expr, target: str) -> str | None:
    """The key where the expression is ``target.key`` or ``target['key']``."""
    match node:
        case nodes.Getattr(node=nodes.Name(name=name), attr=str(key)) if name == target:
            return key
        case nodes.Getitem(node=nodes.Name(name=name), arg=nodes.Const(value=str(key))) if (
            name == target
        ):
            return key
    return None
