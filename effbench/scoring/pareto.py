"""Which of several programs no other one beats in two costs at once."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

__all__ = ["on_front"]

Point = tuple[float, float]


def on_front(points: Sequence[Point | None], *, others: Sequence[Point] = ()) -> npt.NDArray[np.bool_]:
    """For each point whether it lies on the Pareto front of all points and the others: less is better in both costs.

    A point is dominated by one that is no worse in both costs and better in one. Equal points do not dominate one
    another.

    Args:
        points: Two costs each; None for what has none, which is not on the front.
        others: Points that may dominate and are not asked about.

    Returns:
        Shape (n,).

    Raises:
        ValueError: A cost is not finite.
    """
    rivals = np.array([*(point for point in points if point is not None), *others], dtype=np.float64).reshape(-1, 2)
    if not np.isfinite(rivals).all():
        raise ValueError("a cost is not finite")
    return np.array([point is not None and not _is_dominated(point, rivals) for point in points], dtype=np.bool_)


def _is_dominated(point: Point, rivals: npt.NDArray[np.float64]) -> bool:
    no_worse, better = (rivals <= point).all(axis=1), (rivals < point).any(axis=1)
    return bool((no_worse & better).any())
