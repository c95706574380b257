"""Compiles a candidate's program, in a cage, without running any of it."""

import ast
import marshal
import sys
import warnings
from types import CodeType

# Later versions mark shared objects by their reference counts, which are not the program's; constant slices need one.
MARSHAL_VERSION = 2 if sys.version_info < (3, 14) else marshal.version
DOCUMENTED = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
READERS = (
    "__doc__", "getdoc", "pydoc", "doctest", "inspect", "lineno", "traceback", "frame", "co_", "__code__", "linecache",
    "NameError", "UnboundLocalError",
)  # fmt: skip
"""Parts of words without which no program looks at its own documentation, line numbers or names of local variables."""
READING_NAMES = frozenset({"help", "locals", "vars", "eval", "exec", "dir"})
"""Whole words that do so; parts of them are common in honest programs."""


def prepare(source: bytes) -> "tuple[bytes, str]":
    """Compiles a program as it is written, but for what it cannot notice.

    That is documentation, line numbers, and names of local variables other than arguments. So programs that differ in
    nothing else are one program, and measured once.

    Args:
        source: Its text, as UTF-8 with surrogates.

    Returns:
        The marshalled code and nothing, or nothing and why it is no program, in one short sentence.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about the candidate's style, and turned into errors by some settings
        try:
            text = source.decode("utf-8", "surrogatepass")
            code = compile(text, "<candidate>", "exec", dont_inherit=True, optimize=0)
            return marshal.dumps(_plain(text) or code, MARSHAL_VERSION), ""
        except SyntaxError as error:
            where = f" in line {error.lineno}" if error.lineno is not None else ""
            return b"", f"{error.msg or 'invalid syntax'}{where}"
        except ValueError as error:  # null bytes, lone surrogates
            return b"", f"the source cannot be read: {error}"
        except (RecursionError, MemoryError, OverflowError) as error:
            return b"", f"the program is too large or nested too deeply to compile ({type(error).__name__})"


def _plain(text: str) -> "CodeType | None":
    """The code without what the program cannot notice; None where it may look for that."""
    tree = ast.parse(text)
    words = {word for node in ast.walk(tree) if not isinstance(node, ast.Constant) for word in _words(node)}
    if words & READING_NAMES or any(reader in word for word in words for reader in READERS):
        return None
    for node in ast.walk(tree):
        if isinstance(node, DOCUMENTED) and ast.get_docstring(node, clean=False) is not None:
            node.body[:1] = [] if len(node.body) > 1 or isinstance(node, ast.Module) else [ast.Pass()]
    for node in ast.walk(tree):
        if "lineno" in node._attributes:
            for name, value in (("lineno", 1), ("col_offset", 0), ("end_lineno", 1), ("end_col_offset", 0)):
                setattr(node, name, value)
    try:
        code: CodeType = compile(tree, "<candidate>", "exec", dont_inherit=True, optimize=0)
    except (RecursionError, MemoryError):  # too deep as a tree, not as a text
        return None
    return _without_names(code)


def _without_names(code: CodeType) -> CodeType:
    """The code with numbers for the names of local variables, but for arguments and what inner functions use."""
    n_arguments = code.co_argcount + code.co_kwonlyargcount + bool(code.co_flags & 4) + bool(code.co_flags & 8)
    kept = {*code.co_varnames[:n_arguments], *code.co_cellvars}
    names = tuple(name if name in kept else f".{place}" for place, name in enumerate(code.co_varnames))
    constants = tuple(_without_names(each) if isinstance(each, CodeType) else each for each in code.co_consts)
    return code.replace(co_varnames=names, co_consts=constants)


def _words(node: ast.AST) -> "list[str]":
    return [
        value for name in ("id", "attr", "name", "module", "arg") if isinstance(value := getattr(node, name, 0), str)
    ]
