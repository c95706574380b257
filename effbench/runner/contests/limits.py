"""Time limits as instruction limits: the package's factor times what the jury's slowest accepted solution takes.

Each family of languages has a limit of its own, calibrated by the accepted solutions in it: what an instruction does
and how long it takes differ too much between machine code, an interpreter, and Java, which judges compile as it runs
and which is interpreted here. No limit is below one unit of time (``time_resolution``, one second), of which
:data:`INSTRUCTIONS_PER_S` are taken.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from effbench.languages import find_language

__all__ = ["INSTRUCTIONS_PER_S", "MACHINE_CODE", "InstructionLimits", "family_of", "limits_of"]

MACHINE_CODE: Final = "machine code"
INSTRUCTIONS_PER_S: Final = 3_000_000_000
"""One a cycle of a core of 3 GHz. Solutions that wait for memory do fewer, so that their own count says too little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstructionLimits:
    """The limits of one problem.

    Attributes:
        by_family: Instructions for one test, by :func:`family_of`; only families that the jury's solutions calibrate.
    """

    by_family: Mapping[str, int]

    def of(self, language: str) -> int:
        """The limit of a language; where nothing calibrates its own, the largest, as judges have one for all.

        Raises:
            ValueError: Nothing is calibrated.
        """
        own = self.by_family.get(family_of(language))
        return max(self.by_family.values()) if own is None else own


def family_of(language: str) -> str:
    """The name of the languages that share a limit: all that are machine code, or the language alone."""
    return MACHINE_CODE if find_language(language).is_machine_code else language


def limits_of(slowest: Mapping[str, int], multiplier: float, resolution_s: float = 1.0) -> InstructionLimits:
    """The limits that accepted solutions give.

    Args:
        slowest: By language the most that an accepted solution takes on one test.
        multiplier: The package's factor.
        resolution_s: The least limit, in seconds.
    """
    least = int(resolution_s * INSTRUCTIONS_PER_S)
    found: dict[str, int] = {}
    for language, count in slowest.items():
        family = family_of(language)
        found[family] = max(least, int(multiplier * count), found.get(family, 0))
    return InstructionLimits(by_family=found)
