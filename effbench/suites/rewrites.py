"""Rewrites: tasks that show a slow program and ask for a faster one with the same results.

A task of the kind ``rewrite`` is one by itself; any other with a ladder of references becomes one (``--from``). Either
way the program that is given is one of the task's references and its baseline, so the same program handed back has a
speed-up of exactly 1.
"""

from dataclasses import replace
from typing import Final

from effbench.errors import InputError
from effbench.languages import find_language
from effbench.records.task import Suite, Task
from effbench.text.python_source import put_behind

__all__ = ["as_rewrites", "rewrite_of"]

_HEAD: Final = "The program as it is now:"


def rewrite_of(task: Task, reference_id: str) -> Task:
    """The task of making one of a task's references faster; the prompt shows its code."""
    given = next(each for each in task.references if each.reference_id == reference_id)
    code = put_behind(task.preamble, given.solution).strip("\n")
    # A fence is longer than any run of backticks in what it holds.
    fence = "`" * max(3, 1 + _longest_run(code))
    prompt = f"{task.prompt.rstrip()}\n\n{_HEAD}\n\n{fence}{find_language(task.language).fences[0]}\n{code}\n{fence}\n"
    return replace(task, prompt=prompt, given=reference_id)


def as_rewrites(suite: Suite, tier: str) -> Suite:
    """Makes every task of a suite a rewrite of its slowest reference of a tier; those that are rewrites stay.

    Raises:
        InputError: A task has no reference of the tier.
    """
    tasks = tuple(task if task.given else _of_tier(task, tier) for task in suite.tasks)
    return replace(suite, name=f"{suite.name}-from-{tier}", tasks=tasks)


def _of_tier(task: Task, tier: str) -> Task:
    found = next((each for each in task.references if each.tier == tier), None)
    if found is None:
        known = ", ".join(dict.fromkeys(each.tier for each in task.references))
        raise InputError(f"{task.task_id} has no reference of the tier '{tier}' to start from: choose one of {known}")
    return rewrite_of(task, found.reference_id)


def _longest_run(text: str) -> int:
    longest = run = 0
    for sign in text:
        run = run + 1 if sign == "`" else 0
        longest = max(longest, run)
    return longest
