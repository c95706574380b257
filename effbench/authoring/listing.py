"""Tasks as text: a table of many, or all of one."""

from collections.abc import Sequence
from dataclasses import dataclass

from tabulate import tabulate

from effbench.authoring.authored_task import AuthoredTask
from effbench.authoring.mutant_checks import MutationScore
from effbench.authoring.stress.explore import Curve

__all__ = ["Counted", "render_list", "render_task"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What is known of a task's references beyond its files.

    Attributes:
        costs: Instructions of each at the top level, slowest tier first; None where it was not counted to the end.
        curves: How each grows.
        mutation: From the last check; None where the task changed since then, or never came so far.
    """

    costs: tuple[int | None, ...]
    curves: tuple[Curve, ...]
    mutation: MutationScore | None


def render_list(authored_tasks: Sequence[AuthoredTask], counted: Sequence[Counted] | None = None) -> str:
    """A table with a line for each task."""
    headers = ["task", "areas", "kind", "tiers", "sizes"]
    rows: list[list[str]] = [_row(authored) for authored in authored_tasks]
    if counted is not None:
        headers += ["instructions at the top", "ratio", "growth", "mutants"]
        rows = [row + _counted_row(each) for row, each in zip(rows, counted, strict=True)]
    return tabulate(rows, headers=headers, disable_numparse=True)


def _row(authored: AuthoredTask) -> list[str]:
    task = authored.task
    tiers = ", ".join(reference.tier for reference in task.references)
    sizes = ", ".join(str(level.size) for level in task.levels)
    return [task.task_id, ", ".join(authored.authoring.areas), authored.kind, tiers, sizes]


def _counted_row(counted: Counted) -> list[str]:
    costs = counted.costs
    known = costs and costs[0] is not None and costs[-1] is not None
    ratio = f"{costs[0] / costs[-1]:.1f}" if known and costs[0] and costs[-1] else ""
    mutation = counted.mutation
    return [
        ", ".join("beyond counting" if cost is None else f"{cost:,}" for cost in costs),
        ratio,
        ", ".join("?" if curve.fit is None else curve.fit.growth.value for curve in counted.curves),
        "" if mutation is None else f"{mutation.n_killed}/{mutation.n_mutants}",
    ]


def render_task(authored: AuthoredTask) -> str:
    """The prompt, the levels and the reference solutions, in plain text."""
    task = authored.task
    facts = [f"{task.task_id}  ({authored.kind}, judged by {task.comparison})"]
    if authored.authoring.areas:
        facts.append(f"areas: {', '.join(authored.authoring.areas)}")
    levels = [[level.index, level.size, level.n_tests, f"{level.weight:g}"] for level in task.levels]
    parts = ["\n".join(facts), task.prompt.strip(), tabulate(levels, headers=["level", "size", "tests", "weight"])]
    parts += [
        f"{_rule(f'{reference.reference_id}.py')}\n{reference.solution.rstrip()}" for reference in task.references
    ]
    parts += [
        f"{_rule(f'{wrong.path.name}: {wrong.reason}')}\n{wrong.solution.rstrip()}"
        for wrong in authored.authoring.wrong
    ]
    return "\n\n".join(parts)


def _rule(title: str) -> str:
    return f"--- {title} ".ljust(100, "-")
