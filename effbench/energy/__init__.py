"""A model of the energy that programs take, and of the carbon dioxide that comes with it.

Whatever comes out of a :mod:`profile <effbench.energy.profiles>` is modelled, not measured; what :mod:`RAPL
<effbench.energy.rapl>` counts is measured. The formulas are written out in ``docs/memory-and-energy.md``.
"""

from effbench.energy.carbon import CarbonIntensity, find_intensity, known_regions
from effbench.energy.model import Interval, Work, break_even_runs, energy_of, generation_energy
from effbench.energy.profiles import PROFILES, PowerProfile, find_profile
from effbench.energy.rapl import RaplCounter, find_rapl, measured_profile

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
