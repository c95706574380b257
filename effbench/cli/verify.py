"""`effbench verify`."""

import sys
from pathlib import Path

import click

from effbench.cli.output import EXIT_FAULT, reports_faults, say, show
from effbench.export.open_run import open_run
from effbench.export.verify import Verification, verify_bundle, verify_run
from effbench.text.terminal import one_line

__all__ = ["verify_command"]


@click.command("verify")
@click.argument("path", type=click.Path(path_type=Path), metavar="RUN")
@reports_faults
def verify_command(path: Path) -> None:
    """Check a bundle and compute its scores anew.

    RUN is a bundle, a run directory that has been scored, or a folder that holds one run.

    Exits with 1 when anything does not hold, with 2 when its files are not what they should be.
    """
    verification = verify_bundle(path) if path.is_file() else _verified_folder(path)
    for problem in verification.problems:
        say(f"effbench: {path}: {one_line(problem)}")
    if verification.problems:
        sys.exit(1 if verification.legible else EXIT_FAULT)
    show(_summary(verification))


def _verified_folder(path: Path) -> Verification:
    with open_run(path) as run:
        return verify_run(run.directory)


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
