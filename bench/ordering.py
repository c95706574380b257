"""Whether effbench's counts order the code of real models as EvalPerf's published hardware counts did.

EvalPerf publishes which of the reference clusters each profiled sample of a task matched: ``matching_cluster_idx``,
-1 for slower than the slowest, n - 1 for as fast as the fastest. The samples of tasks that ENAMEL has too are counted
here on ENAMEL's largest inputs, and for each task Spearman's correlation is taken between the two orders: 1 when fewer
instructions always mean a faster cluster.

``python -m bench.ordering --samples FOLDER --enamel CSV [--out FOLDER]`` (``--out`` goes on where it stopped).
"""

import argparse
import json
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from scipy import stats
from tabulate import tabulate

from effbench.measure.budget import cost
from effbench.records.measurement import Measurement, Verdict
from effbench.records.task import Suite, Task
from effbench.runner.run import RunPlan, measure
from effbench.samples.registry import open_model
from effbench.samples.source import StoredSamples
from effbench.sandboxes.choose import open_sandbox
from effbench.storage.run_directory import RunDirectory
from effbench.suites import load_suite

REACH = 10.0
"""Samples are counted up to so many times the expert's cost: beyond, they are all as slow."""
FEWEST = 5
"""A correlation over fewer samples says nothing."""


def clusters(path: Path) -> dict[str, list[int]]:
    """Task → the published cluster of each of its profiled samples."""
    published = json.loads(path.read_text(encoding="utf-8"))["eval"]
    return {
        task_id: [item["matching_cluster_idx"] for item in entry["profiled"]]
        for task_id, entry in published.items()
        if entry["profiled"]
    }


def largest_level_only(task: Task) -> Task:
    """The task with its largest level counted alone, far beyond what eff@k would ask."""
    last = task.levels[-1].index
    levels = tuple(replace(level, weight=1.0 if level.index == last else 0.0) for level in task.levels)
    return replace(task, levels=levels, budget_factor=REACH)


def count(path: Path, suite: Suite, wanted: frozenset[str], out: Path) -> RunDirectory:
    """Counts one model's samples."""
    selection = replace(suite, tasks=tuple(largest_level_only(task) for task in suite.tasks if task.task_id in wanted))
    samples = tuple(open_model(f"replay:{path}").samples(suite, selected=wanted, n=None))
    sandbox = open_sandbox("auto")
    plan = RunPlan(
        selection=selection, source=StoredSamples(model=path.name.partition("_")[0], known=samples), sandbox=sandbox,
        counter="auto", out=out,
    )  # fmt: skip
    return measure(plan, show_progress=True)


def costs(run: RunDirectory) -> dict[str, dict[int, float]]:
    """Task → sample → cost over the largest level; infinite for one that went beyond the reach; failures left out."""
    calibration = run.manifest().calibration
    last = {task.task_id: task.levels[-1] for task in run.manifest().tasks}
    groups: defaultdict[tuple[str, int], list[Measurement]] = defaultdict(list)
    for item in run.measurements():
        if item.sample_index is not None:
            groups[item.task_id, item.sample_index].append(item)
    found: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for (task_id, index), records in groups.items():
        level = last[task_id]
        counted = [item for item in records if item.level == level.index and item.instructions is not None]
        if records[-1].verdict in (Verdict.TLE, Verdict.MLE) and records[-1].level > 0:
            found[task_id][index] = float("inf")
        elif records[-1].verdict is Verdict.AC and len(counted) == level.n_tests:
            found[task_id][index] = sum(
                cost(item.instructions or 0, item.load_instructions, calibration) for item in counted
            )
    return dict(found)


def correlations(
    published: Mapping[str, Sequence[int]], counted: Mapping[str, Mapping[int, float]]
) -> dict[str, float]:
    """Task → Spearman's correlation, where both orders tell samples apart."""
    found = {}
    for task_id, own in counted.items():
        pairs = [(-own[index], published[task_id][index]) for index in sorted(own)]
        if len(pairs) >= FEWEST and len({pair[0] for pair in pairs}) > 1 and len({pair[1] for pair in pairs}) > 1:
            found[task_id] = float(stats.spearmanr(*zip(*pairs, strict=True)).statistic)
    return found


def table(rows: Mapping[str, Mapping[str, float]], tasks: Iterable[str]) -> str:
    """One row a task, one column a model, and the medians."""
    cells = [[task_id, *(rows[model].get(task_id) for model in rows)] for task_id in tasks]
    medians = ["median", *(statistics.median(own.values()) for own in rows.values())]
    sizes = ["tasks", *(len(own) for own in rows.values())]
    return tabulate([*cells, medians, sizes], headers=["task", *rows], floatfmt=".2f", missingval="-")


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.ordering")
    parser.add_argument("--samples", type=Path, required=True, help="folder of EvalPerf's *.brief.json")
    parser.add_argument("--enamel", type=Path, required=True, help="ENAMEL's enamel.csv")
    parser.add_argument("--out", type=Path, default=Path("build/ordering"))
    asked = parser.parse_args(arguments)
    suite = load_suite("enamel", data=asked.enamel)
    scored = {task.task_id for task in suite.tasks}
    rows: dict[str, dict[str, float]] = {}
    for path in sorted(asked.samples.glob("*.brief.json")):
        published = clusters(path)
        run = count(path, suite, frozenset(scored & set(published)), asked.out)
        rows[run.manifest().model] = correlations(published, costs(run))
    print(table(rows, sorted({task_id for own in rows.values() for task_id in own})))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
