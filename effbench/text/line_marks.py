"""Puts a mark before each statement of a Python program, so that an emulator can tell which line is at work.

A mark is a call of ``os.umask`` with a number that stands for a line. It changes nothing, since the lowest nine bits
alone are the mask and all of them are 0. The emulator's plugin sees the argument (``sandboxes/driver/lines.h``).

Marks are written as ``NUMBER in marks``, where ``os.umask`` is the ``__contains__`` of what ``marks`` is: four units of
bytecode. Calls have fifteen, and with them loops of ten lines jump so far that the interpreter compares more slowly.
"""

import ast
from enum import IntEnum
from typing import Final

from effbench.text.python_source import Function, parse_shallow

__all__ = ["MOST_LINES", "Kind", "marked_program"]

MOST_LINES: Final = 4095
"""The last line that a mark can stand for."""
# What ends in two underscores is not mangled in a class.
_CALL: Final = "__effbench_umask__"
_GLOBAL: Final = "__effbench_marks__"
_LOCAL: Final = "__effbench_own_marks__"
# The result is the mask before the call: from the first one on it is 0.
_OPENING: Final = f"""
from posix import umask as {_CALL}
{_CALL}(0)
class {_GLOBAL}:
    __contains__ = {_CALL}
{_GLOBAL} = {_GLOBAL}()
"""
_FIRST_BIT: Final = 9


class Kind(IntEnum):
    """How a mark is written, which decides what it costs itself; as ``enum line_kind`` in ``lines.h``."""

    IN_FUNCTION = 0
    """A statement of a function."""
    AT_TOP = 1
    """A statement of a module."""
    AT_ENTRY = 2
    """The first of a function: it gives the others a local variable."""
    AT_EXIT = 3
    """The last of a function, where no value has to be computed after it."""
    AROUND = 4
    """Around the value that a function returns or yields, or that a generator is sent."""


class _Move(IntEnum):
    """What a mark says; as ``enum line_move``."""

    NEXT = 0
    """The line begins."""
    ENTER = 1
    """A function begins or goes on with the line."""
    LEAVE = 2
    """A function ends or pauses: its caller's line goes on."""


def marked_program(source: str, *, at_top: bool) -> str:
    """The program with a mark before each statement.

    What a lambda, a comprehension or a generator expression does belongs to the line that makes it work, what a class
    statement does to its first line, and what a loop does between two rounds to the loop's line.

    Args:
        source: A module.
        at_top: Whether statements at the module's top level have marks, too; those of functions always have.

    Raises:
        SyntaxError: The source is not a Python module.
        ValueError: It is nested too deeply, or has statements beyond :data:`MOST_LINES`.
    """
    tree = parse_shallow(source)
    functions = [node for node in ast.walk(tree) if isinstance(node, Function)]
    first = _opening_statements(tree.body)
    opening, body = tree.body[:first], tree.body[first:]
    if at_top:
        body = [*_marked_block(body, None, Kind.AT_TOP), _mark(0, _Move.NEXT, Kind.AT_TOP)]
    for function in functions:
        _mark_function(function)
    tree.body = [*opening, *ast.parse(_OPENING).body, *body]
    return ast.unparse(ast.fix_missing_locations(tree)) + "\n"


def _opening_statements(body: list[ast.stmt]) -> int:
    """How many statements must stay the first: documentation and ``from __future__`` imports."""
    for place, item in enumerate(body):
        is_text = place == 0 and isinstance(item, ast.Expr) and isinstance(item.value, ast.Constant)
        if not is_text and not (isinstance(item, ast.ImportFrom) and item.module == "__future__"):
            return place
    return len(body)


def _mark_function(function: Function) -> None:
    """Marks a function's statements, its ends, and where a generator pauses; functions inside have their own turn."""
    is_documented = ast.get_docstring(function, clean=False) is not None
    documentation, statements = function.body[:is_documented], function.body[is_documented:]
    pauses = _Pauses()
    statements = [pauses.visit(item) for item in statements or [ast.Pass(lineno=function.lineno)]]
    body = _marked_block(statements, None, Kind.IN_FUNCTION)
    # Of the first mark. The name is bound before it: what that costs is the caller's line's, and calibrated.
    body[:1] = [*ast.parse(f"{_LOCAL} = {_GLOBAL}").body, _mark(statements[0].lineno, _Move.ENTER, Kind.AT_ENTRY)]
    leave = _mark(0, _Move.LEAVE, Kind.AT_EXIT)
    # What a generator gets when it is thrown away reaches it while it pauses, and is not a way out of it.
    handlers = [_handler("GeneratorExit", [ast.Raise()])] if pauses.found else []
    handlers.append(_handler("BaseException", [leave, ast.Raise()]))
    # Where nothing is raised, the interpreter takes no instruction for the handlers.
    guarded = ast.Try(body=[*body, leave], handlers=handlers, orelse=[], finalbody=[])
    function.body = [*documentation, guarded]


def _handler(name: str, body: list[ast.stmt]) -> ast.ExceptHandler:
    return ast.ExceptHandler(type=ast.Name(id=name, ctx=ast.Load()), body=body)


def _marked_block(statements: list[ast.stmt], loop: int | None, kind: Kind) -> list[ast.stmt]:
    """The statements of one block with marks before them, and those of the blocks inside.

    Args:
        statements: They are changed.
        loop: Line of the innermost loop around them, to which a ``continue`` goes back.
        kind: Of the marks.
    """
    found: list[ast.stmt] = []
    for item in statements:
        found.append(_mark(item.lineno, _Move.NEXT, kind))
        if isinstance(item, ast.Continue) and loop is not None:
            found.append(_mark(loop, _Move.NEXT, kind))
        if isinstance(item, ast.Return):
            found += _leaving(item)
        else:
            found.append(item)
        _mark_inside(item, loop, kind)
    return found


def _mark_inside(item: ast.stmt, loop: int | None, kind: Kind) -> None:
    if isinstance(item, Function | ast.ClassDef):
        return
    if isinstance(item, ast.For | ast.AsyncFor | ast.While):
        again = _mark(item.lineno, _Move.NEXT, kind)
        item.body = [*_marked_block(item.body, item.lineno, kind), again]
        item.orelse = _marked_block(item.orelse, loop, kind)
        return
    for name in ("body", "orelse", "finalbody"):
        inner = getattr(item, name, None)
        if isinstance(inner, list) and inner:
            setattr(item, name, _marked_block(inner, loop, kind))
    for part in [*getattr(item, "handlers", []), *getattr(item, "cases", [])]:
        part.body = _marked_block(part.body, loop, kind)


def _leaving(item: ast.Return) -> list[ast.stmt]:
    """A return statement that marks the function's end when its value is there."""
    if item.value is None or isinstance(item.value, ast.Constant | ast.Name):
        return [_mark(0, _Move.LEAVE, Kind.AT_EXIT), item]
    item.value = _around(item.value, 0, _Move.LEAVE)
    return [item]


class _Pauses(ast.NodeTransformer):
    """Marks where one function gives a value and where it goes on. ``found`` says whether it does."""

    def __init__(self) -> None:
        self.found = False

    def visit_Yield(self, node: ast.Yield) -> ast.expr:
        """The generator pauses with a value and goes on with another."""
        self.found = True
        line = node.lineno
        self.generic_visit(node)
        node.value = _around(node.value or ast.Constant(value=None), 0, _Move.LEAVE)
        return _around(node, line, _Move.ENTER)

    def visit_YieldFrom(self, node: ast.YieldFrom) -> ast.expr:
        """What it yields from has marks of its own."""
        self.found = True
        self.generic_visit(node)
        return node

    def _other_scope(self, node: ast.AST) -> ast.AST:
        return node

    visit_FunctionDef = visit_AsyncFunctionDef = visit_ClassDef = visit_Lambda = _other_scope


def _mark(line: int, move: _Move, kind: Kind) -> ast.stmt:
    marks = ast.Name(id=_GLOBAL if kind is Kind.AT_TOP else _LOCAL, ctx=ast.Load())
    return ast.Expr(value=ast.Compare(left=_number(line, move, kind), ops=[ast.In()], comparators=[marks]))


def _around(value: ast.expr, line: int, move: _Move) -> ast.expr:
    """The value, once a mark has been made: the call gives 0."""
    alone = ast.Tuple(elts=[value], ctx=ast.Load())
    call = ast.Call(func=ast.Name(id=_CALL, ctx=ast.Load()), args=[_number(line, move, Kind.AROUND)], keywords=[])
    return ast.Subscript(value=alone, slice=call, ctx=ast.Load())


def _number(line: int, move: _Move, kind: Kind) -> ast.expr:
    if line > MOST_LINES:
        raise ValueError(f"it has more than {MOST_LINES:,} lines")
    return ast.Constant(value=(line << 5 | move << 3 | kind) << _FIRST_BIT)
