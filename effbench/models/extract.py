"""Finds the code in what a model wrote."""

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from effbench.models.blocks import Answer, Block, find_blocks, without_reasoning
from effbench.models.callable_code import as_body, binds, completed, continued, renamed
from effbench.program_text import find_function, parse, positional_arity
from effbench.task import Task

__all__ = ["extract_code", "extract_solution"]


def extract_solution(completion: str, task: Task) -> str | None:
    """Finds the code in a completion for a task, as it goes behind the task's preamble.

    Args:
        completion: The raw text.
        task: What it was written for.

    Returns:
        The code; None where there is none.
    """
    if task.kind == "stdio":
        return extract_code(completion, "")
    preamble = parse(task.preamble)
    # Behind a preamble that opens the function, a body is whole.
    prompt = None if preamble is not None and binds(preamble, task.entry_point) else task.prompt
    yardstick = parse(task.program(task.yardstick.solution).source)
    function = None if yardstick is None else find_function(yardstick.body, task.entry_point)
    arity = None if function is None else positional_arity(function)
    return extract_code(completion, task.entry_point, prompt=prompt, arity=arity)


def extract_code(
    completion: str, entry_point: str, *, prompt: str | None = None, arity: int | None = None
) -> str | None:
    """Finds the code in a completion.

    Reasoning between tags is dropped. Text that is Python as a whole is taken as it stands. Else, of the complete
    fenced blocks, the last one that defines the entry point is taken; else one whose only function has another name, or
    whose class has it as a method, and which is then made callable by the entry point; else one that is the body of the
    function; else a last block that was cut off, if it is whole Python all the same. What the block uses and lacks
    (imports, other functions) comes from the prompt and the blocks before it.

    Args:
        completion: The raw text.
        entry_point: Name of the function or class that the task calls; empty for a whole program, of which the last
            complete block of Python is taken.
        prompt: Goes before a body; None leaves a body as it is.
        arity: How many arguments the entry point is called with; None where that is unknown.

    Returns:
        The code; None where there is none.
    """
    if not completion.strip():
        return None
    goal = _Goal(entry_point=entry_point, prompt=prompt, arity=arity)
    if goal.is_met_by(completion):
        return goal.with_context(completion, ())
    answer = find_blocks(without_reasoning(completion))
    return _of_program(answer, goal) if not entry_point else _of_function(answer, goal)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Goal:
    """What code is to be found for."""

    entry_point: str
    prompt: str | None
    arity: int | None

    def is_met_by(self, source: str) -> bool:
        """Whether the source is Python as a whole, and binds the entry point where there is one."""
        tree = parse(source)
        return tree is not None and bool(tree.body) and (not self.entry_point or binds(tree, self.entry_point))

    def made_from(self, source: str) -> str | None:
        """The source made callable by the entry point: from another name, from a method, or from a body."""
        tree = parse(source)
        found = None if tree is None else renamed(source, tree, self.entry_point, self.arity)
        if found is not None:
            return found
        body = as_body(source)
        if body is None or self.prompt is None:
            return body
        return continued(self.prompt, body, self.entry_point)

    def with_context(self, source: str, others: Sequence[str]) -> str:
        """The source with what it lacks from the prompt and the blocks before it."""
        return completed(source, [*([self.prompt] if self.prompt is not None else []), *others])

    def is_tried_by(self, source: str) -> bool:
        """Whether the source, Python or not, has the looks of a definition of the entry point."""
        name = re.escape(self.entry_point)
        looks = rf"^[ \t]*(?:(?:async[ \t]+)?def|class)[ \t]+{name}\b|^{name}[ \t]*[:=]"
        return re.search(looks, source, re.MULTILINE) is not None


def _of_function(answer: Answer, goal: _Goal) -> str | None:
    pieces = _pieces(answer)
    for index, source in pieces:
        if goal.is_met_by(source):
            return goal.with_context(source, _before(answer, index))
    for index, source in pieces:
        made = goal.made_from(source)
        if made is not None:
            return goal.with_context(made, _before(answer, index))
    # Not Python, but what the model meant: its verdict says where the syntax fails.
    broken = [block.content for block in answer.blocks if block.is_complete and goal.is_tried_by(block.content)]
    return broken[-1] if broken else None


def _of_program(answer: Answer, goal: _Goal) -> str | None:
    complete = [(index, block) for index, block in enumerate(answer.blocks) if block.is_complete]
    tagged = [(index, block) for index, block in complete if block.is_tagged]
    # Blocks without a language are often examples of input and output.
    for index, block in [*reversed(tagged), *reversed(complete), *_cut_off(answer)]:
        if goal.is_met_by(block.content):
            return goal.with_context(block.content, _before(answer, index))
    if goal.is_met_by(answer.head) and not tagged:
        return answer.head
    return tagged[-1][1].content if tagged else None


def _pieces(answer: Answer) -> list[tuple[int, str]]:
    """What may hold the code, best first: complete blocks from the last, the text before them, a block cut off."""
    complete = [(index, block) for index, block in enumerate(answer.blocks) if block.is_complete]
    ordered = [(index, block.content) for index, block in reversed(complete)]
    # Where the prompt ends with an opening fence, the code comes first and the text's first fence closes it.
    return [*ordered, (0, answer.head), *((index, block.content) for index, block in _cut_off(answer))]


def _cut_off(answer: Answer) -> Iterator[tuple[int, Block]]:
    last = len(answer.blocks) - 1
    if answer.blocks and not answer.blocks[last].is_complete:
        yield last, answer.blocks[last]


def _before(answer: Answer, index: int) -> list[str]:
    return [block.content for block in answer.blocks[:index] if _is_python(block.content)]


def _is_python(source: str) -> bool:
    tree = parse(source)
    return tree is not None and any(not isinstance(item, ast.Expr) for item in tree.body)
