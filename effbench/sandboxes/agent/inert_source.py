"""Source text that does nothing when the program runs: main guards, documentation, annotations."""

import ast

from effbench.sandboxes.agent.module_names import ModuleNames, bound_names, is_evaluable, read_module_names
from effbench.sandboxes.agent.plain_statements import is_known_decorator

__all__ = ["drop_annotations", "drop_documentation", "drop_main_guards", "open_main_guards"]

_BLOCKS = ("body", "orelse", "finalbody")


def drop_main_guards(body: list[ast.stmt]) -> list[ast.stmt]:
    """Drops ``if __name__ == "__main__":`` at the top level; a module that is not run as a program lacks that name."""
    if any("__name__" in bound_names(statement) for statement in body):
        return body
    kept: list[ast.stmt] = []
    for statement in body:
        if isinstance(statement, ast.If) and _is_main_test(statement.test):
            kept += drop_main_guards(statement.orelse)
        else:
            kept.append(statement)
    return kept


def open_main_guards(body: list[ast.stmt]) -> list[ast.stmt]:
    """Puts what stands under ``if __name__ == "__main__":`` at the top level; the module always has that name."""
    if any("__name__" in bound_names(statement) for statement in body):
        return body
    opened: list[ast.stmt] = []
    for statement in body:
        if isinstance(statement, ast.If) and _is_main_test(statement.test):
            # A text without effect must not come to stand where it would be the module's documentation.
            opened += [part for part in open_main_guards(statement.body) if not _is_constant(part)]
        else:
            opened.append(statement)
    return opened


def drop_documentation(body: list[ast.stmt], *, nested: bool = False) -> list[ast.stmt]:
    """Drops ``pass`` and statements that are only a constant, all docstrings among them, from all blocks.

    A decorated class gets the docstring ``-``: decorators such as ``dataclass`` work one out where there is none.

    Args:
        body: The statements of a block; blocks inside of it are changed in place.
        nested: Whether the block must not become empty.
    """
    kept: list[ast.stmt] = []
    for statement in body:
        if isinstance(statement, ast.Pass) or _is_constant(statement):
            continue
        kept.append(statement)
        clauses: list[ast.AST] = [statement, *getattr(statement, "handlers", []), *getattr(statement, "cases", [])]
        for clause in clauses:
            for block in _BLOCKS:
                inside = getattr(clause, block, [])
                if inside:
                    setattr(clause, block, drop_documentation(inside, nested=block != "orelse"))
        if isinstance(statement, ast.ClassDef) and statement.decorator_list:
            statement.body.insert(0, ast.Expr(value=ast.Constant(value="-")))
    return kept if kept or not nested else [ast.Pass()]


def drop_annotations(body: list[ast.stmt]) -> None:
    """Drops the annotations of functions at module and class level where they surely evaluate without an error.

    Names that annotations lack make a program fail, so those that may fail stay. Annotations of variables in functions
    are never evaluated; ``x: T = 1`` becomes ``x = 1`` there.
    """
    names = read_module_names(body)
    for index, statement in enumerate(body):
        _drop_from(statement, names, index, frozenset())
    for statement in body:
        for node in ast.walk(statement):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                node.body = _without_variable_annotations(node.body)


def _is_constant(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _is_main_test(test: ast.expr) -> bool:
    match test:
        case (
            ast.Compare(left=ast.Name(id="__name__"), ops=[ast.Eq()], comparators=[ast.Constant(value="__main__")])
            | ast.Compare(left=ast.Constant(value="__main__"), ops=[ast.Eq()], comparators=[ast.Name(id="__name__")])
        ):
            return True
    return False


def _drop_from(statement: ast.stmt, names: ModuleNames, index: int, local: frozenset[str]) -> None:
    match statement:
        case ast.ClassDef():
            inside = local.union(*(bound_names(part) for part in statement.body))
            for part in statement.body:
                _drop_from(part, names, index, inside)
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            annotated = [node for node in ast.walk(statement.args) if isinstance(node, ast.arg)]
            annotations = [node.annotation for node in annotated if node.annotation]
            annotations += [statement.returns] if statement.returns else []
            certain = all(is_known_decorator(each, names, index, local) for each in statement.decorator_list)
            if certain and all(names.lazy_annotations or is_evaluable(a, names, index, local) for a in annotations):
                statement.returns = None
                for node in annotated:
                    node.annotation = None


def _without_variable_annotations(body: list[ast.stmt]) -> list[ast.stmt]:
    kept: list[ast.stmt] = []
    for statement in body:
        if isinstance(statement, ast.AnnAssign) and statement.value is not None:
            kept.append(ast.Assign(targets=[statement.target], value=statement.value))
            continue
        kept.append(statement)
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue  # a function is treated on its own, and a class keeps what it declares
        for clause in (statement, *getattr(statement, "handlers", []), *getattr(statement, "cases", [])):
            for block in _BLOCKS:
                if getattr(clause, block, []):
                    setattr(clause, block, _without_variable_annotations(getattr(clause, block)))
    return kept
