"""`effbench run`, killed with SIGKILL at moments of chance: the same command goes on, and nothing shows it."""

import random
import signal
import sys
import time
from collections import Counter

import pytest

from effbench.sandboxes.docker import HARNESS, connect
from tests.faults.conftest import Undisturbed
from tests.faults.place import outcome
from tests.faults.processes import GONE_WITHIN_S, descendants, survivors

MOMENTS = 20
pytestmark = pytest.mark.timeout(1800)  # a busy machine: alone it takes two minutes


def containers_of(harness: int) -> list[str]:
    """Those that still run after a while; one that was only created is swept by a later run."""
    client = connect()
    try:
        deadline = time.monotonic() + GONE_WITHIN_S
        while True:
            running = client.containers.list(filters={"label": f"{HARNESS}={harness}", "status": "running"})
            if not running or time.monotonic() > deadline:
                return [str(each.short_id) for each in running]
            time.sleep(0.05)
    finally:
        client.close()


def test_run_killed_at_any_moment_and_resumed_equals_one_that_was_not(
    undisturbed: Undisturbed, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = outcome(undisturbed.place.directory)
    table = [f"{undisturbed.place.sandbox}: undisturbed {undisturbed.duration_s:.1f} s, {len(expected[0])} records"]
    tally: Counter[str] = Counter()
    for seed in range(MOMENTS):
        moment = random.Random(seed).uniform(0.0, undisturbed.duration_s)
        place = undisturbed.fresh()
        with place.start() as process:
            time.sleep(moment)
            below = descendants(process.pid)
            process.send_signal(signal.SIGKILL)
        kept = max(place.n_lines - 1, 0)
        left = len(survivors(below)) + (len(containers_of(process.pid)) if place.sandbox == "docker" else 0)
        ended = place.finish()
        equal = ended.exit_code == 0 and outcome(place.directory) == expected
        verdict = "equal" if equal and not left else "NOT EQUAL" if left == 0 else f"{left} left running"
        tally[verdict] += 1
        table.append(f"seed {seed:2}  killed at {moment:5.1f} s  {kept:2} records kept  {verdict}")
    with capsys.disabled():
        sys.stdout.write("\n".join(["", *table, f"{tally['equal']} of {MOMENTS} equal", ""]))
    assert tally == {"equal": MOMENTS}
