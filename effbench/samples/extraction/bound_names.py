"""The names that a program's top level binds."""

import ast
import importlib

__all__ = ["bound_names"]

# fmt: off
_KNOWN_MODULES = frozenset({
    "abc", "array", "bisect", "cmath", "collections", "collections.abc", "copy", "dataclasses", "datetime", "decimal",
    "enum", "fractions", "functools", "heapq", "itertools", "json", "math", "numbers", "operator", "random", "re",
    "statistics", "string", "typing",
})
# fmt: on
"""Modules of the standard library that are looked into for what a star import binds."""


def bound_names(statement: ast.stmt) -> set[str]:
    """Names that a top-level statement binds in the module, also inside of ``if``, ``for``, ``try``, …."""
    names: set[str] = set()
    todo: list[ast.AST] = [statement]
    while todo:
        node = todo.pop()
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                names.add(node.name)
                # A walrus may hide in these expressions; what the body binds is not the module's.
                todo += node.decorator_list
                todo += node.bases if isinstance(node, ast.ClassDef) else [node.args]
                continue
            case ast.Name(ctx=ast.Store() | ast.Del()):
                names.add(node.id)
            case ast.ImportFrom(names=[ast.alias(name="*")]):
                names |= _star_names(node)
            case ast.alias():
                names.add(node.asname or node.name.partition(".")[0])
            case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                names.add(name)
            case ast.MatchMapping(rest=str(name)):
                names.add(name)
        todo += ast.iter_child_nodes(node)
    return names


def _star_names(statement: ast.ImportFrom) -> frozenset[str]:
    """What a star import binds; the name ``*`` stands for the unknown."""
    if statement.level or statement.module not in _KNOWN_MODULES:
        return frozenset("*")
    module = importlib.import_module(statement.module)
    public = [name for name in vars(module) if not name.startswith("_")]
    return frozenset(getattr(module, "__all__", public))
