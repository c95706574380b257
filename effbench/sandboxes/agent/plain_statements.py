"""Which top-level statements only import, define or bind constants: they run nothing of the program."""

import ast
import builtins
from collections.abc import Iterable

from effbench.sandboxes.agent.module_names import ModuleNames, bound_names, is_evaluable

__all__ = ["is_known_decorator", "is_plain"]

_Function = ast.FunctionDef | ast.AsyncFunctionDef

# Decorators that call nothing of the program when they are applied.
_DECORATORS = frozenset(
    {
        "abc.abstractmethod",
        "builtins.classmethod",
        "builtins.property",
        "builtins.staticmethod",
        "dataclasses.dataclass",
        "functools.cache",
        "functools.cached_property",
        "functools.lru_cache",
        "functools.total_ordering",
        "functools.wraps",
    }
)
# Bases whose classes call nothing of the program when they are subclassed.
_BASES = frozenset({"abc.ABC", "typing.Generic", "typing.NamedTuple", "typing.Protocol"})
# Methods that are called while classes are made.
_CLASS_HOOKS = frozenset({"__class_getitem__", "__init_subclass__", "__mro_entries__", "__prepare__", "__set_name__"})
_LARGEST_EXPONENT = 256


def is_known_decorator(decorator: ast.expr, names: ModuleNames, index: int, local: Iterable[str] = ()) -> bool:
    """Whether a decorator surely is one of the standard library's that run no code of the program.

    Args:
        decorator: The expression after ``@``.
        names: The module's names.
        index: The top-level statement it stands in.
        local: Names that a class body binds: they are not the module's.
    """
    if isinstance(decorator, ast.Call):
        arguments = [*decorator.args, *(keyword.value for keyword in decorator.keywords)]
        return all(map(_is_literal, arguments)) and is_known_decorator(decorator.func, names, index, local)
    if isinstance(decorator, ast.Name) and decorator.id in local:
        return False
    return names.origin(decorator, index) in _DECORATORS


def is_plain(body: list[ast.stmt], index: int, names: ModuleNames) -> bool:
    """Whether a top-level statement only imports, defines or binds a constant, without running the program's code."""
    statement = body[index]
    match statement:
        case ast.Import() | ast.ImportFrom():
            return "*" not in bound_names(statement)
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            return _is_plain_function(statement, names, index, frozenset())
        case ast.ClassDef():
            return _is_plain_class(statement, names, index)
        case ast.Assign(targets=targets, value=value):
            return all(isinstance(target, ast.Name) for target in targets) and _is_literal(value)
        case ast.AnnAssign(target=ast.Name(), value=value, annotation=annotation):
            return (value is None or _is_literal(value)) and is_evaluable(annotation, names, index)
        case ast.Try(body=tried, handlers=handlers, orelse=[], finalbody=[]):
            caught = [part for handler in handlers for part in handler.body]
            return (
                all(isinstance(part, ast.Import | ast.ImportFrom) for part in tried)
                and all(isinstance(part, ast.Import | ast.ImportFrom | ast.Pass | ast.Assign) for part in caught)
                and all(is_plain([part], 0, names) for part in [*tried, *caught])
                and all(handler.type is None or isinstance(handler.type, ast.Name) for handler in handlers)
            )
        case ast.Pass() | ast.Expr(value=ast.Constant()):
            return True
    return False


def _is_literal(node: ast.expr) -> bool:
    match node:
        case ast.Constant():
            return True
        case ast.Tuple(elts=items) | ast.List(elts=items) | ast.Set(elts=items):
            return all(map(_is_literal, items))
        case ast.Dict(keys=keys, values=values):
            return all(key is not None and _is_literal(key) for key in keys) and all(map(_is_literal, values))
    return _is_number(node)


def _is_number(node: ast.expr) -> bool:
    """Whether the expression is arithmetic on numbers that takes no work worth counting."""
    match node:
        case ast.Constant(value=value):
            return isinstance(value, int | float | complex)
        case ast.UnaryOp(operand=operand):
            return _is_number(operand)
        case ast.BinOp(op=ast.Pow() | ast.LShift(), left=left, right=ast.Constant(value=int(exponent))):
            return _is_number(left) and exponent <= _LARGEST_EXPONENT
        case ast.BinOp(op=ast.Add() | ast.Sub() | ast.Mult() | ast.Div() | ast.FloorDiv() | ast.Mod()):
            return _is_number(node.left) and _is_number(node.right)
    return False


def _is_plain_annotation(node: ast.expr | None, names: ModuleNames, index: int, local: frozenset[str]) -> bool:
    if node is None or is_evaluable(node, names, index, local):
        return True
    return names.lazy_annotations and not any(isinstance(part, ast.Call | ast.NamedExpr) for part in ast.walk(node))


def _is_plain_function(node: _Function, names: ModuleNames, index: int, local: frozenset[str]) -> bool:
    arguments = node.args
    defaults = [each for each in (*arguments.defaults, *arguments.kw_defaults) if each is not None]
    annotations = [part.annotation for part in ast.walk(arguments) if isinstance(part, ast.arg)]
    return (
        all(is_known_decorator(each, names, index, local) or _is_accessor(each, local) for each in node.decorator_list)
        and all(map(_is_literal, defaults))
        and all(_is_plain_annotation(each, names, index, local) for each in (*annotations, node.returns))
    )


def _is_accessor(decorator: ast.expr, local: frozenset[str]) -> bool:
    """``@x.setter`` and the like: a plain class binds names only to functions, properties, literals and classes."""
    match decorator:
        case ast.Attribute(value=ast.Name(id=name), attr="setter" | "getter" | "deleter"):
            return name in local
    return False


def _is_plain_class(node: ast.ClassDef, names: ModuleNames, index: int, outer: frozenset[str] = frozenset()) -> bool:
    local = outer.union(*(bound_names(part) for part in node.body))
    if node.keywords or local & _CLASS_HOOKS:
        return False
    return (
        all(is_known_decorator(each, names, index, outer) for each in node.decorator_list)
        and all(_is_plain_base(base, names, index, outer) for base in node.bases)
        and all(_is_plain_part(part, names, index, local) for part in node.body)
    )


def _is_plain_base(base: ast.expr, names: ModuleNames, index: int, local: frozenset[str]) -> bool:
    if isinstance(base, ast.Name):
        if base.id in local:
            return False
        if base.id in names.classes:
            return names.is_bound_before(base.id, index)
        if names.is_builtin(base.id):
            return isinstance(getattr(builtins, base.id), type) and base.id != "type"
    return names.origin(base, index) in _BASES


def _is_plain_part(part: ast.stmt, names: ModuleNames, index: int, local: frozenset[str]) -> bool:
    match part:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            return _is_plain_function(part, names, index, local)
        case ast.ClassDef():
            return _is_plain_class(part, names, index, local)
        case ast.Assign(targets=targets, value=value):
            return all(isinstance(target, ast.Name) for target in targets) and _is_literal(value)
        case ast.AnnAssign(target=ast.Name(), value=value, annotation=annotation):
            plain_value = value is None or _is_literal(value) or _is_field(value, names, index, local)
            return plain_value and _is_plain_annotation(annotation, names, index, local)
    return isinstance(part, ast.Pass) or (isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant))


def _is_field(node: ast.expr, names: ModuleNames, index: int, local: frozenset[str]) -> bool:
    """Whether the value is ``dataclasses.field(...)`` with literals, or a builtin as the default's factory."""
    if not isinstance(node, ast.Call) or node.args or names.origin(node.func, index) != "dataclasses.field":
        return False
    for keyword in node.keywords:
        factory = keyword.value.id if isinstance(keyword.value, ast.Name) else ""
        is_factory = keyword.arg == "default_factory" and factory not in local and names.is_builtin(factory)
        if keyword.arg is None or not (is_factory or _is_literal(keyword.value)):
            return False
    return True
