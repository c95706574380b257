"""`effbench generate`."""

from functools import partial
from pathlib import Path

import click

from effbench.cli.generation_options import with_generation_options
from effbench.cli.options import given_option, tasks_option
from effbench.cli.output import reports_faults
from effbench.samples.generation.batch import BatchOptions, generate_by_batch
from effbench.samples.generation.generate import generate
from effbench.samples.generation.plan import GenerationOptions, make_plan
from effbench.samples.sample_file import write_samples
from effbench.suites import load_suite, select_tasks
from effbench.suites.rewrites import as_rewrites

__all__ = ["generate_command"]


@click.command("generate")
@click.option("--suite", required=True, help="Suite of tasks; `effbench suites` lists the names.")
@click.option(
    "--model", required=True, help="Model to ask, such as openai/gpt-4o; `effbench models` lists the prefixes."
)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="File to write the samples to.",
)
@click.option("--data", type=click.Path(path_type=Path), help="File that holds the suite's data.")
@given_option
@tasks_option
@click.option("--limit", type=int, metavar="N", help="Take the first N selected tasks only.")
@click.option("-n", "n", type=click.IntRange(min=1), default=1, show_default=True, metavar="N",
              help="Samples per task.")  # fmt: skip
@click.option("--batch", is_flag=True, help="Ask by the server's batch API, which is slower and costs about half.")
@click.option("--poll", "poll_s", type=click.FloatRange(min=0.01), default=30.0, show_default=True, metavar="SECONDS",
              help="With --batch: time between two questions whether the batch is done.")  # fmt: skip
@with_generation_options
@reports_faults
def generate_command(
    suite: str, model: str, output: Path, data: Path | None, given: str | None, tasks: tuple[str, ...],
    limit: int | None, n: int, batch: bool, poll_s: float, generation: GenerationOptions,
) -> None:  # fmt: skip
    """Ask a model for samples and keep them in a file, without measuring them.

    The same command goes on where it stopped; `effbench evaluate` measures the file.
    """
    whole = load_suite(suite, data=data)
    if given is not None:
        whole = as_rewrites(whole, given)
    selection = select_tasks(whole, patterns=tasks, limit=limit)
    plan = make_plan(model, generation, selection, n=n)
    options = BatchOptions(state=output.with_name(f"{output.stem}.batch.json"), poll_s=poll_s)
    asking = partial(generate_by_batch, options=options) if batch else generate
    usage = write_samples(plan, selection, output, show_progress=True, asking=asking)
    click.echo(f"samples   {output}")
    click.echo(f"spent     {usage}")
