"""The tags of a template part in docxtpl's dialect: where they stand and which names they use."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from jinja2 import Environment, nodes

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_SIGNS = ("{{", "{%", "{#")
_STATEMENT = re.compile(r"\{%[-+]?\s*(\w+)(.*?)%\}", re.DOTALL)
_ESCAPED = re.compile(r"\{_[{%]|[}%]_\}")

_Scope = dict[str, str | None]


def has_tags(xml: str) -> bool:
    """Whether anything here is to be rendered, or was meant to be."""
    return any(sign in xml for sign in _SIGNS) or _ESCAPED.search(xml) is not None


def undo_escapes(source: str) -> str:
    """The source with ``{_{`` and its like printed as ``{{``, outside of tags."""
    if not _ESCAPED.search(source):
        return source
    pieces = re.split(f"({TAG.pattern})", source, flags=re.DOTALL)
    pieces[::2] = [_ESCAPED.sub(_literal, piece) for piece in pieces[::2]]
    return "".join(pieces)


def depth_change(tag: str) -> int | None:
    """+1 for a tag that opens a block, -1 for one that closes it, 0 else; None if unforeseen."""
    statement = _STATEMENT.fullmatch(tag)
    if not statement:
        return 0
    word, rest = statement.groups()
    if word == "set":
        return 0 if "=" in rest else None
    return {"for": 1, "if": 1, "endfor": -1, "endif": -1, "else": 0, "elif": 0}.get(word)


@dataclass(frozen=True)
class Names:
    """The names a template uses, as dotted paths.

    Attributes:
        variables: Paths into the context as written, such as ``受理.投诉日期``.
        columns: Paths through a loop's variable, under the list it runs over: ``登记.行.客户``.
    """

    variables: frozenset[str] = frozenset()
    columns: frozenset[str] = frozenset()

    def __or__(self, other: Names) -> Names:
        return Names(self.variables | other.variables, self.columns | other.columns)


def names(source: str, environment: Environment) -> Names:
    """The names that a source in docxtpl's dialect, already pre-processed, uses."""
    found = _Found()
    found.all(environment.parse(source).body, {"loop": None})
    return Names(frozenset(found.variables), frozenset(found.columns))


@dataclass
class _Found:
    """Walks a template; a scope maps each bound name to the path it runs over, if that is one."""

    variables: set[str] = field(default_factory=set)
    columns: set[str] = field(default_factory=set)

    def all(self, found: Iterable[nodes.Node], scope: _Scope) -> None:
        for node in found:
            self.node(node, scope)

    def node(self, node: nodes.Node, scope: _Scope) -> None:
        if path := _path(node):
            self._note(path, scope)
        elif isinstance(node, nodes.For):
            self._loop(node, scope)
        elif isinstance(node, nodes.With):
            self.all(node.values, scope)
            self.all(node.body, scope | _bound(*node.targets))
        else:
            self.all(node.iter_child_nodes(), scope)
            if isinstance(node, nodes.Assign):
                scope |= _bound(node.target)

    def _loop(self, loop: nodes.For, scope: _Scope) -> None:
        self.node(loop.iter, scope)
        inner = scope | _bound(loop.target)
        if isinstance(loop.target, nodes.Name) and (over := _path(loop.iter)):
            inner[loop.target.name] = _resolved(over, scope)
        self.all([*([loop.test] if loop.test else []), *loop.body], inner)
        self.all(loop.else_, scope)

    def _note(self, path: str, scope: _Scope) -> None:
        root, _, rest = path.partition(".")
        if root not in scope:
            self.variables.add(path)
        elif (over := scope[root]) and rest:
            self.columns.add(f"{over}.{rest}")


def _path(node: nodes.Node) -> str | None:
    """``a.b.c`` for a chain of names, None for anything else."""
    match node:
        case nodes.Name(name=name, ctx="load"):
            return str(name)
        case nodes.Getattr(node=inner, attr=name) if path := _path(inner):
            return f"{path}.{name}"
        case nodes.Getitem(node=inner, arg=nodes.Const(value=str(name))) if path := _path(inner):
            return f"{path}.{name}"
    return None


def _resolved(path: str, scope: _Scope) -> str | None:
    root, dot, rest = path.partition(".")
    if root not in scope:
        return path
    return f"{over}{dot}{rest}" if (over := scope[root]) else None


def _bound(*targets: nodes.Node) -> _Scope:
    """The names these targets bind, none of them a path."""
    inner = {name.name for target in targets for name in target.find_all(nodes.Name)}
    return dict.fromkeys(inner | {one.name for one in targets if isinstance(one, nodes.Name)})


def _literal(escaped: re.Match[str]) -> str:
    return f'{{{{ "{escaped[0].replace("_", "")}" }}}}'
