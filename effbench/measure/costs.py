"""From records to costs: what samples and references took on a task's scored inputs."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from effbench.measure.budget import cost
from effbench.records.environment import Calibration
from effbench.records.manifest import ScoredTask
from effbench.records.measurement import Measurement

__all__ = [
    "InputCosts",
    "ReferenceCost",
    "Resources",
    "SampleCost",
    "input_costs",
    "level_costs",
    "measured_references",
    "resources_of",
    "sample_cost",
]

InputCosts = dict[tuple[int, int], int]
"""Level and test of a scored input that was counted → cost, in the counter's unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleCost:
    """What a correct sample cost, in the counter's unit.

    Attributes:
        total: Over all scored inputs. Where the sample was censored: what is known of it, the measuring budget for the
            input that went over it, and the baseline's cost for those that were not reached.
        top: Over the scored inputs of the largest level; None where the sample was censored.
        censored: Whether it was stopped at an input, over the budget or out of memory.
    """

    total: float
    top: float | None
    censored: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceCost:
    """What a reference cost, in the counter's unit.

    Attributes:
        reference_id: Unique within the task.
        dps_score: EvalPerf's cumulative score, 0 to 100; None where the suite has none.
        total: Over all scored inputs.
        top: Over the scored inputs of the largest level.
        largest: On one input.
    """

    reference_id: str
    dps_score: float | None
    total: float
    top: float
    largest: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Resources:
    """What a program took over all scored inputs beside instructions.

    Attributes:
        cpu_s: CPU seconds of its native runs, summed.
        max_rss_bytes: Peak resident set of its native processes.
        peak_bytes: The most memory that it held on one input; None where memory was not measured on all of them.
        byte_instructions: Bytes held times instructions, summed; None in the same case.
    """

    cpu_s: float
    max_rss_bytes: int
    peak_bytes: int | None
    byte_instructions: int | None


def resources_of(task: ScoredTask, measurements: Sequence[Measurement]) -> Resources | None:
    """What one program took beside instructions; None where it was not counted on every scored input."""
    scored = {level.index: level.n_tests for level in task.levels if level.weight > 0}
    counted = [
        item for item in measurements if item.instructions is not None and item.test_index < scored.get(item.level, 0)
    ]
    if len(counted) < sum(scored.values()):
        return None
    peaks = [item.peak_bytes for item in counted if item.peak_bytes is not None]
    integrals = [item.byte_instructions for item in counted if item.byte_instructions is not None]
    return Resources(
        cpu_s=sum(item.cpu_time_s for item in counted),
        max_rss_bytes=max(item.max_rss_bytes for item in counted),
        peak_bytes=max(peaks) if len(peaks) == len(counted) else None,
        byte_instructions=sum(integrals) if len(integrals) == len(counted) else None,
    )


def input_costs(task: ScoredTask, measurements: Sequence[Measurement], calibration: Calibration) -> InputCosts:
    """Cost of every scored input that one program was counted on."""
    scored = {level.index: level.n_tests for level in task.levels if level.weight > 0}
    return {
        (item.level, item.test_index): cost(item.instructions, item.load_instructions, calibration)
        for item in measurements
        if item.instructions is not None and item.test_index < scored.get(item.level, 0)
    }


def level_costs(task: ScoredTask, costs: InputCosts) -> list[float | None]:
    """The largest cost of each scored level; None where a test of the level was over budget or not reached."""
    counted: defaultdict[int, list[int]] = defaultdict(list)
    for (level, _), value in costs.items():
        counted[level].append(value)
    return [
        max(counted[level.index]) if len(counted[level.index]) == level.n_tests else None
        for level in task.levels
        if level.weight > 0
    ]


def measured_references(
    task: ScoredTask, references: Mapping[str, Sequence[Measurement]], calibration: Calibration
) -> tuple[ReferenceCost, ...]:
    """What the references cost that were counted on every scored input, from the slowest to the fastest."""
    found = []
    for item in task.references:
        costs = input_costs(task, references.get(item.reference_id, ()), calibration)
        if len(costs) == sum(level.n_tests for level in task.levels if level.weight > 0):
            found.append(
                ReferenceCost(
                    reference_id=item.reference_id,
                    dps_score=item.dps_score,
                    total=float(sum(costs.values())),
                    top=_top(costs),
                    largest=float(max(costs.values())),
                )
            )
    return tuple(found)


def sample_cost(costs: InputCosts, baseline: InputCosts, budget: float) -> SampleCost:
    """What a correct sample cost."""
    missing = [place for place in sorted(baseline) if place not in costs]
    if not missing:
        return SampleCost(total=float(sum(costs.values())), top=_top(costs), censored=False)
    not_reached = sum(baseline[place] for place in missing[1:])
    return SampleCost(total=sum(costs.values()) + budget + not_reached, top=None, censored=True)


def _top(costs: InputCosts) -> float:
    top = max(level for level, _ in costs)
    return float(sum(own for (level, _), own in costs.items() if level == top))
