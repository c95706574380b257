"""Do the inputs go as far as the prompt says, come in every order that matters, and strain hash tables?"""

import re
from collections.abc import Iterator
from typing import Final

from effbench.authoring.authored_task import AuthoredTask
from effbench.authoring.inspect_driver import COLLIDING, EQUAL, FALLING, FEW, RISING, WIDE, inspect_program
from effbench.authoring.positions import line_of_function
from effbench.authoring.problems import Code, Problem
from effbench.authoring.task_runner import Draw, TaskRunner
from effbench.sandboxes.outcome import Outcome

__all__ = ["check_inputs", "promised_bounds"]

LEAST_BOUND: Final = 20
"""Smaller numbers in a prompt are mostly no bounds."""
NEARLY: Final = 0.9
"""A bound is reached by what comes so near to it."""
_NUMBER: Final = re.compile(r"(?<![\w.,^:])-?\d[\d,]*(?:\.\d+)?(?![\w^]|[:,.]\d)")
_ORDERS: Final = (RISING, FALLING, EQUAL, FEW)


def check_inputs(authored: AuthoredTask, runner: TaskRunner) -> Iterator[Problem]:
    """Looks at every stress input; each missing thing is one problem."""
    program = inspect_program(authored.task.generator, is_text=authored.task.kind == "stdio")
    draws = [Draw.of(item).numbers for item in authored.task.stress_inputs()]
    found = runner.evaluate(program, (draws,))
    if isinstance(found, Outcome):
        yield _at_generator(authored, Code.GENERATOR_FAILS, f"makes inputs that cannot be looked at: {found.detail}.")
        return
    reached = {number for numbers, _ in found for number in numbers}
    words = {word for _, its_words in found for word in its_words}
    for line, bound in promised_bounds(authored.task.prompt):
        if not any(_is_near(number, bound) for number in reached):
            yield authored.at(
                "prompt.md", line, Code.BOUND_NOT_REACHED,
                f"promises {bound:,}, and no input of any level comes within {1 - NEARLY:.0%} of it: lower the bound, "
                "or let the generator reach it.",
            )  # fmt: skip
    missing = [order for order in _ORDERS if order not in words]
    if "sorting" in authored.authoring.areas and missing:
        yield _at_generator(
            authored, Code.ORDERS_MISSING,
            f"makes no input that is {' or '.join(missing)}, though the task is about sorting: add one at any level.",
        )  # fmt: skip
    if "hashing" in authored.authoring.areas and WIDE in words and COLLIDING not in words:
        yield _at_generator(
            authored, Code.KEYS_TOO_KIND,
            "makes whole numbers that spread evenly over a hash table only: add an input of multiples of a large power "
            "of two, which collide in it.",
        )  # fmt: skip


def promised_bounds(prompt: str) -> list[tuple[int, float]]:
    """Numbers in list items about a parameter, or in the paragraph on a program's input, with their lines, from 1."""
    bounds: dict[float, int] = {}
    inside = False
    for number, line in enumerate(prompt.splitlines(), 1):
        if line.startswith(("- `", "Input:")):
            inside = True
        elif not line.strip() or line.startswith(("- ", "```", "Output:")):
            inside = False
        if inside and "instructions" not in line:
            for match in _NUMBER.finditer(line):
                text = match[0].rstrip(",").replace(",", "")
                bound = float(text) if "." in text else int(text)
                if abs(bound) >= LEAST_BOUND:
                    bounds.setdefault(bound, number)
    return [(line, bound) for bound, line in bounds.items()]


def _is_near(number: float, bound: float) -> bool:
    return NEARLY * abs(bound) <= abs(number) <= abs(bound) and (number < 0) == (bound < 0)


def _at_generator(authored: AuthoredTask, code: Code, sentence: str) -> Problem:
    return authored.at(
        "generator.py", line_of_function(authored.task.generator.source, "generate_input"), code, sentence
    )
