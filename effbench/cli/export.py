"""`effbench export`."""

from pathlib import Path

import click

from effbench.cli.output import reports_faults
from effbench.errors import InputError
from effbench.export.open_run import open_run
from effbench.export.rows import RowLevel
from effbench.export.run_export import export_run

__all__ = ["export_command"]


@click.command("export")
@click.argument("path", type=click.Path(path_type=Path), metavar="RUN")
@click.option(
    "--format", "form", required=True, metavar="pyperf|parquet|csv|jsonl",
    help="Costs of the tasks' solutions for pyperf, or a table of the run.",
)  # fmt: skip
@click.option(
    "--level", type=click.Choice([level.value for level in RowLevel]),
    help="Rows of a table: samples, tasks, or measured inputs. [default: inputs]",
)  # fmt: skip
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="File or folder to write [default: export.* in the run's folder].",
)
@click.option("--force", is_flag=True, help="Replace the output if it exists.")
@reports_faults
def export_command(path: Path, form: str, level: str | None, output: Path | None, force: bool) -> None:
    """Write a finished run for other tools: pyperf, or whatever reads tables.

    RUN is a run directory, a bundle, or a folder that holds one run.
    """
    rows = None if level is None else RowLevel(level)
    with open_run(path) as run:
        if run.bundle is not None and output is None:
            raise InputError(f"{path} is a bundle and has no folder for exports: name the output with -o")
        if run.bundle is not None and output is not None and output.exists() and output.samefile(run.bundle):
            raise InputError(f"{output} is the bundle itself: name another output with -o")
        click.echo(export_run(run.directory, form, output, replace=force, level=rows))
