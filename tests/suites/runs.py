"""Runs a task's own programs in an interpreter of their own."""

import ast
import subprocess
import sys
from typing import Any

from effbench.records.task import Program, Task

__all__ = ["call", "check", "inputs"]


def call(program: Program, *arguments: object) -> Any:
    """Calls a program's entry point; arguments and result are literals."""
    source = f"{program.source}\nprint(repr({program.entry_point}(*{arguments!r})))"
    done = subprocess.run([sys.executable, "-I", "-"], input=source, capture_output=True, text=True, check=True)
    return ast.literal_eval(done.stdout)


def inputs(task: Task, level: int) -> list[Any]:
    """The arguments of all inputs of a level."""
    return [
        call(task.generator, item.seed, item.size, item.level, item.test_index)
        for item in task.stress_inputs()
        if item.level == level
    ]


def check(task: Task, answer: object, output: object, arguments: tuple[object, ...] = ()) -> bool:
    """What the task's checker says."""
    assert task.checker is not None
    return bool(call(task.checker, arguments, answer, output))
