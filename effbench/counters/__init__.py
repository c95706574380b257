"""The counters by name, and the choice among them: never mixed in one comparison, never changed silently."""

from collections.abc import Callable, Mapping
from typing import Final

from effbench.counters.cputime import CpuTimeCounter
from effbench.counters.perf import PerfCounter
from effbench.counters.protocol import Bounds, Counted, Counter
from effbench.counters.qemu import QemuCounter
from effbench.counters.wasm import WasmCounter
from effbench.errors import CounterUnavailable
from effbench.plugins import find_plugin
from effbench.records.environment import Calibration
from effbench.sandboxes.protocol import SandboxFacts
from effbench.sandboxes.wasm.machine import MACHINE

__all__ = ["AUTO", "Bounds", "Calibration", "Counted", "Counter", "choose_counter", "is_load_sensitive"]

AUTO: Final = "auto"
_BUILTINS: Final[Mapping[str, Callable[[], Counter]]] = {
    "perf": PerfCounter,
    "qemu": QemuCounter,
    "wasm": WasmCounter,
    "cputime": CpuTimeCounter,
}
_BEST_FIRST: Final = ("perf", "qemu")
"""What ``auto`` tries where processes run; in the wasm sandbox it is that one's own. CPU time is not among them: its
noise is too large to be chosen for anybody."""


def is_load_sensitive(name: str) -> bool:
    """Whether other work on the machine changes what a counter counts; known before anything is started to count in.

    Args:
        name: A counter's name, or ``auto``, which takes none of that kind.

    Raises:
        InputError: There is no such counter.
    """
    return name != AUTO and find_plugin(name, _BUILTINS, group="effbench.counters")().load_sensitive


def choose_counter(name: str, facts: SandboxFacts) -> tuple[Counter, str]:
    """Gives the counter that was asked for, or the best one that works there.

    Args:
        name: A counter's name, or ``auto``.
        facts: Of the sandbox that it will count in.

    Returns:
        The counter, and why it was chosen, in words for the user.

    Raises:
        InputError: There is no such counter.
        CounterUnavailable: It cannot count there.
    """
    if name != AUTO:
        counter = find_plugin(name, _BUILTINS, group="effbench.counters")()
        counter.check(facts)
        return counter, "as asked"
    reasons: list[str] = []
    for candidate in ("wasm",) if facts.machine == MACHINE else _BEST_FIRST:
        counter = _BUILTINS[candidate]()
        try:
            counter.check(facts)
        except CounterUnavailable as error:
            reasons.append(f"{candidate}: {error}")
            continue
        return counter, f"chosen by itself; not {'; '.join(reasons)}" if reasons else "chosen by itself"
    raise CounterUnavailable(
        "no exact counter works here: " + "; ".join(reasons) + "; --counter cputime would, noisily"
    )
