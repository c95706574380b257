"""The processor's own energy counters (RAPL), where Linux shows them: what is read there is measured.

A counter belongs to a whole package, and so to everything that runs on the machine meanwhile.
"""

import multiprocessing
import os
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from effbench.errors import InputError
from effbench.metrics.energy.profiles import PowerProfile

__all__ = ["POWERCAP", "RaplCounter", "find_rapl", "measured_profile"]

POWERCAP: Final = Path("/sys/class/powercap")
_ZONES: Final = "*-rapl:[0-9]"
"""Whole packages; ``intel-rapl`` is the name on AMD's processors, too."""
_LOAD_S: Final = 3.0


@dataclass(frozen=True, slots=True)
class RaplCounter:
    """The counters of all packages.

    Attributes:
        zones: A folder for each package.
    """

    zones: tuple[Path, ...]

    def read_uj(self) -> tuple[int, ...]:
        """Microjoules of each package; they begin anew at :meth:`range_uj`.

        Raises:
            InputError: A file may not be read; says which, and the right that is missing.
        """
        return tuple(_number(zone / "energy_uj") for zone in self.zones)

    def joules_between(self, before: tuple[int, ...], after: tuple[int, ...]) -> float:
        """Joules of all packages between two readings; each counter may have begun anew once."""
        parts = zip(self.zones, before, after, strict=True)
        return sum((new - old) % (_number(zone / "max_energy_range_uj") + 1) for zone, old, new in parts) / 1e6


def find_rapl(folder: Path = POWERCAP) -> RaplCounter:
    """The counters of this machine, which can be read.

    Raises:
        InputError: There are none, or a file of them may not be read.
    """
    zones = tuple(sorted(path for path in folder.glob(_ZONES) if (path / "energy_uj").exists()))
    if not zones:
        raise InputError(
            f"this machine shows no energy counter in {folder} (most virtual machines have none): take a power profile "
            "by its name, and call the result modelled"
        )
    counter = RaplCounter(zones)
    counter.read_uj()
    return counter


def _number(path: Path) -> int:
    try:
        return int(path.read_text())
    except PermissionError as error:
        raise InputError(
            f"{path} may not be read: root can, or whoever gets the right by `sudo chmod a+r {path}`"
        ) from error
    except (OSError, ValueError) as error:
        raise InputError(
            f"{path} cannot be read as an energy counter ({error}): take a power profile by its name"
        ) from error


def measured_profile(
    counter: RaplCounter, *, threads: int | None = None, power_of: Callable[[RaplCounter, int], float] | None = None
) -> PowerProfile:
    """This machine's own power profile: its packages with no, one, half and all threads busy.

    Args:
        counter: Of this machine.
        threads: How many it has; None to ask it.
        power_of: Gives the watts while so many threads are busy; None to make them busy and read the counter.
    """
    number = threads or os.cpu_count() or 1
    watts = power_of or _power_w
    points = tuple((float(busy), watts(counter, busy)) for busy in sorted({0, 1, max(1, number // 2), number}))
    return PowerProfile(
        name="rapl", version=1, points=points, rate=5e9, lowest_rate=1e9, highest_rate=12e9, error=0.0,
        source=f"RAPL of this machine, {_LOAD_S:g} s at each load", is_measured=True,
    )  # fmt: skip


def _power_w(counter: RaplCounter, busy: int) -> float:
    with ExitStack() as running:
        for _ in range(busy):
            process = multiprocessing.Process(target=_spin, daemon=True)
            process.start()
            running.callback(process.join)
            running.callback(process.terminate)
        before, begun = counter.read_uj(), time.monotonic()
        time.sleep(_LOAD_S)
        after, passed_s = counter.read_uj(), time.monotonic() - begun
    return counter.joules_between(before, after) / passed_s


def _spin() -> None:
    while True:
        pass
