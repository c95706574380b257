"""`effbench show --line-costs`: counts a sample of a finished run once more, line by line."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from effbench.errors import InputError
from effbench.measure.line_costs import LineCosts
from effbench.metrics.sample_results import SampleResult, TaskResult
from effbench.records.manifest import Manifest
from effbench.records.measurement import Measurement, Verdict
from effbench.runner.line_costs import count_lines
from effbench.sandboxes.choose import open_sandbox
from effbench.suites import load_suite
from effbench.text.terminal import one_line

__all__ = ["costliest_input", "count_sample_lines"]

_LEAST_BOUND: Final = 200_000_000
"""Instructions that any sample may take here: a second of emulation."""


def costliest_input(item: SampleResult, records: Iterable[Measurement]) -> tuple[int, int]:
    """Level and index of the input that a sample failed, or else of the one on which it cost most.

    Args:
        item: The sample.
        records: Of the run.
    """
    if item.last.verdict is not Verdict.AC:
        return item.last.level, item.last.test_index
    sample = item.sample
    own = [each for each in records if (each.task_id, each.sample_index) == (sample.task_id, sample.sample_index)]
    costliest = max(own, key=lambda each: each.instructions or 0)
    return costliest.level, costliest.test_index


def count_sample_lines(
    manifest: Manifest, result: TaskResult, item: SampleResult, at: tuple[int, int],
    *, sandbox: str, data: Path | None, task_path: Sequence[Path],
) -> LineCosts:  # fmt: skip
    """Counts the sample's lines on one input of its task; a run over the budget is stopped, as it was when measured.

    Args:
        manifest: Of the run.
        result: The task.
        item: The sample.
        at: Level and index of the input.
        sandbox: Name of a sandbox, or ``auto``.
        data: The suite's data, where they are a file.
        task_path: Folders with suites of the user's own.

    Raises:
        EffbenchError: Says what is wrong and what to do.
    """
    if item.sample.solution is None:
        raise InputError("no code was found in this sample: there are no lines to count")
    suite = load_suite(manifest.suite, data=data, seed=manifest.seed, task_path=task_path)
    wanted = result.task
    task = next((each for each in suite.tasks if each.content_hash == wanted.content_hash), None)
    if task is None:
        raise InputError(
            f"the suite '{manifest.suite}' has another task {one_line(wanted.task_id, most=100)} here than the run was "
            "measured on: lines are counted on the same one alone"
        )
    most = max(_LEAST_BOUND, item.last.budget or 0, int(result.budget or 0))
    return count_lines(task, item.sample.solution, at=at, sandbox=open_sandbox(sandbox), most=most)
