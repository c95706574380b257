"""`effbench doctor`."""

import sys

import click

from effbench.cli.output import reports_faults
from effbench.doctor.diagnosis import can_run, diagnose, render_findings

__all__ = ["doctor_command"]


@click.command("doctor")
@reports_faults
def doctor_command() -> None:
    """Look at this machine: what works, what does not, what to do; and count one program ten times."""
    findings = diagnose()
    click.echo(render_findings(findings))
    if not can_run(findings):
        sys.exit(1)
