"""`effbench patches show` and `compare`: one measurement with its diffs, and two models task by task."""

import hashlib
import math
from dataclasses import asdict
from pathlib import Path
from typing import Final

import click

from effbench.cli.json_output import show_json
from effbench.cli.options import JSON, format_option
from effbench.cli.output import reports_faults, show
from effbench.errors import InputError
from effbench.records.repository import PatchMeasurement, TreeCost, window_cost
from effbench.runner.repositories.authors_diff import authors_diff
from effbench.runner.repositories.published_files import read_patches
from effbench.runner.repositories.scored_patches import common_log_ratios
from effbench.runner.repositories.task_folders import find_suite, load_suite
from effbench.scoring import compare_paired
from effbench.storage.jsonl import read_records
from effbench.text.table import plain_table

__all__ = ["compare_command", "show_command"]

_MILLION: Final = 1e6
_FILE: Final = click.Path(path_type=Path, dir_okay=False)
_PARTS: Final = (("import", "load"), ("setup", "setup"), ("window", "window"))


@click.command("show")
@click.argument("measurements", type=_FILE)
@click.argument("task_id", metavar="TASK")
@click.option("--patches", type=_FILE, metavar="FILE", help="The patches that were measured: shows the diff.")
@click.option(
    "--mirror", type=click.Path(path_type=Path), metavar="FOLDER",
    help="Git directory of the repository: shows the authors' diff, too.",
)  # fmt: skip
@click.option("--suite", default="sympy-perf", show_default=True, metavar="NAME|FOLDER", help="Suite of the task.")
@reports_faults
def show_command(measurements: Path, task_id: str, patches: Path | None, mirror: Path | None, suite: str) -> None:
    """Show what one patch changed and what each part of the workload cost: at base, with the authors' patch, with it.

    MEASUREMENTS is what `patches measure` writes; TASK is an instance_id, or its last part.
    """
    for found in _measured(measurements, task_id):
        show(f"{found.task_id}  {found.model}  {found.verdict.value}{f': {found.detail}' if found.detail else ''}")
        show(
            f"counter {found.counter}, seed {found.seed}, S {found.speedup:.3g}, authors' S {found.gold_speedup:.3g}\n"
        )
        show(_costs(found))
        if patches is not None:
            show(f"\n{_diff_of(found, patches)}")
        if mirror is not None:
            task = load_suite(find_suite(suite)).get(found.task_id)
            if task is None:
                raise InputError(f"the suite {suite} has no task {found.task_id}: name another with --suite")
            show(f"\nthe authors' patch:\n\n{authors_diff(task, mirror)}")


def _measured(path: Path, task_id: str) -> list[PatchMeasurement]:
    known = read_records(path, PatchMeasurement)
    found = [each for each in known if task_id in (each.task_id, each.task_id.rpartition("-")[2])]
    if not found:
        names = ", ".join(dict.fromkeys(each.task_id for each in known)) or "none"
        raise InputError(f"{path} has no measurement of {task_id}: it has {names}")
    return found


def _costs(found: PatchMeasurement) -> str:
    """Millions of the counter's unit, by part; files of old have only what counts."""
    trees = (found.base_parts, found.gold_parts, found.own_parts)
    rows = [[label, *(_millions(tree, name) for tree in trees)] for label, name in _PARTS] if found.base_parts else []
    costs = [f"{cost / _MILLION:,.2f}" if cost else "" for cost in (found.base, found.gold, found.cost)]
    rows.append(["what counts", *costs])
    lines = [plain_table(rows, ["millions", "base", "authors", "patch"], "lrrr")]
    if found.base_parts and found.own_parts:
        moved = window_cost(found.own_parts, found.base_parts) - found.own_parts.window
        if moved:
            lines.append(
                f"\n{moved / _MILLION:,.2f} million before the window count, which the base does not take there"
            )
    return "\n".join(lines)


def _millions(tree: TreeCost | None, name: str) -> str:
    return "" if tree is None else f"{getattr(tree, name) / _MILLION:,.2f}"


def _diff_of(found: PatchMeasurement, patches: Path) -> str:
    for sample in read_patches(patches):
        digest = hashlib.sha256(sample.patch.encode("utf-8", "surrogatepass")).hexdigest()
        if sample.task_id == found.task_id and digest == found.patch_digest:
            return sample.patch.rstrip("\n")
    raise InputError(
        f"{patches} does not have the patch that was measured for {found.task_id}: name the file it was in"
    )


@click.command("compare")
@click.argument("first", type=_FILE)
@click.argument("second", type=_FILE)
@format_option
@reports_faults
def compare_command(first: Path, second: Path, form: str) -> None:
    """Compare two models task by task: how many times SECOND's speed-up ratio is FIRST's, with an interval and a test.

    Both are what `patches measure` writes (.jsonl), or CSV files of SWE-fficiency's harness. Tasks that only one of
    them has are left out.
    """
    names, one, other = common_log_ratios(first, second)
    found = compare_paired(one, other)
    if form == JSON:
        show_json({"tasks": names, "log_ratio": asdict(found), "ratio": math.exp(found.difference)})
        return
    if found.ci_low is None or found.ci_high is None:
        interval = "none"
    else:
        interval = f"{math.exp(found.ci_low):.3f} to {math.exp(found.ci_high):.3f}"
    row = [f"{math.exp(found.difference):.3f}", interval, f"{found.p_value:.3g}",
           f"{found.wins}/{found.ties}/{found.losses}", str(found.n_tasks)]  # fmt: skip
    headers = ["SR of second over first", "95 % interval", "p", "wins/ties/losses", "tasks"]
    show(plain_table([row], headers, "rcrrr"))
    show(f"\ngeometric mean over tasks; interval by {found.method}; p by {found.p_method}")
