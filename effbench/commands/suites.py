"""`effbench suites`."""

import click

from effbench.commands.shared import reports_faults
from effbench.suites import suite_names

__all__ = ["suites_command"]


@click.command("suites")
@reports_faults
def suites_command() -> None:
    """List the suites."""
    names = suite_names()
    width = max(map(len, names))
    for name, description in names.items():
        click.echo(f"{name:<{width}}  {description}")
