"""What a run cost, as a file of pyperf: ``python -m pyperf compare_to A.json B.json`` reads it.

One benchmark for each task, named after it; in it one run, with one value, for each sample that passed every input.
The value is the sum of the sample's costs over the scored inputs, the number that COFFE compares, in ``integer`` units
(instructions) or, by the counter cputime, in seconds.
"""

import io
import logging
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from effbench.errors import InputError
from effbench.measure.budget import cost
from effbench.records.manifest import Manifest, ScoredTask
from effbench.records.measurement import Measurement, Verdict
from effbench.records.solutions import is_whole
from effbench.storage.run_directory import RunDirectory, check_listed

if TYPE_CHECKING:
    import pyperf

__all__ = ["render_pyperf"]

_LOG = logging.getLogger(__name__)

Metadata = dict[str, str | int | float]

NS_PER_S = 1e9


@dataclass(frozen=True, slots=True, kw_only=True)
class _SampleCost:
    """A sample that passed every input, over the scored ones.

    Attributes:
        sample_index: Which sample.
        cost: Sum over its counted runs, in the counter's unit.
        cpu_time_s: Sum over its native runs.
        max_rss_bytes: Largest of its native runs.
    """

    sample_index: int
    cost: int
    cpu_time_s: float
    max_rss_bytes: int


def render_pyperf(run: RunDirectory) -> bytes:
    """Gives a finished run as the content of a pyperf file.

    Raises:
        InputError: pyperf is not installed; no sample has a cost above 0; the records are damaged; pyperf refuses them.
    """
    try:
        import pyperf
    except ImportError as error:
        raise InputError("--format pyperf needs the package pyperf: pip install 'effbench[pyperf]'") from error
    manifest = run.manifest()
    costs = _costs_by_task(run, manifest)
    try:
        suite = pyperf.BenchmarkSuite([_benchmark(task_id, found, manifest) for task_id, found in costs.items()])
    except ValueError as error:
        raise InputError(f"pyperf refuses the run in {run.path} ({error}): take another --format") from error
    text = io.StringIO()
    suite.dump(text)
    return text.getvalue().encode()


def _benchmark(task_id: str, costs: Sequence[_SampleCost], manifest: Manifest) -> "pyperf.Benchmark":
    import pyperf

    shared = _shared_metadata(manifest, task_id) | {"name": _one_line(task_id)}
    timed = shared["unit"] == "second"
    runs = []
    for item in costs:
        own: Metadata = {"sample_index": item.sample_index, "duration": item.cpu_time_s}
        if item.max_rss_bytes:
            own["mem_max_rss"] = item.max_rss_bytes
        value = item.cost / NS_PER_S if timed else item.cost
        # What pyperf would collect by itself describes this machine and this moment, not the run's.
        runs.append(pyperf.Run([value], metadata=shared | own, collect_metadata=False))
    return pyperf.Benchmark(runs)


def _shared_metadata(manifest: Manifest, task_id: str) -> Metadata:
    """What holds for all samples of a task, under pyperf's own names where it has them."""
    environment = manifest.environment_of(task_id)
    known = {
        "unit": "second" if environment.counter == "cputime" else "integer",
        "counter": environment.counter,
        "environment_id": environment.environment_id,
        "suite": manifest.suite,
        "suite_hash": manifest.suite_hash,
        "model": manifest.model,
        "run_id": manifest.run_id,
        "started_at": manifest.started_at,
        "python_version": environment.python,
        "cpu_model_name": environment.cpu_model,
        "effbench_version": environment.effbench,
    }
    lines = {name: _one_line(value) for name, value in known.items()}
    # pyperf refuses an empty text.
    return {name: line for name, line in lines.items() if line}


def _one_line(text: str) -> str:
    """A text as pyperf takes and prints it: without line breaks, without lone surrogates."""
    return " ".join(text.encode("utf-8", "backslashreplace").decode().split())


def _costs_by_task(run: RunDirectory, manifest: Manifest) -> dict[str, list[_SampleCost]]:
    """Costs of the samples that passed every input, in the order of the tasks; a task without one is left out."""
    groups: defaultdict[tuple[str, int | None], list[Measurement]] = defaultdict(list)
    for item in run.measurements():
        if item.reference_id is None:
            groups[item.task_id, item.sample_index].append(item)
    tasks = {task.task_id: task for task in manifest.tasks}
    costs: dict[str, list[_SampleCost]] = {task_id: [] for task_id in tasks}
    n_free = 0
    samples = run.samples(manifest)
    check_listed(manifest, samples)
    for sample in samples:
        group = groups[sample.task_id, sample.sample_index]
        summed = _sample_cost(tasks[sample.task_id], sample.sample_index, group, manifest)
        if summed is None:
            continue
        if summed.cost > 0:
            costs[sample.task_id].append(summed)
        else:
            n_free += 1
    costs = {task_id: found for task_id, found in costs.items() if found}
    if not costs:
        raise InputError(
            f"no sample of the run in {run.path} has a cost to compare: each failed, went over the budget or cost no "
            "more than an empty program; take another --format for the verdicts"
        )
    if n_free:
        _LOG.info(
            f"left out: {n_free} of the samples, which cost no more than an empty program; pyperf takes no such cost"
        )
    if len(costs) < len(tasks):
        without = f"{len(tasks) - len(costs)} of {len(tasks)} tasks"
        _LOG.info(f"left out: {without}, which have no sample that passed every input within the budget")
    return costs


def _sample_cost(
    task: ScoredTask, sample_index: int, measurements: Sequence[Measurement], manifest: Manifest
) -> _SampleCost | None:
    """Sums over the scored inputs; None when an input was not passed."""
    who = f"sample {sample_index} of task {task.task_id}"
    if not measurements or not is_whole(measurements, task):
        raise InputError(f"{who} has no verdict: the records are damaged; measure into another --out")
    if measurements[-1].verdict is not Verdict.AC:
        return None
    scored = {level.index for level in task.levels if level.weight > 0}
    total, counted = 0, [item for item in measurements if item.level in scored]
    for item in counted:
        if item.instructions is None:
            raise InputError(f"{who} has no counts: the records are damaged; measure into another --out")
        total += cost(item.instructions, item.load_instructions, manifest.calibration_of(task.task_id))
    return _SampleCost(
        sample_index=sample_index,
        cost=total,
        cpu_time_s=sum(item.cpu_time_s for item in counted),
        max_rss_bytes=max((item.max_rss_bytes for item in counted), default=0),
    )
