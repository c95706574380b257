"""`effbench bundle`."""

from pathlib import Path

import click

from effbench.cli.output import reports_faults
from effbench.export.bundle import bundle_run
from effbench.storage.run_directory import RunDirectory

__all__ = ["bundle_command"]


@click.command("bundle")
@click.argument("run_directory", type=click.Path(path_type=Path), metavar="RUN_DIR")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="[default: bundle.zip in RUN_DIR]"
)
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@reports_faults
def bundle_command(run_directory: Path, output: Path | None, force: bool) -> None:
    """Pack a finished run into one file that others can verify."""
    path = run_directory / "bundle.zip" if output is None else output
    click.echo(bundle_run(RunDirectory(run_directory), path, replace=force))
