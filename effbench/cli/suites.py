"""`effbench suites`."""

from dataclasses import dataclass
from pathlib import Path

import click

from effbench.cli.json_output import show_json
from effbench.cli.options import JSON, format_option, task_path_option
from effbench.cli.output import reports_faults, show
from effbench.suites import suite_names

__all__ = ["suites_command"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedSuite:
    """One suite.

    Attributes:
        name: What ``--suite`` takes.
        description: One line.
    """

    name: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuitesDocument:
    """What ``--format json`` writes.

    Attributes:
        schema: Version of this record's format.
        suites: All that there are.
    """

    schema: int = 1
    suites: list[ListedSuite]


@click.command("suites")
@task_path_option
@format_option
@reports_faults
def suites_command(task_path: tuple[Path, ...], form: str) -> None:
    """List the suites."""
    names = suite_names(task_path)
    if form == JSON:
        suites = [ListedSuite(name=name, description=description) for name, description in names.items()]
        show_json(SuitesDocument(suites=suites))
        return
    width = max(map(len, names))
    for name, description in names.items():
        show(f"{name:<{width}}  {description}")
