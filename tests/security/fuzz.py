"""Tries combinations of tricks against the boundary between a candidate and what measures it, for a given time.

Usage: ``python -m tests.security.fuzz [--seconds N] [--seed N] [--sandbox docker|local] [--counter qemu|cputime]``

Each program is measured as a sample is. It ends with exit code 1, and leaves the program in a file, when one is
accepted for less than the honest work costs, when the sandbox fails on one, or when the next honest run is counted
differently.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter as Tally
from collections.abc import Sequence
from pathlib import Path

from effbench.counters import choose_counter
from effbench.errors import SandboxDied
from effbench.sandboxes.choose import open_sandbox
from tests.security.exploit import WORK
from tests.security.exploit_lane import PROBE, ExploitLane, Seen
from tests.security.tricks import PIECES, PLACES, RESULTS

__all__ = ["complaint", "make_program"]

MODULES = (
    "ast, asyncio, atexit, builtins, codecs, faulthandler, functools, gc, hashlib, importlib.util, marshal, mmap, os, "
    "random, resource, signal, sqlite3, sys, threading, time, tracemalloc, weakref"
)
MOST_PIECES = 3
HONEST_PLACE, HONEST_RESULT = "honestly", "as it is"
SLACK = {"instructions": 0.02, "ns": 0.6}
"""By how much less than the honest program a program may cost that runs the same loop with other settings: collection
can be switched off; and CPU time varies."""
REPEATS = {"instructions": 1, "ns": 4}
SPENDING = "\ndef spend(turns):\n    for _ in range(turns):\n        pass\n"
REPORT_S = 10.0


def make_program(draw: random.Random) -> str:
    """A random combination of tricks around the honest work."""
    at_load = draw.sample(sorted(PIECES), draw.randint(0, MOST_PIECES))
    before = draw.sample(sorted(PIECES), draw.randint(0, MOST_PIECES))
    after = draw.sample(sorted(PIECES), draw.randint(0, 1))
    place = draw.choice([HONEST_PLACE, *PLACES])
    result = draw.choice([HONEST_RESULT] * len(RESULTS) + list(RESULTS))
    lines = [f"import {MODULES}", SPENDING, WORK, "found = []", *_tried(at_load, "")]
    lines += ["def solve(numbers):", "    found = []", *_tried(before, "    ")]
    lines += [f"    {PLACES[place]}", *_tried(after, "    "), f"    return {RESULTS[result]}", ""]
    return "\n".join(lines)


def _tried(names: Sequence[str], indent: str) -> list[str]:
    lines = []
    for name in names:
        lines += [f"{indent}try:", f"{indent}    {PIECES[name]}", f"{indent}except BaseException:", f"{indent}    pass"]
    return lines


def complaint(exploit_lane: ExploitLane, source: str) -> tuple[str, Seen]:
    """Measures a program and then an honest one.

    Returns:
        What is wrong, or nothing; and what the program gave.
    """
    unit = exploit_lane.counter.unit
    try:
        seen = exploit_lane.measure(source)
    except SandboxDied as error:
        return f"the lane died: {error}", Seen(verdict="SE", cost=None, detail=str(error))
    # Import-time work is free up to one constant.
    least = (exploit_lane.honest.cost or 0) * (1 - SLACK[unit]) - exploit_lane.counter.bounds.free_load
    costs = [seen.cost]
    while seen.cost is not None and max(cost or 0 for cost in costs) < least and len(costs) < REPEATS[unit]:
        costs.append(exploit_lane.measure(source).cost)
    if seen.cost is not None and max(cost or 0 for cost in costs) < least:
        return f"accepted for {costs}, where the honest program costs {exploit_lane.honest.cost}", seen
    if seen.verdict == "SE":
        return f"the sandbox failed: {seen.detail}", seen
    probed = exploit_lane.measure(PROBE)
    if probed.verdict != "AC" or (unit == "instructions" and probed.cost != exploit_lane.probed.cost):
        return f"after it an honest program gives {probed}, not {exploit_lane.probed}", seen
    return "", seen


def main() -> int:
    """Runs it; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--sandbox", default="docker")
    parser.add_argument("--counter", default="qemu")
    options = parser.parse_args()
    sandbox = open_sandbox(options.sandbox)
    counter, _ = choose_counter(options.counter, sandbox.facts())
    draw, verdicts, tried = random.Random(options.seed), Tally[str](), 0
    with tempfile.TemporaryDirectory() as cache:
        exploit_lane = ExploitLane(sandbox, counter, Path(cache))
        print(f"{options.sandbox}, {options.counter}: honest {exploit_lane.honest}", flush=True)
        end = time.monotonic() + options.seconds
        report = time.monotonic() + REPORT_S
        while time.monotonic() < end:
            source = make_program(draw)
            wrong, seen = complaint(exploit_lane, source)
            verdicts[seen.verdict] += 1
            tried += 1
            if wrong:
                path = Path(f"fuzz-{options.sandbox}-{options.counter}-{options.seed}-{tried}.py")
                path.write_text(source, encoding="utf-8")
                print(f"program {tried} of seed {options.seed}: {wrong}; it is in {path}", flush=True)
                return 1
            if time.monotonic() > report:
                print(f"{tried} programs: {dict(verdicts)}", flush=True)
                report = time.monotonic() + REPORT_S
        exploit_lane.lane.close()
    print(f"{tried} programs, nothing found: {dict(verdicts)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
