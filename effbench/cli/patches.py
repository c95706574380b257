"""`effbench patches`."""

import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path

import click

from effbench.cli.json_output import show_json
from effbench.cli.options import JSON, format_option
from effbench.cli.output import reports_faults, show
from effbench.cli.patch_runs import measure_command, verify_command
from effbench.cli.patch_views import compare_command, show_command
from effbench.errors import InputError
from effbench.records.repository import PatchSample, PatchStatus, PatchTask
from effbench.runner.repositories.check import PatchCheck, check_patch
from effbench.runner.repositories.mirror import read_tree
from effbench.runner.repositories.published_files import read_patches, read_tasks
from effbench.runner.repositories.scored_patches import read_scored, speedup_ratio
from effbench.scoring.relative_speedup import harmonic_influences, speedup_scores
from effbench.text.numbers import interval_text, number_text
from effbench.text.table import plain_table

__all__ = ["patches_group"]

_HEAVIEST = 5
"""Tasks whose influence is shown."""
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group("patches")
def patches_group() -> None:
    """Check, measure and score patches that make whole libraries faster, as their benchmarks publish them."""


patches_group.add_command(verify_command)
patches_group.add_command(measure_command)
patches_group.add_command(show_command)
patches_group.add_command(compare_command)


@patches_group.command("check")
@click.argument("patches", type=_FILE)
@click.option(
    "--tasks", required=True, type=_FILE, metavar="FILE",
    help="The tasks: JSON Lines or a JSON list with instance_id and base_commit.",
)  # fmt: skip
@click.option(
    "--mirror", required=True, type=click.Path(path_type=Path), metavar="FOLDER",
    help="Git directory of the repository with its whole history, such as `git clone --bare` makes.",
)  # fmt: skip
@click.option("--package", required=True, metavar="FOLDER", help="Folder of the library's modules, such as sympy.")
@format_option
@reports_faults
def check_command(patches: Path, tasks: Path, mirror: Path, package: str, form: str) -> None:
    """Say of each patch whether it applies to its base and touches only the library. Nothing is run.

    PATCHES is JSON Lines of instance_id, model_patch and model_name_or_path. Patches for tasks that FILE does not have
    are passed over. The exit code is 1 if a patch is refused or does not apply.
    """
    known = read_tasks(tasks)
    samples = [sample for sample in read_patches(patches) if sample.task_id in known]
    if not samples:
        raise InputError(f"{patches} has no patch for a task of {tasks}: compare their instance_id")
    found = [(sample, _checked(sample, known[sample.task_id], mirror, package.rstrip("/"))) for sample in samples]
    if form == JSON:
        show_json([_document(*each) for each in found])
    else:
        rows = [[sample.task_id, check.status.value, check.detail] for sample, check in found]
        show(plain_table(rows, ["task", "patch", ""], "lll"))
        tally = Counter(check.status for _, check in found)
        show("\n" + ", ".join(f"{status.value} {tally[status]}" for status in PatchStatus))
    if any(check.status in (PatchStatus.REFUSED, PatchStatus.DOES_NOT_APPLY) for _, check in found):
        sys.exit(1)


def _checked(sample: PatchSample, task: PatchTask, mirror: Path, package: str) -> PatchCheck:
    tree = read_tree(mirror, task.base_commit)
    if not any(path.startswith(f"{package}/") for path in tree):
        raise InputError(
            f"commit {task.base_commit[:12]} of {sample.task_id} has no folder {package}: "
            "name the library's with --package"
        )
    return check_patch(sample.patch, tree, package)


def _document(sample: PatchSample, check: PatchCheck) -> dict[str, object]:
    about = {"task_id": sample.task_id, "model": sample.model, "status": check.status.value, "detail": check.detail}
    return {**about, "changes": sorted(check.changes)}


@patches_group.command("score")
@click.argument("report", type=_FILE)
@click.option("--tasks", type=_FILE, metavar="FILE", help="Only the tasks of this file; see `patches check`.")
@format_option
@reports_faults
def score_command(report: Path, tasks: Path | None, form: str) -> None:
    """Score measurements: harmonic, geometric and median speed-up ratio, and each task's influence.

    REPORT is what `patches measure` writes (.jsonl), or the CSV file that SWE-fficiency's harness writes: its speed-ups
    are wall times of the machine that wrote it.
    """
    entries = read_scored(report)
    if tasks is not None:
        wanted = read_tasks(tasks)
        entries = [entry for entry in entries if entry.task_id in wanted]
        if not entries:
            raise InputError(f"{report} has no task of {tasks}: compare their instance_id")
    ratios = [speedup_ratio(entry) for entry in entries]
    scores = speedup_scores(ratios, [entry.is_correct for entry in entries])
    influences = harmonic_influences(ratios)
    if form == JSON:
        heaviest = [{**asdict(each), "task": entries[each.task].task_id} for each in influences]
        show_json({"scores": [asdict(score) for score in scores], "influences": heaviest})
        return
    rows = [
        [each.name, number_text(each.point_estimate), interval_text(each.ci_low, each.ci_high), str(each.n_tasks),
         each.method]
        for each in scores
    ]  # fmt: skip
    show(plain_table(rows, ["metric", "score", "95 % interval", "tasks", "interval by"], "lrcrl"))
    rows = [
        [entries[each.task].task_id, f"{ratios[each.task]:.2g}", f"{each.share:.1%}", f"{each.without:.3g}"]
        for each in influences[:_HEAVIEST]
    ]
    if rows:
        headers = ["heaviest tasks", "SR", "share of the harmonic sum", "SR harmonic without it"]
        show("\n" + plain_table(rows, headers, "lrrr"))
