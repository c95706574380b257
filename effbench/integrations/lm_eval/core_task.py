"""What ``effbench_core.yaml`` names: tasks as documents, and measured answers.

The harness hands all answers of a task to its filter at once: they are measured there, in all lanes side by side, which
are closed when the last one is done.
"""

from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean
from typing import Any, Final

from datasets import Dataset

from effbench.api import find_suite
from effbench.api.rewarder import Reward, Rewarder
from effbench.errors import SandboxError
from effbench.samples.generation.prompts import open_template
from effbench.suites import select_tasks

__all__ = ["load", "measure", "results"]

_SPLIT: Final = "test"


def load(
    *,
    suite: str = "core",
    tasks: str | None = None,
    prompt: str = "instruct",
    counter: str = "auto",
    sandbox: str = "auto",
    workers: int | None = None,
    **_: object,
) -> dict[str, Dataset]:
    """Gives the documents of the split ``test``; the harness takes the options from ``--metadata``.

    Args:
        suite: Name of a suite that needs no file.
        tasks: Task ids and globs, as ``effbench run --tasks`` takes them; None for all.
        prompt: A style of prompt, or the path of a template.
        counter: Name of a counter, or ``auto``.
        sandbox: Name of effbench's sandbox, or ``auto``.
        workers: Lanes side by side; None for one per core.

    Raises:
        InputError: There is no such suite, task or prompt.
    """
    selection = select_tasks(find_suite(suite, data=None, seed=None), patterns=tasks)
    template = open_template(prompt, "chat")
    options = {"suite": suite, "counter": counter, "sandbox": sandbox, "workers": workers}
    documents = [
        {"task_id": task.task_id, "prompt": template.render(task, "chat"), **options} for task in selection.tasks
    ]
    return {_SPLIT: Dataset.from_list(documents)}


def measure(answers: Iterable[Sequence[str]], documents: Iterable[Mapping[str, Any]]) -> list[list[dict[str, object]]]:
    """Measures all answers to all documents.

    Returns:
        For each document, for each of its answers: efficiency, pass, verdict and detail.

    Raises:
        SandboxError: The sandbox failed on an answer: a mean without it would be of other tasks.
        EffbenchError: There is no sandbox to be had, or a task's own programs fail.
    """
    rows = list(zip(documents, answers, strict=True))
    if not rows:
        return []
    first = rows[0][0]
    with Rewarder(
        first["suite"], counter=first["counter"], sandbox=first["sandbox"], workers=first["workers"]
    ) as rewarder:
        pairs = [(document["task_id"], answer) for document, given in rows for answer in given]
        rewards = iter(rewarder.rewards(pairs))
    return [[_measured(document["task_id"], next(rewards)) for _ in given] for document, given in rows]


def results(_: Mapping[str, Any], measured: Sequence[Any]) -> dict[str, float]:
    """The metrics of one document: means over its answers."""
    each = measured[0] if isinstance(measured[0], list) else measured
    return {
        "efficiency": fmean(answer["efficiency"] for answer in each),
        "passed": fmean(float(answer["passed"]) for answer in each),
    }


def _measured(task_id: str, reward: Reward) -> dict[str, object]:
    if reward.efficiency is None:
        raise SandboxError(f"the sandbox failed on an answer to {task_id} ({reward.detail}): evaluate again")
    return {
        "efficiency": reward.efficiency,
        "passed": reward.passed,
        "verdict": reward.verdict.value,
        "detail": reward.detail,
    }
