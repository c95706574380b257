"""Whether a program could look at itself: what it must not be able to see may be changed only when it does not look."""

import ast

from effbench.sandboxes.agent.name_scopes import Scopes, is_private

__all__ = ["can_see_itself", "has_unfamiliar_syntax", "mentions"]

# fmt: off
_FUNCTIONS = frozenset({
    "__build_class__", "__builtins__", "__import__", "__loader__", "__name__", "__spec__", "breakpoint", "compile",
    "delattr", "dir", "eval", "exec", "getattr", "globals", "help", "locals", "setattr", "vars",
})
_ATTRIBUTES = frozenset({
    "__annotations__", "__builtins__", "__cause__", "__closure__", "__code__", "__context__", "__defaults__",
    "__dict__", "__func__", "__getattribute__", "__globals__", "__kwdefaults__", "__module__", "__name__",
    "__qualname__", "__reduce__", "__reduce_ex__", "__self__", "__subclasses__", "__traceback__", "__wrapped__",
    "_getframe", "cr_code", "cr_frame", "f_back", "f_code", "f_globals", "f_locals", "gi_code", "gi_frame",
    "tb_frame", "tb_next", "with_traceback",
})
_MODULES = frozenset({
    "__main__", "ast", "atexit", "builtins", "cProfile", "code", "codeop", "concurrent", "copyreg", "ctypes", "dis",
    "faulthandler", "gc", "importlib", "inspect", "logging", "marshal", "multiprocessing", "pdb", "pickle",
    "pickletools", "pkgutil", "profile", "pydoc", "runpy", "shelve", "symtable", "sys", "timeit", "tokenize", "trace",
    "traceback", "tracemalloc", "types", "unittest", "doctest", "warnings", "weakref", "zipimport",
})
_HARMLESS_OF_SYS = frozenset({
    "argv", "byteorder", "exit", "float_info", "getrecursionlimit", "getsizeof", "hash_info", "int_info", "intern",
    "maxsize", "maxunicode", "set_int_max_str_digits", "setrecursionlimit", "stderr", "stdin", "stdout", "version",
    "version_info",
})
# The text of these says nothing about the names in a program.
_HARMLESS_ERRORS = frozenset({
    "ArithmeticError", "AssertionError", "EOFError", "FloatingPointError", "IndexError", "KeyError",
    "KeyboardInterrupt", "LookupError", "MemoryError", "OSError", "OverflowError", "RecursionError", "StopIteration",
    "UnicodeDecodeError", "UnicodeEncodeError", "UnicodeError", "ValueError", "ZeroDivisionError",
})
_UNFAMILIAR = frozenset({"TypeAlias", "TypeVar", "ParamSpec", "TypeVarTuple", "TemplateStr", "Interpolation"})
# fmt: on


def has_unfamiliar_syntax(nodes: list[ast.AST]) -> bool:
    """Whether the program uses syntax with scopes of its own or with its source text in it (PEP 695, PEP 750)."""
    return any(type(node).__name__ in _UNFAMILIAR for node in nodes)


def mentions(nodes: list[ast.AST], *words: str) -> bool:
    """Whether one of the words occurs as a name, an attribute or an import, or in a string (documentation excepted)."""
    documentation = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        match node:
            case ast.Name(id=text) | ast.Attribute(attr=text):
                found = text in words
            case ast.alias(name=text):
                found = any(part in words for part in text.split("."))
            case ast.Constant(value=str(text)) if id(node) not in documentation:
                found = any(word in text for word in words)
            case _:
                found = False
        if found:
            return True
    return False


def can_see_itself(nodes: list[ast.AST], scopes: Scopes) -> bool:
    """Whether the program may learn its own names, definitions or their order, by any way known.

    Args:
        nodes: All of the program's syntax tree.
        scopes: Its names.
    """
    harmless = {id(node.value) for node in nodes if isinstance(node, ast.Attribute) and node.attr in _HARMLESS_OF_SYS}
    for found in (*scopes.module_names(), *scopes.class_reads()):
        if found.name in _FUNCTIONS or (found.name == "sys" and not found.binds and id(found.node) not in harmless):
            return True
    # Classes mangle a private name, which can then mean another variable than the one that is spelled like it.
    if any(is_private(found.name) and scopes.owner(found).kind != "class" for found in scopes.occurrences):
        return True
    return any(_is_revealing(node) for node in nodes)


def _is_revealing(node: ast.AST) -> bool:
    match node:
        case ast.Attribute(attr=name):
            return name in _ATTRIBUTES
        case ast.Constant(value=str(text)):
            return text in _ATTRIBUTES
        case ast.Import(names=aliases):
            return any(_is_revealing_module(alias.name) for alias in aliases if alias.name != "sys" or alias.asname)
        case ast.ImportFrom(module="sys", names=aliases):
            return any(alias.name not in _HARMLESS_OF_SYS for alias in aliases)
        case ast.ImportFrom(module=module):
            return module is None or _is_revealing_module(module)
        case ast.ExceptHandler(name=str()):
            return not _is_harmless_error(node.type) and _reads(node)
    return False


def _is_revealing_module(name: str) -> bool:
    return name.partition(".")[0] in _MODULES


def _is_harmless_error(kind: ast.expr | None) -> bool:
    kinds = kind.elts if isinstance(kind, ast.Tuple) else [kind]
    return all(isinstance(each, ast.Name) and each.id in _HARMLESS_ERRORS for each in kinds)


def _reads(handler: ast.ExceptHandler) -> bool:
    """Whether the handler does more with its exception than raise it: the text of some errors names variables."""
    nodes = [node for statement in handler.body for node in ast.walk(statement)]
    raised = {id(part) for node in nodes if isinstance(node, ast.Raise) for part in (node.exc, node.cause)}
    return any(isinstance(node, ast.Name) and node.id == handler.name and id(node) not in raised for node in nodes)
