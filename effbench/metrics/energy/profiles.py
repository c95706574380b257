"""Power profiles of processors, by name: facts that others measured, each with its source and a version.

A profile says what a processor's package takes while some of its threads are busy. Between the measured points the
power is interpolated linearly.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np

from effbench.errors import InputError

__all__ = ["PROFILES", "PowerProfile", "find_profile"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerProfile:
    """What a package takes.

    Attributes:
        name: What ``--profile`` takes.
        version: Raised whenever a figure changes.
        points: Busy threads and watts of the package, from 0 threads to all of them.
        rate: Instructions a second of one busy thread.
        lowest_rate: The least that programs make.
        highest_rate: The most.
        error: How far power at a load that was measured lies from the profile at most, as a share.
        source: Where the figures come from.
        is_measured: Whether this machine's own counters gave the points.
    """

    name: str
    version: int
    points: tuple[tuple[float, float], ...]
    rate: float
    lowest_rate: float
    highest_rate: float
    error: float
    source: str
    is_measured: bool = False

    @property
    def threads(self) -> float:
        """All of them."""
        return self.points[-1][0]

    @property
    def label(self) -> str:
        """Name and version."""
        return f"{self.name} v{self.version}"

    def power_w(self, busy: float) -> float:
        """Watts of the package while so many threads are busy."""
        threads, watts = zip(*self.points, strict=True)
        return float(np.interp(busy, threads, watts))

    def dynamic_w(self, busy: float) -> float:
        """Watts that one more busy thread adds there; 0 where the package takes no more, since it is at its limit."""
        step = self.threads / 100
        low, high = max(0.0, busy - step), min(self.threads, busy + step)
        return max(0.0, (self.power_w(high) - self.power_w(low)) / (high - low))

    def static_w(self, busy: float) -> float:
        """One busy thread's share of all that the package takes there beside that."""
        return max(0.0, self.power_w(busy) / busy - self.dynamic_w(busy))


_CODECARBON: Final = (
    "RAPL package power under load, 14 January 2025, published with CodeCarbon (github.com/mlco2/codecarbon, commit "
    "b05965e4, MIT): "
)

PROFILES: Final = MappingProxyType(
    {
        profile.name: profile
        for profile in (
            PowerProfile(
                name="epyc-8024p",
                version=1,
                points=((0, 0.57), (1, 18.32), (4, 41.65), (8, 47.22), (16, 46.51)),
                rate=6e9,
                lowest_rate=1.5e9,
                highest_rate=12e9,
                error=0.2,
                source=f"{_CODECARBON}AMD EPYC 8024P, 8 cores, 16 threads, `some_cores`",
            ),
            PowerProfile(
                name="xeon-e5-2620v3",
                version=1,
                points=((0, 0.51), (2, 16.31), (4, 34.77), (12, 50.49), (24, 79.61)),
                rate=4.5e9,
                lowest_rate=1e9,
                highest_rate=9e9,
                error=0.65,
                source=f"{_CODECARBON}Intel Xeon E5-2620 v3, two packages of 6 cores, 24 threads, `some_cores`",
            ),
            PowerProfile(
                name="green-algorithms",
                version=1,
                points=((0, 0.0), (1, 12.0)),
                rate=5e9,
                lowest_rate=1e9,
                highest_rate=12e9,
                error=0.5,
                source="12 W a core at full use where the processor is not known: Lannelongue et al., Green Algorithms,"
                " Advanced Science 8, 2021; table of commit 30df2fee (CC BY 4.0)",
            ),
        )
    }
)
"""Rates are bounds of programs in general, from 0.5 to 4 instructions a cycle at the processor's clock; they are not
measured. ``error`` is the largest distance of the other loads of the same source, all cores or some."""


def find_profile(name: str) -> PowerProfile:
    """A profile by its name.

    Raises:
        InputError: There is none of that name.
    """
    if name not in PROFILES:
        raise InputError(
            f"there is no power profile {name!r}: take one of {', '.join(PROFILES)}, or rapl for this machine's own"
        )
    return PROFILES[name]
