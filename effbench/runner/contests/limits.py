"""Time limits as instruction limits: the package's factor times what the jury's slowest accepted solution takes.

Programs of machine code share one scale; each interpreted language has its own, for the same work takes many times the
instructions there. A language without an accepted solution of the jury's gets the largest limit that there is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from effbench.languages import find_language

__all__ = ["MACHINE_CODE", "InstructionLimits", "limits_of", "scale_of"]

MACHINE_CODE: Final = "machine code"


@dataclass(frozen=True, slots=True, kw_only=True)
class InstructionLimits:
    """The limits of one problem.

    Attributes:
        by_scale: Instructions for one test, by :func:`scale_of`; only scales that the jury's solutions calibrate.
    """

    by_scale: Mapping[str, int]

    def of(self, language: str) -> int:
        """The limit of a language.

        Raises:
            ValueError: Nothing is calibrated.
        """
        own = self.by_scale.get(scale_of(language))
        return max(self.by_scale.values()) if own is None else own


def scale_of(language: str) -> str:
    """The scale of a language: its own name, or that of all that compile to machine code."""
    return MACHINE_CODE if find_language(language).is_machine_code else language


def limits_of(slowest: Mapping[str, int], multiplier: float) -> InstructionLimits:
    """The limits that accepted solutions give.

    Args:
        slowest: By language the most that an accepted solution takes on one test.
        multiplier: The package's factor.
    """
    found: dict[str, int] = {}
    for language, instructions in slowest.items():
        scale = scale_of(language)
        found[scale] = max(found.get(scale, 0), int(multiplier * instructions))
    return InstructionLimits(by_scale=found)
