"""`effbench run`, killed with SIGKILL at moments of chance: the same command goes on, and nothing shows it."""

import random
import signal
import sys
import time
from dataclasses import dataclass

import pytest

from effbench.sandboxes.docker import HARNESS, connect
from tests.faults.conftest import Undisturbed
from tests.faults.processes import GONE_WITHIN_S, Process, descendants, survivors
from tests.faults.runs import Place, outcome

MOMENTS = {"local": 8, "docker": 4}
pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(1800),  # a busy machine: alone it takes five minutes
]


def containers_of(harness: int) -> list[str]:
    """Those that still run after a while; one that was only created is swept by a later run."""
    client = connect()
    try:
        deadline = time.monotonic() + GONE_WITHIN_S
        while True:
            running = client.api.containers(filters={"label": f"{HARNESS}={harness}", "status": "running"})
            if not running or time.monotonic() > deadline:
                return [str(each["Id"]) for each in running]
            time.sleep(0.05)
    finally:
        client.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Killed:
    """A harness that was killed: when, what it had written, whom it had started."""

    place: Place
    harness: int
    moment: str
    kept: int
    below: frozenset[Process]


def kill_one(undisturbed: Undisturbed, seed: int) -> Killed:
    """At an even seed any moment of the run, at an odd one the moment when so many lines of records are written."""
    chance, place = random.Random(seed), undisturbed.fresh()
    delay_s, n_lines = chance.uniform(0.0, undisturbed.duration_s), chance.randrange(1, undisturbed.place.n_lines)
    with place.start() as process:
        if seed % 2:
            place.wait_for_lines(n_lines, process)
        else:
            time.sleep(delay_s)
        below = descendants(process.pid)
        process.send_signal(signal.SIGKILL)
    moment = f"at line {n_lines:2}" if seed % 2 else f"at {delay_s:5.1f} s"
    kept = max(place.n_lines - 1, 0)
    return Killed(place=place, harness=process.pid, moment=moment, kept=kept, below=below)


def test_run_killed_at_any_moment_and_resumed_equals_one_that_was_not(
    undisturbed: Undisturbed, capsys: pytest.CaptureFixture[str]
) -> None:
    sandbox, expected = undisturbed.place.sandbox, outcome(undisturbed.place.directory)
    show(capsys, f"\n{sandbox}: undisturbed {undisturbed.duration_s:.1f} s, {len(expected[0])} records")
    n_equal = 0
    for seed in range(MOMENTS[sandbox]):
        one = kill_one(undisturbed, seed)
        left = len(survivors(one.below)) + (len(containers_of(one.harness)) if sandbox == "docker" else 0)
        equal = one.place.finish().exit_code == 0 and outcome(one.place.directory) == expected
        n_equal += equal and not left
        verdict = f"{'equal' if equal else 'NOT EQUAL'}, {left} left running"
        show(capsys, f"seed {seed:2}  killed {one.moment}  {one.kept:2} records kept  {verdict}")
    show(capsys, f"{sandbox}: {n_equal} of {MOMENTS[sandbox]} equal")
    assert n_equal == MOMENTS[sandbox]


def show(capsys: pytest.CaptureFixture[str], line: str) -> None:
    with capsys.disabled():
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
