"""`effbench bundle`."""

from pathlib import Path

import click

from effbench.cli.output import reports_faults
from effbench.errors import InputError
from effbench.export.bundle import bundle_run
from effbench.export.open_run import open_run

__all__ = ["bundle_command"]


@click.command("bundle")
@click.argument("path", type=click.Path(path_type=Path), metavar="RUN")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="File to write [default: bundle.zip in the run's folder].",
)
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
@reports_faults
def bundle_command(path: Path, output: Path | None, force: bool) -> None:
    """Pack a finished run into one file that others can verify.

    RUN is a run directory, or a folder that holds one run.
    """
    with open_run(path) as run:
        if run.bundle is not None:
            raise InputError(f"{path} is a bundle already: name a run directory")
        click.echo(bundle_run(run.directory, output or run.path / "bundle.zip", replace=force))
