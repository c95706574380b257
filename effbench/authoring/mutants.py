"""Standard mutants of a program: copies with one small mistake each, which a task's inputs should tell from it.

Operators: those that Offutt et al. (*An experimental determination of sufficient mutant operators*, 1996) found to
suffice, in Python's terms: arithmetic, comparison and boundary, boolean connectors, constants, conditions, returned
values, deleted statements. Annotations, documentation, decorators and imports are left alone. A mutant differs from the
original in one statement, and is named by that statement before and after: ``while lo < hi: -> while lo <= hi:``. Such
a name survives edits elsewhere in the file.
"""

import ast
import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from effbench.authoring.mutations import mutated_expressions, mutated_statements

__all__ = ["ARROW", "Mutant", "all_mutants", "choose_mutants"]

ARROW: Final = " -> "
DELETED: Final = "(deleted)"
_LEFT_ALONE: Final = frozenset({"annotation", "returns", "decorator_list", "type_params", "bases"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One mutant.

    Attributes:
        name: The statement before and after; ``#2`` and so on where several mutants would have one name.
        line: Line of the statement in the original, from 1.
        source: The whole program.
    """

    name: str
    line: int
    source: str


def all_mutants(source: str) -> tuple[Mutant, ...]:
    """Makes every mutant, in the order of the file; equal programs are made once."""
    tree = ast.parse(source)
    seen = {ast.unparse(tree)}
    names: Counter[str] = Counter()
    found: list[Mutant] = []
    for mutant in _walk(tree):
        if mutant.source in seen:
            continue
        seen.add(mutant.source)
        names[mutant.name] += 1
        number = names[mutant.name]
        found.append(mutant if number == 1 else replace(mutant, name=f"{mutant.name} #{number}"))
    return tuple(found)


def choose_mutants(mutants: tuple[Mutant, ...], most: int) -> tuple[Mutant, ...]:
    """Takes at most this number, the same ones each time: a mutant is in or out by its own name, not by its neighbours.

    Returns:
        In the order of the file.
    """
    drawn = sorted(mutants, key=lambda mutant: hashlib.sha256(mutant.name.encode()).digest())[:most]
    chosen = {mutant.name for mutant in drawn}
    return tuple(mutant for mutant in mutants if mutant.name in chosen)


def _walk(tree: ast.Module) -> Iterator[Mutant]:
    places = [(block, index) for block in _blocks(tree) for index in range(len(block))]
    for block, index in sorted(places, key=lambda place: place[0][place[1]].lineno):
        statement = block[index]
        if _is_documentation(statement) or isinstance(statement, (ast.Import, ast.ImportFrom, ast.Global)):
            continue
        before, line = _headline(statement), statement.lineno
        for changed in mutated_statements(statement):
            block[index] = ast.Pass() if changed is None else changed
            after = DELETED if changed is None else _headline(changed)
            yield Mutant(name=f"{before}{ARROW}{after}", line=line, source=_text(tree))
            block[index] = statement
        for place, original, other in _expression_changes(statement):
            place(other)
            yield Mutant(name=f"{before}{ARROW}{_headline(statement)}", line=line, source=_text(tree))
            place(original)


def _expression_changes(
    statement: ast.stmt,
) -> Iterator[tuple[Callable[[ast.expr], None], ast.expr, ast.expr]]:
    """Every expression of the statement's own (not of statements inside it) with each of its mutations."""
    waiting: list[ast.AST] = [statement]
    while waiting:
        parent = waiting.pop(0)
        for place, child in _children(parent):
            if isinstance(child, ast.expr):
                for changed in mutated_expressions(child):
                    yield place, child, changed
            if not isinstance(child, ast.stmt):
                waiting.append(child)


def _children(parent: ast.AST) -> Iterator[tuple[Callable[[ast.expr], None], ast.AST]]:
    for field, value in ast.iter_fields(parent):
        if field in _LEFT_ALONE:
            continue
        if isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, ast.AST):
                    yield _item_setter(value, index), item
        elif isinstance(value, ast.AST):
            yield _field_setter(parent, field), value


def _item_setter(items: list[ast.AST], index: int) -> Callable[[ast.expr], None]:
    def place(node: ast.expr) -> None:
        items[index] = node

    return place


def _field_setter(parent: ast.AST, field: str) -> Callable[[ast.expr], None]:
    def place(node: ast.expr) -> None:
        setattr(parent, field, node)

    return place


def _blocks(tree: ast.Module) -> Iterator[list[ast.stmt]]:
    for node in ast.walk(tree):
        for field in ("body", "orelse", "finalbody"):
            block = getattr(node, field, None)
            if isinstance(block, list) and block and isinstance(block[0], ast.stmt):
                yield block


def _headline(statement: ast.stmt) -> str:
    return _text(statement).partition("\n")[0]


def _text(tree: ast.AST) -> str:
    return ast.unparse(ast.fix_missing_locations(tree))


def _is_documentation(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
