"""A rewarder in the shapes that trainers call: TRL's reward functions, verl's score functions."""

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Self

from effbench.errors import InputError
from effbench.training.reward import Reward, Rewarder

__all__ = ["VerlScore", "trl_reward"]


def trl_reward(rewarder: Rewarder, *, column: str = "task_id") -> Callable[..., list[float | None]]:
    """Makes a reward function for TRL's trainers (``reward_funcs=[…]``).

    It is called with ``completions=``, texts or lists of chat messages, and with every column of the data set as a list
    of the same length; other arguments are ignored. It gives None, which TRL leaves out, where a row names no task (its
    column is None) and where nothing is known (verdict SE).

    Args:
        rewarder: Gives the rewards; the caller closes it.
        column: Which column names the task.

    Returns:
        The function. It raises :class:`InputError` when the column is missing or does not fit the completions.
    """

    def effbench_reward(completions: Sequence[object], **columns: object) -> list[float | None]:
        task_ids = columns.get(column)
        if not isinstance(task_ids, Sequence) or len(task_ids) != len(completions):
            raise InputError(
                f"the column {column!r} does not name a task for each of the {len(completions)} completions: add it to "
                "the data set"
            )
        rows = zip(task_ids, completions, strict=True)
        pairs = [(str(task_id), completion_text(item)) for task_id, item in rows if task_id is not None]
        rewards = iter(rewarder.rewards(pairs))
        return [None if task_id is None else next(rewards).value for task_id in task_ids]

    return effbench_reward


def completion_text(completion: object) -> str:
    """The model's text in a completion: the completion itself, or the content of its last message by the assistant.

    A message's content is a text, or a list of parts of which those of type ``text`` count; without one it is empty, as
    it is for None.

    Raises:
        InputError: It is neither a text nor a list of chat messages.
    """
    if isinstance(completion, str):
        return completion
    if completion is None:
        return ""
    messages = completion if isinstance(completion, Sequence) and not isinstance(completion, bytes) else None
    if messages is None or not all(isinstance(message, Mapping) for message in messages):
        raise InputError(
            f"a completion is a {type(completion).__name__}, not a text or a list of messages with 'role' and 'content'"
        )
    content = next((item.get("content") for item in reversed(messages) if item.get("role") == "assistant"), None)
    if isinstance(content, Sequence) and not isinstance(content, str | bytes):
        parts = (part.get("text") for part in content if isinstance(part, Mapping) and part.get("type") == "text")
        return "".join(part for part in parts if isinstance(part, str))
    if not isinstance(content, str) and content is not None:
        raise InputError(f"a message's content is a {type(content).__name__}, not a text or a list of parts")
    return content or ""


class VerlScore:
    """A score function for verl (``custom_reward_function``): an instance is called as ``compute_score`` is.

    The data source of a row is the name of its suite. Its task is ``extra_info["task_id"]``, or the ground truth where
    there is no such entry. A rewarder is opened for each suite when it is first met.

    Args:
        open_rewarder: Opens the rewarder of a suite.
        unknown: The score where nothing is known (verdict SE): verl has no way to leave a row out.
    """

    def __init__(self, open_rewarder: Callable[[str], Rewarder] = Rewarder, *, unknown: float = 0.0) -> None:
        self._open = open_rewarder
        self._unknown = unknown
        self._rewarders: dict[str, Rewarder] = {}
        self._lock = threading.Lock()

    def __call__(
        self,
        data_source: str,
        solution_str: str | None,
        ground_truth: object,
        extra_info: Mapping[str, object] | None = None,
    ) -> float:
        """The score of one row, from 0 to 1.

        Raises:
            InputError: There is no such suite or task, or the row names no task.
            EffbenchError: The surroundings fail; never because of the completion.
        """
        rewarder = self._rewarder(data_source)
        return self._score(rewarder.reward(_task_id(ground_truth, extra_info), solution_str))

    def batch(
        self,
        data_sources: Iterable[str],
        solution_strs: Iterable[str | None],
        ground_truths: Iterable[object],
        extra_infos: Iterable[Mapping[str, object] | None],
    ) -> list[float]:
        """The scores of many rows at once, measured in all lanes: for verl's reward manager ``batch``.

        Raises:
            InputError: As for a single row.
            EffbenchError: As for a single row.
        """
        task_ids = [_task_id(*row) for row in zip(ground_truths, extra_infos, strict=True)]
        rows = list(zip(data_sources, task_ids, solution_strs, strict=True))
        scores = [self._unknown] * len(rows)
        for suite in dict.fromkeys(source for source, _, _ in rows):
            places = [place for place, row in enumerate(rows) if row[0] == suite]
            rewards = self._rewarder(suite).rewards(rows[place][1:] for place in places)
            for place, reward in zip(places, rewards, strict=True):
                scores[place] = self._score(reward)
        return scores

    def __reduce__(self) -> "tuple[Callable[[], VerlScore], tuple[()]]":
        # Trainers send their functions to other processes: a copy opens rewarders of its own there.
        return partial(VerlScore, self._open, unknown=self._unknown), ()

    def close(self) -> None:
        """Closes all rewarders; a later call opens them again."""
        with self._lock:
            for rewarder in self._rewarders.values():
                rewarder.close()
            self._rewarders.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _rewarder(self, suite: str) -> Rewarder:
        with self._lock:
            if suite not in self._rewarders:
                self._rewarders[suite] = self._open(suite)
            return self._rewarders[suite]

    def _score(self, reward: Reward) -> float:
        return self._unknown if reward.value is None else reward.value


def _task_id(ground_truth: object, extra_info: Mapping[str, object] | None) -> str:
    named = (extra_info or {}).get("task_id", ground_truth)
    if not isinstance(named, str):
        raise InputError(f"the row names no task: put its id into extra_info['task_id'], not {named!r}")
    return named
