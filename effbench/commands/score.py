"""`effbench score`."""

from pathlib import Path

import click

from effbench.commands.shared import Ks, reports_faults
from effbench.run_directory import RunDirectory
from effbench.score import score_run
from effbench.score_table import render_score

__all__ = ["print_score", "score_command"]


@click.command("score")
@click.argument("run_directory", type=click.Path(path_type=Path), metavar="RUN_DIR")
@click.option("-k", "ks", type=Ks(), default="1", show_default=True, help="For pass@k and eff@k.")
@reports_faults
def score_command(run_directory: Path, ks: tuple[int, ...]) -> None:
    """Score a run from its files alone: nothing is measured, no engine is needed."""
    print_score(RunDirectory(run_directory), ks)


def print_score(directory: RunDirectory, ks: tuple[int, ...]) -> None:
    """Scores a run, keeps the estimates beside its records and prints them."""
    score = score_run(directory, ks)
    directory.write_estimates(list(score.estimates))
    click.echo(render_score(score, directory.manifest()))
    click.echo(f"results   {directory.path}")
