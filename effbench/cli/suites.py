"""`effbench suites`."""

from pathlib import Path

import click

from effbench.cli.options import task_path_option
from effbench.cli.output import reports_faults, show
from effbench.suites import suite_names

__all__ = ["suites_command"]


@click.command("suites")
@task_path_option
@reports_faults
def suites_command(task_path: tuple[Path, ...]) -> None:
    """List the suites."""
    names = suite_names(task_path)
    width = max(map(len, names))
    for name, description in names.items():
        show(f"{name:<{width}}  {description}")
