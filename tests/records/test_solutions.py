"""Which of a solution's records stand, and whether all of them are there."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.records.manifest import ScoredTask
from effbench.records.measurement import Measurement, Verdict
from effbench.records.solutions import is_accepted, is_whole, latest, whole_solutions
from effbench.storage.run_directory import RunDirectory
from tests.scripted_runs import SUITE, ScriptedRuns


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> RunDirectory:
    return ScriptedRuns(tmp_path_factory.mktemp("finished")).run()


def whole_group(directory: RunDirectory) -> tuple[list[Measurement], ScoredTask]:
    group = [item for item in directory.measurements() if (item.task_id, item.sample_index) == ("first", 0)]
    return group, ScoredTask.of(SUITE.tasks[0])


def test_records_are_whole_up_to_the_last_input_or_the_first_failure(finished: RunDirectory) -> None:
    group, task = whole_group(finished)
    assert is_whole(group, task)
    for length in range(1, len(group)):
        assert not is_whole(group[:length], task)
        assert is_whole([*group[: length - 1], replace(group[length - 1], verdict=Verdict.TLE)], task)
        assert not is_whole([*group[: length - 1], replace(group[length - 1], verdict=Verdict.SE)], task)


def test_records_with_a_gap_a_failure_in_between_or_out_of_order_are_not_whole(
    finished: RunDirectory,
) -> None:
    group, task = whole_group(finished)
    assert not is_whole(group[:2] + group[3:], task)
    assert not is_whole(group[1:], task)
    assert not is_whole(group[::-1], task)
    assert not is_whole([*group, group[-1]], task)
    assert not is_whole([group[0], replace(group[1], verdict=Verdict.WA), *group[2:]], task)


def test_solutions_that_are_not_whole_are_left_out_and_tasks_that_the_run_does_not_list(finished: RunDirectory) -> None:
    group, task = whole_group(finished)
    torn = [replace(item, sample_index=7) for item in group[:-1]]
    stray = [replace(item, task_id="stray") for item in group]
    assert whole_solutions([*torn, *group, *stray], [task]) == {"first": {(0, None): group}}


def test_a_solution_is_accepted_when_it_has_records_and_all_are(finished: RunDirectory) -> None:
    assert not is_accepted([])
    group, _ = whole_group(finished)
    assert is_accepted(group)
    assert not is_accepted([*group, replace(group[-1], verdict=Verdict.TLE)])


@given(st.lists(st.integers(1, 4), min_size=1, max_size=4))
def test_the_last_attempt_at_a_solution_stands(finished: RunDirectory, lengths: list[int]) -> None:
    group, _ = whole_group(finished)
    written = [replace(item, detail=str(number)) for number, length in enumerate(lengths) for item in group[:length]]
    assert [item.detail for item in latest(written)] == [str(len(lengths) - 1)] * min(lengths[-1], len(group))
