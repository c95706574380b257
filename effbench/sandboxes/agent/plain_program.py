"""What may be dropped or moved among top-level statements that only import, define or bind constants."""

import ast
import importlib

from effbench.sandboxes.agent.module_names import PURE_MODULES, ModuleNames, bound_names, read_module_names
from effbench.sandboxes.agent.name_scopes import find_scopes
from effbench.sandboxes.agent.plain_statements import is_plain

__all__ = ["drop_repeated", "drop_unused", "in_canonical_order", "split_imports"]


def split_imports(body: list[ast.stmt]) -> list[ast.stmt]:
    """Gives each imported name a statement of its own, except for ``from __future__``."""
    split: list[ast.stmt] = []
    for statement in body:
        match statement:
            case ast.Import(names=aliases):
                split += [ast.Import(names=[alias]) for alias in aliases]
            case ast.ImportFrom(module=module, names=aliases, level=level) if module != "__future__":
                split += [ast.ImportFrom(module=module, names=[alias], level=level) for alias in aliases]
            case _:
                split.append(statement)
    return split


def drop_repeated(body: list[ast.stmt], *, keep_order: bool) -> list[ast.stmt]:
    """Drops imports that are made already, and functions that are defined anew before anything can call them.

    Args:
        body: The module's statements.
        keep_order: Drop only what leaves the order in which names are bound first as it was, so that not even
            ``globals()`` can tell.
    """
    kept = list(body)
    names = read_module_names(kept)
    for index in reversed(range(len(kept))):
        if _is_repeated_import(kept, index, names) or _is_shadowed(kept, index, names, keep_order=keep_order):
            del kept[index]
            names = read_module_names(kept)
    return kept


def drop_unused(body: list[ast.stmt], entry_point: str) -> list[ast.stmt]:
    """Drops functions, constants and pure imports of a plain program that nothing refers to."""
    references = _references(body)
    constants = [node.value for part in body for node in ast.walk(part) if isinstance(node, ast.Constant)]
    strings = [value for value in constants if isinstance(value, str)]
    reached: set[int] = set()
    todo = [index for index, statement in enumerate(body) if not _is_droppable(statement, entry_point, strings)]
    binders: dict[str, list[int]] = {}
    for index, statement in enumerate(body):
        for name in bound_names(statement):
            binders.setdefault(name, []).append(index)
    while todo:
        index = todo.pop()
        if index not in reached:
            reached.add(index)
            todo += [found for name in references[index] for found in binders.get(name, [])]
    return [statement for index, statement in enumerate(body) if index in reached]


def in_canonical_order(body: list[ast.stmt], entry_point: str) -> list[ast.stmt]:
    """Orders a plain program: imports, constants, classes, functions as the entry point comes to need them.

    A program that binds a name twice stays as it is.
    """
    names = [name for statement in body for name in bound_names(statement)]
    if len(set(names)) < len(names):
        return body
    groups: list[list[ast.stmt]] = [[], [], [], [], []]
    for statement in body:
        groups[_group(statement)].append(statement)
    future, imports, others, classes, functions = groups
    imports.sort(key=ast.dump)
    return [*future, *imports, *others, *classes, *_in_order_of_need(body, functions, entry_point)]


def _is_repeated_import(body: list[ast.stmt], index: int, names: ModuleNames) -> bool:
    statement = body[index]
    bound = bound_names(statement)
    if not isinstance(statement, ast.Import | ast.ImportFrom) or "*" in bound or bound & names.changed:
        return False
    text = ast.dump(statement)
    for earlier in reversed(range(index)):
        if isinstance(body[earlier], ast.Import | ast.ImportFrom) and ast.dump(body[earlier]) == text:
            return True
        if not is_plain(body, earlier, names) or bound & bound_names(body[earlier]):
            return False
    return False


def _is_shadowed(body: list[ast.stmt], index: int, names: ModuleNames, *, keep_order: bool) -> bool:
    statement = body[index]
    if not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
        return False
    if statement.decorator_list or not is_plain(body, index, names):
        return False
    for later in range(index + 1, len(body)):
        if not is_plain(body, later, names) or statement.name in _names_used_at_once(body[later]):
            return False
        bound = bound_names(body[later])
        if statement.name in bound:
            return isinstance(body[later], ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        if keep_order and not all(names.is_bound_before(name, index) for name in bound):
            return False
    return False


def _names_used_at_once(statement: ast.stmt) -> set[str]:
    """Names that a statement reads when it runs, not when a function it defines is called."""
    used: set[str] = set()
    todo: list[ast.AST] = [statement]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            used.add(node.id)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            todo += [*node.decorator_list, node.args, *([node.returns] if node.returns else [])]
        else:
            todo += ast.iter_child_nodes(node)
    return used


def _references(body: list[ast.stmt]) -> list[list[str]]:
    """For each top-level statement, the globals it names, in the order of the walk."""
    all_scopes = [find_scopes([statement]) for statement in body]
    return [[found.name for found in (*scopes.module_names(), *scopes.class_reads())] for scopes in all_scopes]


def _is_droppable(statement: ast.stmt, entry_point: str, strings: list[str]) -> bool:
    names = bound_names(statement)
    if entry_point in names or any(name.startswith("__") for name in names):
        return False
    match statement:
        case ast.ImportFrom(module=str(module), names=[ast.alias(name=name)], level=0) if module in PURE_MODULES:
            exists = name == "*" or hasattr(importlib.import_module(module), name)
            return exists and not any(each in text for each in names for text in strings)
        case ast.Import(names=[ast.alias(name=name)]):
            return name in PURE_MODULES and not any(each in text for each in names for text in strings)
    return isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.Assign)


def _group(statement: ast.stmt) -> int:
    match statement:
        case ast.ImportFrom(module="__future__"):
            return 0
        case ast.Import() | ast.ImportFrom():
            return 1
        case ast.ClassDef():
            return 3
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            return 4
    return 2


def _in_order_of_need(body: list[ast.stmt], functions: list[ast.stmt], entry_point: str) -> list[ast.stmt]:
    references = _references(body)
    binder = {name: index for index, statement in enumerate(body) for name in bound_names(statement)}
    # The entry point is on top of the stack, then what is not a function, then functions in their own order.
    todo = [index for index in reversed(range(len(body))) if body[index] in functions]
    todo += [index for index in reversed(range(len(body))) if body[index] not in functions]
    todo += [binder[entry_point]] if entry_point in binder else []
    order: dict[int, None] = {}
    while todo:
        index = todo.pop()
        if index not in order:
            order[index] = None
            todo += [binder[name] for name in reversed(references[index]) if name in binder]
    return [body[index] for index in order if body[index] in functions]
