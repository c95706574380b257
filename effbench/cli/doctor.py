"""`effbench doctor`."""

import sys
from dataclasses import dataclass

import click

from effbench.cli.diagnosis import Finding, can_run, diagnose, render_findings
from effbench.cli.json_output import show_json
from effbench.cli.options import JSON, format_option
from effbench.cli.output import reports_faults, show

__all__ = ["doctor_command"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DoctorDocument:
    """What ``--format json`` writes.

    Attributes:
        schema: Version of this record's format.
        can_run: Whether a run is possible here.
        findings: One for each check.
    """

    schema: int = 1
    can_run: bool
    findings: list[Finding]


@click.command("doctor")
@format_option
@reports_faults
def doctor_command(form: str) -> None:
    """Look at this machine: what works, what does not, what to do; and count one program ten times."""
    findings = diagnose()
    if form == JSON:
        show_json(DoctorDocument(can_run=can_run(findings), findings=findings))
    else:
        show(render_findings(findings))
    if not can_run(findings):
        sys.exit(1)
