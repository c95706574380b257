"""Finds what makes a program give other results at another time: unseeded randomness and clocks.

A reading of the source alone: names are followed through imports, not through assignments. The order of sets of texts
needs no rule, since every program runs with ``PYTHONHASHSEED=0``.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from effbench.authoring.problems import Code

__all__ = ["Finding", "find_chance"]

_CHANCE = ("secrets", "uuid", "os.urandom", "os.getrandom", "random")
_CLOCKS = (
    "time",
    "os.times",
    "os.getpid",
    "datetime.datetime.now",
    "datetime.datetime.utcnow",
    "datetime.datetime.today",
    "datetime.date.today",
)
_SEEDED = "random.Random"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One use of chance or of a clock.

    Attributes:
        line: Where, from 1.
        code: UNSEEDED_RANDOMNESS or CLOCK.
        name: What is used, in full: ``random.shuffle``.
    """

    line: int
    code: Code
    name: str


def find_chance(source: str) -> tuple[Finding, ...]:
    """Finds every use, in the order of the file."""
    tree = ast.parse(source)
    origins = dict(_imported(tree))
    parents = {child: parent for parent in ast.walk(tree) for child in ast.iter_child_nodes(parent)}
    findings = []
    for node in ast.walk(tree):
        name = _full_name(node, origins)
        code = None if name is None or isinstance(parents.get(node), ast.Attribute) else _code(name)
        if name is None or code is None or _is_seeded(name, parents.get(node), node):
            continue
        findings.append(Finding(line=getattr(node, "lineno", 1), code=code, name=name))
    return tuple(sorted(findings, key=lambda finding: finding.line))


def _imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.partition(".")[0]
                yield (alias.asname, alias.name) if alias.asname else (top, top)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def _full_name(node: ast.AST, origins: dict[str, str]) -> str | None:
    if isinstance(node, ast.Name):
        return origins.get(node.id)
    if isinstance(node, ast.Attribute):
        owner = _full_name(node.value, origins)
        return None if owner is None else f"{owner}.{node.attr}"
    return None


def _code(name: str) -> Code | None:
    def is_in(families: tuple[str, ...]) -> bool:
        return any(name == family or name.startswith(f"{family}.") for family in families)

    if is_in(_CHANCE):
        return Code.UNSEEDED_RANDOMNESS
    return Code.CLOCK if is_in(_CLOCKS) else None


def _is_seeded(name: str, parent: ast.AST | None, node: ast.AST) -> bool:
    """``random.Random(seed)``; as an annotation the bare name is harmless too."""
    if name != _SEEDED:
        return False
    is_call = isinstance(parent, ast.Call) and parent.func is node
    return not is_call or bool(isinstance(parent, ast.Call) and (parent.args or parent.keywords))
