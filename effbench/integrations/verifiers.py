"""effbench's suites as an environment of verifiers; the module ``effbench_tasks`` is the name that verifiers finds.

::

    vf-eval effbench-tasks --env.taskset.suite core --model …

The policy is asked once and its last reply is measured in effbench's lanes, outside of verifiers' runtimes.
"""

import asyncio
from collections.abc import Iterator
from typing import Final

import verifiers.v1 as vf
from verifiers.v1.envs.single_agent import SingleAgentEnv

from effbench.api import find_suite
from effbench.api.rewarder import Reward, Rewarder
from effbench.api.rewarders import Rewarders
from effbench.samples.generation.prompts import open_template
from effbench.suites import select_tasks

__all__ = ["EffbenchEnv", "EffbenchTask", "EffbenchTaskset"]

_Lanes = tuple[str, str, str, int | None, float, float]


def _open(lanes: _Lanes) -> Rewarder:
    suite, counter, sandbox, workers, correct, ceiling = lanes
    return Rewarder(suite, counter=counter, sandbox=sandbox, workers=workers, correct=correct, ceiling=ceiling)


_REWARDERS: Final = Rewarders(_open)
"""verifiers makes environments and tasks by themselves: this is where both find the lanes of the process."""


class EffbenchData(vf.TaskData):
    """What a task's episode begins with, beside verifiers' own fields.

    Attributes:
        suite: Name of the suite; ``id`` is the task's.
    """

    suite: str


class EffbenchTaskConfig(vf.TaskConfig):
    """How replies are measured and rewarded: ``--env.taskset.task.NAME``.

    Attributes:
        counter: Name of a counter, or ``auto``.
        sandbox: Name of effbench's sandbox, or ``auto``.
        workers: Lanes side by side; None for one per core.
        correct: What a correct reply is worth however slow it is.
        ceiling: The efficiency that is worth 1.
    """

    counter: str = "auto"
    sandbox: str = "auto"
    workers: int | None = None
    correct: float = 0.2
    ceiling: float = 1.0


class EffbenchTask(vf.Task[EffbenchData, vf.State, EffbenchTaskConfig]):
    """One task: its reward is the reply's, from 0 to 1."""

    @property
    def key(self) -> str:
        """The task's id: verifiers' own would change with the prompt."""
        return str(self.data.id)

    @vf.reward
    async def effbench(self, trace: vf.Trace) -> float:
        """Measures the last reply; records efficiency, pass and verdict as metrics.

        Raises:
            vf.SandboxError: The sandbox failed on the reply, so that nothing is known of it.
        """
        reward = await asyncio.to_thread(self._measured, trace.last_reply)
        trace.info["effbench"] = {"verdict": reward.verdict.value, "detail": reward.detail, "speedup": reward.speedup}
        if reward.value is None or reward.efficiency is None:
            raise vf.SandboxError(f"{self.data.id}: {reward.detail}")
        verdict = f"verdict_{reward.verdict.value}"
        trace.record_metrics({"efficiency": reward.efficiency, "passed": float(reward.passed), verdict: 1.0})
        return reward.value

    def _measured(self, reply: str) -> Reward:
        config = self.config
        lanes = (
            self.data.suite,
            config.counter,
            config.sandbox,
            config.workers,
            config.correct,
            config.ceiling,
        )
        return _REWARDERS.of(lanes).reward(str(self.data.id), reply)


class EffbenchTasksetConfig(vf.TasksetConfig):
    """Which tasks there are: ``--env.taskset.NAME``.

    Attributes:
        suite: Name of a suite that needs no file.
        tasks: Task ids and globs, as ``effbench run --tasks`` takes them; empty for all.
        prompt: A style of prompt, or the path of a template.
        task: How replies are measured and rewarded.
    """

    suite: str = "core"
    tasks: str = ""
    prompt: str = "instruct"
    task: EffbenchTaskConfig = EffbenchTaskConfig()


class EffbenchTaskset(vf.Taskset[EffbenchTask, EffbenchTasksetConfig]):
    """The tasks of a suite, in its order."""

    def load(self) -> Iterator[EffbenchTask]:
        """Gives each task with its prompt.

        Raises:
            InputError: There is no such suite, task or prompt.
        """
        config = self.config
        selection = select_tasks(find_suite(config.suite, data=None, seed=None), patterns=config.tasks or None)
        template = open_template(config.prompt, "chat")
        for task in selection.tasks:
            data = EffbenchData(
                id=task.task_id, name=task.task_id, suite=config.suite, prompt=template.render(task, "chat")
            )
            yield EffbenchTask(data, config.task)


class EffbenchEnv(SingleAgentEnv):
    """One agent that is asked once; the lanes close when the environment stops serving."""

    async def stop(self) -> None:
        """Verifiers calls this when no more episodes will come."""
        await asyncio.to_thread(_REWARDERS.close)
