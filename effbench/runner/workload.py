"""How much of a run is left, by what its tasks are known or estimated to cost.

The unit is the lane second: what one lane is expected to do in a second. Only ratios matter, so that a machine of
another speed, or a busy one, changes nothing but the time that a lane second takes.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from effbench.records.measurement import Measurement
from effbench.runner.activities import Activity, Kind

__all__ = ["TaskWork", "Workload", "seconds_of", "under_way_s"]

COUNTS_PER_S: Final = 250e6
"""Instructions that an emulator counts in a second."""
RUN_S: Final = 0.02
"""Of one run of one program on one input, beside the instructions."""
MAKE_S: Final = 2 * RUN_S
"""Of making one input and its answer."""
FIRST_GUESS_S: Final = 1.0
"""Of a solution on a task, as long as no task's cost is known."""
TIERS_GUESS: Final = 8.0
"""Times the baseline, what a slower reference costs, as long as none is measured."""
LATE: Final = 0.1
"""Share of what counts as done of a solution that counts as left at least."""


@dataclass(slots=True, kw_only=True)
class TaskWork:
    """What is left to do for one task.

    Attributes:
        samples: How many are still to be measured.
        baseline: Which reference efficiency is relative to.
        needs_baseline: Whether that is to be measured, and the inputs made.
        inputs: How many the task has.
        tiers: How many other references are.
        solution_s: Lane seconds of the baseline; None where it has never been measured.
    """

    samples: int
    baseline: str
    needs_baseline: bool
    inputs: int
    tiers: int
    solution_s: float | None


@dataclass(slots=True)
class _Ratio:
    """What solutions of a kind cost on average, in costs of the baseline; a first guess weighs like two of them."""

    guess: float
    sum: float = 0.0
    count: int = 0

    def add(self, value: float) -> None:
        self.sum += value
        self.count += 1

    @property
    def mean(self) -> float:
        return (2 * self.guess + self.sum) / (2 + self.count)


@dataclass(slots=True)
class Workload:
    """What is left to do of a run.

    Attributes:
        tasks: By task id.
        done_s: Lane seconds of what was done.
    """

    tasks: Mapping[str, TaskWork]
    done_s: float = 0.0
    _samples: _Ratio = field(default_factory=lambda: _Ratio(1.0))
    _tiers: _Ratio = field(default_factory=lambda: _Ratio(TIERS_GUESS))

    @property
    def tasks_left(self) -> int:
        """How many tasks have samples that are not measured yet."""
        return sum(task.samples > 0 for task in self.tasks.values())

    def finish(self, records: Sequence[Measurement]) -> None:
        """Takes a solution off what is left."""
        task = self.tasks.get(records[0].task_id)
        if task is None:
            return
        own = seconds_of(records)
        if records[0].reference_id == task.baseline:
            self.done_s += own + MAKE_S * task.inputs if task.needs_baseline else 0.0
            task.needs_baseline, task.solution_s = False, own
        elif records[0].sample_index is None:
            self.done_s += own if task.tiers else 0.0
            task.tiers = max(0, task.tiers - 1)
            self._tiers.add(own / (task.solution_s or own))
        else:
            self.done_s += own
            task.samples = max(0, task.samples - 1)
            self._samples.add(own / (task.solution_s or own))

    def left_s(self) -> float:
        """Lane seconds of all that is left."""
        usual = self._usual_s()
        return sum(
            (task.solution_s or usual)
            * (task.needs_baseline + task.tiers * self._tiers.mean + task.samples * self._samples.mean)
            + MAKE_S * task.inputs * task.needs_baseline
            for task in self.tasks.values()
        )

    def expected_s(self, activity: Activity) -> float:
        """Lane seconds of the one solution that is being measured, as :meth:`left_s` has it."""
        task = self.tasks.get(activity.task_id)
        if task is None:
            return 0.0
        ratios = {
            Kind.INPUTS: 0.0,
            Kind.BASELINE: 1.0 * task.needs_baseline,
            Kind.LADDER: self._tiers.mean * (task.tiers > 0),
            Kind.SAMPLES: self._samples.mean * (task.samples > 0),
        }
        making_s = MAKE_S * task.inputs * task.needs_baseline if activity.kind is Kind.BASELINE else 0.0
        return (task.solution_s or self._usual_s()) * ratios[activity.kind] + making_s

    def _usual_s(self) -> float:
        known = [task.solution_s for task in self.tasks.values() if task.solution_s is not None]
        return sum(known) / len(known) if known else FIRST_GUESS_S


def under_way_s(expected_s: float, taken_s: float) -> tuple[float, float]:
    """Lane seconds that count as done, and those that count as left, of a solution that is being measured.

    Both grow, ever more slowly, once it takes longer than expected: it may be a costlier one, or the machine is slower.
    """
    done_s = taken_s
    if taken_s > expected_s:
        done_s = expected_s * (1 + math.log(taken_s / expected_s)) if expected_s > 0 else 0.0
    return done_s, max(expected_s - done_s, LATE * done_s)


def seconds_of(records: Sequence[Measurement]) -> float:
    """Lane seconds that measuring a solution took, by its records; a stopped run took its budget."""
    counts = sum(item.instructions or item.budget or 0 for item in records)
    return counts / COUNTS_PER_S + RUN_S * len(records)
