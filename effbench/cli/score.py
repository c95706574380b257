"""`effbench score`."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from effbench.cli.json_output import show_json
from effbench.cli.options import Ks, metric_options, metrics_option, score_format_option, tracking_options
from effbench.cli.output import reports_faults, say, show
from effbench.cli.score_table import ScoreFormat, render_score
from effbench.export.open_run import OpenedRun, open_run
from effbench.metrics import MetricOptions, score_metrics
from effbench.runner.progress import Progress
from effbench.runner.run import RunOptions
from effbench.runner.run import run as measure_run

if TYPE_CHECKING:
    from effbench.integrations.tracking import Tracking

__all__ = ["run_and_score", "score_command"]


@click.command("score")
@click.argument("path", type=click.Path(path_type=Path), metavar="RUN")
@metrics_option("Metrics to print")
@click.option(
    "-k", "ks", type=Ks(), default="1", show_default=True, help="Numbers of tries k, for metrics such as pass@k."
)
@metric_options
@click.option(
    "--by", type=click.Choice(["kind_of_gain"]), default=None,
    help="Score the tasks that gain by growth and by craft apart, too.",
)  # fmt: skip
@score_format_option
@reports_faults
@tracking_options
def score_command(
    path: Path, metrics: tuple[str, ...], ks: tuple[int, ...],
    margin: float, min_correct: int, max_profile: int, threshold: float, fast_p: float, by: str | None, form: str,
    tracking: "Tracking | None",
) -> None:  # fmt: skip
    """Score a run from its files alone: nothing is measured, no engine is needed.

    RUN is a run directory, a bundle, or a folder that holds one run.
    """
    options = MetricOptions(
        margin=margin, min_correct=min_correct, max_profile=max_profile, threshold=threshold,
        fast_p=fast_p,
    )  # fmt: skip
    with open_run(path) as run:
        _score(run, metrics, ks, options, ScoreFormat(form), by=by, tracking=tracking)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredShard:
    """What ``--format json`` writes of a shard, which has no scores.

    Attributes:
        schema: Version of this record's format.
        shard: Which part of how many, such as ``1/4``.
        run_directory: The shard's folder.
    """

    schema: int = 1
    shard: str
    run_directory: str


def run_and_score(options: RunOptions, form: ScoreFormat, tracking: "Tracking | None") -> None:
    """Measures, scores by the metrics that were asked for, keeps the estimates beside the records and prints them.

    A shard has no scores: they would be those of some other selection.
    """
    directory = measure_run(options, show_progress=True)
    if options.shard is not None:
        say(f"shard {options.shard} is measured; once all are: effbench merge {directory.path.with_suffix('')}.shard-*")
        if form is ScoreFormat.JSON:
            show_json(MeasuredShard(shard=str(options.shard), run_directory=str(directory.path)))
        else:
            show(f"results   {directory.path}")
        return
    _score(OpenedRun(directory=directory), options.metrics, options.ks, MetricOptions(), form, tracking=tracking)


def _score(
    run: OpenedRun,
    metrics: Sequence[str],
    ks: Sequence[int],
    options: MetricOptions,
    form: ScoreFormat,
    *,
    by: str | None = None,
    tracking: "Tracking | None",
) -> None:
    with Progress(shown=True) as progress:
        progress.stage("scoring")
        scores = score_metrics(run, metrics, ks, options, by_kind_of_gain=by is not None)
    # What was scored before is worth more than nothing, and a bundle stays as it is.
    if scores.estimates and run.bundle is None:
        run.directory.write_estimates(list(scores.estimates))
    show(render_score(scores, run.manifest(), form, run.path))
    if form is ScoreFormat.TABLE:
        show(f"results   {run.path}")
    else:
        say(f"results   {run.path}")
    if tracking is not None:
        say(f"tracked   {tracking.log(run.manifest(), scores.estimates)}")
