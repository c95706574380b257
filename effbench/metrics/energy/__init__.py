"""A model of the energy that programs take, and of the carbon dioxide that comes with it.

Whatever comes out of a :mod:`profile <effbench.metrics.energy.profiles>` is modelled, not measured; what :mod:`RAPL
<effbench.metrics.energy.rapl>` counts is measured. The formulas are written out in ``docs/memory-and-energy.md``.
"""

from effbench.metrics.energy.carbon import CarbonIntensity, find_intensity, known_regions
from effbench.metrics.energy.model import Interval, Work, break_even_runs, energy_of, generation_energy
from effbench.metrics.energy.profiles import PROFILES, PowerProfile, find_profile
from effbench.metrics.energy.rapl import RaplCounter, find_rapl, measured_profile

__all__ = [
    "PROFILES",
    "CarbonIntensity",
    "Interval",
    "PowerProfile",
    "RaplCounter",
    "Work",
    "break_even_runs",
    "energy_of",
    "find_intensity",
    "find_profile",
    "find_rapl",
    "generation_energy",
    "known_regions",
    "measured_profile",
]
