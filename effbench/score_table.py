"""Scores as text."""

from collections.abc import Iterable

from tabulate import tabulate

from effbench.measurement import Verdict
from effbench.run_directory import Manifest
from effbench.score import Score
from effbench.scoring import Estimate

__all__ = ["render_score"]

MISSING = "none"


def render_score(score: Score, manifest: Manifest) -> str:
    """A table of the estimates, with coverage and verdicts below."""
    table = tabulate(
        [_row(estimate) for estimate in score.estimates],
        headers=["metric", "score", "95 % interval", "s.e.", "tasks", "samples", "interval by"],
        disable_numparse=True,
        colalign=("left", "right", "center", "right", "right", "right", "left"),
    )
    n_tasks = len(manifest.tasks)
    lines = [
        table,
        "",
        f"coverage  {score.n_tasks_with_samples} of {n_tasks} tasks have samples"
        + ("" if score.n_tasks_with_samples == n_tasks else "; a task without samples scores 0"),
        f"verdicts  {_verdicts(score)}",
        f"counter   {manifest.environment.counter}, environment {manifest.environment.environment_id}",
    ]
    return "\n".join(lines)


def _row(estimate: Estimate) -> list[str]:
    if estimate.ci_low is None or estimate.ci_high is None:
        interval = MISSING
    else:
        interval = f"{estimate.ci_low:.3f} to {estimate.ci_high:.3f}"
    return [
        estimate.metric.replace("@k", f"@{estimate.k}"),
        f"{estimate.point_estimate:.3f}",
        interval,
        MISSING if estimate.standard_error is None else f"{estimate.standard_error:.3f}",
        str(estimate.n_tasks),
        str(estimate.n_samples),
        estimate.method,
    ]


def _verdicts(score: Score) -> str:
    tally = score.verdicts()
    named: Iterable[str] = (f"{verdict} {tally[verdict]}" for verdict in Verdict if tally[verdict])
    return ", ".join(named) or "none"
