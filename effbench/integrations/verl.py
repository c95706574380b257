"""Score functions for verl."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Self, TypedDict

from effbench.api.rewarder import Reward, Rewarder
from effbench.api.rewarders import Rewarders
from effbench.errors import InputError

__all__ = ["VerlResult", "VerlScore"]


class VerlResult(TypedDict):
    """What verl's reward loop takes for one row: it trains on ``score`` and logs the others.

    Attributes:
        score: The reward, from 0 to 1.
        acc: 1 where the completion is correct, else 0.
        efficiency: ENAMEL's e; 0 where nothing is known.
        verdict: Such as AC, TLE, or SE where nothing is known.
    """

    score: float
    acc: float
    efficiency: float
    verdict: str


class VerlScore:
    """A score function for verl (``reward.custom_reward_function``): an instance is called as ``compute_score`` is.

    The data source of a row is the name of its suite. Its task is ``extra_info["task_id"]``, or the ground truth where
    there is no such entry. A rewarder is opened for each suite when it is first met. What else a reward manager hands
    over is ignored.

    Args:
        open_rewarder: Opens the rewarder of a suite.
        unknown: The score where nothing is known (verdict SE): verl has no way to leave a row out.
    """

    def __init__(self, open_rewarder: Callable[[str], Rewarder] = Rewarder, *, unknown: float = 0.0) -> None:
        self._open = open_rewarder
        self._unknown = unknown
        self._rewarders = Rewarders(open_rewarder)

    def __call__(
        self,
        data_source: str,
        solution_str: str | None,
        ground_truth: object,
        extra_info: Mapping[str, object] | None = None,
        **_: object,
    ) -> VerlResult:
        """The score of one row.

        Raises:
            InputError: There is no such suite or task, or the row names no task.
            EffbenchError: The surroundings fail; never because of the completion.
        """
        rewarder = self._rewarders.of(data_source)
        return self._result(rewarder.reward(_task_id(ground_truth, extra_info), solution_str))

    def batch(
        self,
        data_sources: Iterable[str],
        solution_strs: Iterable[str | None],
        ground_truths: Iterable[object],
        extra_infos: Iterable[Mapping[str, object] | None],
        **_: object,
    ) -> list[VerlResult]:
        """The scores of many rows at once, measured in all lanes: for verl's reward manager ``batch``.

        Raises:
            InputError: As for a single row.
            EffbenchError: As for a single row.
        """
        task_ids = [_task_id(*row) for row in zip(ground_truths, extra_infos, strict=True)]
        rows = list(zip(data_sources, task_ids, solution_strs, strict=True))
        results: dict[int, VerlResult] = {}
        for suite in dict.fromkeys(source for source, _, _ in rows):
            places = [place for place, row in enumerate(rows) if row[0] == suite]
            rewards = self._rewarders.of(suite).rewards(rows[place][1:] for place in places)
            results.update(zip(places, map(self._result, rewards), strict=True))
        return [results[place] for place in range(len(rows))]

    def __reduce__(self) -> "tuple[Callable[[], VerlScore], tuple[()]]":
        # Trainers send their functions to other processes: a copy opens rewarders of its own there.
        return partial(VerlScore, self._open, unknown=self._unknown), ()

    def close(self) -> None:
        """Closes all rewarders; a later call opens them again."""
        self._rewarders.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _result(self, reward: Reward) -> VerlResult:
        return VerlResult(
            score=self._unknown if reward.value is None else reward.value,
            acc=float(reward.passed),
            efficiency=reward.efficiency or 0.0,
            verdict=reward.verdict.value,
        )


def _task_id(ground_truth: object, extra_info: Mapping[str, object] | None) -> str:
    named = (extra_info or {}).get("task_id", ground_truth)
    if not isinstance(named, str):
        raise InputError(f"the row names no task: put its id into extra_info['task_id'], not {named!r}")
    return named
