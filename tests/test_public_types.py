"""What a type checker sees of the public API; mypy checks this module, and the test only imports it."""

from collections.abc import Iterator, Sequence
from typing import assert_type

import effbench
from effbench.api.rewarder import Reward, Rewarder
from effbench.metrics import MetricOptions
from effbench.records.manifest import Manifest
from effbench.records.measurement import Measurement, Verdict
from effbench.records.sample import Sample
from effbench.scoring import Estimate


def check_evaluation() -> None:
    run = effbench.evaluate([("core/task", "code"), {"task_id": "core/task", "completion": None}], suite="core")
    assert_type(run, effbench.Run)
    effbench.evaluate([], suite=b"core")  # type: ignore[arg-type]
    effbench.evaluate([1], suite="core")  # type: ignore[list-item]


def check_run(options: MetricOptions) -> None:
    run = effbench.Run.open("results")
    assert_type(run, effbench.Run)
    assert_type(run.manifest, Manifest)
    assert_type(run.samples, tuple[Sample, ...])
    assert_type(iter(run), Iterator[Measurement])
    assert_type(run.score("eff@1", options), Estimate)
    assert_type(run.score("eff@1").ci_low, float | None)
    run.score(1)  # type: ignore[arg-type]


def check_reward(rewarder: Rewarder, pairs: Sequence[tuple[str, str]]) -> None:
    with effbench.reward.Rewarder("core") as opened:
        assert_type(opened, Rewarder)
    reward = rewarder.reward("core/task", "code")
    assert_type(reward, Reward)
    assert_type(reward.value, float | None)
    assert_type(reward.verdict, Verdict)
    assert_type(rewarder.rewards(pairs), list[Reward])


async def check_reward_without_blocking(rewarder: Rewarder) -> None:
    assert_type(await rewarder.areward("core/task", None), Reward)


def test_everything_public_is_there_at_run_time() -> None:
    assert [name for name in effbench.__all__ if not hasattr(effbench, name)] == []
    assert dir(effbench) == sorted(effbench.__all__)
