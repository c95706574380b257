"""`effbench run`."""

from typing import TYPE_CHECKING

import click

from effbench.cli.generation_options import with_generation_options
from effbench.cli.options import score_format_option, tracking_options
from effbench.cli.output import reports_faults
from effbench.cli.run_options import Asked, with_run_options
from effbench.cli.score import run_and_score
from effbench.cli.score_table import ScoreFormat
from effbench.samples.generation.plan import GenerationOptions

if TYPE_CHECKING:
    from effbench.integrations.tracking import Tracking

__all__ = ["run_command"]


@click.command("run")
@click.option(
    "--model",
    required=True,
    help="Whose code to measure: a model such as openai/gpt-4o (`effbench models` lists the prefixes), replay:PATH for "
    "stored samples, or reference[:TIER] for the suite's own solutions.",
)
@with_run_options
@score_format_option
@with_generation_options
@reports_faults
@tracking_options
def run_command(
    model: str, asked: Asked, generation: GenerationOptions, form: str, tracking: "Tracking | None"
) -> None:
    """Measure a model's code on a suite and print its scores.

    The same command finds its run again: an interrupted run goes on, a finished one is only scored.
    """
    options = asked(model=model, generation=generation)
    run_and_score(options, ScoreFormat(form), tracking)
