"""`effbench evaluate`."""

from pathlib import Path

import click

from effbench.cli.output import reports_faults
from effbench.cli.run_options import Asked, with_run_options
from effbench.cli.score import run_and_score

__all__ = ["evaluate_command"]


@click.command("evaluate")
@click.argument("samples", type=click.Path(path_type=Path))
@with_run_options
@reports_faults
def evaluate_command(samples: Path, asked: Asked) -> None:
    """Measure samples from a file and print their scores.

    SAMPLES is what `effbench generate` wrote, a run's folder, its samples.jsonl or its bundle, or whatever replay:PATH
    reads.
    """
    options = asked(model=f"samples:{samples}")
    run_and_score(options)
