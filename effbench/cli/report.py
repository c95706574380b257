"""`effbench report`."""

from pathlib import Path

import click

from effbench.cli.output import reports_faults
from effbench.errors import InputError
from effbench.export.open_run import open_run

__all__ = ["report_command"]


@click.command("report")
@click.argument("path", type=click.Path(path_type=Path), metavar="RUN")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="[default: RUN-ID.html]")
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@reports_faults
def report_command(path: Path, output: Path | None, *, force: bool) -> None:
    """Write a finished run as one HTML page that needs nothing beside it.

    RUN is a run directory, a bundle, or a folder that holds one run.

    The page has the scores with their intervals, how samples ended, every task against the references, the worst
    samples with the inputs that they failed on, and how the run was made.
    """
    try:
        # Imported here: what it needs is an extra.
        from effbench.leaderboard.report import run_report
    except ModuleNotFoundError as error:
        raise InputError(f"{error.name} is not installed: pip install 'effbench[leaderboard]'") from error
    with open_run(path) as opened:
        target = output or Path(f"{opened.manifest().run_id}.html")
        if target.exists() and not force:
            raise InputError(f"{target} is there: name another file with -o, or add --force")
        page = run_report(opened.directory)
    try:
        target.write_text(page, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{target} cannot be written ({error.strerror}): name another file with -o") from error
    click.echo(target)
