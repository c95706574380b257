"""effbench's suites as tasks of Inspect AI, found through the entry-point group ``inspect_ai``.

::

    inspect eval effbench/core --model openai/gpt-4o
    inspect eval effbench/suite -T name=core-stdio -T tasks='*_sums' --model …
    inspect score LOG --scorer effbench/efficient_code

Programs run in effbench's lanes, never in Inspect's sandbox, so a task needs none. Any solver will do: what counts is
the model's last answer. Lanes are opened for the first sample that is scored, and closed when Inspect's run ends.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from anyio import to_thread
from inspect_ai import Task, task
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.hooks import Hooks, RunEnd, hooks
from inspect_ai.model import ChatMessageAssistant
from inspect_ai.scorer import Score, Scorer, Target, frequency, mean, scorer, stderr
from inspect_ai.solver import TaskState, generate

from effbench.api import find_suite
from effbench.api.rewarder import Reward, Rewarder
from effbench.api.rewarders import Rewarders
from effbench.errors import InputError
from effbench.samples.generation.prompts import open_template
from effbench.suites import select_tasks

__all__ = ["core", "efficient_code", "suite"]

SUITE: Final = "effbench_suite"
"""What names the suite in a sample's metadata."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lanes:
    """What decides which lanes measure.

    Attributes:
        suite: Name of the suite.
        counter: Name of a counter, or ``auto``.
        sandbox: Name of a sandbox, or ``auto``.
        workers: Lanes side by side; None for one per core.
    """

    suite: str
    counter: str
    sandbox: str
    workers: int | None


def _open(lanes: _Lanes) -> Rewarder:
    return Rewarder(lanes.suite, counter=lanes.counter, sandbox=lanes.sandbox, workers=lanes.workers)


_REWARDERS: Final = Rewarders(_open)
"""Inspect makes scorers and hooks by themselves: this is where both find the lanes of the process."""


@hooks(name="lanes", description="Closes effbench's lanes when a run ends.")
class CloseLanes(Hooks):
    """Closes the lanes of this process; a later run opens others."""

    async def on_run_end(self, data: RunEnd) -> None:  # noqa: ARG002  # Inspect's own signature
        """Inspect calls this when all tasks of a run are done, or have failed."""
        await to_thread.run_sync(_REWARDERS.close)


@task
def core(
    tasks: str | Sequence[str] | None = None,
    prompt: str = "instruct",
    counter: str = "auto",
    sandbox: str = "auto",
    workers: int | None = None,
) -> Task:
    """The suite ``core``.

    Args:
        tasks: Task ids and globs, as ``effbench run --tasks`` takes them; None for all.
        prompt: A style of prompt, or the path of a template, as ``effbench run --prompt`` takes it.
        counter: Name of a counter, or ``auto``.
        sandbox: Name of effbench's sandbox, or ``auto``.
        workers: Lanes side by side; None for one per core.

    Raises:
        InputError: An argument makes no sense.
    """
    return _task("core", tasks, prompt, efficient_code(counter=counter, sandbox=sandbox, workers=workers))


@task
def suite(
    name: str = "core",
    tasks: str | Sequence[str] | None = None,
    prompt: str = "instruct",
    counter: str = "auto",
    sandbox: str = "auto",
    workers: int | None = None,
) -> Task:
    """Any suite that needs no file of its own.

    Args:
        name: The suite; ``effbench suites`` lists them.
        tasks: As for :func:`core`.
        prompt: As for :func:`core`.
        counter: As for :func:`core`.
        sandbox: As for :func:`core`.
        workers: As for :func:`core`.

    Raises:
        InputError: There is no such suite, or an argument makes no sense.
    """
    return _task(name, tasks, prompt, efficient_code(counter=counter, sandbox=sandbox, workers=workers))


def _task(name: str, tasks: str | Sequence[str] | None, prompt: str, scoring: Scorer) -> Task:
    selection = select_tasks(find_suite(name, data=None, seed=None), patterns=tasks)
    template = open_template(prompt, "chat")
    samples = [
        Sample(
            id=each.task_id,
            input=template.render(each, "chat"),
            metadata={SUITE: selection.name, "language": each.language, "kind": each.kind},
        )
        for each in selection.tasks
    ]
    return Task(
        dataset=MemoryDataset(samples, name=selection.name),
        solver=generate(),
        scorer=scoring,
        name=f"effbench/{selection.name}",
        metadata={SUITE: selection.name, "effbench_suite_hash": selection.content_hash},
    )


@scorer(metrics={"efficiency": [mean(), stderr()], "passed": [mean(), stderr()], "verdict": [frequency()]})
def efficient_code(counter: str = "auto", sandbox: str = "auto", workers: int | None = None) -> Scorer:
    """Measures the code in the model's last answer.

    A score's value has ``efficiency`` (ENAMEL's e), ``passed`` (1 or 0) and ``verdict``; its answer is the text that
    was measured, and its metadata hold ``speedup`` and ``reward``. Where the sandbox failed (verdict SE) the sample is
    unscored and stays out of the metrics.

    Args:
        counter: Name of a counter, or ``auto``.
        sandbox: Name of effbench's sandbox, or ``auto``.
        workers: Lanes side by side; None for one per core.
    """

    async def score(state: TaskState, target: Target) -> Score:  # noqa: ARG001  # Inspect's own signature
        named = state.metadata.get(SUITE)
        if not isinstance(named, str):
            raise InputError(f"the sample {state.sample_id!r} is of no suite: its metadata name none as {SUITE!r}")
        lanes = _Lanes(suite=named, counter=counter, sandbox=sandbox, workers=workers)
        text = _last_answer(state)
        reward = await to_thread.run_sync(_rewarding(lanes, str(state.sample_id), text))
        return _score(reward, text)

    return score


def _rewarding(lanes: _Lanes, task_id: str, text: str) -> Callable[[], Reward]:
    return lambda: _REWARDERS.of(lanes).reward(task_id, text)


def _last_answer(state: TaskState) -> str:
    """The output's text; an agent may leave it empty and have said it in a message."""
    completion: str = state.output.completion
    if completion:
        return completion
    answers = (message.text for message in reversed(state.messages) if isinstance(message, ChatMessageAssistant))
    return next((text for text in answers if text), "")


def _score(reward: Reward, text: str) -> Score:
    explanation = f"{reward.verdict.value}: {reward.detail}" if reward.detail else reward.verdict.value
    metadata = {"verdict": reward.verdict.value, "speedup": reward.speedup, "reward": reward.value}
    if reward.efficiency is None:
        return Score.unscored(reason="scoring_failed", answer=text, explanation=explanation, metadata=metadata)
    value = {"efficiency": reward.efficiency, "passed": int(reward.passed), "verdict": reward.verdict.value}
    return Score(value=value, answer=text, explanation=explanation, metadata=metadata)
