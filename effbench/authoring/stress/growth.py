"""How a cost grows with the size: the class of growth that fits, and the exponent with its interval.

For each class with the shape f the model is cost = a + b · f(size) with a, b ≥ 0, fitted by least squares of the
logarithms: a deviation of 1 % weighs the same at every size. The offset is what a call costs before it looks at its
input. The exponent needs no class (:func:`effbench.scoring.growth_exponent`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt
import scipy

from effbench.scoring import growth_exponent

__all__ = ["LEAST_POINTS", "Growth", "GrowthFit", "fit_growth"]

Floats: TypeAlias = npt.NDArray[np.float64]

LEAST_POINTS: Final = 4
"""Fewer sizes say nothing about a curve with two free parameters."""
LEAST_SLOPE_POINTS: Final = 4
TIE_RATIO, TIE_SPARE = 1.5, 0.004
"""A class whose deviation is within this of the best one's cannot be ruled out; 0.4 % is what heap layout moves."""


class Growth(StrEnum):
    """Classes of growth, from the slowest to the fastest."""

    CONSTANT = "O(1)"
    LOGARITHMIC = "O(log n)"
    LINEAR = "O(n)"
    LINEARITHMIC = "O(n log n)"
    QUADRATIC = "O(n²)"
    QUADRATIC_LOG = "O(n² log n)"
    CUBIC = "O(n³)"
    EXPONENTIAL = "exponential"


_SHAPES: Final[Mapping[Growth, Callable[[Floats], Floats]]] = MappingProxyType(
    {
        Growth.LOGARITHMIC: lambda n: np.log2(n + 1),
        Growth.LINEAR: lambda n: n,
        Growth.LINEARITHMIC: lambda n: n * np.log2(n + 1),
        Growth.QUADRATIC: lambda n: n**2,
        Growth.QUADRATIC_LOG: lambda n: n**2 * np.log2(n + 1),
        Growth.CUBIC: lambda n: n**3,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthFit:
    """What a series of costs says about growth.

    Attributes:
        growth: The slowest class that fits as well as the best one.
        also_possible: Other classes that the series cannot rule out, slowest first.
        exponent: p in cost ~ size^p over the larger half of the sizes.
        exponent_low: Lower end of its 95 % interval.
        exponent_high: Upper end.
        deviation: Root mean square of log cost against the fitted class; 0.01 is about 1 %.
    """

    growth: Growth
    also_possible: tuple[Growth, ...]
    exponent: float
    exponent_low: float
    exponent_high: float
    deviation: float

    def __str__(self) -> str:
        return f"{self.growth}, exponent {self.exponent:.2f} ({self.exponent_low:.2f} to {self.exponent_high:.2f})"


def fit_growth(sizes: Sequence[float], costs: Sequence[float]) -> GrowthFit:
    """Fits all classes."""
    n, cost = np.asarray(sizes, dtype=float), np.asarray(costs, dtype=float)
    if len(n) != len(cost) or len(n) < LEAST_POINTS:
        raise ValueError(f"a fit needs at least {LEAST_POINTS} sizes with a cost each")
    if n[0] <= 0 or bool((np.diff(n) <= 0).any()) or bool((cost <= 0).any()):
        raise ValueError("sizes must be positive and increasing, and costs positive")
    deviations = {Growth.CONSTANT: float(np.std(np.log(cost)))}
    deviations |= {growth: _deviation(shape(n), cost) for growth, shape in _SHAPES.items()}
    deviations[Growth.EXPONENTIAL] = _exponential_deviation(n, cost)
    bound = TIE_RATIO * min(deviations.values()) + TIE_SPARE
    growth, *others = (growth for growth in Growth if deviations[growth] <= bound)
    if growth is Growth.CONSTANT:
        others.clear()  # every class fits what does not grow, with b = 0
    exponent, low, high = _exponent(n, cost)
    return GrowthFit(
        growth=growth,
        also_possible=tuple(others),
        exponent=exponent,
        exponent_low=low,
        exponent_high=high,
        deviation=deviations[growth],
    )


def _deviation(shape: Floats, cost: Floats) -> float:
    """Root mean square of log(a + b · shape) - log(cost) at the best a, b ≥ 0."""
    relative = np.column_stack([1 / cost, shape / cost])
    start, _ = scipy.optimize.nnls(relative, np.ones_like(cost))
    # In logarithms of the parameters both stay positive; a start of 0 has none.
    least = np.array([cost.min(), (cost / shape).min()]) * 1e-9

    def residuals(parameters: Floats) -> Floats:
        offset, factor = np.exp(parameters)
        return np.asarray(np.log(offset + factor * shape) - np.log(cost))

    fit = scipy.optimize.least_squares(residuals, np.log(np.maximum(start, least)))
    return float(np.sqrt(np.mean(fit.fun**2)))


def _exponential_deviation(n: Floats, cost: Floats) -> float:
    """The same for a · exp(b · size), b ≥ 0: a straight line of log cost over the size."""
    line = scipy.stats.linregress(n, np.log(cost))
    if line.slope <= 0:
        return float(np.std(np.log(cost)))
    return float(np.sqrt(np.mean((line.intercept + line.slope * n - np.log(cost)) ** 2)))


def _exponent(n: Floats, cost: Floats) -> tuple[float, float, float]:
    """Slope and its 95 % interval over the larger half, where constant costs matter least."""
    half = max(LEAST_SLOPE_POINTS, len(n) // 2 + 1)
    if np.ptp(cost[-half:]) == 0:
        return 0.0, 0.0, 0.0  # nothing to explain, and no error of it
    found = growth_exponent(n[-half:], cost[-half:])
    if found is None or found.ci_low is None or found.ci_high is None:
        raise ValueError("an exponent needs at least three sizes")
    return found.exponent, found.ci_low, found.ci_high
