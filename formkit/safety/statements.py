"""The statements of templates: print, for, if, set, with; nothing that defines or includes."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, nodes
from jinja2.exceptions import SecurityError
from jinja2.visitor import NodeTransformer

from formkit.say import say

ALLOWED = (
    nodes.Expr,
    nodes.Helper,
    nodes.Template,
    nodes.Output,
    nodes.For,
    nodes.If,
    nodes.Assign,
    nodes.With,
)


def narrowed(template: nodes.Template, environment: Environment) -> nodes.Template:
    """The template, if it keeps to the allowed statements; its ``~`` and its lists are bounded.

    Raises:
        SecurityError: It holds another statement, such as ``{% include %}``.
    """
    made: nodes.Template = _Narrowing().visit(template)
    made.set_environment(environment)
    return made


class _Narrowing(NodeTransformer):
    def visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> Any:
        if isinstance(node, ALLOWED) and not isinstance(node, nodes.NSRef):
            return super().visit(node, *args, **kwargs)
        keyword = type(node).__name__.lower()
        raise SecurityError(
            say("模板里不能用 {keyword} 语句，只能用 for、if、set、with。", keyword=keyword)
        )

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802
        self.generic_visit(node)
        texts = nodes.List([_scalar(one) for one in node.nodes], lineno=node.lineno)
        return _filter(texts, "join")

    def visit_List(self, node: nodes.List) -> nodes.List:  # noqa: N802
        self.generic_visit(node)
        node.items = [_scalar(item) for item in node.items]
        return node

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Tuple:  # noqa: N802
        self.generic_visit(node)
        if node.ctx == "load":
            node.items = [_scalar(item) for item in node.items]
        return node

    def visit_Pair(self, node: nodes.Pair) -> nodes.Pair:  # noqa: N802
        self.generic_visit(node)
        node.value = _scalar(node.value)
        return node


def _scalar(node: nodes.Expr) -> nodes.Filter:
    return _filter(node, "scalar")


def _filter(node: nodes.Expr, name: str) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)
