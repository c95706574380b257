"""How far solutions are counted, which references are measured for it, and that scores do not depend on it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.counters.qemu import QemuCounter
from effbench.errors import SuiteError
from effbench.measure.budget import FURTHEST, budget_of
from effbench.metrics import DEFAULT_METRICS, MetricOptions, score_metrics, score_run
from effbench.records.manifest import References, ScoredReference
from effbench.records.measurement import Measurement, Verdict
from effbench.records.task import Reference, Task
from effbench.storage.run_directory import RunDirectory
from tests.handmade_runs import solution
from tests.scripted_meter import ScriptedMeter
from tests.scripted_runs import ScriptedRuns, a_sandbox, records
from tests.small_suite import BUDGET, CALIBRATION, a_suite, a_task

SLOW, MIDDLE, FAST = "double=now; cost=9", "double=now; cost=5", "double=now; cost=2"


def profiled(
    task_id: str = "double",
    *,
    scores: Sequence[float | None] = (20, 60, 100),
    slow: str = SLOW,
    budget_factor: float | None = None,
) -> Task:
    sources = {"slow": slow, "middle": MIDDLE, "fast": FAST}
    references = tuple(
        Reference(reference_id=name, tier=name, solution=source, dps_score=score)
        for (name, source), score in zip(sources.items(), scores, strict=True)
    )
    return replace(a_task(task_id), references=references, budget_factor=budget_factor)


def costs(reference_id: str, cost: int) -> list[Measurement]:
    return [replace(item, reference_id=reference_id) for item in solution("double", None, cost)]


@pytest.mark.parametrize(
    ("task", "budget"),
    [
        (a_task(), 400),
        (replace(a_task(), timeout_factor=1.25), 250),
        (replace(a_task(), budget_factor=6.0), 1200),
        (replace(a_task(), budget_factor=1.5), 400),
        (profiled(), 990),
        (profiled(budget_factor=6.0), 1200),
        (profiled(scores=(None, 60, 100)), 550),
        (profiled(scores=(None, None, None)), 400),
    ],
)
def test_the_budget_is_the_largest_of_what_is_asked_for(task: Task, budget: int) -> None:
    others = [costs("slow", 9), costs("middle", 5)]
    assert budget_of(task, costs("fast", 2), others, CALIBRATION) == budget


@given(st.floats(1.1, 50), st.none() | st.floats(1.1, 50), st.lists(st.integers(1, 60), max_size=2))
def test_no_reference_and_nothing_that_scores_is_beyond_the_budget(
    alpha: float, factor: float | None, slower: list[int]
) -> None:
    task = replace(profiled(), timeout_factor=alpha, budget_factor=factor)
    others = [costs(name, cost) for name, cost in zip(("slow", "middle"), slower, strict=False)]
    budget = budget_of(task, costs("fast", 2), others, CALIBRATION)
    assert budget >= max([int(alpha * 200), *(110 * cost for cost in slower)])


@pytest.mark.parametrize(
    ("largest", "budget"),
    [
        (FURTHEST // 1000, FURTHEST // 100),
        (FURTHEST // 5, FURTHEST),
        (FURTHEST, 2 * FURTHEST),  # α goes as far as it must, for eff@k needs it
    ],
)
def test_counting_beyond_alpha_has_an_end(largest: int, budget: int) -> None:
    spent = [replace(item, instructions=100 + largest) for item in costs("fast", 2)]
    assert budget_of(replace(a_task(), budget_factor=10.0), spent, [], CALIBRATION) == budget


def test_a_reference_that_fails_is_the_suites_fault_and_is_named() -> None:
    failed = [*costs("slow", 9)[:4], replace(costs("slow", 9)[4], verdict=Verdict.WA)]
    with pytest.raises(SuiteError, match="its reference slow does not pass level 2, test 0: WA"):
        budget_of(profiled(), costs("fast", 2), [failed], CALIBRATION)


def test_a_solution_beyond_what_scores_is_counted_and_accepted_within_the_budget() -> None:
    scripted = ScriptedMeter(replace(a_task(), budget_factor=5.0))
    assert [record.verdict for record in scripted.measure("double=now; cost=9")] == [Verdict.AC] * 5
    assert scripted.measure("double=now; cost=11")[-1].verdict is Verdict.TLE


def scripted_runs(tmp_path: Path, task: Task, *metrics: str) -> ScriptedRuns:
    tmp_path.mkdir(exist_ok=True)
    made = ScriptedRuns(
        tmp_path,
        suite=a_suite(task),
        texts={"double": ["double=now; cost=3", "double=now; cost=7", "double=now; cost=10"]},
    )
    made.options = replace(made.options, metrics=metrics or DEFAULT_METRICS)
    return made


def measured(directory: RunDirectory) -> dict[str | int | None, Verdict]:
    return {
        item.reference_id if item.sample_index is None else item.sample_index: item.verdict
        for item in directory.measurements()
    }


def test_a_run_measures_all_references_where_a_metric_needs_them(tmp_path: Path) -> None:
    directory = scripted_runs(tmp_path, profiled(), "DPS").run()
    accepted = dict.fromkeys(("slow", "middle", "fast", 0, 1), Verdict.AC)
    assert measured(directory) == accepted | {2: Verdict.TLE}
    assert directory.manifest().tasks[0].references == (
        ScoredReference(reference_id="slow", tier="slow", dps_score=20),
        ScoredReference(reference_id="middle", tier="middle", dps_score=60),
        ScoredReference(reference_id="fast", tier="fast", dps_score=100),
    )


@pytest.mark.parametrize(
    ("scores", "metrics"),
    [((20, 60, 100), ()), ((20, 60, 100), ("speedup", "near-ties")), ((None, None, None), ("DPS", "pass@k"))],
)
def test_a_run_measures_the_baseline_alone_where_no_metric_needs_more(
    tmp_path: Path, scores: Sequence[float | None], metrics: Sequence[str]
) -> None:
    directory = scripted_runs(tmp_path, profiled(scores=scores), *metrics).run()
    assert measured(directory) == {"fast": Verdict.AC, 0: Verdict.AC, 1: Verdict.TLE, 2: Verdict.TLE}
    assert directory.manifest().references is References.BASELINE


def test_a_program_that_ties_with_the_slowest_reference_is_counted_to_the_end(tmp_path: Path) -> None:
    free = QemuCounter.bounds.free_load
    loads = [f"double=now; cost=9; load={free + charged}" for charged in (1, 90)]
    samples = ["double=now; cost=9", *loads, "double=now; cost=10"]
    own = ScriptedRuns(tmp_path, suite=a_suite(profiled()), texts={"double": samples})
    directory = own.run(options=replace(own.options, metrics=("DPS_all",)))
    assert [measured(directory)[index] for index in range(4)] == [Verdict.AC, Verdict.AC, Verdict.AC, Verdict.TLE]
    profile = {"max_profile": 4, "min_correct": 1}
    assert dps_of(directory, MetricOptions(**profile)) == 20 / 4  # the first is a copy of the reference
    assert dps_of(directory, MetricOptions(margin=0.01, **profile)) == 2 * 20 / 4
    assert dps_of(directory, MetricOptions(margin=0.1, **profile)) == 3 * 20 / 4


def dps_of(directory: RunDirectory, options: MetricOptions) -> float:
    return score_metrics(directory, ("DPS_all",), (), options).estimates[0].point_estimate


def test_eff_at_k_does_not_depend_on_how_far_was_counted(tmp_path: Path) -> None:
    scores = [
        score_run(scripted_runs(tmp_path / name, profiled(), *metrics).run(), (1,))
        for name, metrics in (("near", ()), ("far", ("DPS",)))
    ]
    assert scores[0].tasks[0].efficiencies == scores[1].tasks[0].efficiencies
    assert [score.estimates[0].point_estimate for score in scores] == [1.0, 1.0]
    assert BUDGET < 700  # the second sample's largest cost


def test_references_come_from_the_cache_and_from_the_records_of_the_run(tmp_path: Path) -> None:
    first = scripted_runs(tmp_path, profiled(), "DPS")
    done = records(first.run())
    sandbox = a_sandbox()
    again = first.run(sandbox, options=replace(first.options, out=tmp_path / "other"))
    assert records(again) == done
    counted = {job.program.digest for job in sandbox.jobs if job.engine == "qemu"}
    assert len(counted) == 4  # three samples and the empty program


def test_a_run_that_dies_among_its_references_goes_on_there(tmp_path: Path) -> None:
    expected = {
        replace(item, cpu_time_s=0) for item in records(scripted_runs(tmp_path / "whole", profiled(), "DPS").run())
    }
    for death in (12, 15, 18, 22, 30):
        run = scripted_runs(tmp_path / f"{death}", profiled(), "DPS")
        assert {replace(item, cpu_time_s=0) for item in records(run.run(a_sandbox(deaths=(death,))))} == expected


def test_a_torn_run_measures_the_missing_references_again(tmp_path: Path) -> None:
    own = scripted_runs(tmp_path, profiled(), "DPS")
    directory = own.run()
    expected = records(directory)
    path = directory.path / "measurements.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    for left in range(1, len(lines)):
        path.write_bytes(b"".join(lines[:left]))
        assert records(own.run()) == expected


def test_a_reference_that_fails_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(SuiteError, match="task double: its reference slow does not pass level 2, test 0: WA"):
        scripted_runs(tmp_path, profiled(slow="double=now; cost=9; wrong_from=100"), "DPS").run()
