"""The mutation operators: what one statement or one expression turns into."""

import ast
from collections.abc import Iterator
from typing import Final

__all__ = ["mutated_expressions", "mutated_statements"]

_ARITHMETIC: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.BitXor: ast.BitOr,
}
# The boundary, and the opposite.
_COMPARISONS: Final[dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_DELETABLE: Final = (ast.AugAssign, ast.Expr, ast.Break, ast.Continue, ast.Delete)


def mutated_statements(statement: ast.stmt) -> Iterator[ast.stmt | None]:
    """What the statement as a whole turns into.

    Yields:
        Other statements; None where it is deleted.
    """
    if isinstance(statement, _DELETABLE):
        yield None
    # To delete a name's only assignment is to raise NameError, which proves nothing about the inputs.
    if isinstance(statement, ast.Assign) and all(not isinstance(target, ast.Name) for target in statement.targets):
        yield None
    if isinstance(statement, ast.AugAssign) and type(statement.op) in _ARITHMETIC:
        changed = _ARITHMETIC[type(statement.op)]()
        yield ast.AugAssign(target=statement.target, op=changed, value=statement.value)
    if isinstance(statement, ast.Return) and statement.value is not None and not _is_none(statement.value):
        yield ast.Return(value=ast.Constant(value=None))
    if isinstance(statement, ast.Break):
        yield ast.Continue()
    if isinstance(statement, ast.Continue):
        yield ast.Break()
    if isinstance(statement, (ast.If, ast.While)):
        yield from _without_condition(statement)


def _without_condition(statement: ast.If | ast.While) -> Iterator[ast.stmt]:
    """A branch that is always or never taken, a loop that is never entered."""
    kind = type(statement)
    if isinstance(statement.test, ast.Constant):
        return
    if isinstance(statement, ast.If):
        yield kind(test=ast.Constant(value=True), body=statement.body, orelse=statement.orelse)
    yield kind(test=ast.Constant(value=False), body=statement.body, orelse=statement.orelse)


def mutated_expressions(node: ast.expr) -> Iterator[ast.expr]:
    """What one expression turns into."""
    match node:
        case ast.Compare(left=left, ops=operators, comparators=comparators):
            for index, operator in enumerate(operators):
                for other in _COMPARISONS[type(operator)]:
                    changed = [*operators[:index], other(), *operators[index + 1 :]]
                    yield ast.Compare(left=left, ops=changed, comparators=comparators)
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _ARITHMETIC:
            if not _is_text(left) and not _is_text(right):
                yield ast.BinOp(left=left, op=_ARITHMETIC[type(operator)](), right=right)
        case ast.BoolOp(op=operator, values=values):
            yield ast.BoolOp(op=ast.Or() if isinstance(operator, ast.And) else ast.And(), values=values)
        case ast.UnaryOp(operand=operand):
            yield operand
        case ast.IfExp(test=test, body=body, orelse=orelse):
            yield ast.IfExp(test=ast.UnaryOp(op=ast.Not(), operand=test), body=body, orelse=orelse)
        case ast.Constant(value=value):
            yield from map(ast.Constant, _other_constants(value))


def _other_constants(value: object) -> Iterator[bool | int | float | str]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield value + 1
        if value:
            yield value - 1
    elif isinstance(value, float):
        yield value + 1.0
    elif isinstance(value, str):
        yield value + "x"


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _is_text(node: ast.expr) -> bool:
    """Subtracting from a text raises TypeError, which proves nothing about the inputs."""
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))
