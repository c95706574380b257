"""Rewards without an engine: their values, verdicts of every kind, lanes that die, threads and event loops."""

import asyncio
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.api.rewarder import Reward, Rewarder, RewardScale
from effbench.errors import InputError, SandboxUnavailable, SuiteError
from effbench.records.measurement import Verdict
from effbench.records.task import Suite
from effbench.runner.lane_pool import TRIES
from effbench.sandboxes.job import Engine, Job
from effbench.sandboxes.outcome import Outcome
from effbench.sandboxes.protocol import Sandbox
from effbench.sandboxes.scripted import Script, ScriptedSandbox, source_of
from tests.small_suite import BASELINE, FailingSandbox, RationedSandbox, a_suite, a_task, play, prepare

TASK = "double"
SUITE = a_suite(a_task(), a_task("other"))
WITHIN_S = 20.0


def a_sandbox(*, deaths: Sequence[int] = (), deadly: Iterable[str] = (), script: Script = play) -> ScriptedSandbox:
    return ScriptedSandbox(script, prepare=prepare, deaths=frozenset(deaths), deadly=deadly)


def a_rewarder(sandbox: Sandbox | None = None, *, suite: Suite = SUITE, workers: int = 1) -> Rewarder:
    return Rewarder(suite, counter="qemu", sandbox=sandbox or a_sandbox(), workers=workers)


@pytest.fixture
def rewarder() -> Iterator[Rewarder]:
    with a_rewarder() as opened:
        yield opened


def runs_of(sandbox: ScriptedSandbox, text: str) -> int:
    return sum(source_of(job) == text for job in sandbox.jobs)


def test_the_baseline_is_worth_one(rewarder: Rewarder) -> None:
    assert rewarder.reward(TASK, BASELINE) == Reward(
        value=1.0, verdict=Verdict.AC, efficiency=1.0, passed=True, detail="", speedup=1.0, gain=1.0
    )


def test_a_slower_completion_is_worth_its_efficiency_above_the_floor(rewarder: Rewarder) -> None:
    reward = rewarder.reward(TASK, "double=now; cost=3")
    # Levels cost 33 and 300, the baseline 22 and 200; the budget is 400 and the weights are 1 and 3.
    efficiency = ((400 - 33) / (400 - 22) + 3 * (400 - 300) / (400 - 200)) / 4
    assert reward.efficiency == pytest.approx(efficiency)
    assert reward.value == pytest.approx(0.2 + 0.8 * efficiency)


def test_a_reward_holds_no_answer_of_a_test(rewarder: Rewarder) -> None:
    reward = rewarder.reward(TASK, "double=now; wrong_from=100; by=7")
    assert (reward.verdict, reward.detail) == (Verdict.WA, "")  # expected 200, got 207


@pytest.mark.parametrize(
    ("text", "verdict", "passed"),
    [
        ("double=now", Verdict.AC, True),
        ("double=now; cost=5", Verdict.TLE, True),  # over the budget at the largest level only
        ("double=now; ends_from=100; how=out_of_memory", Verdict.MLE, True),
        ("double=now; ends_from=1; how=timed_out", Verdict.TLE, False),
        ("double=now; ends_from=1; how=out_of_memory", Verdict.MLE, False),
        ("double=now; wrong_from=1", Verdict.WA, False),
        ("double=now; wrong_from=100", Verdict.WA, False),
        ("double=now; wrong_from=10; when_counted=yes", Verdict.WA, False),
        ("double=now; raises_from=2", Verdict.RE, False),
        ("double=now; ends_from=2; how=died", Verdict.RE, False),
        ("double=now; ends_from=2; how=refused", Verdict.RE, False),
        ("double=now; ends_from=2; how=output_limit", Verdict.OLE, False),
        ("double=now; ends_from=2; how=broke_protocol", Verdict.TAMPER, False),
        ("not a program", Verdict.CE, False),
        (" \n", Verdict.CE, False),
        ("```python\ncut off", Verdict.CE, False),
    ],
)
def test_every_fault_of_a_candidate_is_a_verdict_and_a_wrong_one_is_worth_nothing(
    text: str, verdict: Verdict, passed: bool
) -> None:
    with a_rewarder() as rewarder:
        reward = rewarder.reward(TASK, text)
    assert (reward.verdict, reward.passed) == (verdict, passed)
    assert reward.value is not None
    assert 0.2 <= reward.value <= 1 if passed else reward.value == 0
    assert (reward.detail == "") is (verdict in (Verdict.AC, Verdict.WA))


@given(st.booleans(), st.floats(0, 100), st.floats(0, 1), st.floats(0.01, 100, exclude_min=True), st.floats(0, 100))
def test_a_reward_is_bounded_and_grows_with_efficiency(
    passed: bool, efficiency: float, correct: float, ceiling: float, more: float
) -> None:
    scale = RewardScale(correct=correct, ceiling=ceiling)
    value = scale.value(passed=passed, efficiency=efficiency)
    assert 0 <= value <= 1
    assert value <= scale.value(passed=passed, efficiency=efficiency + more)
    assert value >= correct if passed else value == 0


@pytest.mark.parametrize(
    ("correct", "ceiling", "beats", "equals", "slow"),
    [(0.2, 1.0, 1.0, 1.0, 0.2), (0.0, 2.0, 0.75, 0.5, 0.0), (1.0, 1.0, 1.0, 1.0, 1.0), (0.5, 1.5, 1.0, 5 / 6, 0.5)],
)
def test_the_ceiling_says_which_efficiency_is_worth_one(
    correct: float, ceiling: float, beats: float, equals: float, slow: float
) -> None:
    scale = RewardScale(correct=correct, ceiling=ceiling)
    assert [scale.value(passed=True, efficiency=e) for e in (1.5, 1.0, 0.0)] == pytest.approx([beats, equals, slow])


@pytest.mark.parametrize(
    ("correct", "ceiling"), [(-0.1, 1.0), (1.1, 1.0), (float("nan"), 1.0), (0.2, 0.0), (0.2, float("inf"))]
)
def test_a_scale_that_makes_no_sense_is_refused_before_anything_is_opened(correct: float, ceiling: float) -> None:
    sandbox = a_sandbox()
    with pytest.raises(InputError, match="give a"):
        Rewarder(SUITE, correct=correct, ceiling=ceiling, sandbox=sandbox)
    assert sandbox.lanes == []


def test_code_is_taken_out_of_the_text(rewarder: Rewarder) -> None:
    text = "I think:\n```python\ndouble wrong_from=1\n```\nNo:\n```python\ndouble=now\n```\n"
    assert rewarder.reward(TASK, text) == rewarder.reward(TASK, "double=now")


def test_a_lane_stays_warm_and_the_task_is_made_ready_once() -> None:
    sandbox = a_sandbox()
    with a_rewarder(sandbox) as rewarder:
        rewarder.reward(TASK, "double=now; cost=3")
        before = runs_of(sandbox, BASELINE), runs_of(sandbox, "generate")
        for cost in range(4, 9):
            rewarder.reward(TASK, f"double=now; cost={cost}")
        assert (runs_of(sandbox, BASELINE), runs_of(sandbox, "generate")) == before
        assert len(sandbox.lanes) == 1  # the calibration's, too
    assert all(lane.closed for lane in sandbox.lanes)


def test_another_rewarder_finds_inputs_answers_and_baselines_in_the_cache() -> None:
    with a_rewarder() as first:
        expected = first.reward(TASK, "double=now; cost=3")
    sandbox = a_sandbox()
    with a_rewarder(sandbox) as second:
        assert second.reward(TASK, "double=now; cost=3") == expected
    assert (runs_of(sandbox, BASELINE), runs_of(sandbox, "generate")) == (0, 0)


def test_a_task_that_is_prepared_costs_a_reward_nothing_more() -> None:
    sandbox, ready = a_sandbox(), list[str]()
    with a_rewarder(sandbox, workers=2) as rewarder:
        assert rewarder.prepare(done=ready.append) == 2
        before = runs_of(sandbox, BASELINE), runs_of(sandbox, "generate")
        rewarder.reward(TASK, "double=now; cost=3")
        assert (runs_of(sandbox, BASELINE), runs_of(sandbox, "generate")) == before
        assert rewarder.prepare(["other"]) == 1
    assert ready == list(rewarder.task_ids) == [TASK, "other"]
    assert before > (0, 0)


def test_preparing_survives_a_lane_and_tells_of_tasks_that_cannot_be() -> None:
    with a_rewarder(a_sandbox(deaths=[20])) as rewarder:
        assert rewarder.prepare() == 2
        with pytest.raises(InputError, match="the suite 'small' has no task 'triple'"):
            rewarder.prepare(["triple"])
    suite, ready = a_suite(a_task(), a_task("broken", generator="generate fails=raised")), list[str]()
    with a_rewarder(suite=suite) as rewarder, pytest.raises(SuiteError, match="broken"):
        rewarder.prepare(done=ready.append)
    assert ready == [TASK]
    with pytest.raises(InputError, match="closed"):
        rewarder.prepare()


def test_a_text_that_was_measured_is_not_measured_again() -> None:
    sandbox = a_sandbox()
    with a_rewarder(sandbox) as rewarder:
        first = rewarder.reward(TASK, "double=now; cost=3")
        runs = len(sandbox.jobs)
        assert rewarder.reward(TASK, "double=now; cost=3") == first
        assert len(sandbox.jobs) == runs
        rewarder.reward("other", "double=now; cost=3")
        assert len(sandbox.jobs) > runs


def test_rewards_do_not_depend_on_what_was_measured_before() -> None:
    texts = ["double=now; cost=3", "double=now; wrong_from=2", "double=now", "double=now; cost=5", "not a program"]
    alone = []
    for text in texts:
        with a_rewarder() as rewarder:
            alone.append(rewarder.reward(TASK, text))
    with a_rewarder() as rewarder:
        assert rewarder.rewards((TASK, text) for text in texts) == alone
        assert rewarder.rewards((TASK, text) for text in reversed(texts)) == alone[::-1]


@pytest.mark.parametrize("death", range(12, 60, 5))
def test_a_lane_that_dies_in_any_run_is_replaced_and_the_reward_is_the_same(death: int) -> None:
    with a_rewarder() as undisturbed:
        expected = undisturbed.rewards([(TASK, "double=now; cost=3"), (TASK, "double=now; wrong_from=10")])
    sandbox = a_sandbox(deaths=[death])
    with a_rewarder(sandbox) as rewarder:
        assert rewarder.rewards([(TASK, "double=now; cost=3"), (TASK, "double=now; wrong_from=10")]) == expected


def test_a_lane_that_dies_between_two_calls_is_replaced() -> None:
    sandbox = a_sandbox()
    with a_rewarder(sandbox) as rewarder:
        rewarder.reward(TASK, "double=now")
        sandbox.lanes[-1].close()
        assert rewarder.reward(TASK, "double=now; cost=3").verdict is Verdict.AC
        assert len(sandbox.lanes) == 2


def test_what_kills_every_lane_is_worth_nothing_and_harms_no_other_reward() -> None:
    sandbox = a_sandbox(deadly=["double=now; cost=3"])
    with a_rewarder(sandbox) as rewarder:
        deadly, sound = rewarder.rewards([(TASK, "double=now; cost=3"), (TASK, "double=now")])
        assert (deadly.value, deadly.verdict, deadly.efficiency, deadly.passed) == (0.0, Verdict.RE, 0.0, False)
        assert deadly.detail.startswith("the scripted lane died in run")
        assert runs_of(sandbox, "double=now; cost=3") == TRIES
        assert sound.value == 1.0
        assert rewarder.reward(TASK, "double=now; cost=3") == deadly
        assert runs_of(sandbox, "double=now; cost=3") == TRIES


def test_what_the_sandbox_fails_on_has_no_value_and_is_not_remembered() -> None:
    sandbox = FailingSandbox("double=now; cost=3")
    with a_rewarder(sandbox) as rewarder:
        failed = rewarder.reward(TASK, "double=now; cost=3")
        assert (failed.value, failed.verdict, failed.efficiency, failed.passed) == (None, Verdict.SE, None, False)
        rewarder.reward(TASK, "double=now; cost=3")
        assert runs_of(sandbox, "double=now; cost=3") == 2 * TRIES  # it may work the next time


def test_a_completion_is_not_blamed_for_a_baseline_that_kills_lanes() -> None:
    sandbox = a_sandbox(deadly=[BASELINE])
    with a_rewarder(sandbox) as rewarder:
        reward = rewarder.reward(TASK, "double=now; cost=3")
        assert (reward.value, reward.verdict) == (None, Verdict.SE)
        assert runs_of(sandbox, "double=now; cost=3") == 0


def test_an_engine_that_goes_away_is_an_error_and_not_a_reward() -> None:
    sandbox = RationedSandbox(a_sandbox(deaths=[30]), lanes=1)
    with a_rewarder(sandbox) as rewarder, pytest.raises(SandboxUnavailable, match="the engine is gone"):
        rewarder.rewards([(TASK, f"double=now; cost={cost}") for cost in range(1, 9)])


def test_a_suite_whose_own_programs_fail_is_an_error() -> None:
    suite = a_suite(a_task(reference="double=now; wrong_from=10; when_counted=yes"))
    with a_rewarder(suite=suite) as rewarder, pytest.raises(SuiteError, match="its reference fast does not pass"):
        rewarder.reward(TASK, "double=now")


def test_an_unknown_task_is_refused_before_anything_is_measured() -> None:
    sandbox = a_sandbox()
    with a_rewarder(sandbox) as rewarder:
        runs = len(sandbox.jobs)
        with pytest.raises(InputError, match="the suite 'small' has no task 'triple': give an id such as 'double'"):
            rewarder.rewards([(TASK, "double=now"), ("triple", "double=now")])
        assert len(sandbox.jobs) == runs


def test_a_completion_that_is_none_is_worth_what_an_empty_text_is(rewarder: Rewarder) -> None:
    empty = rewarder.reward(TASK, "")
    assert (empty.value, empty.verdict) == (0.0, Verdict.CE)
    assert rewarder.reward(TASK, None) == empty
    assert rewarder.rewards([(TASK, None), (TASK, "double=now")])[0] == empty
    assert asyncio.run(rewarder.arewards([(TASK, None)])) == [empty]


@pytest.mark.parametrize("completion", [b"double=now", 7, ["double=now"], {"content": "double=now"}])
def test_what_is_no_text_is_refused_before_anything_is_measured(completion: object) -> None:
    sandbox = a_sandbox()
    with a_rewarder(sandbox) as rewarder:
        runs = len(sandbox.jobs)
        refused = pytest.raises(InputError, match=f"a completion is of type {type(completion).__name__}: give a text")
        with refused:
            rewarder.reward(TASK, completion)  # type: ignore[arg-type]
        with refused:
            rewarder.rewards([(TASK, "double=now"), (TASK, completion)])  # type: ignore[list-item]
        assert len(sandbox.jobs) == runs


def test_an_id_that_is_no_text_is_an_unknown_task(rewarder: Rewarder) -> None:
    with pytest.raises(InputError, match=r"has no task \['double'\]"):
        rewarder.reward(["double"], "double=now")  # type: ignore[arg-type]


def test_a_closed_rewarder_says_so() -> None:
    rewarder = a_rewarder()
    rewarder.close()
    rewarder.close()
    with pytest.raises(InputError, match="the rewarder is closed: open another one"):
        rewarder.reward(TASK, "double=now")


def meeting(barrier: threading.Barrier) -> Script:
    """A script in which the first native runs of two programs wait for each other."""

    def script(job: Job) -> Outcome:
        if source_of(job) in ("double=now; cost=3", "double=now; cost=4") and job.engine is Engine.NATIVE:
            barrier.wait(WITHIN_S)
        return play(job)

    return script


def test_a_batch_uses_all_lanes() -> None:
    # With one lane the two programs would wait for each other until the barrier breaks.
    sandbox = a_sandbox(script=meeting(threading.Barrier(2)))
    with a_rewarder(sandbox, workers=2) as rewarder:
        rewards = rewarder.rewards([(TASK, "double=now; cost=3"), (TASK, "double=now; cost=4")])
    assert [reward.verdict for reward in rewards] == [Verdict.AC, Verdict.AC]
    assert len(sandbox.lanes) == 2


def test_many_threads_share_few_lanes_and_each_gets_its_own_reward() -> None:
    pairs = [(task_id, f"double=now; cost={cost}") for cost in range(1, 12) for task_id in (TASK, "other")]
    with a_rewarder() as alone:
        expected = alone.rewards(pairs)
    sandbox = a_sandbox()
    with a_rewarder(sandbox, workers=3) as rewarder, ThreadPoolExecutor(max_workers=16) as threads:
        assert list(threads.map(lambda pair: rewarder.reward(*pair), pairs)) == expected
    assert len(sandbox.lanes) == 3
    # Inputs and answers of two tasks, then the baselines natively and counted: made once, whoever asked first.
    assert runs_of(sandbox, BASELINE) <= 2 * (5 + 5 + 3)


def test_an_event_loop_is_not_blocked_while_a_completion_is_measured() -> None:
    loop_ran = threading.Event()

    def waits_for_the_loop(job: Job) -> Outcome:
        if source_of(job) == "double=now; cost=3":
            assert loop_ran.wait(WITHIN_S)
        return play(job)

    async def both(rewarder: Rewarder) -> Reward:
        asked = asyncio.create_task(rewarder.areward(TASK, "double=now; cost=3"))
        await asyncio.sleep(0.05)
        loop_ran.set()
        return await asked

    with a_rewarder(a_sandbox(script=waits_for_the_loop)) as rewarder:
        assert asyncio.run(both(rewarder)) == rewarder.reward(TASK, "double=now; cost=3")


def test_a_batch_in_an_event_loop_is_the_batch_outside(rewarder: Rewarder) -> None:
    pairs = [(TASK, f"double=now; cost={cost}") for cost in range(1, 6)]
    assert asyncio.run(rewarder.arewards(pairs)) == rewarder.rewards(pairs)
    with pytest.raises(InputError, match="has no task"):
        asyncio.run(rewarder.arewards([("triple", "double=now")]))
