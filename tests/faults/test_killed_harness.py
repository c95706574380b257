"""`effbench run`, killed with SIGKILL again and again at moments of chance: it goes on, and nothing shows it."""

import random
import signal
import sys
import time
from dataclasses import dataclass, replace

import pytest

from effbench.records.manifest import Manifest
from effbench.sandboxes.docker import HARNESS, connect
from effbench.storage.run_directory import RunDirectory
from tests.faults.conftest import Undisturbed
from tests.faults.processes import GONE_WITHIN_S, Process, descendants, survivors
from tests.faults.runs import Place, outcome

MOMENTS = {"local": 4, "docker": 2}
pytestmark = pytest.mark.long


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

    harness: int
    moment: str
    kept: int
    below: frozenset[Process]


def kill_one(place: Place, undisturbed: Undisturbed, seed: int) -> Killed:
    """At an even seed while lanes open or soon after, at an odd one when a number of further lines is written."""
    chance = random.Random(seed)
    delay_s = chance.uniform(0.0, undisturbed.duration_s / 2)
    whole, written = undisturbed.place.n_lines, place.n_lines
    n_lines = min(written + chance.randrange(1, max((whole - written) // 2, 2)), whole)
    with place.start() as process:
        if seed % 2:
            place.wait_for_lines(n_lines, process)
        else:
            time.sleep(delay_s)
        below = descendants(process.pid)
        process.send_signal(signal.SIGKILL)
    moment = f"at line {n_lines:2}" if seed % 2 else f"at {delay_s:5.1f} s"
    return Killed(harness=process.pid, moment=moment, kept=max(place.n_lines - 1, 0), below=below)


def settled(directory: RunDirectory) -> Manifest:
    """The manifest without what tells one run from another."""
    return replace(directory.manifest(), command="", started_at="")


def test_run_killed_again_and_again_and_resumed_equals_one_that_was_not(
    undisturbed: Undisturbed, capsys: pytest.CaptureFixture[str]
) -> None:
    sandbox, place = undisturbed.place.sandbox, undisturbed.fresh()
    show(capsys, f"\n{sandbox}: undisturbed {undisturbed.duration_s:.1f} s, {undisturbed.place.n_lines - 1} records")
    kept = 0
    for seed in range(MOMENTS[sandbox]):
        one = kill_one(place, undisturbed, seed)
        show(capsys, f"seed {seed}  killed {one.moment}  {one.kept:2} records kept")
        assert not survivors(one.below)
        assert sandbox != "docker" or not containers_of(one.harness)
        assert one.kept >= kept
        kept = one.kept
    assert kept
    with (place.directory.path / "measurements.jsonl").open("ab") as stream:
        stream.write(b'{"key": "torn')  # as a machine leaves it that loses power
    ended = place.finish()
    assert ended.exit_code == 0, ended.said
    assert "the last record was torn" in ended.said
    assert outcome(place.directory) == outcome(undisturbed.place.directory)
    assert settled(place.directory) == settled(undisturbed.place.directory)


def show(capsys: pytest.CaptureFixture[str], line: str) -> None:
    with capsys.disabled():
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
