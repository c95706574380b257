"""Time limits as instruction limits: the package's factor times what the jury's slowest accepted solution takes.

As in the package format, one limit is for all languages, and it is at least one unit of time (``time_resolution``, one
second). A second is taken as :data:`INSTRUCTIONS_PER_S`. Java is apart: judges compile it as it runs, and here it is
interpreted, so that the same work takes many times the instructions.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from effbench.languages import find_language

__all__ = ["COMMON", "INSTRUCTIONS_PER_S", "InstructionLimits", "limits_of", "scale_of"]

COMMON: Final = "all"
INSTRUCTIONS_PER_S: Final = 1_000_000_000
_INTERPRETED_HERE: Final = frozenset({"java"})


@dataclass(frozen=True, slots=True, kw_only=True)
class InstructionLimits:
    """The limits of one problem.

    Attributes:
        by_scale: Instructions for one test, by :func:`scale_of`; only scales that the jury's solutions calibrate.
    """

    by_scale: Mapping[str, int]

    def of(self, language: str) -> int:
        """The limit of a language; the largest where nothing calibrates its own.

        Raises:
            ValueError: Nothing is calibrated.
        """
        own = self.by_scale.get(scale_of(language))
        return max(self.by_scale.values()) if own is None else own


def scale_of(language: str) -> str:
    """The name of the limit of a language: its own where it runs here as on no judge, or that of all others."""
    return language if language in _INTERPRETED_HERE else COMMON


def limits_of(slowest: Mapping[str, int], multiplier: float, resolution_s: float = 1.0) -> InstructionLimits:
    """The limits that accepted solutions give.

    A language with a limit of its own gets the same multiple of its slowest solution as machine code gets of its own,
    for the slowest of all, in Python perhaps, gives the limit of every language on a judge.

    Args:
        slowest: By language the most that an accepted solution takes on one test.
        multiplier: The package's factor.
        resolution_s: The least limit, in seconds.
    """
    least = int(resolution_s * INSTRUCTIONS_PER_S)
    common = [count for language, count in slowest.items() if scale_of(language) == COMMON]
    found = {COMMON: max(least, int(multiplier * max(common)))} if common else {}
    machine_code = max((count for name, count in slowest.items() if find_language(name).is_machine_code), default=0)
    for language, count in slowest.items():
        if scale_of(language) != COMMON:
            ratio = found[COMMON] / machine_code if machine_code else 0.0
            found[language] = max(least, int(max(multiplier, ratio) * count))
    return InstructionLimits(by_scale=found)
