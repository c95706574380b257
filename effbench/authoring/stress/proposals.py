"""Reads what a model proposes as a generator with its contract, and asks for it."""

import ast
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Final

from markdown_it import MarkdownIt

from effbench.authoring.lint import find_chance
from effbench.records.task import Task
from effbench.storage.json_files import read_text
from effbench.text.python_source import parse_shallow

__all__ = ["Proposal", "prompt_for", "read_proposal"]

_TEMPLATE: Final = Path(__file__).with_name("proposal_prompt.md")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A generator with its contract.

    Attributes:
        generator: Source that defines ``generate_input``.
        contract: Source that defines ``contract``.
    """

    generator: str
    contract: str


def prompt_for(task: Task, rejections: Sequence[str]) -> str:
    """What the model is asked."""
    return Template(read_text(_TEMPLATE)).substitute(
        prompt=task.prompt.strip(),
        returns=_RETURNED[task.kind].format(task.entry_point),
        parameters=_parameters(task),
        sizes=", ".join(f"{level.size} at level {level.index}" for level in task.levels),
        rejections="".join(f"\nAn earlier proposal was rejected: {reason}" for reason in rejections),
    )


_RETURNED: Final = {
    "function": "the tuple of arguments for one call of `{}`",
    "class": "a tuple of two: the tuple of the arguments that `{}` is made with, and the list of calls, each a tuple "
    "of a method's name and its arguments",
    "stdio": "the text of the program's standard input",
}


def _parameters(task: Task) -> str:
    if task.kind != "function":
        return "text" if task.kind == "stdio" else "arguments, calls"
    for node in ast.parse(task.program(task.baseline.solution).source).body:
        if isinstance(node, ast.FunctionDef) and node.name == task.entry_point:
            return ", ".join(argument.arg for argument in [*node.args.posonlyargs, *node.args.args])
    return "*arguments"


def read_proposal(text: str) -> Proposal | str:
    """Finds both programs in a model's answer.

    Returns:
        The proposal, or in one sentence why there is none.
    """
    blocks = {source: tree for source in _blocks(text) if (tree := _parsed(source)) is not None}
    if not blocks:
        return "the answer holds no complete block of Python"
    found = {}
    for name in ("generate_input", "contract"):
        defining = [source for source, tree in blocks.items() if _defines(tree, name)]
        if not defining:
            return f"no block defines `def {name}`"
        chance = find_chance(defining[-1])
        if chance:
            return f"`{chance[0].name}` in line {chance[0].line} of `{name}` gives another value on each run"
        found[name] = defining[-1]
    return Proposal(generator=found["generate_input"], contract=found["contract"])


def _blocks(text: str) -> list[str]:
    return [token.content for token in MarkdownIt().parse(text) if token.type == "fence" and token.content.strip()]


def _parsed(source: str) -> ast.Module | None:
    try:
        return parse_shallow(source)
    except (SyntaxError, ValueError):
        return None


def _defines(tree: ast.Module, name: str) -> bool:
    return any(isinstance(node, ast.FunctionDef) and node.name == name for node in tree.body)
