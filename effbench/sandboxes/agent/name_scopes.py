"""Which variable each identifier of a program means, and renaming of the variables that cannot be seen from outside.

The rules are those of Python's own symbol table (language reference, section 4.2 "Naming and binding"): a name belongs
to the innermost enclosing function that binds it, class bodies are skipped on the way out, comprehensions are functions
except for their first iterable, and ``:=`` inside one binds outside of it.
"""

import ast
import builtins
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

__all__ = ["Occurrence", "Scope", "Scopes", "find_scopes", "is_private", "rename_helpers", "rename_locals"]

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(slots=True, kw_only=True, eq=False)
class Scope:
    """A block of the program that has names of its own.

    Attributes:
        kind: A ``lambda`` is a function.
        parent: The enclosing block; None for the module.
        bound: Names the block binds.
        global_names: Names declared ``global``.
        nonlocal_names: Names declared ``nonlocal``.
        keyword_parameters: Parameters that a call may pass by name.
        is_open: For a class: it inherits from a class of another module, which may pass its methods arguments by name.
    """

    kind: Literal["module", "class", "function", "comprehension"]
    parent: "Scope | None"
    bound: set[str] = field(default_factory=set)
    global_names: set[str] = field(default_factory=set)
    nonlocal_names: set[str] = field(default_factory=set)
    keyword_parameters: set[str] = field(default_factory=set)
    is_open: bool = False


@dataclass(slots=True, kw_only=True, eq=False)
class Occurrence:
    """One place where an identifier stands for a variable.

    Attributes:
        scope: The block it stands in.
        name: The identifier.
        binds: Whether this place binds (or deletes) it.
        keeps: Whether the spelling can be seen here: imports, classes and functions around classes, and parameters that
            other modules may pass by name.
        node: The syntax node that holds it.
        attribute: Which attribute of ``node`` holds it.
        index: Where in the attribute, when that is a list of names.
    """

    scope: Scope
    name: str
    binds: bool
    keeps: bool
    node: ast.AST
    attribute: str
    index: int | None = None

    def rename(self, name: str) -> None:
        """Writes another identifier into the syntax tree."""
        if self.index is None:
            setattr(self.node, self.attribute, name)
        else:
            getattr(self.node, self.attribute)[self.index] = name


@dataclass(slots=True, kw_only=True)
class Scopes:
    """All identifiers of a program, in an order that does not depend on their spelling.

    Attributes:
        module: The outermost block.
        occurrences: In the order of the walk.
        closed_classes: Names of classes that inherit only from builtin classes and from each other.
    """

    module: Scope
    occurrences: list[Occurrence] = field(default_factory=list)
    closed_classes: set[str] = field(default_factory=set)

    def owner(self, occurrence: Occurrence) -> Scope:
        """The block whose variable the identifier means; the module for globals, builtins and unknown names."""
        name, scope = occurrence.name, occurrence.scope
        while scope.parent is not None:
            if scope.kind != "class" or scope is occurrence.scope:
                if name in scope.global_names:
                    return self.module
                if name in scope.bound and name not in scope.nonlocal_names:
                    return scope
            scope = scope.parent
        return self.module

    def module_names(self) -> Iterator[Occurrence]:
        """The identifiers that mean a global or a builtin."""
        return (found for found in self.occurrences if self.owner(found) is self.module)

    def class_reads(self) -> Iterator[Occurrence]:
        """The identifiers that mean a class's own name, or a global as long as the class has not bound it."""
        return (found for found in self.occurrences if not found.binds and self.owner(found).kind == "class")


def find_scopes(nodes: Iterable[ast.stmt]) -> Scopes:
    """Resolves every identifier in the statements of a module.

    Raises:
        RecursionError: The program is nested too deeply.
    """
    scopes = Scopes(module=Scope(kind="module", parent=None))
    for node in nodes:
        _walk(node, scopes.module, scopes)
    return scopes


def is_private(name: str) -> bool:
    """Whether classes mangle the name (``__x``)."""
    return name.startswith("__") and not name.endswith("__")


def rename_locals(scopes: Scopes, calls_by_name: frozenset[str] | None) -> None:
    """Numbers the local variables of each outermost function as ``$0``, ``$1``, …, by first occurrence.

    No source text can contain such a name, so nothing can collide with it.

    Args:
        scopes: From :func:`find_scopes`; its syntax tree is changed, and it must not be used afterwards.
        calls_by_name: Parameter names that calls use; None when calls can use any name (``**arguments``).
    """
    owners = [scopes.owner(found) for found in scopes.occurrences]
    kept = {(owner, found.name) for owner, found in zip(owners, scopes.occurrences, strict=True) if found.keeps}
    numbered: dict[Scope, dict[tuple[Scope, str], str]] = {}
    for owner, found in zip(owners, scopes.occurrences, strict=True):
        if owner.kind in ("module", "class") or (owner, found.name) in kept or found.name.startswith("__"):
            continue
        if found.name in owner.keyword_parameters and (calls_by_name is None or found.name in calls_by_name):
            continue
        names = numbered.setdefault(_outermost_function(owner), {})
        found.rename(names.setdefault((owner, found.name), f"${len(names)}"))


def rename_helpers(scopes: Scopes, helpers: Iterable[str]) -> None:
    """Numbers global functions as ``@0``, ``@1``, …, in the given order. The caller vouches that this is safe."""
    names = {name: f"@{number}" for number, name in enumerate(helpers)}
    for found in list(scopes.module_names()):
        if found.name in names:
            found.rename(names[found.name])


def _outermost_function(scope: Scope) -> Scope:
    outermost, current = scope, scope.parent
    while current is not None:
        if current.kind in ("function", "comprehension"):
            outermost = current
        current = current.parent
    return outermost


def _add(
    scopes: Scopes, scope: Scope, node: ast.AST, attribute: str, *, binds: bool = True, keeps: bool = False
) -> None:
    name = getattr(node, attribute)
    if name is None:  # an except clause or a pattern without a name
        return
    if binds:
        scope.bound.add(name)
    scopes.occurrences.append(
        Occurrence(scope=scope, name=name, binds=binds, keeps=keeps, node=node, attribute=attribute)
    )


def _walk(node: ast.AST, scope: Scope, scopes: Scopes) -> None:  # noqa: C901 - flat; one frame a level, for deep programs
    match node:
        case ast.Name():
            _add(scopes, scope, node, "id", binds=not isinstance(node.ctx, ast.Load))
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
            _walk_function(node, scope, scopes)
        case ast.ClassDef():
            _walk_class(node, scope, scopes)
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            _walk_comprehension(node, scope, scopes)
        case ast.NamedExpr():
            _walk(node.value, scope, scopes)
            _walk(node.target, _without_comprehensions(scope), scopes)
        case ast.Global() | ast.Nonlocal():
            declared = scope.global_names if isinstance(node, ast.Global) else scope.nonlocal_names
            declared.update(node.names)
            scopes.occurrences += [
                Occurrence(scope=scope, name=name, binds=False, keeps=False, node=node, attribute="names", index=index)
                for index, name in enumerate(node.names)
            ]
        case ast.Import() | ast.ImportFrom():
            _walk_import(node, scope, scopes)
        case _:
            if isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar):
                _add(scopes, scope, node, "name")
            elif isinstance(node, ast.MatchMapping):
                _add(scopes, scope, node, "rest")
            for child in ast.iter_child_nodes(node):
                _walk(child, scope, scopes)


def _walk_function(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, scope: Scope, scopes: Scopes) -> None:
    inner = Scope(kind="function", parent=scope)
    arguments = node.args
    parameters = [*arguments.posonlyargs, *arguments.args, arguments.vararg, *arguments.kwonlyargs, arguments.kwarg]
    outside: list[ast.expr | None] = [*arguments.defaults, *arguments.kw_defaults]
    if isinstance(node, _FUNCTIONS):
        # The name of a function around a class is part of the class's qualified name, which reprs show.
        keeps = any(isinstance(part, ast.ClassDef) for part in ast.walk(node))
        _add(scopes, scope, node, "name", keeps=keeps)
        outside += [*node.decorator_list, node.returns, *(each.annotation for each in parameters if each is not None)]
    for expression in outside:
        if expression is not None:
            _walk(expression, scope, scopes)
    for each in parameters:
        if each is not None:
            _add(scopes, inner, each, "arg", keeps=scope.is_open)
    inner.keyword_parameters.update(each.arg for each in (*arguments.args, *arguments.kwonlyargs))
    for part in node.body if isinstance(node.body, list) else [node.body]:
        _walk(part, inner, scopes)


def _walk_class(node: ast.ClassDef, scope: Scope, scopes: Scopes) -> None:
    _add(scopes, scope, node, "name", keeps=True)
    for expression in (*node.decorator_list, *node.bases, *(keyword.value for keyword in node.keywords)):
        _walk(expression, scope, scopes)
    inner = Scope(kind="class", parent=scope, is_open=bool(node.keywords))
    for base in node.bases:
        name = base.id if isinstance(base, ast.Name) else ""
        if name not in scopes.closed_classes and not isinstance(getattr(builtins, name, None), type):
            inner.is_open = True
    if not inner.is_open:
        scopes.closed_classes.add(node.name)
    for part in node.body:
        _walk(part, inner, scopes)


def _walk_comprehension(
    node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp, scope: Scope, scopes: Scopes
) -> None:
    inner = Scope(kind="comprehension", parent=scope)
    for number, generator in enumerate(node.generators):
        _walk(generator.iter, inner if number else scope, scopes)
        for part in (generator.target, *generator.ifs):
            _walk(part, inner, scopes)
    for part in (node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,):
        _walk(part, inner, scopes)


def _walk_import(node: ast.Import | ast.ImportFrom, scope: Scope, scopes: Scopes) -> None:
    for alias in node.names:
        name = alias.asname or alias.name.partition(".")[0]
        scope.bound.add(name)
        scopes.occurrences.append(
            Occurrence(scope=scope, name=name, binds=True, keeps=True, node=alias, attribute="asname")
        )


def _without_comprehensions(scope: Scope) -> Scope:
    while scope.kind == "comprehension" and scope.parent is not None:
        scope = scope.parent
    return scope
