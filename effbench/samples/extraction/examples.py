"""Takes examples of use and tests off a function that a model wrote."""

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from effbench.samples.extraction.bound_names import bound_names
from effbench.samples.extraction.callable_code import is_standard
from effbench.text.python_source import Function, parse, source_lines

__all__ = ["without_examples"]

_SETTINGS: Final = frozenset(
    {"decimal", "gc", "getcontext", "random", "resource", "setrecursionlimit", "sys", "threading"}
)
"""Through these a call may change how the interpreter runs what comes after it."""
_TESTERS: Final = frozenset({"doctest", "pytest", "unittest"})


def without_examples(source: str, name: str) -> str:
    """The source without the examples of use and the tests that models put behind a function.

    These are prints and asserts at the top level, calls of functions that can change nothing, tests, loops over nothing
    else, and variables that only they read. They are no part of the answer, and would count as work at import time.
    Imports of the function itself, and those of other packages that only the examples need, go with them.
    """
    tree = parse(source)
    if tree is None:
        return source
    defined = [index for index, item in enumerate(tree.body) if name in bound_names(item) and not _is_import(item)]
    kept = tree.body[: defined[0] + 1] if defined else tree.body
    reads = {item: Counter(_read_names(item)) for item in tree.body}
    total = Counter(name for item in tree.body for name in reads[item].elements())
    harmless = _harmless_functions(tree)
    left: list[ast.stmt] = []
    dropped: list[ast.stmt] = []
    # From the end: what only an example reads is no longer read once that is gone.
    for item in reversed(tree.body[len(kept) :]):
        is_example = _is_example(item, _Others(total, reads[item], harmless, name))
        (dropped if is_example or _is_main_guard(item) else left).append(item)
        if is_example or _is_main_guard(item):
            total.subtract(reads[item])
    guards = [item for item in dropped if _is_main_guard(item)]
    remaining = [*kept, *reversed(left)]
    needless = _needless_imports(remaining, dropped, total, name if defined else "")
    return _without(source, tree.body, {*remaining, *guards} - needless)


def _harmless_functions(tree: ast.Module) -> frozenset[str]:
    """The functions whose call changes nothing that another function may read, whatever they call of the module."""
    functions = {item.name: item for item in tree.body if isinstance(item, Function)}
    plain = Function | ast.Import | ast.ImportFrom
    state = {name for item in tree.body if not isinstance(item, plain) for name in bound_names(item)} | _SETTINGS
    callers: dict[str, list[str]] = {}
    harmful: list[str] = []
    for name, function in functions.items():
        names = set(_read_names(function))
        for called in names & functions.keys():
            callers.setdefault(called, []).append(name)
        if names & state or function.decorator_list or any(map(_may_store, ast.walk(function))):
            harmful.append(name)
    found = set(harmful)
    while harmful:
        new = [caller for caller in callers.get(harmful.pop(), ()) if caller not in found]
        found.update(new)
        harmful += new
    return frozenset(functions.keys() - found)


def _may_store(node: ast.AST) -> bool:
    """Whether a node of a function may change what lies outside of it: a global name, an attribute."""
    return isinstance(node, ast.Global) or (isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load))


@dataclass(frozen=True, slots=True)
class _Others:
    """Which names other statements read."""

    total: Counter[str]
    own: Counter[str]
    harmless: frozenset[str]
    entry_point: str

    def needs(self, name: str) -> bool:
        """Whether another statement, or the task, reads the name."""
        return name == self.entry_point or self.total[name] > self.own[name]


def _is_example(statement: ast.stmt, others: _Others) -> bool:
    match statement:
        case ast.Expr(value=ast.Call(func=ast.Name(id="print"))) | ast.Assert():
            return True
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=module)))):
            return module in _TESTERS
        case ast.Expr(value=ast.Call(func=ast.Name(id=called))):
            return called in others.harmless
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            return name.startswith("test") and not others.needs(name)
        case ast.ClassDef(name=name, bases=bases):
            is_test = any("TestCase" in ast.dump(base) for base in bases) or name.startswith("Test")
            return is_test and not others.needs(name)
        case ast.Assign(targets=targets):
            return all(isinstance(target, ast.Name) and not others.needs(target.id) for target in targets)
        case ast.AnnAssign(target=ast.Name(id=name)):
            return not others.needs(name)
        case ast.For(body=body, orelse=[]):
            loose = not any(map(others.needs, bound_names(statement)))
            return loose and all(_is_example(part, others) for part in body)
    return False


def _is_import(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Import | ast.ImportFrom)


def _is_main_guard(statement: ast.stmt) -> bool:
    match statement:
        case ast.If(test=ast.Compare(left=ast.Name(id="__name__"), ops=[ast.Eq()])):
            return True
    return False


def _needless_imports(
    kept: list[ast.stmt], dropped: list[ast.stmt], total: Counter[str], defined: str
) -> set[ast.stmt]:
    """Imports of other packages that only dropped statements read, and those of the function that is defined here."""
    gone = {name for item in dropped for name in _read_names(item)}
    found: set[ast.stmt] = set()
    for item in kept:
        if isinstance(item, ast.Import | ast.ImportFrom) and not is_standard(item):
            names = bound_names(item)
            if names == {defined} or (names <= gone and not any(total[name] > 0 for name in names)):
                found.add(item)
    return found


def _read_names(statement: ast.stmt) -> Iterator[str]:
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id


def _without(source: str, statements: list[ast.stmt], kept: set[ast.stmt]) -> str:
    lines = source_lines(source)
    needed = {line for item in kept for line in _lines_of(item)}
    for item in reversed(statements):
        span = _lines_of(item)
        if item not in kept and not needed & set(span):
            del lines[span.start - 1 : span.stop - 1]
    return "".join(lines)


def _lines_of(statement: ast.stmt) -> range:
    decorators = statement.decorator_list if isinstance(statement, Function | ast.ClassDef) else []
    first = min([statement.lineno, *(each.lineno for each in decorators)])
    return range(first, (statement.end_lineno or statement.lineno) + 1)
