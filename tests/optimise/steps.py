"""Steps and sessions for tests, with programs of a few words."""

from dataclasses import replace

import pytest

from effbench.optimise import loop
from effbench.optimise.budget import Budget
from effbench.optimise.feedback import Feedback
from effbench.optimise.session import Session
from effbench.records.measurement import Verdict
from effbench.records.sample import Usage
from effbench.records.step import Step
from effbench.records.task import Suite
from effbench.sandboxes.scripted import ScriptedSandbox
from tests.small_suite import a_task, play, prepare

GIVEN = "double=now; cost=9"
FASTER, FASTEST, SLOWER = "double=now; cost=6", "double=now; cost=3", "double=now; cost=12"
WRONG = "double=now; wrong_from=1"


def a_step(number: int = 0, speedup: float | None = None, *, tokens: int | None = 10, solution: str = "code") -> Step:
    return Step(
        task_id="double",
        step=number,
        prompt="Make it faster.",
        completion=solution,
        solution=solution,
        usage=None if tokens is None else Usage(prompt_tokens=tokens, completion_tokens=0),
        verdict=Verdict.AC,
        detail="",
        speedup=speedup,
        feedback="" if speedup is None else f"{speedup:.2f} times as fast",
    )


def rewrites(*task_ids: str) -> Suite:
    """Tasks that give a program of cost 9."""
    tasks = tuple(replace(a_task(task_id), given="slow") for task_id in task_ids or ("double",))
    return Suite(name="small-from-naive", origin="made in a test", tasks=tasks)


def use_small_suite(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every suite is then one of two small rewrites, and every sandbox a scripted one."""
    suite = rewrites("double", "other")
    for module in ("effbench.optimise.loop", "effbench.optimise.session"):
        monkeypatch.setattr(f"{module}.load_suite", lambda *_, **__: suite)
    monkeypatch.setattr(loop, "open_quick_sandbox", lambda *_: ScriptedSandbox(play, prepare=prepare))


def a_session(
    *, feedback: Feedback = Feedback.TOTAL, budget: str = "3-runs", sandbox: ScriptedSandbox | None = None
) -> Session:
    return Session(
        rewrites(),
        feedback=feedback,
        budget=Budget.parse(budget),
        counter="qemu",
        sandbox=sandbox or ScriptedSandbox(play, prepare=prepare),
        workers=1,
    )
