"""Whether exact peaks order a suite's references as their resident sets do.

All references of each task are measured with memory on the task's largest scored level, as if a model had written them;
those that take more than ten times the baseline's instructions there are left out.

``python -m bench.memory_order SUITE [--data PATH] [--language LANGUAGE] [--tasks GLOB] [--out FOLDER]``
(``--out`` goes on where it stopped).
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from scipy.stats import spearmanr
from tabulate import tabulate

from bench.ordering import largest_level_only
from effbench.languages import find_language
from effbench.records.measurement import Measurement, Verdict
from effbench.records.sample import Sample
from effbench.records.task import Suite
from effbench.runner.run import RunPlan, measure
from effbench.samples.source import StoredSamples
from effbench.sandboxes.choose import open_sandbox
from effbench.suites import in_language, load_suite, select_tasks

PAGE_BYTES = 4096
"""Peaks below a page count as one, as in the scores."""
MANY_BYTES = 1 << 20
FARTHEST = 3


class Program(NamedTuple):
    """One reference, in bytes."""

    task_id: str
    reference_id: str
    peak: int
    resident: int


class PairCounts(NamedTuple):
    """Of the pairs of one task whose peaks differ: how many have that order in the resident set, the contrary, none."""

    same: int
    contrary: int
    tied: int


def pair_counts(programs: Iterable[Program]) -> tuple[PairCounts, list[tuple[Program, Program]]]:
    """Counts, and the contrary pairs, the one with more bytes by its exact peak first."""
    by_task: defaultdict[str, list[Program]] = defaultdict(list)
    for program in programs:
        by_task[program.task_id].append(program)
    same = tied = 0
    contrary = []
    for own in by_task.values():
        for pair in combinations(own, 2):
            less, more = sorted(pair, key=lambda program: program.peak)
            if max(less.peak, PAGE_BYTES) == max(more.peak, PAGE_BYTES):
                continue
            if more.resident > less.resident:
                same += 1
            elif more.resident == less.resident:
                tied += 1
            else:
                contrary.append((more, less))
    return PairCounts(same, len(contrary), tied), contrary


def report(programs: Sequence[Program]) -> str:
    """What the order of all, of those that hold much, and of pairs of one task is; and the farthest contrary pairs."""
    lines = []
    for name, own in (("all", programs), ("above 1 MiB", [item for item in programs if item.peak >= MANY_BYTES])):
        rho = float("nan")
        if len({item.peak for item in own}) > 1 and len({item.resident for item in own}) > 1:
            peaks, resident = [max(item.peak, PAGE_BYTES) for item in own], [item.resident for item in own]
            rho = float(spearmanr(peaks, resident).statistic)
        lines.append(
            f"{name}: {len(own)} references of {len({item.task_id for item in own})} tasks, Spearman {rho:.2f}"
        )
    counts, contrary = pair_counts(programs)
    lines.append(
        f"pairs of one task whose peaks differ: {counts.same} in the same order, "
        f"{counts.contrary} in the contrary one, {counts.tied} with the same resident set"
    )
    contrary.sort(key=lambda pair: pair[1].peak / pair[0].peak)
    rows = [
        [item.task_id, item.reference_id, f"{item.peak:,}", f"{item.resident:,}"]
        for pair in contrary[:FARTHEST]
        for item in pair
    ]
    headers = ["task", "reference", "exact peak", "resident set"]
    return "\n".join([*lines, tabulate(rows, headers=headers, disable_numparse=True)] if rows else lines)


def references(suite: Suite) -> StoredSamples:
    """All references, each task's from the slowest to the fastest."""
    return StoredSamples(
        model="references",
        known=tuple(
            Sample(
                task_id=task.task_id, sample_index=index, model="references", completion=reference.solution,
                solution=reference.solution,
            )
            for task in suite.tasks
            for index, reference in enumerate(task.own_references)
        ),
    )  # fmt: skip


def programs_of(suite: Suite, measurements: Iterable[Measurement]) -> list[Program]:
    """The references whose memory is known."""
    tasks = {task.task_id: task for task in suite.tasks}
    found: dict[tuple[str, int], Program] = {}
    for item in measurements:
        if item.sample_index is None or item.verdict is not Verdict.AC:
            continue
        if item.peak_bytes is None or item.max_rss_bytes is None:
            continue
        key = item.task_id, item.sample_index
        name = tasks[item.task_id].own_references[item.sample_index].reference_id
        before = found.get(key, Program(item.task_id, name, 0, 0))
        found[key] = before._replace(
            peak=max(before.peak, item.peak_bytes), resident=max(before.resident, item.max_rss_bytes)
        )
    return list(found.values())


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.memory_order")
    parser.add_argument("suite")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--language", default="python")
    parser.add_argument("--tasks", default="*")
    parser.add_argument("--out", type=Path, default=Path("build/memory_order"))
    asked = parser.parse_args(arguments)
    whole = in_language(load_suite(asked.suite, data=asked.data), asked.language)
    chosen = select_tasks(whole, patterns=asked.tasks)
    suite = replace(chosen, tasks=tuple(map(largest_level_only, chosen.tasks)))
    plan = RunPlan(
        selection=suite, source=references(suite), sandbox=open_sandbox("auto"), counter="auto", out=asked.out,
        language=find_language(asked.language), memory=True,
    )  # fmt: skip
    print(report(programs_of(suite, measure(plan, show_progress=True).measurements())))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
