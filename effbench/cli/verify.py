"""`effbench verify`."""

import sys
from pathlib import Path

import click

from effbench.cli.output import EXIT_FAULT, reports_faults, say, show
from effbench.export.verify import Verification, verify_bundle
from effbench.text.terminal import one_line

__all__ = ["verify_command"]


@click.command("verify")
@click.argument("bundle", type=click.Path(path_type=Path), metavar="BUNDLE")
@reports_faults
def verify_command(bundle: Path) -> None:
    """Check a bundle and compute its scores anew.

    Exits with 1 when anything does not hold, with 2 when its files are not what they should be.
    """
    verification = verify_bundle(bundle)
    for problem in verification.problems:
        say(f"effbench: {bundle}: {one_line(problem)}")
    if verification.problems:
        sys.exit(1 if verification.legible else EXIT_FAULT)
    show(_summary(verification))


def _summary(verification: Verification) -> str:
    manifest = verification.manifest
    if manifest is None:
        raise ValueError("a verification without problems has a manifest")
    lines = [
        "verified   " + one_line(f"{manifest.model} on {manifest.suite}, run {manifest.run_id}"),
        f"records    {len(manifest.tasks)} tasks, {verification.n_samples} samples, "
        f"{verification.n_measurements} measurements: complete, hashes match",
    ]
    for item in verification.estimates:
        lines.append(f"{item.name:<10} {item.point_estimate:.3f}, the same when computed anew")
    return "\n".join(lines)
