"""How far a run is, from its first record to its last."""

import io
import re
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from tqdm import tqdm

from effbench.records.measurement import Measurement, Verdict
from effbench.runner import progress
from effbench.runner.activities import Activities, Kind
from effbench.runner.progress import State
from effbench.runner.run import run
from effbench.runner.run_progress import RunProgress
from effbench.runner.scores_so_far import ScoresSoFar
from effbench.runner.workload import COUNTS_PER_S, RUN_S, TaskWork, Workload
from effbench.sandboxes.job import Job
from effbench.sandboxes.outcome import Outcome
from effbench.sandboxes.scripted import ScriptedSandbox
from tests.handmade_runs import SCORED_SUM, a_manifest, solution
from tests.log_messages import log_messages
from tests.measure.test_budget import profiled
from tests.scripted_runs import ScriptedRuns
from tests.small_suite import OVERHEAD, a_suite, play, prepare

MANIFEST = a_manifest("a", "b")
SOLUTION_S = 5 * RUN_S
"""Lane seconds of one, nearly."""


class Clock:
    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        for module in ("effbench.runner.run_progress", "effbench.runner.activities"):
            monkeypatch.setattr(f"{module}.time.monotonic", lambda: self.now)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def two_tasks(activities: Activities, *, solution_s: float = SOLUTION_S) -> RunProgress:
    """Five samples each, baselines from the cache, one lane."""
    work = {
        name: TaskWork(samples=5, baseline="fast", needs_baseline=False, inputs=5, tiers=0, solution_s=solution_s)
        for name in "ab"
    }
    scores = ScoresSoFar(MANIFEST.tasks, MANIFEST.calibration, {})
    return RunProgress(Workload(work), scores, activities, tasks=2, lanes=1)


def heavy(records: list[Measurement]) -> list[Measurement]:
    """As many times costlier as makes a program of cost 2 take two lane seconds."""
    factor = (2 - SOLUTION_S) * COUNTS_PER_S / (2 * SCORED_SUM)
    return [
        item
        if item.instructions is None
        else replace(item, instructions=round(factor * (item.instructions - OVERHEAD)))
        for item in records
    ]


def test_the_bar_at_a_tenth_at_half_and_near_the_end(clock: Clock) -> None:
    activities = Activities()
    headway = two_tasks(activities, solution_s=2.0)
    bars = [bar_of(headway.state())]
    for name in "ab":
        headway.finish(heavy(solution(name, None, 2)))
        for index in range(5):
            with activities.doing(Kind.SAMPLES, name):
                clock.now += 4  # the machine is half as fast as expected
                records = heavy(solution(name, index, 2, last=Verdict.AC if name == "a" else Verdict.WA))
            headway.finish(records)
            bars.append(bar_of(headway.state()))
    assert [bars[0], bars[1], bars[5], bars[9], bars[10]] == [
        "0/2 tasks   0%|          | 00:00<00:20 ",
        "0/2 tasks  10%|9         | 00:04<00:27 pass@1 1.00 eff@1 1.00",
        "1/2 tasks  50%|####9     | 00:20<00:18 pass@1 1.00 eff@1 1.00",
        "1/2 tasks  89%|########9 | 00:36<00:03 pass@1 0.50 eff@1 0.50",
        "2/2 tasks 100%|##########| 00:40<00:00 pass@1 0.50 eff@1 0.50",
    ]


def bar_of(state: State) -> str:
    """As tqdm draws it."""
    drawn = io.StringIO()
    bar = tqdm(total=1.0, initial=state.share, file=drawn, bar_format=state.bar_format(), ncols=100)
    bar.disable = True
    return drawn.getvalue().split("\r")[-1].split(", samples of")[0].rstrip(" ") + (" " if not state.scores else "")


def test_it_moves_while_one_solution_is_measured_and_is_never_done_before_the_end(clock: Clock) -> None:
    activities = Activities()
    headway = two_tasks(activities)
    headway.finish(solution("a", None, 2))
    with activities.doing(Kind.SAMPLES, "a"):
        states = []
        for _ in range(50):
            clock.now += 0.5
            states.append(headway.state())
    shares = [state.share for state in states]
    assert shares == sorted(set(shares))
    assert 0 < shares[0] < shares[-1] < 1
    assert all(state.left_s > 0 for state in states)
    assert {state.doing for state in states} == {"samples of a"}


def test_what_is_made_for_a_solution_is_shown_in_its_place(clock: Clock) -> None:
    activities = Activities()
    headway = two_tasks(activities)
    with activities.doing(Kind.BASELINE, "suite/a"), activities.doing(Kind.INPUTS, "suite/a"):
        assert headway.state().doing == "inputs of a"


def test_a_run_without_a_terminal_says_what_it_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(job: Job) -> Outcome:
        time.sleep(0.02)
        return play(job)

    for name in ("REDRAW_S", "FIRST_LINE_S", "LINE_S"):
        monkeypatch.setattr(progress, name, 0.001)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    monkeypatch.setenv("EFFBENCH_CACHE", str(tmp_path / "cache"))
    scripted_runs = ScriptedRuns(tmp_path, suite=a_suite(profiled()), texts={"double": ["double=now; cost=7"]})
    monkeypatch.setattr("effbench.runner.run.open_sandbox", lambda *_: ScriptedSandbox(slow, prepare=prepare))
    monkeypatch.setattr("effbench.runner.run.load_suite", lambda *_, **__: a_suite(profiled()))
    with log_messages() as told:
        run(replace(scripted_runs.options, metrics=("DPS",)), show_progress=True)
    doing = {found[1] for line in told if (found := re.search(r"; now (.*) of double$", line))}
    assert doing == {"inputs", "baseline", "slower references", "samples"}
    assert "calibrating the counter qemu" in told
    assert re.search(r"^0/1 tasks, \d+%, about 00:\d\d left; now", "\n".join(told), flags=re.MULTILINE)
