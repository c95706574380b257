"""`effbench import`."""

from pathlib import Path

import click

from effbench.cli.output import reports_faults, say
from effbench.samples.conversion import import_samples
from effbench.samples.formats import FORMATS
from effbench.suites import load_suite

__all__ = ["import_command"]


@click.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("samples.jsonl"), show_default=True, metavar="PATH",
    help="File to write the samples to.",
)  # fmt: skip
@click.option(
    "--suite", help="Suite of the samples' tasks: needed if the file names tasks by their prompt or position."
)
@click.option("--data", type=click.Path(path_type=Path), help="File that holds the suite's data.")
@click.option(
    "--format", "form", default="auto", show_default=True, metavar="|".join(["auto", *FORMATS]),
    help="Format of PATH; auto recognises it by the content.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Replace the output if it exists.")
@reports_faults
def import_command(path: Path, output: Path, suite: str | None, data: Path | None, form: str, force: bool) -> None:
    """Bring samples of other benchmarks and harnesses into effbench's own format.

    PATH is a file, packed or not, a folder, a zip file, or what is inside of one. `effbench run --model replay:PATH`
    reads all of them as they are, too.
    """
    loaded = load_suite(suite, data=data) if suite is not None else None
    imported = import_samples(path, output, form=form, suite=loaded, replace=force)
    for sentence in (*imported.remarks, *imported.summary(loaded)):
        say(sentence)
    click.echo(output)
