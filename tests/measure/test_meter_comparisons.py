"""That a task's meter judges by the task's comparison, natively and when it counts."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from effbench.counters.qemu import QemuCounter
from effbench.measure.context import MeasureContext
from effbench.measure.meter import Solution, TaskMeter
from effbench.measure.test_cases import make_test_cases
from effbench.records.measurement import Verdict
from effbench.records.task import Comparison, Program
from effbench.sandboxes import values
from effbench.sandboxes.job import Job
from effbench.sandboxes.outcome import Outcome
from effbench.sandboxes.protocol import LaneOptions
from effbench.sandboxes.scripted import ScriptedSandbox, returned, source_of
from effbench.storage.cache import Cache
from tests.small_suite import CALIBRATION, a_task

OUTPUTS: dict[str, object] = {
    "answers": ([1.0, 2.0],),
    "texts": ("1 2\n",),
    "same": [1.0, 2.0],
    "near": [1.0, 2.05],
    "turned": [2.0, 1.0],
    "text": "1 2",
}


def verdict(folder: Path, answers: str, output: str, **changes: Any) -> Verdict:
    def script(job: Job) -> Outcome:
        what = source_of(job)
        return returned(job, OUTPUTS.get(what, values.decode(job.arguments)), count=1000)

    task = replace(a_task(), answers=Program(source=answers, entry_point="answers"), **changes)
    lane = ScriptedSandbox(script).open_lane(LaneOptions(memory_bytes=1 << 30))
    context = MeasureContext(lane=lane, counter=QemuCounter(), calibration=CALIBRATION, environment_id="somewhere")
    meter = TaskMeter(context, make_test_cases(task, lane, Cache(folder), "3.11"))
    records = meter.measure(Solution(source=output, sha256="", sample_index=0))
    assert (records[-1].instructions is not None) == (records[-1].verdict is Verdict.AC)
    return records[-1].verdict


@pytest.mark.parametrize(
    ("answers", "output", "right"),
    [
        ("answers", "same", {Comparison.EXACT, Comparison.TOLERANCE, Comparison.UNORDERED}),
        ("answers", "near", {Comparison.TOLERANCE}),
        ("answers", "turned", {Comparison.UNORDERED}),
        ("texts", "text", {Comparison.TEXT}),
    ],
)
def test_the_tasks_comparison_decides(tmp_path: Path, answers: str, output: str, right: set[Comparison]) -> None:
    judged = {
        comparison: verdict(tmp_path, answers, output, comparison=comparison, absolute_tolerance=0.1)
        for comparison in Comparison
        if comparison is not Comparison.CHECKER
    }
    assert {comparison for comparison, each in judged.items() if each is Verdict.AC} == right
    assert set(judged.values()) <= {Verdict.AC, Verdict.WA}


@pytest.mark.parametrize(("tolerance", "last"), [(0.03, Verdict.AC), (0.02, Verdict.WA)])
def test_a_relative_tolerance_is_a_share_of_the_answer(tmp_path: Path, tolerance: float, last: Verdict) -> None:
    task = {"comparison": Comparison.TOLERANCE, "relative_tolerance": tolerance}
    assert verdict(tmp_path, "answers", "near", **task) is last
