"""Which tasks of a manifest can be scored."""

from dataclasses import replace

import pytest

from effbench.records.manifest import ScoredReference, ScoredTask, check_tasks
from tests.small_suite import a_task

SOUND = ScoredTask.of(a_task("a"))
TWICE = (ScoredReference(reference_id="fast", tier="", dps_score=None),) * 2


@pytest.mark.parametrize(
    ("tasks", "problem"),
    [
        ([SOUND], ""),
        ([], "it lists no tasks"),
        ([SOUND, replace(SOUND, levels=SOUND.levels[1:])], "the levels of task 'a' are not numbered from 0 on"),
        ([replace(SOUND, levels=SOUND.levels[:1])], "task 'a' has no level with a weight above 0"),
        ([replace(SOUND, timeout_factor=1.0)], "timeout_factor of task 'a' is not above 1"),
        ([replace(SOUND, references=TWICE)], "task 'a' lists a reference twice"),
    ],
)
def test_the_first_task_that_cannot_be_scored_is_named(tasks: list[ScoredTask], problem: str) -> None:
    assert check_tasks(tasks) == problem
