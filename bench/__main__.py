"""``python -m bench [--sandbox SANDBOX] [NAME …]``: measurements of effbench itself; without a name, of its speed."""

import argparse
import os
import platform
import sys
import timeit
from collections.abc import Callable
from functools import partial

from bench import (
    familywise,
    languages,
    layers,
    layout,
    leaderboard,
    memory,
    overhead,
    rewards,
    statistics,
    throughput,
    wasm_speed,
)

SPEED = ("overhead", "layers", "layout", "rewards", "throughput")
"""Of the others, ``wasm`` needs a guest; ``languages``, ``leaderboard``, ``memory`` and ``familywise`` take minutes;
``statistics``, which simulates, takes a quarter of an hour."""
BENCHES: dict[str, Callable[..., None]] = {
    "overhead": overhead.main,
    "layers": layers.main,
    "layout": layout.main,
    "rewards": rewards.main,
    "throughput": throughput.main,
    "languages": languages.main,
    "memory": memory.main,
    "leaderboard": leaderboard.main,
    "statistics": statistics.main,
    "wasm": wasm_speed.main,
    "familywise": familywise.main,
}


def machine() -> str:
    """What figures are to be held against: virtual machines are at times several times slower than they were."""
    seconds = min(timeit.repeat("sum(range(10_000_000))", number=1, repeat=3))
    python = platform.python_version()
    return f"{os.cpu_count()} cores ({platform.machine()}); Python {python} adds ten million numbers in {seconds:.2f} s"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHES))
    parser.add_argument(
        "--sandbox",
        default="docker",
        help="where languages, memory, overhead, layout and rewards are measured: docker, local or wasm",
    )
    parser.add_argument("--language", action="append", default=[], help="of languages: measure this one; repeatable")
    parser.add_argument("--tasks", help="of languages: measure these alone")
    asked = parser.parse_args(arguments)
    chosen = {"overhead": overhead.main, "layout": layout.main, "memory": memory.main, "rewards": rewards.main}
    benches = BENCHES | {name: partial(bench, sandbox=asked.sandbox) for name, bench in chosen.items()}
    benches["languages"] = partial(languages.main, sandbox=asked.sandbox, languages=asked.language, tasks=asked.tasks)
    unknown = set(asked.names) - set(benches)
    if unknown:
        print(f"no such bench: {', '.join(sorted(unknown))}; there are {', '.join(BENCHES)}", file=sys.stderr)
        return 2
    print(f"{machine()}\n")
    for name in asked.names or SPEED:
        benches[name](print)
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
