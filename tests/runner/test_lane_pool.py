"""Workers: lanes that die, sandboxes that are not to be had, and records that do not depend on any of it."""

import queue
import threading
import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effbench.counters.cputime import CpuTimeCounter
from effbench.counters.environment import observe
from effbench.counters.protocol import Counter
from effbench.counters.qemu import QemuCounter
from effbench.errors import SandboxDied, SandboxUnavailable, SuiteError
from effbench.records.measurement import Measurement, Verdict
from effbench.runner.lane_pool import TRIES, LanePool, Worker
from effbench.runner.pooled_lane import PooledLane
from effbench.runner.work_queue import BATCH_SAMPLES, WorkItem, WorkQueue
from effbench.sandboxes.job import Job
from effbench.sandboxes.outcome import Outcome
from effbench.sandboxes.protocol import LaneOptions, Sandbox
from effbench.sandboxes.scripted import ScriptedSandbox, source_of
from effbench.storage.cache import Cache
from tests.small_suite import (
    BASELINE,
    CALIBRATION,
    FailingSandbox,
    RationedSandbox,
    StillbornSandbox,
    a_sample,
    a_task,
    play,
    prepare,
)

SOLUTIONS = (
    "double=now; cost=3",
    "double=now; wrong_from=2",
    None,
    "double=now; cost=5",
    "double=now; cost=3 # again",
    "double=now; cost=1",
)
DEADLY = "double=now; cost=9"
Who = tuple[str, int | None, str | None]


def a_sandbox(*, deaths: Sequence[int] = (), deadly: Sequence[str] = ()) -> ScriptedSandbox:
    return ScriptedSandbox(play, prepare=prepare, deaths=frozenset(deaths), deadly=deadly)


def a_lane_pool(root: Path, sandbox: Sandbox, *, workers: int = 1, counter: Counter | None = None) -> LanePool:
    counter = counter or QemuCounter()
    return LanePool(
        sandbox=sandbox,
        counter=counter,
        calibration=CALIBRATION,
        environment=observe(sandbox.facts(), counter),
        cache=Cache(root),
        lane_memory_bytes=1 << 30,
        pooled_lanes=tuple(PooledLane(sandbox, LaneOptions(memory_bytes=1 << 30)) for _ in range(workers)),
    )


def a_work_item(
    task_id: str = "double",
    solutions: Sequence[str | None] = SOLUTIONS,
    *,
    recorded: Sequence[Sequence[Measurement]] = (),
    reference: str = BASELINE,
) -> WorkItem:
    return WorkItem(
        task=a_task(task_id, reference=reference),
        samples=tuple(a_sample(text, index=index, task_id=task_id) for index, text in enumerate(solutions)),
        references=(),
        recorded={(group[0].sample_index, group[0].reference_id): group for group in recorded},
    )


def by_solution(handed_in: Iterator[list[Measurement]]) -> dict[Who, list[Measurement]]:
    """The last records of each solution, as reading a run gives them."""
    return {(group[0].task_id, group[0].sample_index, group[0].reference_id): group for group in handed_in}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[Who, list[Measurement]]:
    sandbox = a_sandbox()
    records = by_solution(a_lane_pool(tmp_path_factory.mktemp("cache"), sandbox).measure([a_work_item()]))
    assert len(sandbox.lanes) == 1
    return records


def test_every_sample_and_the_baseline_get_their_records(undisturbed: dict[Who, list[Measurement]]) -> None:
    assert {who: group[-1].verdict for who, group in undisturbed.items()} == {
        ("double", None, "fast"): Verdict.AC,
        ("double", 0, None): Verdict.AC,
        ("double", 1, None): Verdict.WA,
        ("double", 2, None): Verdict.CE,
        ("double", 3, None): Verdict.TLE,
        ("double", 4, None): Verdict.AC,
        ("double", 5, None): Verdict.AC,
    }


def test_all_lanes_are_closed_in_the_end(tmp_path: Path) -> None:
    sandbox = a_sandbox(deaths=[3, 20])
    list(a_lane_pool(tmp_path, sandbox, workers=2).measure([a_work_item("a"), a_work_item("b")]))
    assert len(sandbox.lanes) >= 3
    assert all(lane.closed for lane in sandbox.lanes)


def test_nothing_to_do_opens_no_lane(tmp_path: Path) -> None:
    sandbox = a_sandbox()
    assert list(a_lane_pool(tmp_path, sandbox, workers=2).measure([])) == []
    assert sandbox.lanes == []


@given(st.integers(1, 60))
@settings(max_examples=60)
def test_a_lane_that_dies_once_at_any_run_changes_no_record(
    undisturbed: dict[Who, list[Measurement]], tmp_path_factory: pytest.TempPathFactory, death: int
) -> None:
    sandbox = a_sandbox(deaths=[death])
    lane_pool = a_lane_pool(tmp_path_factory.mktemp("cache"), sandbox)
    assert by_solution(lane_pool.measure([a_work_item()])) == undisturbed
    assert len(sandbox.lanes) == (2 if death <= len(sandbox.jobs) else 1)


@given(st.lists(st.integers(1, 80), max_size=TRIES - 1, unique=True))
@settings(max_examples=40)
def test_lanes_that_die_less_often_than_a_sample_is_tried_change_no_record(
    undisturbed: dict[Who, list[Measurement]], tmp_path_factory: pytest.TempPathFactory, deaths: list[int]
) -> None:
    lane_pool = a_lane_pool(tmp_path_factory.mktemp("cache"), a_sandbox(deaths=deaths))
    assert by_solution(lane_pool.measure([a_work_item()])) == undisturbed


@pytest.mark.parametrize("place", range(3))
def test_a_sample_that_lanes_always_die_of_is_left_out_alone(
    undisturbed: dict[Who, list[Measurement]], tmp_path: Path, place: int
) -> None:
    deadly = "double=now; cost=9999"
    solutions = [*SOLUTIONS]
    solutions.insert((0, 3, len(SOLUTIONS))[place], deadly)
    sandbox = a_sandbox(deadly=[deadly])
    records = by_solution(a_lane_pool(tmp_path, sandbox).measure([a_work_item(solutions=solutions)]))
    index = solutions.index(deadly)
    (error,) = records.pop(("double", index, None))
    assert (error.verdict, error.instructions, error.level, error.test_index) == (Verdict.RE, None, 0, 0)
    assert "the scripted lane died in run" in error.detail
    assert sum(source_of(job) == deadly for job in sandbox.jobs) == TRIES
    expected = {
        (task_id, number if number is None or number < index else number + 1, reference): group
        for (task_id, number, reference), group in undisturbed.items()
    }
    assert {who: [record.key for record in group] for who, group in records.items()} == {
        who: [record.key for record in group] for who, group in expected.items()
    }


def test_what_lanes_die_of_is_to_blame_only_if_a_harmless_program_runs_in_the_next_one(tmp_path: Path) -> None:
    for sandbox, verdict in ((a_sandbox(deadly=[DEADLY]), Verdict.RE), (FailingSandbox(DEADLY), Verdict.SE)):
        lane_pool = a_lane_pool(tmp_path, sandbox)
        groups = list(lane_pool.measure([a_work_item(solutions=[DEADLY, "double=now"])]))
        assert [group[0].verdict for group in groups if group[0].sample_index == 0] == [verdict]
        assert [group[-1].verdict for group in groups if group[0].sample_index == 1] == [Verdict.AC]
        assert len(sandbox.lanes) == TRIES + (1 if verdict is Verdict.RE else 2)


def test_no_lane_is_opened_for_work_once_the_last_sample_was_given_up(tmp_path: Path) -> None:
    sandbox = a_sandbox(deadly=[DEADLY])
    list(a_lane_pool(tmp_path, sandbox).measure([a_work_item(solutions=[DEADLY])]))
    assert len(sandbox.lanes) == TRIES + 1  # the last one to see whose fault it is


def test_a_task_whose_baseline_lanes_die_of_leaves_all_its_samples_out_and_the_other_tasks_go_on(
    tmp_path: Path,
) -> None:
    sandbox = a_sandbox(deadly=["double=now; cost=8"])
    records = by_solution(
        a_lane_pool(tmp_path, sandbox).measure(
            [
                a_work_item("a", ["double=now; cost=3"] * 2, reference="double=now; cost=8"),
                a_work_item("b", ["double=now; cost=3"]),
            ]
        )
    )
    assert {who: group[0].verdict for who, group in records.items()} == {
        ("a", 0, None): Verdict.SE,
        ("a", 1, None): Verdict.SE,
        ("b", None, "fast"): Verdict.AC,
        ("b", 0, None): Verdict.AC,
    }


def test_a_lane_that_dies_of_a_task_without_samples_is_the_callers_to_know(tmp_path: Path) -> None:
    lane_pool = a_lane_pool(tmp_path, a_sandbox(deadly=["double=now; cost=8"]))
    with pytest.raises(SandboxDied):
        list(lane_pool.measure([a_work_item("a", [], reference="double=now; cost=8")]))


def test_a_sample_is_not_blamed_for_lanes_that_died_before_it_ran(tmp_path: Path) -> None:
    baseline = "double=now; cost=8"
    sandbox = a_sandbox(deadly=[baseline])
    records = by_solution(
        a_lane_pool(tmp_path, sandbox).measure([a_work_item("a", [baseline, "double=now"], reference=baseline)])
    )
    assert {group[0].verdict for group in records.values()} == {Verdict.SE}


@pytest.mark.parametrize("shuffled", [False, True])
def test_two_workers_give_the_same_records_as_one_in_any_order_of_tasks(tmp_path: Path, shuffled: bool) -> None:
    work_items = [a_work_item(f"task {number}") for number in range(6)]
    one = by_solution(a_lane_pool(tmp_path / "one", a_sandbox()).measure(work_items))
    order = work_items[::-1] if shuffled else work_items
    sandbox = a_sandbox()
    assert by_solution(a_lane_pool(tmp_path / "two", sandbox, workers=2).measure(order)) == one
    assert len(sandbox.lanes) <= 2


def test_a_lane_is_bounded_and_pinned_as_the_crew_says(tmp_path: Path) -> None:
    sandbox = a_sandbox()
    list(a_lane_pool(tmp_path, sandbox).measure([a_work_item()]))
    assert sandbox.lanes[0].options == LaneOptions(memory_bytes=1 << 30, cpu=None)


def test_a_lane_that_dies_at_birth_is_replaced(undisturbed: dict[Who, list[Measurement]], tmp_path: Path) -> None:
    assert by_solution(a_lane_pool(tmp_path, StillbornSandbox(a_sandbox())).measure([a_work_item()])) == undisturbed


@pytest.mark.parametrize("workers", [1, 2])
def test_a_sandbox_that_cannot_be_had_aborts_at_once(tmp_path: Path, workers: int) -> None:
    lane_pool = a_lane_pool(tmp_path, RationedSandbox(a_sandbox(), lanes=0), workers=workers)
    with pytest.raises(SandboxUnavailable, match="the engine is gone"):
        list(lane_pool.measure([a_work_item("a"), a_work_item("b")]))


def test_an_engine_that_goes_away_keeps_what_was_measured_before(tmp_path: Path) -> None:
    sandbox = a_sandbox(deadly=["double=now; cost=77"])
    lane_pool = a_lane_pool(tmp_path, RationedSandbox(sandbox, lanes=1))
    given_before: list[list[Measurement]] = []
    with pytest.raises(SandboxUnavailable):
        given_before.extend(lane_pool.measure([a_work_item(solutions=["double=now; cost=3", "double=now; cost=77"])]))
    # extend() takes an iterator's items as they come.
    assert [group[0].sample_index for group in given_before] == [None, 0]
    assert all(lane.closed for lane in sandbox.lanes)


def test_a_task_that_fails_by_its_own_fault_aborts_with_its_name(tmp_path: Path) -> None:
    lane_pool = a_lane_pool(tmp_path, a_sandbox(), workers=2)
    bad = a_work_item("bad", reference="double=now; when_counted=1; wrong_from=9")
    with pytest.raises(SuiteError, match="task bad: its reference fast does not pass level 1, test 0: WA"):
        list(lane_pool.measure([a_work_item("good"), bad]))


def close(records: Iterator[list[Measurement]]) -> None:
    assert isinstance(records, Generator)
    records.close()


def test_closing_the_iterator_early_stops_all_workers_and_closes_their_lanes(tmp_path: Path) -> None:
    sandbox = a_sandbox()
    many = [a_work_item(f"task {number}", [f"double=now; cost={n}" for n in range(50)]) for number in range(40)]
    records = a_lane_pool(tmp_path, sandbox, workers=2).measure(many)
    next(records)
    close(records)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("lane")]
    assert all(lane.closed for lane in sandbox.lanes)
    assert len(sandbox.jobs) < 40 * 50


def test_a_worker_waits_for_room_when_records_are_not_taken(tmp_path: Path) -> None:
    solutions = [f"double=now; cost={n}" for n in range(1, 30)]
    records = a_lane_pool(tmp_path, a_sandbox()).measure([a_work_item(solutions=solutions)])
    first = next(records)
    time.sleep(0.5)  # longer than a worker waits before it looks again
    assert len(by_solution(iter([first, *records]))) == len(solutions) + 1


def test_no_worker_hands_in_anything_after_the_stop(tmp_path: Path) -> None:
    release = threading.Event()

    def slow(job: Job) -> Outcome:
        if source_of(job) == "double=now; cost=50":
            assert release.wait(30)
        return play(job)

    sandbox = ScriptedSandbox(slow, prepare=prepare)
    records = a_lane_pool(tmp_path, sandbox).measure(
        [a_work_item(solutions=["double=now; cost=50", "double=now; cost=51"])]
    )
    assert next(records)[0].reference_id == "fast"
    threading.Timer(0.2, release.set).start()
    close(records)
    assert "double=now; cost=51" not in {source_of(job) for job in sandbox.jobs}


def test_an_exact_baseline_is_measured_once_for_all_runs(tmp_path: Path) -> None:
    list(a_lane_pool(tmp_path, a_sandbox()).measure([a_work_item()]))
    sandbox = a_sandbox()
    records = by_solution(a_lane_pool(tmp_path, sandbox).measure([a_work_item()]))
    assert records["double", None, "fast"][-1].verdict is Verdict.AC
    assert BASELINE not in {source_of(job) for job in sandbox.jobs}


def test_a_baseline_of_a_noisy_counter_is_measured_in_every_run(tmp_path: Path) -> None:
    for _ in range(2):
        sandbox = a_sandbox()
        list(a_lane_pool(tmp_path, sandbox, counter=CpuTimeCounter()).measure([a_work_item()]))
        assert sum(source_of(job) == BASELINE for job in sandbox.jobs) >= 8


def test_what_is_recorded_is_not_measured_or_handed_in_again(
    undisturbed: dict[Who, list[Measurement]], tmp_path: Path
) -> None:
    work_item = a_work_item(solutions=["double=now; cost=3", "double=now; cost=6"], recorded=list(undisturbed.values()))
    sandbox = a_sandbox()
    records = by_solution(a_lane_pool(tmp_path, sandbox).measure([work_item]))
    assert set(records) == {("double", 0, None), ("double", 1, None)}
    ran = {source_of(job) for job in sandbox.jobs}
    assert "double=now; cost=6" in ran
    assert "double=now; cost=3" not in ran


def test_a_recorded_baseline_that_failed_is_measured_again(
    undisturbed: dict[Who, list[Measurement]], tmp_path: Path
) -> None:
    failed = [replace(undisturbed["double", None, "fast"][0], verdict=Verdict.MLE)]
    work_item = a_work_item(recorded=[failed])
    assert by_solution(a_lane_pool(tmp_path, a_sandbox()).measure([work_item])) == undisturbed


def many(n: int) -> list[str]:
    """Solutions of which every other one is equal to others, so that lanes meet the same program."""
    return [f"double=now; cost={1 + index % 3}" + " # again" * (index % 2) for index in range(n)]


@pytest.mark.parametrize("n", [BATCH_SAMPLES - 1, BATCH_SAMPLES, 3 * BATCH_SAMPLES + 1])
def test_a_tasks_samples_are_shared_among_lanes_and_its_references_measured_once(tmp_path: Path, n: int) -> None:
    alone, together = a_sandbox(), a_sandbox()
    expected = by_solution(a_lane_pool(tmp_path / "1", alone).measure([a_work_item(solutions=many(n))]))
    handed_in = list(a_lane_pool(tmp_path / "2", together, workers=3).measure([a_work_item(solutions=many(n))]))
    assert by_solution(iter(handed_in)) == expected
    assert len(handed_in) == n + 1
    assert 1 <= len(together.lanes) <= min(3, -(-n // BATCH_SAMPLES))
    assert len(alone.lanes) == 1


def test_a_worker_whose_lane_is_closed_because_it_is_to_stop_opens_no_other(tmp_path: Path) -> None:
    stop = threading.Event()

    def script(job: Job) -> Outcome:
        if source_of(job) == "double=now; cost=3":
            stop.set()
            raise SandboxDied("closed")
        return play(job)

    sandbox = ScriptedSandbox(script, prepare=prepare)
    lane_pool = a_lane_pool(tmp_path, sandbox)
    done: queue.Queue[list[Measurement]] = queue.Queue()
    Worker(lane_pool, lane_pool.pooled_lanes[0], done, stop).work(WorkQueue([a_work_item()], batch=None))
    assert [lane.closed for lane in sandbox.lanes] == [True]
    assert done.qsize() < len(SOLUTIONS) + 1


def test_a_noisy_counter_gives_equal_programs_equal_records_whichever_lane_met_them(tmp_path: Path) -> None:
    ticks = iter(range(10**6))

    def noisy(job: Job) -> Outcome:
        outcome = play(job)
        return replace(outcome, call_cpu_ns=(outcome.call_cpu_ns or 0) + next(ticks) % 7)

    sandbox = ScriptedSandbox(noisy, prepare=prepare)
    lane_pool = a_lane_pool(tmp_path, sandbox, workers=3, counter=CpuTimeCounter())
    solutions = ["double=now; cost=1"] * (4 * BATCH_SAMPLES)
    records = by_solution(lane_pool.measure([a_work_item(solutions=solutions)]))
    counts = {
        tuple(item.instructions for item in group) for (_, index, _), group in records.items() if index is not None
    }
    assert len(counts) == 1


def test_a_batch_whose_lane_dies_while_it_measures_the_references_leaves_that_to_another(tmp_path: Path) -> None:
    sandbox = a_sandbox(deaths=[7])
    handed_in = list(
        a_lane_pool(tmp_path, sandbox, workers=2).measure([a_work_item(solutions=many(2 * BATCH_SAMPLES))])
    )
    expected = by_solution(
        a_lane_pool(tmp_path / "1", a_sandbox()).measure([a_work_item(solutions=many(2 * BATCH_SAMPLES))])
    )
    assert by_solution(iter(handed_in)) == expected
