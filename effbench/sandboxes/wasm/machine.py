"""What the wasm sandbox's machine is called, and how much it does: apart, so that counters import no more of it."""

from typing import Final

__all__ = ["FUEL_PER_S", "MACHINE"]

MACHINE: Final = "wasm32"
FUEL_PER_S: Final = 10**9
"""What a second of a run's CPU limit is worth, where nothing bounds its instructions: fuel ends it, so that it ends at
the same instruction on every machine. An idle core of today makes about this number in a second."""
