"""What every sandbox must withstand, as the wasm sandbox does: much of what programs try is not there at all."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from effbench.sandboxes.conformance.cases import CHECKS, Check
from effbench.sandboxes.outcome import Ending
from effbench.sandboxes.wasm.machine import MACHINE

__all__ = ["WASM_CHECKS", "checks_for"]

_RAISED, _RETURNED = frozenset({Ending.RAISED}), frozenset({Ending.RETURNED})
_OTHERWISE: Final[Mapping[str, frozenset[Ending]]] = {
    # There is no os.kill, no os.getppid, no module mmap, no module resource, and os has no file.
    "kills every process that it can reach": _RAISED,
    "kills itself": _RAISED,
    "stops itself": _RAISED,
    "maps memory that can be executed": _RAISED,
    "reads files outside the interpreter": _RAISED,
    "writes files": _RAISED,
    "reaches for other processes": _RAISED,
    "takes privileges": _RAISED,
    # Sleeping takes no time.
    "sleeps": _RETURNED,
}

WASM_CHECKS: Final[tuple[Check, ...]] = tuple(
    replace(check, endings=_OTHERWISE[check.name], returns=None) if check.name in _OTHERWISE else check
    for check in CHECKS
)
"""All checks, with the endings that are right there."""


def checks_for(machine: str) -> tuple[Check, ...]:
    """The checks of a sandbox, by the architecture that its facts name."""
    return WASM_CHECKS if machine == MACHINE else CHECKS
