"""`effbench compare`."""

import sys
from contextlib import ExitStack
from pathlib import Path

import click

from effbench.cli.options import metric_options
from effbench.cli.output import EXIT_FAULT, reports_faults, show
from effbench.export.open_run import open_run
from effbench.metrics import MetricOptions
from effbench.metrics.compare.comparison import compare_runs
from effbench.metrics.compare.guard import WorseWhen, parse_guard
from effbench.metrics.compare.table import Format, render_comparison
from effbench.metrics.objectives import Objective, metric_of

__all__ = ["compare_command"]


@click.command("compare")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="RUN_A RUN_B [RUN…]")
@click.option(
    "--metric",
    default="eff@1",
    show_default=True,
    help="Metric to compare by: a mean over tasks, such as pass@10 or DPS.",
)
@click.option(
    "--objective",
    type=click.Choice([item.value for item in Objective]),
    default=None,
    help="Compare by the metric of this objective: eff@1, mem-eff@1, energy@1 or joint@1.",
)
@metric_options
@click.option("--common-tasks", is_flag=True, help="Compare runs of different tasks on the tasks that they share.")
@click.option(
    "--tie-margin",
    type=float,
    default=0.0,
    show_default=True,
    help="Largest difference that counts as a tie, in the metric's unit.",
)
@click.option(
    "--fail-if-worse",
    metavar="SHARE",
    help="Exit with 1 if a later run is worse than the first by more than this share, such as 5%; with 2 if there are "
    "too few tasks to tell.",
)
@click.option(
    "--worse-when", type=click.Choice([rule.value for rule in WorseWhen]), default="shown", show_default=True,
    help="What --fail-if-worse judges: the difference's upper end, the difference itself, or its lower end.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice([form.value for form in Format]), default="table", show_default=True
)
@reports_faults
def compare_command(
    paths: tuple[Path, ...], metric: str, objective: str | None, margin: float, min_correct: int, max_profile: int,
    threshold: float, fast_p: float, common_tasks: bool, tie_margin: float, fail_if_worse: str | None, worse_when: str,
    form: str,
) -> None:  # fmt: skip
    """Compare runs task by task: differences with intervals, tests, ranks. From their files alone.

    A RUN is a run directory, a bundle, or a folder that holds one run.
    """
    if objective is not None:
        metric = metric_of(Objective(objective))
    guard = None if fail_if_worse is None else parse_guard(fail_if_worse, worse_when)
    options = MetricOptions(
        margin=margin, min_correct=min_correct, max_profile=max_profile, threshold=threshold,
        fast_p=fast_p,
    )  # fmt: skip
    with ExitStack() as opened:
        runs = [opened.enter_context(open_run(path)) for path in paths]
        comparison = compare_runs(
            runs, metric, common_tasks=common_tasks, tie_margin=tie_margin, guard=guard, options=options
        )
    show(render_comparison(comparison, Format(form)))
    if any(finding.worse and finding.decided for finding in comparison.findings):
        sys.exit(1)
    if not all(finding.decided for finding in comparison.findings):
        sys.exit(EXIT_FAULT)
