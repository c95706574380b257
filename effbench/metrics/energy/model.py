"""The energy of running programs and of writing them, as intervals.

E = N·e + t·P: instructions times the energy of one, and CPU time times a busy thread's share of what the package takes
anyway. Both depend on how many threads are busy, which nobody knows of a machine to come: so the interval spans from
one busy thread, which pays for the whole package alone, to all of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from effbench.metrics.energy.profiles import PowerProfile

__all__ = [
    "FIGURE_SOURCE",
    "JOULES_PER_KWH",
    "JOULES_PER_TOKEN",
    "Interval",
    "Work",
    "break_even_runs",
    "energy_of",
    "generation_energy",
]

JOULES_PER_KWH: Final = 3.6e6


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A modelled number, which does not travel without its ends.

    Attributes:
        point: The model's own.
        low: The least that the model's uncertain figures give.
        high: The most.
    """

    point: float
    low: float
    high: float

    def times(self, factor: float) -> "Interval":
        """All three multiplied; the factor is exact and not below 0."""
        return Interval(point=self.point * factor, low=self.low * factor, high=self.high * factor)


JOULES_PER_TOKEN: Final = Interval(point=3.5, low=0.035, high=4.0)
FIGURE_SOURCE: Final = (
    "3 to 4 J a token of LLaMA 65B on A100 (Samsi et al., From Words to Watts, arXiv:2310.03003); small models take "
    "down to a hundredth (Husom et al., The Price of Prompting, arXiv:2407.16893)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What one run of a program took.

    Attributes:
        instructions: Of the machine.
        cpu_s: CPU seconds.
    """

    instructions: float
    cpu_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Figures:
    """Joules per instruction, watts per busy thread, and how many times too little or too much they may be."""

    joules: float
    watts: float
    factor: float

    def of(self, work: Work) -> float:
        return (work.instructions * self.joules + work.cpu_s * self.watts) * self.factor


def energy_of(work: Work, profile: PowerProfile) -> Interval:
    """Joules of one run."""
    return _spanned(_middle(profile).of(work), (figures.of(work) for figures in _corners(profile)))


def generation_energy(tokens: int, joules_per_token: Interval = JOULES_PER_TOKEN) -> Interval:
    """Joules of writing so many tokens."""
    return joules_per_token.times(tokens)


def break_even_runs(generation: Interval, before: Work, after: Work, profile: PowerProfile) -> Interval | None:
    """Runs after which a rewrite has saved what writing it took.

    Both programs run on one machine, so that what is uncertain of it is the same for both: ``before`` less ``after`` is
    taken for each corner of the profile, and not from the ends of two intervals.

    Returns:
        None where the rewrite does not save energy at every corner: then no number of runs is sure to be enough.
    """
    middle = _middle(profile)
    point = middle.of(before) - middle.of(after)
    savings = [corner.of(before) - corner.of(after) for corner in _corners(profile)]
    if min(point, *savings) <= 0:
        return None
    return Interval(
        point=generation.point / point, low=generation.low / max(savings), high=generation.high / min(savings)
    )


def _middle(profile: PowerProfile) -> _Figures:
    """With half of the threads busy."""
    return _figures(profile, max(1.0, profile.threads / 2), profile.rate, 1.0)


def _corners(profile: PowerProfile) -> Iterator[_Figures]:
    for busy in (1.0, profile.threads):
        for rate in (profile.lowest_rate, profile.highest_rate):
            for factor in (1 - profile.error, 1 + profile.error):
                yield _figures(profile, busy, rate, factor)


def _figures(profile: PowerProfile, busy: float, rate: float, factor: float) -> _Figures:
    return _Figures(joules=profile.dynamic_w(busy) / rate, watts=profile.static_w(busy), factor=factor)


def _spanned(point: float, values: Iterator[float]) -> Interval:
    ends = [point, *values]
    return Interval(point=point, low=min(ends), high=max(ends))
