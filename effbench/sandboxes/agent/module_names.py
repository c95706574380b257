"""What the names at the top of a program stand for, as far as that is certain without running it."""

import ast
import builtins
import importlib
import sys
import types
from dataclasses import dataclass, field, replace

__all__ = ["PURE_MODULES", "ModuleNames", "bound_names", "is_evaluable", "read_module_names"]

# fmt: off
PURE_MODULES = frozenset({
    "abc", "array", "bisect", "cmath", "collections", "collections.abc", "copy", "dataclasses", "datetime", "decimal",
    "enum", "fractions", "functools", "heapq", "itertools", "json", "math", "numbers", "operator", "random", "re",
    "statistics", "string", "typing",
})
# fmt: on
"""Modules of the standard library whose import nothing can notice, except by reflection."""

_DEFERRED_ANNOTATIONS = sys.version_info >= (3, 14)  # PEP 649


class _UnknownValueError(Exception):
    """The value of an annotation cannot be told without running the program."""


@dataclass(slots=True, kw_only=True)
class ModuleNames:
    """The names that the top level of a program binds.

    Attributes:
        statements: For each name, the indices of the top-level statements that bind it.
        imports: Names that every binding imports from one place: (module, attribute), or (module, "") for a module.
        classes: Names bound once, by a class statement.
        changed: Names that functions bind by ``global``.
        lazy_annotations: Whether annotations of functions are never evaluated when the function is defined.
    """

    statements: dict[str, list[int]] = field(default_factory=dict)
    imports: dict[str, tuple[str, str]] = field(default_factory=dict)
    classes: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    lazy_annotations: bool = _DEFERRED_ANNOTATIONS

    def is_bound_before(self, name: str, index: int) -> bool:
        """Whether the name is surely bound when top-level statement ``index`` runs."""
        return name in self.statements and self.statements[name][0] < index

    def origin(self, node: ast.expr, index: int) -> str:
        """Dotted name in the standard library that a name or attribute surely means at a statement, or ``""``."""
        match node:
            case ast.Attribute(value=ast.Name(id=name), attr=attribute) if name in self.imports:
                module, imported = self.imports[name]
                known = not imported and self.is_bound_before(name, index)
                return f"{module}.{attribute}" if known else ""
            case ast.Name(id=name) if name in self.imports and self.is_bound_before(name, index):
                return ".".join(part for part in self.imports[name] if part)
            case ast.Name(id=name) if self.is_builtin(name):
                return f"builtins.{name}"
        return ""

    def is_builtin(self, name: str) -> bool:
        """Whether a name at the top level surely means the builtin."""
        return hasattr(builtins, name) and not {name, "*"} & (self.statements.keys() | self.changed)


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


def read_module_names(body: list[ast.stmt]) -> ModuleNames:
    """Reads the bindings of a module's top level."""
    names = ModuleNames()
    origins: dict[str, set[tuple[str, str]]] = {}
    for index, statement in enumerate(body):
        imported = _imported_names(statement)
        if isinstance(statement, ast.ImportFrom) and statement.module == "__future__":
            names.lazy_annotations |= any(alias.name == "annotations" for alias in statement.names)
        for name in bound_names(statement):
            names.statements.setdefault(name, []).append(index)
            origins.setdefault(name, set()).add(imported.get(name, ("", "")))
        if isinstance(statement, ast.ClassDef):
            names.classes.add(statement.name)
        names.changed |= {name for node in ast.walk(statement) if isinstance(node, ast.Global) for name in node.names}
    if "*" in names.statements:  # it may have bound anything anew
        return replace(names, classes=set())
    names.classes = {name for name in names.classes if len(names.statements[name]) == 1} - names.changed
    certain = {name: found for name, found in origins.items() if len(found) == 1 and name not in names.changed}
    names.imports = {name: next(iter(found)) for name, found in certain.items() if ("", "") not in found}
    return names


def is_evaluable(annotation: ast.expr, names: ModuleNames, index: int, hidden: frozenset[str] = frozenset()) -> bool:
    """Whether evaluating an annotation at a top-level statement can neither fail nor run code of the program.

    Only types of the standard library take part, and empty classes that stand in for those of the program.

    Args:
        annotation: The expression.
        names: The module's names.
        index: The top-level statement that holds the annotation.
        hidden: Names that mean something else there (those of a class body).
    """
    try:
        _value(annotation, names, index, hidden)
    except (_UnknownValueError, AttributeError, ImportError, LookupError, SyntaxError, TypeError, ValueError):
        return False
    return True


def _value(node: ast.expr, names: ModuleNames, index: int, hidden: frozenset[str]) -> object:
    match node:
        case ast.Constant(value=value):
            return value
        case ast.Name(id=name) if name not in hidden:
            return _named_value(node, names, index)
        case ast.Attribute(value=inner, attr=attribute):
            module = _value(inner, names, index, hidden)
            if isinstance(module, types.ModuleType):
                return getattr(module, attribute)
        case ast.Subscript(value=inner, slice=item):
            generic: object = _value(inner, names, index, hidden)
            return generic[_value(item, names, index, hidden)]  # type: ignore[index]  # a TypeError says no
        case ast.Tuple(elts=items):
            return tuple([_value(item, names, index, hidden) for item in items])
        case ast.List(elts=items):
            return [_value(item, names, index, hidden) for item in items]
        case ast.BinOp(op=ast.BitOr(), left=left, right=right):
            either: object = _value(left, names, index, hidden)
            return either | _value(right, names, index, hidden)  # type: ignore[operator]  # a TypeError says no
    raise _UnknownValueError


def _named_value(node: ast.Name, names: ModuleNames, index: int) -> object:
    if node.id in names.classes and names.is_bound_before(node.id, index):
        return type(node.id, (), {})
    if node.id in names.imports and names.is_bound_before(node.id, index):
        module, attribute = names.imports[node.id]
        if module not in PURE_MODULES:
            raise _UnknownValueError
        imported = importlib.import_module(module)
        return getattr(imported, attribute) if attribute else imported
    if names.is_builtin(node.id):
        return getattr(builtins, node.id)
    raise _UnknownValueError


def _imported_names(statement: ast.stmt) -> dict[str, tuple[str, str]]:
    match statement:
        case ast.ImportFrom(names=[ast.alias(name="*")], module=str(module)):
            return {name: (module, name) for name in _star_names(statement)}
        case ast.ImportFrom(module=str(module), level=0):
            return {alias.asname or alias.name: (module, alias.name) for alias in statement.names}
        case ast.Import():
            return {
                alias.asname or alias.name.partition(".")[0]: (
                    alias.name if alias.asname else alias.name.partition(".")[0],
                    "",
                )
                for alias in statement.names
            }
    return {}


def _star_names(statement: ast.ImportFrom) -> frozenset[str]:
    """What a star import binds; the name ``*`` stands for the unknown."""
    if statement.level or statement.module not in PURE_MODULES:
        return frozenset("*")
    module = importlib.import_module(statement.module)
    public = [name for name in vars(module) if not name.startswith("_")]
    return frozenset(getattr(module, "__all__", public))
