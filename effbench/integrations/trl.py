"""A rewarder as a reward function of TRL."""

from collections import Counter as Tally
from collections.abc import Callable, Sequence
from statistics import fmean

from effbench.api.rewarder import Reward, Rewarder
from effbench.errors import InputError
from effbench.integrations.completion_text import completion_text

__all__ = ["trl_reward"]

LogMetric = Callable[[str, float], None]
LogExtra = Callable[[str, list[object]], None]


def trl_reward(rewarder: Rewarder, *, column: str = "task_id") -> Callable[..., list[float | None]]:
    """Makes a reward function for TRL's trainers (``reward_funcs=[…]``).

    It is called with ``completions=``, texts or lists of chat messages, and with every column of the data set as a list
    of the same length; other arguments are ignored. It gives None, which TRL leaves out, where a row names no task (its
    column is None) and where nothing is known (verdict SE).

    Where the trainer hands over ``log_metric``, each batch logs ``effbench/passed``, ``effbench/efficiency`` and the
    share of each verdict, ``effbench/verdict/TLE``; with ``log_extra`` the table of completions gets the columns
    ``effbench_verdict`` and ``effbench_efficiency``.

    Args:
        rewarder: Gives the rewards; the caller closes it.
        column: Which column names the task.

    Returns:
        The function. It raises :class:`InputError` when the column is missing or does not fit the completions.
    """

    def effbench_reward(
        completions: Sequence[object],
        *,
        log_metric: LogMetric | None = None,
        log_extra: LogExtra | None = None,
        **columns: object,
    ) -> list[float | None]:
        task_ids = columns.get(column)
        if not isinstance(task_ids, Sequence) or len(task_ids) != len(completions):
            raise InputError(
                f"the column {column!r} does not name a task for each of the {len(completions)} completions: add it to "
                "the data set"
            )
        rows = zip(task_ids, completions, strict=True)
        pairs = [(str(task_id), completion_text(item)) for task_id, item in rows if task_id is not None]
        measured = iter(rewarder.rewards(pairs))
        rewards = [None if task_id is None else next(measured) for task_id in task_ids]
        if log_metric is not None:
            _log_metrics([reward for reward in rewards if reward is not None], log_metric)
        if log_extra is not None:
            log_extra("effbench_verdict", [None if each is None else each.verdict.value for each in rewards])
            log_extra("effbench_efficiency", [None if each is None else each.efficiency for each in rewards])
        return [None if each is None else each.value for each in rewards]

    return effbench_reward


def _log_metrics(rewards: Sequence[Reward], log_metric: LogMetric) -> None:
    """Logs means over what is known, and how often each verdict came."""
    known = [reward.efficiency for reward in rewards if reward.efficiency is not None]
    if known:
        log_metric("effbench/efficiency", fmean(known))
        log_metric("effbench/passed", sum(reward.passed for reward in rewards) / len(known))
    for verdict, count in sorted(Tally(reward.verdict.value for reward in rewards).items()):
        log_metric(f"effbench/verdict/{verdict}", count / len(rewards))
