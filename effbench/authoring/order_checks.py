"""Do counts and time tell one story, and do the references gain as the task's label says?"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from effbench.authoring.authored_task import AuthoredTask
from effbench.authoring.positions import line_of_key
from effbench.authoring.problems import Code, Problem
from effbench.authoring.solution_checks import REFERENCE_CPU_S, Cost
from effbench.authoring.task_runner import TaskRunner
from effbench.measure.test_cases import TestCase
from effbench.suites.task_files import read_text

__all__ = ["check_gain", "check_native_order", "kind_of_gain"]

REPEATS: Final = 7
"""Alternated native runs of two references; the shortest of each is the one that was disturbed least."""
NOISE_SHARE: Final = 0.15
NOISE_S: Final = 0.0005
FAR_APART: Final = 3.0
"""A reference that takes so many times as long needs no second run."""
GROWING: Final = 2.0
"""How much more the best reference must gain at the top level than at the first scored one to be called growth."""


def check_native_order(
    authored: AuthoredTask, runner: TaskRunner, dearest: TestCase, costs: Sequence[Cost]
) -> Iterator[Problem]:
    """A tier that costs less than the one before it must take no longer, beyond what repeats differ by."""
    for (slower, dear), (faster, cheap) in pairwise(zip(authored.task.references, costs, strict=True)):
        if cheap.instructions is None or (dear.instructions is not None and dear.instructions <= cheap.instructions):
            continue  # the counts are out of order already
        slow_s = fast_s = float("inf")
        for _ in range(REPEATS):
            fast_s = min(fast_s, _cpu_s(runner, faster.solution, dearest))
            slow_s = min(slow_s, _cpu_s(runner, slower.solution, dearest))
            if slow_s > FAR_APART * fast_s:
                break
        if fast_s > slow_s * (1 + NOISE_SHARE) + NOISE_S:
            yield authored.at_reference(
                faster,
                Code.TIERS_DISAGREE,
                f"takes {fast_s * 1000:.1f} ms of CPU time at the top level, {slower.reference_id} before it "
                f"{slow_s * 1000:.1f} ms, though it costs fewer instructions: mend the faster one, or leave one out.",
            )


def _cpu_s(runner: TaskRunner, solution: str, case: TestCase) -> float:
    return runner.run(solution, case.arguments, cpu_s=REFERENCE_CPU_S).cpu_time_s


def check_gain(
    authored: AuthoredTask, runner: TaskRunner, costs: Sequence[Cost], first: tuple[TestCase, int]
) -> Iterator[Problem]:
    """Holds the label against the counts; a task without a label has none to hold.

    Args:
        authored: The task.
        runner: Counts its slowest reference once more.
        costs: Of all references at the top level.
        first: The input of the first scored level that is dearest to the best reference, and what it costs.
    """
    label = authored.task.kind_of_gain
    if not label or len(costs) < 2:
        return
    case, best = first
    slow = runner.count(authored.task.references[0].solution, case).instructions
    found = kind_of_gain((slow, best), (costs[0].instructions, costs[-1].instructions))
    if found and found != label:
        text = read_text(authored.place.files, "task.toml")
        yield authored.at(
            "task.toml",
            line_of_key(text, "kind_of_gain"),
            Code.GAIN_MISLABELLED,
            f"is {label!r}, and the counts say {found!r}: {authored.task.references[0].reference_id} costs "
            f"{_times(slow, best)} of the best reference at the first scored level, "
            f"{_times(costs[0].instructions, costs[-1].instructions)} at the top one.",
        )


def kind_of_gain(first: tuple[int | None, int], top: tuple[int | None, int | None]) -> str:
    """``growth`` where the slowest reference falls back further the larger the input, else ``craft``.

    Args:
        first: What the slowest and the best reference cost at the first scored level.
        top: The same at the top level; what is None went beyond counting.

    Returns:
        The word; empty where it cannot be told.
    """
    if first[0] is None or top[1] is None:
        return ""
    if top[0] is None:
        return "growth"
    return "growth" if top[0] / top[1] >= GROWING * first[0] / first[1] else "craft"


def _times(slow: int | None, best: int | None) -> str:
    return "more than is counted" if slow is None or not best else f"{slow / best:.1f} times the count"
