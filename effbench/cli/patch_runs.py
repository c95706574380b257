"""`effbench patches verify`, `measure` and `show`: repositories' tasks, counted in a lane."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict, astuple
from pathlib import Path
from typing import Final

import click

from effbench.cli.json_output import show_json
from effbench.cli.options import JSON, counter_option, format_option, sandbox_option, tasks_option
from effbench.cli.output import reports_faults, say, show
from effbench.counters import choose_counter
from effbench.errors import InputError
from effbench.records.repository import PatchMeasurement, PatchSample, RepositoryTask
from effbench.runner.repositories.lanes import open_tree_sandbox
from effbench.runner.repositories.measure import PatchMeter, TaskCheck, seed_of
from effbench.runner.repositories.published_files import read_patches
from effbench.runner.repositories.rounds import ROUNDS
from effbench.runner.repositories.task_folders import find_suite, load_suite
from effbench.runner.repositories.tree_runs import TreeRunner
from effbench.sandboxes.protocol import Sandbox
from effbench.storage.cache import Cache, cache_root
from effbench.storage.jsonl import RecordWriter, recover_records
from effbench.suites.task_patterns import parse_patterns
from effbench.text.table import plain_table

__all__ = ["measure_command", "verify_command"]

_MILLION: Final = 1e6
_suite_option = click.option(
    "--suite", default="sympy-perf", show_default=True, metavar="NAME|FOLDER",
    help="Suite of repository tasks: one that comes with effbench, or a folder of your own.",
)  # fmt: skip
_mirror_option = click.option(
    "--mirror", required=True, type=click.Path(path_type=Path), metavar="FOLDER",
    help="Git directory of the repository with its whole history, such as `git clone --bare` makes.",
)  # fmt: skip
_with_option = click.option(
    "--with", "packages", default="", metavar="PACKAGE[,PACKAGE…]",
    help="Debian's packages that the library needs beside mpmath, such as python3-numpy.",
)  # fmt: skip


@click.command("verify")
@_suite_option
@_mirror_option
@tasks_option
@counter_option
@sandbox_option
@_with_option
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Draws the workloads' inputs.")
@click.option("--repeats", type=click.IntRange(1), default=1, show_default=True, help="Count every run so often.")
@format_option
@reports_faults
def verify_command(
    suite: str, mirror: Path, tasks: tuple[str, ...], counter: str, sandbox: str, packages: str, seed: int,
    repeats: int, form: str,
) -> None:  # fmt: skip
    """Run each task's base and its authors' patch, and say which tasks can be measured.

    A task is sound if its guard tests pass at both, both give one value, and the authors' patch costs less. Results are
    cached by content: an interrupted run goes on where it was. The exit code is 1 if a task is not sound, except for
    those whose own file says so.
    """
    chosen = _chosen(load_suite(find_suite(suite)), tasks)
    rows, documents, sound = list[list[str]](), list[dict[str, object]](), 0
    checks: dict[str, list[TaskCheck]] = {name: [] for name in chosen}
    for repeat in range(repeats):
        with _meter(mirror, counter, _opened(sandbox, packages), seed, repeat) as meter:
            for name, task in chosen.items():
                checks[name].append(meter.verify(task))
    for name, found in checks.items():
        sound += not found[0].problem
        spread = _spread(found)
        rows.append(_verified_row(chosen[name], found[0], spread))
        documents.append({"task_id": name, "spread": spread, **asdict(found[0]), "window": found[0].window_costs})
    if form == JSON:
        show_json(documents)
    else:
        headers = ["task", "base", "gold", "speed-up", "published", "spread", ""]
        show(plain_table(rows, headers, "lrrrrrl"))
        show(f"\nsound: {sound} of {len(chosen)}; costs of the window in millions; spread over {repeats} repeats")
    if any(found[0].problem and not chosen[name].unsound for name, found in checks.items()):
        sys.exit(1)


def _spread(found: list[TaskCheck]) -> int:
    """Largest difference between repeats over all counts of a task."""
    runs = [(*astuple(each.base), *astuple(each.gold)) for each in found if each.base and each.gold]
    return max((max(counts) - min(counts) for counts in zip(*runs, strict=True)), default=0)


def _verified_row(task: RepositoryTask, check: TaskCheck, spread: int) -> list[str]:
    base, gold = check.window_costs
    published = f"{task.published_speedup:.3g}" if task.published_speedup else ""
    if not base or gold <= 0:
        return [task.task_id, f"{base / _MILLION:,.1f}" if base else "", "", "", published, "", check.problem]
    counts = [f"{base / _MILLION:,.1f}", f"{gold / _MILLION:,.1f}", f"{base / gold:.3g}"]
    return [task.task_id, *counts, published, str(spread), check.problem]


@click.command("measure")
@click.argument("patches", type=click.Path(path_type=Path, dir_okay=False))
@_suite_option
@_mirror_option
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="File of measurements, JSON Lines; one that exists is gone on with.",
)  # fmt: skip
@tasks_option
@counter_option
@sandbox_option
@_with_option
@click.option(
    "--seed", type=click.IntRange(0),
    help="Draws the workloads' inputs [default: follows from all patches, so that none can know its inputs].",
)  # fmt: skip
@reports_faults
def measure_command(
    patches: Path,
    suite: str,
    mirror: Path,
    output: Path,
    tasks: tuple[str, ...],
    counter: str,
    sandbox: str,
    packages: str,
    seed: int | None,
) -> None:
    """Measure patches: each is applied in memory, guarded by tests, and counted beside base and the authors' patch.

    PATCHES is JSON Lines of instance_id, model_patch and model_name_or_path. `effbench patches score FILE` scores the
    measurements. Patches for tasks that the suite does not have are passed over.
    """
    known = _chosen(load_suite(find_suite(suite)), tasks)
    given = read_patches(patches)
    samples = [sample for sample in given if sample.task_id in known and not known[sample.task_id].unsound]
    if not samples:
        raise InputError(f"{patches} has no patch for a sound task of {suite}: compare their instance_id")
    drawn = seed_of(given) if seed is None else seed
    done = {(each.task_id, each.model, each.patch_digest, each.seed, each.environment): each
            for each in recover_records(output, PatchMeasurement).records}  # fmt: skip
    opened = _opened(sandbox, packages)
    with _meter(mirror, counter, opened, drawn, 0) as meter, RecordWriter(output, PatchMeasurement) as writer:
        rows = list[list[str]]()
        for sample in samples:
            key = (*meter.key_of(sample), meter.environment)
            found = done.get(key)
            if found is None:
                found = meter.measure(known[sample.task_id], sample)
                writer.append(found)
            rows.append(_measured_row(found, sample))
    show(plain_table(rows, ["task", "model", "verdict", "base", "gold", "patch", "S", "SR", ""], "lllrrrrrl"))
    counted_by = meter.counter
    show(f"\nseed {drawn}, counter {counted_by}, {output}: effbench patches score {output}")


def _measured_row(found: PatchMeasurement, sample: PatchSample) -> list[str]:
    cost = f"{found.cost / _MILLION:,.1f}" if found.cost else ""
    costs = [f"{found.base / _MILLION:,.1f}", f"{found.gold / _MILLION:,.1f}", cost]
    speedup = f"{found.speedup:.3g}"
    if found.speedup_low is not None and found.speedup_high is not None:
        speedup += f" ({found.speedup_low:.3g} to {found.speedup_high:.3g})"
    ratios = [speedup, f"{found.speedup / found.gold_speedup:.3g}"]
    return [found.task_id, sample.model[:24], found.verdict.value, *costs, *ratios, found.detail]


def _opened(sandbox: str, packages: str) -> Sandbox:
    return open_tree_sandbox(sandbox, [name.strip() for name in packages.split(",") if name.strip()])


@contextmanager
def _meter(mirror: Path, counter: str, opened: Sandbox, seed: int, repeat: int) -> Iterator[PatchMeter]:
    chosen, _ = choose_counter(counter, opened.facts())
    if not chosen.exact:
        say(
            f"the counter {chosen.name} is not exact: each tree runs {ROUNDS} times, in alternation; "
            "let the machine do nothing else meanwhile"
        )
    with closing(TreeRunner(opened, chosen, Cache(cache_root()), repeat)) as runner:
        yield PatchMeter(runner, mirror, seed)


def _chosen(tasks: Mapping[str, RepositoryTask], texts: tuple[str, ...]) -> dict[str, RepositoryTask]:
    patterns = parse_patterns(texts)
    found = {name: task for name, task in tasks.items() if patterns.means(name)}
    if not found:
        raise InputError(f"the suite has no task {', '.join(texts)}: it has {', '.join(tasks)}")
    return found
