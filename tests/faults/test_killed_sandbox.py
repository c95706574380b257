"""A part of the sandbox is killed in the middle of a run: the run goes on by itself and ends as if nothing had been."""

import os
import random
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import docker
import docker.errors
import pytest

from effbench.sandboxes.docker import HARNESS, connect
from tests.faults.conftest import SANDBOXES, Undisturbed
from tests.faults.processes import children, command_line, descendants
from tests.faults.runs import ANSWERS_WITHIN_S, Place, outcome

pytestmark = pytest.mark.long

Killer = Callable[[Place, int], bool]
"""Is given a place and the harness's process id; tells whether it found its victim."""


def lane_roots(place: Place, harness: int) -> list[int]:
    """The processes that hold a lane: the relay of a container, the nest of a local lane."""
    if place.sandbox == "local":
        return [child for child in children(harness) if "nest" in command_line(child)]
    client = connect()
    try:
        found = client.api.containers(filters={"label": f"{HARNESS}={harness}", "status": "running"})
        roots = [root_of(client, each["Id"]) for each in found]
        return [root for root in roots if root]  # 0 is what every process stems from
    finally:
        client.close()


def root_of(client: docker.DockerClient, container: str) -> int:
    """Its first process; 0 when it has just ended."""
    try:
        return int(client.api.inspect_container(container)["State"]["Pid"])
    except docker.errors.NotFound:
        return 0


def relays(place: Place, harness: int) -> list[int]:
    below = [pid for root in lane_roots(place, harness) for pid in (root, *(found for found, _ in descendants(root)))]
    return [pid for pid in below if "relay import main" in command_line(pid) and "/nest" not in command_line(pid)]


def kill_lane(place: Place, harness: int) -> bool:
    """The container with all in it, or the nest, which ends its own."""
    return killed(lane_roots(place, harness))


def kill_relay(place: Place, harness: int) -> bool:
    return killed(relays(place, harness))


def kill_zygote(place: Place, harness: int) -> bool:
    return killed(zygotes(place, harness, emulated=False))


def kill_emulated_zygote(place: Place, harness: int) -> bool:
    return killed(zygotes(place, harness, emulated=True))


def zygotes(place: Place, harness: int, *, emulated: bool) -> list[int]:
    """Those that serve: each is the child of a process that only waits for it."""
    waiting = [child for relay in relays(place, harness) for child in children(relay)]
    return [
        serving
        for parent in waiting
        if "zygote import main" in command_line(parent) and ("qemu" in command_line(parent)) == emulated
        for serving in children(parent)
    ]


def killed(victims: list[int]) -> bool:
    for victim in victims[:1]:
        try:
            os.kill(victim, signal.SIGKILL)
        except ProcessLookupError:
            return False
        return True
    return False


@contextmanager
def halted(process: int) -> Iterator[None]:
    """Lets it do nothing meanwhile, so that the run does not end while a victim is looked for."""
    os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(process, signal.SIGCONT)


# The relay of a container is its lane, and how a relay outlives its zygotes does not depend on what is around it.
@pytest.mark.parametrize("undisturbed", SANDBOXES[:1], indirect=True)
@pytest.mark.parametrize("kill", [kill_lane, kill_emulated_zygote])
def test_run_whose_container_is_killed_in_the_middle_goes_on_and_equals_an_undisturbed_one(
    undisturbed: Undisturbed, kill: Killer
) -> None:
    check_goes_on(undisturbed, kill)


@pytest.mark.parametrize("undisturbed", SANDBOXES[1:], indirect=True)
@pytest.mark.parametrize("kill", [kill_lane, kill_relay, kill_zygote])
def test_run_whose_local_lane_is_killed_in_the_middle_goes_on_and_equals_an_undisturbed_one(
    undisturbed: Undisturbed, kill: Killer
) -> None:
    check_goes_on(undisturbed, kill)


def check_goes_on(undisturbed: Undisturbed, kill: Killer) -> None:
    place, chance = undisturbed.fresh(), random.Random(kill.__name__)
    # Early enough to be hit: a quick machine takes a fraction of a second for half of the lines.
    after = chance.randrange(1, undisturbed.place.n_lines // 3)
    with place.start() as process:
        place.wait_for_lines(after, process)
        hits = 0
        while process.poll() is None and not hits:  # a lane may just be opening
            with halted(process.pid):
                hits += kill(place, process.pid)
        _, said = process.communicate(timeout=ANSWERS_WITHIN_S)
    assert hits, "the run ended before there was anything to kill"
    assert process.returncode == 0, said
    assert place.directory.manifest().complete
    assert outcome(place.directory) == outcome(undisturbed.place.directory)


@pytest.mark.parametrize("undisturbed", SANDBOXES[1:], indirect=True)
def test_run_whose_lanes_are_all_killed_ends_in_a_sentence_scores_nothing_and_is_made_up_for(
    undisturbed: Undisturbed,
) -> None:
    place = undisturbed.fresh()
    with place.start() as process:
        place.wait_for_lines(1, process)
        while process.poll() is None:
            kill_relay(place, process.pid)
        out, said = process.communicate(timeout=ANSWERS_WITHIN_S)
    assert (process.returncode, out) == (2, "")
    assert "Traceback" not in said
    assert said.strip().splitlines()[-1].startswith("effbench: ")
    assert not place.directory.manifest().complete
    ended = place.finish()
    assert ended.exit_code == 0, ended.said
    assert outcome(place.directory) == outcome(undisturbed.place.directory)
