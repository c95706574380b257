"""Turns a candidate's program into a normal form that layout cannot change.

Comments, blank lines, documentation, names of locals and helper functions, the order of definitions and definitions
that are never used all move the instruction count of a program a little, through the interpreter's heap and tables.
The normal form is what runs, so programs that differ only in these share one count. Everything here parses and
compiles; nothing of the program is executed. Where a step could change what the program does, it is left out: a program
that can look at its own names (``globals``, ``eval``, ``__name__``, …) keeps them.
"""

import ast
import hashlib
import marshal
import sys
import warnings
from collections import Counter
from dataclasses import dataclass
from types import CodeType

from effbench.sandboxes.agent.inert_source import (
    drop_annotations,
    drop_documentation,
    drop_main_guards,
    open_main_guards,
)
from effbench.sandboxes.agent.module_names import bound_names, read_module_names
from effbench.sandboxes.agent.name_scopes import Scopes, find_scopes, rename_helpers, rename_locals
from effbench.sandboxes.agent.plain_program import drop_repeated, drop_unused, in_canonical_order, split_imports
from effbench.sandboxes.agent.plain_statements import is_plain
from effbench.sandboxes.agent.reflection import can_see_itself, has_unfamiliar_syntax, mentions

__all__ = ["NormalForm", "NotAProgram", "normal_form"]

_DOCUMENTATION_READERS = ("__doc__", "doctest", "getdoc", "help", "inspect", "pydoc")
_ANNOTATION_READERS = (
    "__annotations__",
    "__annotate__",
    "annotationlib",
    "get_annotations",
    "get_type_hints",
    "inspect",
    "signature",
    "singledispatch",
    "singledispatchmethod",
)


class NotAProgram(Exception):
    """The source cannot be compiled, or lacks the entry point.

    Args:
        reason: One short sentence.
    """

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class NormalForm:
    """A compiled program.

    Attributes:
        code: The module's code object, marshalled; equal programs give equal bytes.
        digest: SHA-256 of ``code``, the entry point and Python's version, in hexadecimal.
        works_at_import: False when the top level only imports, defines, or binds constants: loading it is free then.
            False for a program without an entry point, which is not loaded before it runs.
    """

    code: bytes
    digest: str
    works_at_import: bool


def normal_form(source: str, entry_point: str, *, normalise: bool = True) -> NormalForm:
    """Compiles a program, in its normal form unless told otherwise.

    Args:
        source: The program.
        entry_point: The function to be called; empty for a program without one, which runs as ``__main__``.
        normalise: Whether layout is taken out; False compiles the source as it is.

    Raises:
        NotAProgram: The source does not compile, or its top level never binds the entry point.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about the candidate's style, and turned into errors by some settings
        tree, code = _compile_source(source)
        if entry_point and not any({entry_point, "*"} & bound_names(each) for each in drop_main_guards(tree.body)):
            raise NotAProgram(f"the program never defines {entry_point} at its top level")
        try:
            tree.body, works_at_import = _normalised(tree.body, entry_point)
            normal = _compile_tree(tree)
        except (RecursionError, MemoryError):  # too deep for the walks here, not for Python itself
            normal, works_at_import = code, True
    marshalled = _marshalled(normal if normalise else code)
    salt = f"\0{entry_point}\0{sys.version_info[:3]}".encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(marshalled + salt).hexdigest()
    return NormalForm(code=marshalled, digest=digest, works_at_import=works_at_import and bool(entry_point))


def _compile_source(source: str) -> tuple[ast.Module, CodeType]:
    try:
        tree = ast.parse(source)
        return tree, compile(source, "<candidate>", "exec", dont_inherit=True, optimize=0)
    except SyntaxError as error:
        where = f" in line {error.lineno}" if error.lineno is not None else ""
        raise NotAProgram(f"{error.msg or 'invalid syntax'}{where}") from None
    except ValueError as error:  # null bytes, lone surrogates
        raise NotAProgram(f"the source cannot be read: {error}") from None
    except (RecursionError, MemoryError, OverflowError) as error:
        raise NotAProgram(
            f"the program is too large or nested too deeply to compile ({type(error).__name__})"
        ) from None


def _compile_tree(tree: ast.Module) -> CodeType:
    for node in ast.walk(tree):
        if "lineno" in node._attributes:
            # All in one place: the line table must not tell how the source was laid out.
            for name, value in (("lineno", 1), ("col_offset", 0), ("end_lineno", 1), ("end_col_offset", 0)):
                setattr(node, name, value)
    code: CodeType = compile(tree, "<candidate>", "exec", dont_inherit=True, optimize=0)
    return code


def _normalised(body: list[ast.stmt], entry_point: str) -> tuple[list[ast.stmt], bool]:
    body = drop_main_guards(body) if entry_point else open_main_guards(body)
    nodes = [node for statement in body for node in ast.walk(statement)]
    if not mentions(nodes, *_DOCUMENTATION_READERS):
        body = drop_documentation(body)
        nodes = [node for statement in body for node in ast.walk(statement)]
    if has_unfamiliar_syntax(nodes):
        return body, True
    if not mentions(nodes, *_ANNOTATION_READERS):
        drop_annotations(body)
    reflects = can_see_itself(nodes, find_scopes(body))
    body = drop_repeated(split_imports(body), keep_order=reflects)
    names = read_module_names(body)
    plain = all(is_plain(body, index, names) for index in range(len(body)))
    if reflects:
        return body, not plain
    if plain:
        body = in_canonical_order(drop_unused(body, entry_point), entry_point)
    scopes = find_scopes(body)
    helpers = _helpers(body, scopes, entry_point)
    rename_locals(scopes, _names_in_calls(body))
    rename_helpers(find_scopes(body), helpers)
    return body, not plain


def _helpers(body: list[ast.stmt], scopes: Scopes, entry_point: str) -> list[str]:
    """Functions that may be renamed: bound in one place only, and no part of a class's qualified name."""
    bound = Counter(name for part in body for name in bound_names(part))
    if "*" in bound:  # it may bind any name
        return []
    bindings = Counter(found.name for found in scopes.module_names() if found.binds)
    bindings |= bound  # which knows the names of star imports
    kept = {found.name for found in scopes.module_names() if found.keeps} | {
        found.name for found in scopes.class_reads()
    }
    names = [part.name for part in body if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)]
    candidates = [name for name in names if bindings[name] == 1 and name not in kept and not name.startswith("__")]
    return [name for name in candidates if name != entry_point]


def _names_in_calls(body: list[ast.stmt]) -> frozenset[str] | None:
    """Names by which calls may pass arguments; None when that can be any."""
    nodes = [node for part in body for node in ast.walk(part)]
    keywords = {node.arg for node in nodes if isinstance(node, ast.keyword)}
    # f(**arguments), Thread(target=f, kwargs=arguments)
    if {None, "kwargs"} & keywords or mentions(nodes, "sched", "threading"):
        return None
    return frozenset(name for name in keywords if name is not None)


def _marshalled(code: CodeType) -> bytes:
    if sys.version_info < (3, 14):
        return marshal.dumps(code, 2)  # later versions mark shared objects by their reference counts
    # Constant slices need version 5. A round trip makes the sharing depend on the code alone.
    return marshal.dumps(marshal.loads(marshal.dumps(code)))
