"""What the package shows to the world."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path

import formkit

PACKAGE = Path(formkit.__file__).parent
MODULES = sorted(
    path for path in PACKAGE.rglob("*.py") if not {"migrations", "_examples"} & set(path.parts)
)


def test_every_public_name_is_there_and_listed_in_order() -> None:
    assert sorted(formkit.__all__) == formkit.__all__
    assert all(getattr(formkit, name) is not None for name in formkit.__all__)


def test_every_module_says_what_it_is() -> None:
    silent = [path.name for path in MODULES if not ast.get_docstring(_tree(path))]
    assert silent == []


def test_nine_public_functions_in_ten_have_a_docstring() -> None:
    public = [
        (path, node)
        for path in MODULES
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    ]
    silent = [f"{path.name}:{node.name}" for path, node in public if not ast.get_docstring(node)]
    assert len(silent) <= len(public) * 0.1, silent


def test_no_module_is_longer_than_400_lines_and_no_function_than_40() -> None:
    long = [path.name for path in MODULES if path.read_text(encoding="utf-8").count("\n") > 400]
    long += [
        f"{path.name}:{node.name}"
        for path in MODULES
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef) and _length(node) > 40
    ]
    assert long == []


def test_the_rooms_can_be_imported_one_by_one() -> None:
    for room in ("values", "forms", "procedures", "safety", "filling", "reading", "ledger"):
        import_module(f"formkit.{room}")


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _length(function: ast.FunctionDef) -> int:
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
