"""A task as an agent sees it: observation, step, reward, done."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest

from effbench.errors import InputError
from effbench.optimise.feedback import Feedback
from effbench.optimise.session import Session, TaskSession
from effbench.records.measurement import Verdict
from effbench.records.sample import Usage
from effbench.sandboxes.scripted import ScriptedSandbox
from tests.optimise.steps import FASTER, FASTEST, GIVEN, SLOWER, WRONG, a_session, rewrites
from tests.small_suite import a_suite, play, prepare


def test_a_step_is_worth_how_many_times_faster_it_is() -> None:
    with a_session(budget="5-runs") as session:
        task = session.task("double")
        assert "Make the Python program below faster" in task.observation
        found = [task.step(text).speedup for text in (GIVEN, FASTER, WRONG, SLOWER, FASTEST)]
        assert found == [1.0, 1.5, None, pytest.approx(9 / 12), 3.0]
        assert task.gain == 2.0
        assert task.max_gain == 3.0
        assert task.best is task.steps[-1]
        assert task.done


def test_the_gain_of_a_step_that_improves_nothing_is_one() -> None:
    with a_session() as session:
        task = session.task("double")
        assert task.gain == 1.0
        for text in (FASTER, FASTER):
            task.step(text)
        assert task.gain == 1.0


def test_a_done_task_takes_no_step() -> None:
    with a_session(budget="1-runs") as session:
        task = session.task("double")
        task.step(FASTER)
        with pytest.raises(InputError, match="its budget of 1-runs is spent"):
            task.step(FASTEST)


def test_threads_cannot_step_beyond_the_budget() -> None:
    with a_session(budget="3-runs") as session:
        task, together = session.task("double"), Barrier(8)

        def stepped(_: int) -> bool:
            together.wait()
            try:
                task.step(FASTER)
            except InputError:
                return False
            return True

        with ThreadPoolExecutor(8) as threads:
            assert sum(threads.map(stepped, range(8))) == 3
        assert [step.step for step in task.steps] == [0, 1, 2]


def test_an_answer_without_code_is_a_step() -> None:
    with a_session() as session:
        step = session.task("double").step(" \n")
        assert (step.verdict, step.solution, step.gain) == (Verdict.CE, None, 1.0)


def test_without_feedback_nothing_is_measured() -> None:
    sandbox = ScriptedSandbox(play, prepare=prepare)
    with a_session(feedback=Feedback.NONE, sandbox=sandbox) as session:
        before = len(sandbox.jobs)
        step = session.task("double").step(FASTER, Usage(prompt_tokens=1, completion_tokens=2))
        assert (step.verdict, step.speedup, step.feedback) == (None, None, "")
        assert len(sandbox.jobs) == before


def test_a_task_that_gives_no_program_and_one_that_is_not_there_are_refused() -> None:
    with pytest.raises(InputError, match="double gives no program to make faster: name a tier"):
        Session(a_suite(), counter="qemu", sandbox=ScriptedSandbox(play, prepare=prepare))
    with a_session() as session, pytest.raises(InputError, match="there is no task 'triple' here"):
        session.task("triple")


def test_a_step_can_be_awaited_and_the_maximum_stays() -> None:
    async def climb(task: TaskSession) -> list[float]:
        assert task.max_gain == 1.0
        return [(await task.astep(text), task.max_gain)[1] for text in (FASTEST, SLOWER, WRONG)]

    with a_session() as session:
        assert asyncio.run(climb(session.task("double"))) == [3.0, 3.0, 3.0]


def test_lines_of_what_a_runtime_executes_are_refused() -> None:
    suite = rewrites()
    compiled = replace(suite, tasks=tuple(replace(task, language="java", kind="stdio") for task in suite.tasks))
    with pytest.raises(InputError, match="cannot look into programs in java: take the feedback total"):
        Session(compiled, language="java", feedback=Feedback.LINES)
