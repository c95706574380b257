"""`effbench evaluate`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from effbench.cli.options import score_format_option, tracking_options
from effbench.cli.output import reports_faults
from effbench.cli.run_options import Asked, with_run_options
from effbench.cli.score import run_and_score
from effbench.cli.score_table import ScoreFormat

if TYPE_CHECKING:
    from effbench.integrations.tracking import Tracking

__all__ = ["evaluate_command"]


@click.command("evaluate")
@click.argument("samples", type=click.Path(path_type=Path))
@with_run_options
@score_format_option
@reports_faults
@tracking_options
def evaluate_command(samples: Path, asked: Asked, form: str, tracking: "Tracking | None") -> None:
    """Measure samples from a file and print their scores.

    SAMPLES is what `effbench generate` wrote, a run's folder, its samples.jsonl or its bundle, or whatever replay:PATH
    reads.
    """
    options = asked(model=f"samples:{samples}")
    run_and_score(options, ScoreFormat(form), tracking)
