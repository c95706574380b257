"""Makes a piece of code callable by the name that a task gives: bodies, other names, methods, missing imports."""

import ast
import builtins
import re
import sys
from collections.abc import Iterable, Iterator
from typing import Final

from effbench.samples.extraction.bound_names import bound_names
from effbench.text.python_source import Function, accepts, find_function, parse, rename_function, source_lines

__all__ = [
    "as_body",
    "binds",
    "completed",
    "continued",
    "defines",
    "imports_standard",
    "is_standard",
    "renamed",
    "renamed_class",
]

_OPENINGS: Final = re.compile(r"(?:async\s+def|def|class|import|from)\b|[@#)\]}]")
_BUILTINS: Final = frozenset(dir(builtins)) | {"__name__", "__file__", "__doc__"}


def binds(tree: ast.Module, name: str) -> bool:
    """Whether a module's top level binds the name, or may do so by a star import."""
    return any({name, "*"} & bound_names(statement) for statement in tree.body)


def defines(tree: ast.Module, name: str) -> bool:
    """Whether a module's top level binds the name by more than an import, and not to a function that is left open."""
    found = [
        item for item in tree.body if name in bound_names(item) and not isinstance(item, ast.Import | ast.ImportFrom)
    ]
    return bool(found) and not all(isinstance(item, Function) and _is_open(item) for item in found)


def imports_standard(tree: ast.Module, name: str) -> bool:
    """Whether a module's top level imports the name from Python's standard library."""
    imports = [
        item for item in tree.body if isinstance(item, ast.Import | ast.ImportFrom) and name in bound_names(item)
    ]
    return any(is_standard(item) for item in imports)


def is_standard(statement: ast.Import | ast.ImportFrom) -> bool:
    """Whether all that is imported belongs to Python's standard library."""
    if isinstance(statement, ast.ImportFrom):
        modules = [statement.module or ""] if not statement.level else [""]
    else:
        modules = [alias.name for alias in statement.names]
    return all(module.partition(".")[0] in sys.stdlib_module_names for module in modules)


def _is_open(function: Function) -> bool:
    """Whether a function has no more than documentation in its body: a prompt's stub."""
    for item in function.body:
        match item:
            case ast.Pass() | ast.Expr(value=ast.Constant()):
                continue
            case ast.Raise(exc=ast.Name(id="NotImplementedError") | ast.Call(func=ast.Name(id="NotImplementedError"))):
                continue
        return False
    return True


def as_body(text: str) -> str | None:
    """The text, where it is the indented body of a function, with or without more definitions behind it.

    Base models write on after the body: what cannot belong to it (a call, a test, prose) is cut off.
    """
    first = next((line for line in text.splitlines() if line.strip()), "")
    if not first[:1].isspace():
        return None
    for end in (len(text), *_ends(text)):
        if parse(f"def body():\n{text[:end]}") is not None:
            return text[:end]
    return None


def continued(prompt: str, body: str, name: str) -> str | None:
    """The prompt with a body behind it; None where that is no program that binds the name."""
    joined = f"{prompt.rstrip()}\n{body}"
    tree = parse(joined)
    return joined if tree is not None and binds(tree, name) else None


def renamed(source: str, tree: ast.Module, name: str, arity: int | None) -> str | None:
    """The source with its only function, or a method of its only class, callable by the name."""
    classes = [item for item in tree.body if isinstance(item, ast.ClassDef)]
    for each in classes:
        if find_function(each.body, name) is not None:
            return _with_method(source, each, name, name)
    functions = [item for item in tree.body if isinstance(item, Function)]
    if len(functions) == 1 and (arity is None or accepts(functions[0], arity)):
        return rename_function(source, functions[0].name, name)
    if functions or len(classes) != 1:
        return None
    methods = [item for item in classes[0].body if isinstance(item, Function) and not item.name.startswith("_")]
    if len(methods) != 1 or (arity is not None and not accepts(methods[0], arity, bound=not _is_static(methods[0]))):
        return None
    return _with_method(source, classes[0], methods[0].name, name)


def renamed_class(source: str, tree: ast.Module, name: str) -> str | None:
    """The source with its only class bound to the name, too."""
    classes = [item for item in tree.body if isinstance(item, ast.ClassDef)]
    return f"{source.rstrip()}\n\n\n{name} = {classes[0].name}\n" if len(classes) == 1 else None


def completed(source: str, others: Iterable[str]) -> str:
    """Puts before the source what it uses and lacks, as far as the other pieces of code define it."""
    tree = parse(source)
    if tree is None:
        return source
    missing = _missing(tree)
    statements = [statement for other in others for statement in _statements(other)]
    taken: list[ast.stmt] = []
    # Backwards: of two definitions the later one counts, and what it needs stands before it.
    for statement in reversed(statements):
        found = bound_names(statement)
        if found & missing or ("*" in found and missing):
            taken.insert(0, statement)
            missing = (missing - found) | _missing(ast.Module(body=[statement], type_ignores=[]))
    if not taken:
        return source
    futures = [item for item in tree.body if isinstance(item, ast.ImportFrom) and item.module == "__future__"]
    lines = source_lines(source)
    behind = (futures[-1].end_lineno or 0) if futures else 0
    try:
        added = "".join(f"{ast.unparse(statement)}\n" for statement in taken)
    except RecursionError:  # some expression is nested too deeply
        return source
    return "".join(lines[:behind]) + added + "".join(lines[behind:])


def _ends(text: str) -> Iterator[int]:
    """Where the body may end: at the first line that opens no definition, and at the first that is not indented."""
    loose: list[int] = []
    strict: list[int] = []
    position = 0
    for line in text.splitlines(keepends=True):
        if line.strip() and not line[0].isspace():
            strict.append(position)
            if not _OPENINGS.match(line):
                loose.append(position)
        position += len(line)
    yield from loose[:1]
    yield from strict[:1]


def _with_method(source: str, owner: ast.ClassDef, method: str, name: str) -> str | None:
    function = find_function(owner.body, method)
    constructor = find_function(owner.body, "__init__")
    if function is None or (constructor is not None and not accepts(constructor, 0, bound=True)):
        return None
    bound = owner.name if _is_static(function) else f"{owner.name}()"
    return f"{source.rstrip()}\n\n{name} = {bound}.{method}\n"


def _is_static(function: Function) -> bool:
    return any(isinstance(item, ast.Name) and item.id == "staticmethod" for item in function.decorator_list)


def _statements(source: str) -> list[ast.stmt]:
    """What another piece of code imports, defines or binds, without what it does."""
    tree = parse(source) or parse(f"{source.rstrip()}\n    pass\n")
    if tree is None:
        return []
    kinds = ast.Import | ast.ImportFrom | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Assign
    found = [item for item in tree.body if isinstance(item, kinds | ast.AnnAssign)]
    return [item for item in found if not (isinstance(item, ast.ImportFrom) and item.module == "__future__")]


def _missing(tree: ast.Module) -> set[str]:
    read: set[str] = set()
    bound: set[str] = set(_BUILTINS)
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Load()):
                read.add(name)
            case ast.Name(id=name) | ast.arg(arg=name):
                bound.add(name)
            case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                bound.add(name)
            case ast.stmt():
                bound |= bound_names(node)
    return read - bound
