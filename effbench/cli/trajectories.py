"""`effbench trajectories`."""

import json
import math
from collections.abc import Sequence
from dataclasses import asdict
from itertools import combinations
from pathlib import Path
from statistics import median

import click

from effbench.cli.options import JSON, format_option
from effbench.cli.output import reports_faults
from effbench.optimise.report import Outcome, compare_at, read_outcome
from effbench.optimise.trajectory import Trajectory
from effbench.scoring import Estimate, PairedComparison
from effbench.text.numbers import interval_text, number_text
from effbench.text.table import plain_table

__all__ = ["show_outcomes", "trajectories_command"]


@click.command("trajectories")
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="TRAJECTORY…")
@format_option
@reports_faults
def trajectories_command(folders: tuple[Path, ...], form: str) -> None:
    """Compare what `effbench optimise` made: speed-ups at growing budgets, and strategies pair by pair."""
    outcomes = [read_outcome(Trajectory.open(folder)) for folder in folders]
    if form == JSON:
        click.echo(json.dumps([_document(outcome) for outcome in outcomes], indent=2))
    else:
        show_outcomes(outcomes)


def show_outcomes(outcomes: Sequence[Outcome]) -> None:
    """Prints scores, curves and, of several, each pair."""
    for outcome in outcomes:
        click.echo(_scores(outcome))
    pairs = [(first, second, compare_at(first, second)) for first, second in combinations(outcomes, 2)]
    if pairs:
        click.echo(_pairs(pairs))


def _scores(outcome: Outcome) -> str:
    improved = [step for step in outcome.first_improvements() if step is not None]
    first = f"in step {median(improved):g} (median)" if improved else "never"
    rows = [[each.metric, *_figures(each)] for each in outcome.estimates()]
    rows += [[f"speedup, {point.budget:,} {outcome.unit}", *_figures(point.speedup)] for point in outcome.curve()]
    return "\n".join(
        [
            outcome.name,
            plain_table(rows, ["", "score", "95 % interval", "tasks"], "lrcr"),
            f"first improvement  {first}, in {len(improved)} of {len(outcome.task_ids)} tasks",
            f"spent              {outcome.n_steps} steps, {outcome.usage}",
            "",
        ]
    )


def _pairs(pairs: Sequence[tuple[Outcome, Outcome, PairedComparison]]) -> str:
    rows = [
        [
            second.name,
            first.name,
            f"{min(first.budget, second.budget):,} {first.unit}",
            f"{math.exp(found.difference):.3f}",
            _factor_interval(found),
            f"{found.p_value:.4f}",
        ]
        for first, second, found in pairs
    ]
    return plain_table(rows, ["speed-up of", "over", "at", "factor", "95 % interval", "p"], "llrrcr")


def _factor_interval(found: PairedComparison) -> str:
    if found.ci_low is None or found.ci_high is None:
        return "none"
    return f"{math.exp(found.ci_low):.3f} to {math.exp(found.ci_high):.3f}"


def _figures(estimate: Estimate) -> tuple[str, str, str]:
    return number_text(estimate.point_estimate), interval_text(estimate.ci_low, estimate.ci_high), str(estimate.n_tasks)


def _document(outcome: Outcome) -> dict[str, object]:
    return {
        **asdict(outcome),
        "estimates": [asdict(estimate) for estimate in outcome.estimates()],
        "curve": [asdict(point) for point in outcome.curve()],
        "first_improvements": outcome.first_improvements(),
    }
