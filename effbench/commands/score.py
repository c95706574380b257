"""`effbench score`."""

from pathlib import Path

import click

from effbench.commands.shared import Ks, metric_options, reports_faults, say, show
from effbench.metrics import DEFAULT_METRICS, METRICS, MetricOptions, Scores, score_metrics
from effbench.run import RunOptions, run
from effbench.run_directory import RunDirectory
from effbench.score_table import ScoreFormat, render_score

__all__ = ["run_and_score", "score_command"]

ALL = "all"


@click.command("score")
@click.argument("run_directory", type=click.Path(path_type=Path), metavar="RUN_DIR")
@click.option(
    "--metrics", default=",".join(DEFAULT_METRICS), show_default=True, metavar="all|NAME[,NAME…]",
    help=f"Which: {', '.join(METRICS)}.",
)  # fmt: skip
@click.option("-k", "ks", type=Ks(), default="1", show_default=True, help="For the metrics with a k.")
@metric_options
@click.option(
    "--format", "form", type=click.Choice([form.value for form in ScoreFormat]), default="table", show_default=True
)
@reports_faults
def score_command(
    run_directory: Path, metrics: str, ks: tuple[int, ...], margin: float, min_correct: int, max_profile: int, form: str
) -> None:
    """Score a run from its files alone: nothing is measured, no engine is needed."""
    options = MetricOptions(margin=margin, min_correct=min_correct, max_profile=max_profile)
    names = tuple(METRICS) if metrics == ALL else tuple(name.strip() for name in metrics.split(","))
    directory = RunDirectory(run_directory)
    _print(directory, score_metrics(directory, names, ks, options), ScoreFormat(form))


def run_and_score(options: RunOptions) -> None:
    """Measures, scores by the metrics that every run gives, keeps the estimates beside the records and prints them.

    A shard has no scores: they would be those of some other selection.
    """
    directory = run(options, tell=say, show_progress=True)
    if options.shard is not None:
        say(f"shard {options.shard} is measured; once all are: effbench merge {directory.path.with_suffix('')}.shard-*")
        show(f"results   {directory.path}")
        return
    _print(directory, score_metrics(directory, DEFAULT_METRICS, options.ks), ScoreFormat.TABLE)


def _print(directory: RunDirectory, scores: Scores, form: ScoreFormat) -> None:
    directory.write_estimates(list(scores.estimates))
    show(render_score(scores, directory.manifest(), form))
    if form is ScoreFormat.TABLE:
        show(f"results   {directory.path}")
    else:
        say(f"results   {directory.path}")
