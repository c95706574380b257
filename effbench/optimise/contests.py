"""Finished trajectories side by side: those of the same tasks make a contest."""

from collections import Counter as Tally
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from statistics import median

from effbench.errors import InputError
from effbench.leaderboard.contest import Contest, Contestant, ContestPair, UnitCurves
from effbench.optimise.report import UNITS, Outcome, compare_at, read_outcome, shared_budgets
from effbench.optimise.trajectory import Trajectory, find_trajectories
from effbench.text.numbers import interval_text

__all__ = ["amount_text", "first_text", "labels", "read_contests"]


def read_contests(folders: Sequence[Path]) -> tuple[Contest, ...]:
    """Reads all trajectories in some folders; those of the same tasks are compared.

    Raises:
        InputError: A folder holds none, or one is not finished.
        DataFileError: Files are damaged.
    """
    outcomes: list[Outcome] = []
    for folder in folders:
        found = find_trajectories(folder)
        if not found:
            raise InputError(f"{folder} holds no trajectory: give a folder that `effbench optimise` made")
        outcomes += [read_outcome(Trajectory.open(path)) for path in found]
    groups: dict[tuple[str, str], list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault((outcome.suite_hash, outcome.objective), []).append(outcome)
    usual_first = sorted(groups.values(), key=lambda group: (group[0].suite, group[0].objective.place))
    return tuple(map(_contest, usual_first))


def labels(outcomes: Sequence[Outcome]) -> list[str]:
    """What each is called: with its budget, where two have one name."""
    times = Tally(outcome.name for outcome in outcomes)
    return [
        outcome.name if times[outcome.name] == 1 else f"{outcome.name} {outcome.budget}-{outcome.unit}"
        for outcome in outcomes
    ]


def first_text(outcome: Outcome) -> str:
    """When an optimiser improves first."""
    improved = [step for step in outcome.first_improvements() if step is not None]
    when = f"in step {median(improved):g} (median)" if improved else "never"
    return f"{when}, in {len(improved)} of {len(outcome.task_ids)} tasks"


def amount_text(unit: str, budget: float) -> str:
    """A budget with its unit: ``8 runs``, ``2,500 tokens``, ``$0.0125``."""
    return f"${budget:.4g}" if unit == "dollars" else f"{budget:,.0f} {unit}"


def _contest(outcomes: Sequence[Outcome]) -> Contest:
    names = labels(outcomes)
    return Contest(
        suite=outcomes[0].suite,
        gain=outcomes[0].objective.gain.replace("speedup", "speed-up"),
        n_tasks=len(outcomes[0].task_ids),
        contestants=tuple(
            Contestant(
                name=name,
                estimates=outcome.estimates(),
                opt_curve=outcome.opt_curve(),
                first=first_text(outcome),
                spent=f"{outcome.n_steps} steps, {outcome.usage}",
            )
            for name, outcome in zip(names, outcomes, strict=True)
        ),
        curves=tuple(
            UnitCurves(
                unit=unit,
                curves=tuple(
                    (name, outcome.curve(unit))
                    for name, outcome in zip(names, outcomes, strict=True)
                    if unit in outcome.units
                ),
            )
            for unit in UNITS
            if any(unit in outcome.units for outcome in outcomes)
        ),
        pairs=tuple(
            ContestPair(
                name=other_name,
                other=name,
                budget=amount_text(found.unit, found.budget),
                factor=found.factor,
                interval="none" if found.interval is None else interval_text(*found.interval),
                p_value=found.comparison.p_value,
            )
            for (name, first), (other_name, second) in combinations(zip(names, outcomes, strict=True), 2)
            for found in compare_at(first, second, shared_budgets(first, second))
        ),
    )
