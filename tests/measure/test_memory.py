"""What a meter makes of a lane that measures memory."""

from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from effbench.errors import CounterError
from effbench.languages import PYTHON
from effbench.measure.memory import MemoryMeter, open_memory_meter
from effbench.measure.meter import TaskMeter
from effbench.records.measurement import Measurement, Verdict
from effbench.sandboxes.job import Engine, Job
from effbench.sandboxes.outcome import Ending, MemoryUse, Outcome
from effbench.sandboxes.protocol import Gate, Lane
from tests.scripted_meter import ScriptedMeter

EMPTY = MemoryUse(peak_bytes=100, byte_instructions=1_000)


@dataclass
class Following:
    """A lane for memory that runs jobs in another lane, and tells what they held."""

    lane: Lane
    held: MemoryUse | None
    ending: Ending | None = None
    hello: dict[str, Any] = field(default_factory=lambda: {"memory": "digest"})
    jobs: list[Job] = field(default_factory=list)

    def run(self, job: Job, gate: Gate | None = None) -> Outcome:
        self.jobs.append(job)
        outcome = replace(self.lane.run(job, gate), memory=self.held)
        return outcome if self.ending is None else replace(outcome, ending=self.ending, detail="stopped", output=None)

    def close(self) -> None:
        self.lane.close()


def measured(held: MemoryUse | None, ending: Ending | None = None) -> tuple[list[Measurement], list[Job]]:
    made = ScriptedMeter(with_baseline=False)
    following = Following(made.context.lane, held, ending)
    memory = MemoryMeter(lane=following, empty=EMPTY, version="digest")
    made.context = replace(made.context, memory=memory)
    made.meter = TaskMeter(made.context, made.test_cases)
    return made.measure(made.task.baseline.solution), following.jobs


def test_records_of_scored_inputs_have_what_was_held_beyond_the_empty_program() -> None:
    records, jobs = measured(MemoryUse(peak_bytes=5_100, byte_instructions=2**70))
    assert {item.verdict for item in records} == {Verdict.AC}
    counted = [item for item in records if item.instructions is not None]
    assert {(item.peak_bytes, item.byte_instructions) for item in counted} == {(5_000, 2**70 - 1_000)}
    assert {(item.peak_bytes, item.byte_instructions) for item in records if item.instructions is None} == {
        (None, None)
    }
    assert len(jobs) == len(counted)
    assert {(job.engine, job.limits.instructions) for job in jobs} == {(Engine.QEMU, 0)}


def test_less_than_the_empty_program_is_nothing() -> None:
    records, _ = measured(MemoryUse(peak_bytes=1, byte_instructions=1))
    assert {(item.peak_bytes, item.byte_instructions) for item in records if item.instructions is not None} == {(0, 0)}


def test_what_is_not_known_is_left_open() -> None:
    records, _ = measured(None)
    assert {item.verdict for item in records} == {Verdict.AC}
    assert {item.peak_bytes for item in records} == {None}


def test_a_run_that_fails_where_memory_is_measured_is_judged_like_any_other() -> None:
    records, _ = measured(EMPTY, Ending.DIED)
    last = records[-1]
    assert (last.verdict, last.instructions, last.peak_bytes) == (Verdict.RE, None, None)


def test_a_lane_that_tells_nothing_of_the_empty_program_is_a_fault_of_its_own() -> None:
    made = ScriptedMeter(with_baseline=False)
    with pytest.raises(CounterError, match="memory cannot be measured of the empty program"):
        open_memory_meter(Following(made.context.lane, None), made.context.lane, PYTHON)
