"""Tasks of suites that nobody has checked: those whose own programs fail are left out, and said."""

from dataclasses import replace
from pathlib import Path

import pytest

from effbench.errors import InputError
from effbench.languages import PYTHON
from effbench.records.task import Reference, Suite
from effbench.runner.sound_tasks import sound_tasks
from effbench.sandboxes.scripted import ScriptedSandbox
from tests.log_messages import log_messages
from tests.scripted_runs import ScriptedRuns
from tests.small_suite import a_suite, a_task, play, prepare

GOOD = Reference(reference_id="slow", tier="slow", solution="double=now; cost=9")
WRONG = Reference(reference_id="slow", tier="slow", solution="double=now; wrong_from=10")
SICK = Reference(reference_id="slow", tier="slow", solution="not a program")


def unchecked(*slow: Reference) -> Suite:
    tasks = [
        replace(a_task(f"task {place}"), references=(each, a_task().references[1]), given="slow")
        for place, each in enumerate(slow)
    ]
    return replace(a_suite(*tasks), is_checked=False)


def sound(suite: Suite, *, deaths: frozenset[int] = frozenset()) -> Suite:
    sandbox = ScriptedSandbox(play, prepare=prepare, deaths=deaths)
    return sound_tasks(suite, sandbox=sandbox, language=PYTHON, counter="qemu", workers=2)


def test_tasks_whose_programs_fail_are_named_and_left_out() -> None:
    told: list[str] = []
    with log_messages(told):
        kept = sound(unchecked(GOOD, WRONG, GOOD, SICK))
    assert [task.task_id for task in kept.tasks] == ["task 0", "task 2"]
    assert kept.unscored_task_ids == {"task 1", "task 3"}
    assert kept.is_checked
    assert any("not scored: task 1, since its own programs fail: slow gets WA" in line for line in told)
    assert any("not scored: task 3, since its own programs fail: slow gets CE invalid syntax" in line for line in told)


def test_how_many_tasks_are_done_is_told_after_each() -> None:
    told: list[str] = []
    sandbox = ScriptedSandbox(play, prepare=prepare)
    sound_tasks(unchecked(GOOD, WRONG), sandbox=sandbox, language=PYTHON, counter="qemu", workers=2, tell=told.append)
    assert told == [f"running the suite's own programs: {done} of 2 tasks" for done in (1, 2)]


def test_a_suite_that_somebody_vouches_for_stays_as_it_is() -> None:
    suite = replace(unchecked(WRONG), is_checked=True)
    assert sound(suite) is suite


def test_a_lane_that_dies_leaves_no_task_out() -> None:
    assert len(sound(unchecked(GOOD, GOOD), deaths=frozenset({20})).tasks) == 2


def test_nothing_sound_is_bad_input() -> None:
    with pytest.raises(InputError, match="all 1 tasks are left out"):
        sound(unchecked(WRONG))


def test_a_run_measures_the_sound_tasks_alone(tmp_path: Path) -> None:
    runs = ScriptedRuns(
        tmp_path,
        suite=unchecked(GOOD, WRONG),
        texts={"task 0": ["double=now; cost=3"], "task 1": ["double=now; cost=3"]},
    )
    manifest = runs.run().manifest()
    assert [task.task_id for task in manifest.tasks] == ["task 0"]
    assert any("not scored: task 1" in line for line in runs.said)
