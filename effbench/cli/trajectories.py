"""`effbench trajectories`."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from itertools import combinations
from pathlib import Path

import click

from effbench.cli.options import JSON, format_option
from effbench.cli.output import reports_faults
from effbench.optimise.contests import amount_text, first_text, labels
from effbench.optimise.report import AtBudget, Outcome, compare_at, read_outcome, shared_budgets
from effbench.optimise.trajectory import Trajectory
from effbench.records.estimate import Estimate
from effbench.text.numbers import interval_text, number_text
from effbench.text.table import plain_table

__all__ = ["show_outcomes", "trajectories_command"]

_Pair = tuple[str, str, AtBudget]


@click.command("trajectories")
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="TRAJECTORY…")
@format_option
@reports_faults
def trajectories_command(folders: tuple[Path, ...], form: str) -> None:
    """Compare what `effbench optimise` made: speed-ups at growing budgets, and strategies pair by pair."""
    outcomes = [read_outcome(Trajectory.open(folder)) for folder in folders]
    if form == JSON:
        found = {"trajectories": list(map(_document, outcomes)), "pairs": list(map(_pair_document, _pairs(outcomes)))}
        click.echo(json.dumps(found, indent=2))
    else:
        show_outcomes(outcomes)


def show_outcomes(outcomes: Sequence[Outcome]) -> None:
    """Prints scores, curves and, of several, each pair at the largest budget that both have."""
    pairs = _pairs(outcomes)
    for name, outcome in zip(labels(outcomes), outcomes, strict=True):
        click.echo(_scores(name, outcome))
    if pairs:
        largest = {(second, first, found.unit): found for first, second, found in pairs}
        click.echo(_pair_table([(first, second, found) for (second, first, _), found in largest.items()]))


def _pairs(outcomes: Sequence[Outcome]) -> list[_Pair]:
    return [
        (name, other, found)
        for (name, first), (other, second) in combinations(zip(labels(outcomes), outcomes, strict=True), 2)
        for found in compare_at(first, second, shared_budgets(first, second))
    ]


def _scores(name: str, outcome: Outcome) -> str:
    rows = [[each.metric, *_figures(each)] for each in outcome.estimates()]
    rows += [[each.metric, *_figures(each)] for each in outcome.opt_curve()[1:]]
    rows += [
        [f"{outcome.objective.gain}, {amount_text(unit, point.budget)}", *_figures(point.speedup)]
        for unit in outcome.units
        for point in outcome.curve(unit)
    ]
    return "\n".join(
        [
            name,
            plain_table(rows, ["", "score", "95 % interval", "tasks"], "lrcr"),
            f"first improvement  {first_text(outcome)}",
            f"spent              {outcome.n_steps} steps, {outcome.usage}",
            "",
        ]
    )


def _pair_table(pairs: Sequence[_Pair]) -> str:
    rows = [
        [
            second,
            first,
            amount_text(found.unit, found.budget),
            f"{found.factor:.3f}",
            "none" if found.interval is None else interval_text(*found.interval),
            f"{found.comparison.p_value:.4f}",
        ]
        for first, second, found in pairs
    ]
    return plain_table(rows, ["gain of", "over", "at", "factor", "95 % interval", "p"], "llrrcr")


def _figures(estimate: Estimate) -> tuple[str, str, str]:
    return number_text(estimate.point_estimate), interval_text(estimate.ci_low, estimate.ci_high), str(estimate.n_tasks)


def _document(outcome: Outcome) -> dict[str, object]:
    return {
        **asdict(outcome),
        "estimates": [asdict(estimate) for estimate in outcome.estimates()],
        "opt_curve": [asdict(estimate) for estimate in outcome.opt_curve()],
        "curves": {unit: [asdict(point) for point in outcome.curve(unit)] for unit in outcome.units},
        "first_improvements": outcome.first_improvements(),
    }


def _pair_document(pair: _Pair) -> dict[str, object]:
    first, second, found = pair
    return {"of": second, "over": first, "factor": found.factor, "interval": found.interval, **asdict(found)}
