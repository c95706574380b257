"""Python source as text: what it defines, and small changes that keep the rest of it as it is. Nothing is ever run."""

import ast
import re
import threading
import warnings
from collections.abc import Iterator
from typing import Final

__all__ = [
    "Function",
    "accepts",
    "find_function",
    "in_own_lines",
    "parse",
    "parse_module",
    "parse_shallow",
    "positional_arity",
    "put_behind",
    "rename_function",
    "source_lines",
]

DEPTH_MAX: Final = 100
"""Levels of an author's program; the deepest of effbench's own has 20, and Python's calls end at 1,000."""

Function = ast.FunctionDef | ast.AsyncFunctionDef
_PARSING: Final = threading.Lock()
"""Python 3.11 counts the depth of all threads' trees together, and filters of warnings are shared."""
_PASSED_OVER: Final = (ast.Import, ast.ImportFrom, ast.Expr)
_Use = ast.Name | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def parse(source: str) -> ast.Module | None:
    """The source as a tree; None where it is not a Python module."""
    try:
        return parse_module(source)
    except (SyntaxError, ValueError):
        return None


def parse_module(source: str) -> ast.Module:
    """The source as a tree.

    Raises:
        SyntaxError: It is not a Python module.
        ValueError: It is nested too deeply, or is a text that Python takes no module in: null bytes, lone surrogates.
    """
    try:
        with _PARSING, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an invalid escape in a candidate's text is not ours to report
            return ast.parse(source)
    except (RecursionError, MemoryError) as error:  # the parser says either
        raise ValueError("it is nested too deeply") from error


def parse_shallow(source: str) -> ast.Module:
    """The source as a tree that whoever wants to may go through by calls of itself, ``ast.unparse`` included.

    Raises:
        SyntaxError: It is not a Python module.
        ValueError: It is nested deeper than :data:`DEPTH_MAX`, or is a text that Python takes no module in.
    """
    tree = parse_module(source)
    level: list[ast.AST] = [tree]
    for _ in range(DEPTH_MAX):
        level = [child for node in level for child in ast.iter_child_nodes(node)]
        if not level:
            return tree
    raise ValueError(f"it is nested deeper than {DEPTH_MAX} levels")


def source_lines(source: str) -> list[str]:
    """The source's lines as Python numbers them, with their ends."""
    # Not str.splitlines(): it would also break a line at a form feed or at U+2028.
    lines = source.encode("utf-8", "surrogatepass").splitlines(keepends=True)
    return [line.decode("utf-8", "surrogatepass") for line in lines]


def put_behind(preamble: str, source: str) -> str:
    """The source behind what it does not repeat of a preamble.

    Models often give the whole program back, prompt and all: behind the preamble it would be another program than the
    same function as a body. The source's ``from __future__`` imports go before the preamble, as Python wants them, and
    its lines keep their places behind the preamble.
    """
    tree = parse(source) if preamble else None
    if tree is None:
        return preamble + source
    opening = parse(preamble)
    if opening is not None:
        preamble = _without_repeated(preamble, opening, tree)
    lines = source_lines(source)
    moved: list[str] = []
    for statement in tree.body if preamble else ():
        text = "".join(lines[_lines_of(statement)])
        if isinstance(statement, ast.ImportFrom) and statement.module == "__future__" and parse(text) is not None:
            moved.append(f"{ast.unparse(statement)}\n")
            _blank(lines, statement)
    return "".join(moved) + preamble + ("".join(lines) if moved else source)


def _without_repeated(preamble: str, opening: ast.Module, tree: ast.Module) -> str:
    """The preamble without signatures that the program fills in; nothing where the program begins with all of it."""
    if _begins_with(tree.body, opening.body):
        return ""
    defined = {statement.name for statement in tree.body if isinstance(statement, Function)}
    lines = source_lines(preamble)
    for statement in opening.body:
        if isinstance(statement, Function) and statement.name in defined and _is_stub(statement):
            _blank(lines, statement)
    return "".join(lines)


def _begins_with(body: list[ast.stmt], opening: list[ast.stmt]) -> bool:
    """Whether a block starts with the statements of another, in its order, with at most imports between them."""
    left = [_gist(statement) for statement in opening]
    for statement in body:
        if left and _gist(statement) == left[0]:
            del left[0]
        elif not isinstance(statement, _PASSED_OVER):
            break
    return not left


def _gist(statement: ast.stmt) -> str:
    return statement.name if isinstance(statement, Function) else ast.dump(statement)


def _is_stub(function: Function) -> bool:
    return not function.decorator_list and all(
        isinstance(statement, ast.Pass)
        or (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant))
        for statement in function.body
    )


def _lines_of(statement: ast.stmt) -> slice:
    return slice(statement.lineno - 1, statement.end_lineno)


def _blank(lines: list[str], statement: ast.stmt) -> None:
    lines[_lines_of(statement)] = ["\n"] * len(lines[_lines_of(statement)])


def in_own_lines(detail: str, whole: str, source: str) -> str:
    """A message about a program with the line numbers of its own source."""
    before = whole.count("\n") - source.count("\n")

    def own(found: re.Match[str]) -> str:
        line = int(found[1])
        return f"line {line - before}" if line > before else f"line {line} of the task's preamble"

    return re.sub(r"\bline ([0-9]{1,9})\b", own, detail) if before else detail


def find_function(body: list[ast.stmt], name: str) -> Function | None:
    """The last function of that name among a block's statements."""
    return next((item for item in reversed(body) if isinstance(item, Function) and item.name == name), None)


def positional_arity(function: Function) -> int:
    """How many arguments a call must give by position."""
    arguments = function.args
    return len(arguments.posonlyargs) + len(arguments.args) - len(arguments.defaults)


def accepts(function: Function, count: int, *, bound: bool = False) -> bool:
    """Whether a function can be called with exactly this number of arguments, by position."""
    arguments = function.args
    given = count + bound
    positions = len(arguments.posonlyargs) + len(arguments.args)
    required = positional_arity(function)
    free = all(default is not None for default in arguments.kw_defaults)
    return free and required <= given and (given <= positions or arguments.vararg is not None)


def rename_function(source: str, old: str, new: str) -> str:
    """Gives a function at the top level another name, wherever the program calls it.

    Where that could change what the program does (either name means something else somewhere), the new name is bound
    to the function at the end instead.
    """
    tree = parse(source)
    if tree is None or old == new:
        return source
    uses = list(_global_uses(tree, old))
    rebound = any(isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load) for node in uses)
    definitions = sum(isinstance(node, Function) for node in uses)
    lines = source.encode("utf-8", "surrogatepass").splitlines(keepends=True)
    word = old.encode()
    places = sorted((_place(node, lines) for node in uses), reverse=True)
    unclear = any(not lines[line - 1].startswith(word, column) for line, column in places)
    if unclear or rebound or definitions != 1 or _is_named(tree, new) or _is_in_texts(tree, old):
        return f"{source.rstrip()}\n\n{new} = {old}\n"
    for line, column in places:
        text = lines[line - 1]
        lines[line - 1] = text[:column] + new.encode() + text[column + len(word) :]
    return b"".join(lines).decode("utf-8", "surrogatepass")


def _global_uses(tree: ast.Module, name: str) -> Iterator[_Use]:
    """Where the module's own thing of that name is bound or read: not in functions that have a local one."""
    # A stack of its own: hostile expressions are nested deeper than Python's calls may be.
    scopes: list[ast.AST] = [tree]
    while scopes:
        for node in ast.iter_child_nodes(scopes.pop()):
            if isinstance(node, ast.Name) and node.id == name:
                yield node
            if isinstance(node, Function | ast.ClassDef) and node.name == name:
                yield node
            if not isinstance(node, Function | ast.Lambda) or not _is_local(node, name):
                scopes.append(node)


def _is_local(function: Function | ast.Lambda, name: str) -> bool:
    if any(isinstance(node, ast.arg) and node.arg == name for node in ast.iter_child_nodes(function.args)):
        return True
    inside = [node for part in ast.iter_child_nodes(function) for node in ast.walk(part)]
    stored = any(isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Store) for node in inside)
    shared = any(isinstance(node, ast.Global | ast.Nonlocal) and name in node.names for node in inside)
    return stored and not shared


def _is_named(tree: ast.Module, name: str) -> bool:
    """Whether the program has anything of that name, or reads a builtin by it."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=found) | ast.arg(arg=found) | ast.FunctionDef(name=found) | ast.ClassDef(name=found):
                if found == name:
                    return True
            case ast.AsyncFunctionDef(name=found) if found == name:
                return True
            case ast.alias(name=origin, asname=bound) if name in (origin, bound, origin.partition(".")[0]):
                return True
            case ast.Global(names=found_names) | ast.Nonlocal(names=found_names) if name in found_names:
                return True
    return False


def _is_in_texts(tree: ast.Module, name: str) -> bool:
    """Whether the name may be looked up by its text, as in ``globals()["f"]``, or stands where no rename reaches."""
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=text) if text == name:
                return True
            case ast.Global(names=names) | ast.Nonlocal(names=names) if name in names:
                return True
            case ast.alias(name=origin, asname=bound) if name in (origin, bound):
                return True
            case ast.ExceptHandler(name=bound) | ast.MatchAs(name=bound) | ast.MatchStar(name=bound) if bound == name:
                return True
    return False


def _place(use: _Use, lines: list[bytes]) -> tuple[int, int]:
    if isinstance(use, Function):
        start = re.compile(rb"(?:async\s+)?def\s+").match(lines[use.lineno - 1], use.col_offset)
        if start is not None:
            return use.lineno, start.end()
    return use.lineno, use.col_offset
