"""`effbench export`."""

from pathlib import Path

import click

from effbench.cli.output import reports_faults
from effbench.export.rows import RowLevel
from effbench.export.run_export import export_run
from effbench.storage.run_directory import RunDirectory

__all__ = ["export_command"]


@click.command("export")
@click.argument("run_directory", type=click.Path(path_type=Path), metavar="RUN_DIR")
@click.option(
    "--format", "form", required=True, metavar="pyperf|parquet|csv|jsonl",
    help="What the tasks' solutions cost, for pyperf; or a table.",
)  # fmt: skip
@click.option(
    "--level", type=click.Choice([level.value for level in RowLevel]),
    help="What a row of a table is: a sample, a task, or a measured input. [default: inputs]",
)  # fmt: skip
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="PATH", help="[default: export.* in RUN_DIR]")
@click.option("--force", is_flag=True, help="Replace the output if it is there already.")
@reports_faults
def export_command(run_directory: Path, form: str, level: str | None, output: Path | None, force: bool) -> None:
    """Write a finished run for other tools: pyperf, or whatever reads tables."""
    rows = None if level is None else RowLevel(level)
    click.echo(export_run(RunDirectory(run_directory), form, output, replace=force, level=rows))
