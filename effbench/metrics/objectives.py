"""What a comparison or a reward is after: fewer instructions, less memory, less energy, or time and memory together."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from effbench.errors import InputError
from effbench.metrics.energy import Work, energy_of, find_profile
from effbench.metrics.judged_run import TaskScore
from effbench.metrics.memory import joint_of, peak_of
from effbench.sandboxes.wasm.machine import MACHINE

__all__ = [
    "DEFAULT_PROFILE",
    "Objective",
    "check_machine",
    "energy_point_of",
    "factor_of",
    "find_objective",
    "gain_of",
    "metric_of",
]

DEFAULT_PROFILE: Final = "epyc-8024p"
"""By which energy is modelled where no profile is named."""


class Objective(StrEnum):
    """What ``--objective`` takes."""

    INSTRUCTIONS = "instructions"
    MEMORY = "memory"
    ENERGY = "energy"
    JOINT = "joint"

    @property
    def needs_memory(self) -> bool:
        """Whether memory must be measured for it."""
        return self in (Objective.MEMORY, Objective.JOINT)

    @property
    def place(self) -> int:
        """In lists: the usual one is first."""
        return list(Objective).index(self)

    @property
    def gain(self) -> str:
        """What a score calls the factor by which a program beats another one."""
        return "speedup" if self is Objective.INSTRUCTIONS else f"{self} gain"


def energy_point_of(score: TaskScore, place: int | None) -> float | None:
    """Modelled joules of a sample, by its place, or of the baseline (None); the profile's middle, without its ends."""
    found = score.baseline_resources if place is None else score.resources[place]
    total = _instructions_of(score, place)
    if found is None or total is None:
        return None
    return energy_of(Work(instructions=total, cpu_s=found.cpu_s), find_profile(DEFAULT_PROFILE)).point


def _instructions_of(score: TaskScore, place: int | None) -> float | None:
    """The cost of a sample, by its place, or of the baseline (None), over all scored inputs."""
    cost = None if place is None else score.costs[place]
    return score.baseline_cost if place is None else None if cost is None or cost.censored else cost.total


_QUANTITIES: Final[Mapping[Objective, Callable[[TaskScore, int | None], float | None]]] = MappingProxyType(
    {
        Objective.INSTRUCTIONS: _instructions_of,
        Objective.MEMORY: peak_of,
        Objective.ENERGY: energy_point_of,
        Objective.JOINT: joint_of,
    }
)
_METRICS: Final = MappingProxyType(
    {
        Objective.INSTRUCTIONS: "eff@1",
        Objective.MEMORY: "mem-eff@1",
        Objective.ENERGY: "energy@1",
        Objective.JOINT: "joint@1",
    }
)


def find_objective(name: str) -> Objective:
    """An objective by its name.

    Raises:
        InputError: There is none of that name.
    """
    try:
        return Objective(name)
    except ValueError as error:
        raise InputError(f"there is no objective {name!r}: take one of {', '.join(Objective)}") from error


def check_machine(objective: Objective, machine: str) -> None:
    """Refuses memory and energy of programs that no processor runs.

    Args:
        objective: What is asked for.
        machine: What the sandbox says of its machine.

    Raises:
        InputError: The sandbox runs WebAssembly, and the objective is not instructions.
    """
    if machine == MACHINE and objective is not Objective.INSTRUCTIONS:
        raise InputError(
            f"the objective {objective} is of a processor's programs, and this sandbox runs WebAssembly: take the "
            "sandbox docker or local"
        )


def metric_of(objective: Objective) -> str:
    """The metric by which runs are compared for it."""
    return _METRICS[objective]


def gain_of(score: TaskScore, place: int, objective: Objective) -> float:
    """A sample's worth: e for instructions, else what the baseline takes over what it takes; 0 where not known."""
    if objective is Objective.INSTRUCTIONS:
        return score.efficiencies[place]
    return factor_of(score, place, objective) or 0.0


def factor_of(score: TaskScore, place: int, objective: Objective) -> float | None:
    """How many times less than the baseline a sample takes; None where it is not correct or was stopped."""
    quantity = _QUANTITIES[objective]
    own, usual = quantity(score, place), quantity(score, None)
    return None if own is None or usual is None or own <= 0 else usual / own
