"""Containers: their flags, and that none outlives its lane, whoever dies first."""

import contextlib
import gc
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docker
import pytest

from effbench.errors import SandboxDied, SandboxUnavailable
from effbench.sandboxes import values
from effbench.sandboxes.docker import DockerSandbox, connect
from effbench.sandboxes.job import Engine, Job, Limits, Prepared
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.protocol import Lane, LaneOptions

pytestmark = pytest.mark.docker

LIMITS = Limits(cpu_s=60.0, wall_s=60.0, memory_bytes=256 << 20, output_bytes=1 << 20)
OPTIONS = LaneOptions(memory_bytes=512 << 20)
GONE_WITHIN_S = 10.0
HOST_NAME = "import os\ndef f():\n    return os.uname().nodename\n"
SLEEP = "import time\ndef f():\n    time.sleep(100)\n"
# A harness that opens a lane, tells which container it is, and then runs a program for as long as it is let.
HARNESS = """
import sys
from effbench.sandboxes import values
from effbench.sandboxes.docker import DockerSandbox
from effbench.sandboxes.job import Engine, Job, Limits
from effbench.sandboxes.protocol import LaneOptions
limits = Limits(cpu_s=100.0, wall_s=100.0, memory_bytes=1 << 28, output_bytes=1 << 20)
lane = DockerSandbox().open_lane(LaneOptions(memory_bytes=1 << 29))
for source in sys.argv[2:]:
    job = Job(program=lane.prepare(source, "f"), arguments=values.encode(()), limits=limits, engine=Engine(sys.argv[1]))
    print(values.decode(lane.run(job).output), flush=True)
sys.stdin.read()
"""


@pytest.fixture(scope="module")
def client(docker_sandbox: DockerSandbox) -> Iterator[docker.DockerClient]:
    client = connect()
    yield client
    client.close()


@pytest.fixture(scope="module")
def lane(docker_sandbox: DockerSandbox) -> Iterator[Lane]:
    lane = docker_sandbox.open_lane(OPTIONS)
    yield lane
    lane.close()


@pytest.fixture
def short_lived(docker_sandbox: DockerSandbox) -> Iterator[Lane]:
    """A lane that the test may break."""
    lane = docker_sandbox.open_lane(OPTIONS)
    yield lane
    lane.close()


def run(lane: Lane, source: str, engine: Engine = Engine.NATIVE) -> Outcome:
    program = lane.prepare(source, "f")
    assert isinstance(program, Prepared)
    return lane.run(Job(program=program, arguments=values.encode(()), limits=LIMITS, engine=engine))


def returned(lane: Lane, source: str, engine: Engine = Engine.NATIVE) -> Any:
    outcome = run(lane, source, engine)
    assert (outcome.ending, outcome.detail) == (Ending.RETURNED, "")
    assert outcome.output is not None
    return values.decode(outcome.output)


def container_of(lane: Lane) -> str:
    """An engine names a container's host after the container."""
    return str(returned(lane, HOST_NAME))


def is_gone(client: docker.DockerClient, container: str) -> bool:
    deadline = time.monotonic() + GONE_WITHIN_S
    while client.api.containers(all=True, filters={"id": container}):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


@pytest.fixture(scope="module")
def settings(client: docker.DockerClient, lane: Lane) -> dict[str, Any]:
    """What the engine says about the container of a lane."""
    settings: dict[str, Any] = client.api.inspect_container(container_of(lane))
    return settings


def test_container_has_no_network(settings: dict[str, Any]) -> None:
    assert settings["HostConfig"]["NetworkMode"] == "none"
    assert list(settings["NetworkSettings"]["Networks"]) == ["none"]
    assert not settings["NetworkSettings"]["Ports"]


def test_container_has_nothing_to_write_on(settings: dict[str, Any]) -> None:
    host = settings["HostConfig"]
    assert host["ReadonlyRootfs"] is True
    assert not settings["Mounts"]
    assert not host["Binds"]
    assert not host.get("Tmpfs")
    assert not host["Devices"]


def test_container_has_three_capabilities_and_gets_no_more(settings: dict[str, Any]) -> None:
    host = settings["HostConfig"]
    assert host["CapDrop"] == ["ALL"]
    assert sorted(name.removeprefix("CAP_") for name in host["CapAdd"]) == ["KILL", "SETGID", "SETUID"]
    assert host["SecurityOpt"] == ["no-new-privileges"]
    assert host["Privileged"] is False


def test_container_shares_no_namespace_with_the_host(settings: dict[str, Any]) -> None:
    host = settings["HostConfig"]
    assert host["IpcMode"] == "none"
    assert (host["PidMode"], host["UTSMode"], host["UsernsMode"]) == ("", "", "")


def test_container_is_bounded(settings: dict[str, Any]) -> None:
    host = settings["HostConfig"]
    assert host["Memory"] == host["MemorySwap"] == OPTIONS.memory_bytes
    assert 0 < host["PidsLimit"] <= 128
    assert host["Ulimits"] == [{"Name": "core", "Soft": 0, "Hard": 0}]


def test_container_leaves_nothing(settings: dict[str, Any]) -> None:
    assert settings["HostConfig"]["LogConfig"]["Type"] == "none"
    assert settings["HostConfig"]["AutoRemove"] is True
    assert settings["Config"]["Labels"]["effbench"] == "lane"


def test_container_is_pinned_to_the_lanes_core(docker_sandbox: DockerSandbox, client: docker.DockerClient) -> None:
    lane = docker_sandbox.open_lane(LaneOptions(memory_bytes=512 << 20, cpu=0))
    try:
        settings = client.api.inspect_container(container_of(lane))
        assert settings["HostConfig"]["CpusetCpus"] == "0"
        assert returned(lane, "import os\ndef f():\n    return sorted(os.sched_getaffinity(0))\n") == [0]
    finally:
        lane.close()


def test_facts_tell_the_image_and_what_is_in_it(docker_sandbox: DockerSandbox, lane: Lane) -> None:
    facts = docker_sandbox.facts()
    assert facts.sandbox == "docker"
    assert facts.image.startswith("sha256:")
    assert returned(lane, "import platform\ndef f():\n    return platform.python_version()\n") == facts.python
    assert len(facts.runtime) == 64
    assert facts.emulator


def test_closing_a_lane_removes_its_container(docker_sandbox: DockerSandbox, client: docker.DockerClient) -> None:
    lane = docker_sandbox.open_lane(OPTIONS)
    container = container_of(lane)
    lane.close()
    assert is_gone(client, container)
    lane.close()
    with pytest.raises(SandboxDied):
        lane.prepare(SLEEP, "f")


@pytest.mark.parametrize(
    ("engine", "sources"),
    [
        (Engine.NATIVE, [HOST_NAME]),
        (Engine.NATIVE, [HOST_NAME, "def f():\n    while True: pass\n"]),
        (Engine.QEMU, [HOST_NAME, SLEEP]),
    ],
    ids=["idle", "computing", "sleeping, emulated"],
)
def test_container_does_not_outlive_a_killed_harness(
    client: docker.DockerClient, engine: Engine, sources: list[str]
) -> None:
    command = [sys.executable, "-c", HARNESS, engine, *sources]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as harness:
        assert harness.stdout is not None
        container = harness.stdout.readline().strip()
        time.sleep(0.5)  # into the second program
        assert client.api.containers(filters={"id": container})
        harness.send_signal(signal.SIGKILL)
    assert is_gone(client, container)


def test_lane_whose_container_is_killed_in_its_leisure_is_dead(client: docker.DockerClient, short_lived: Lane) -> None:
    container = container_of(short_lived)
    client.api.kill(container)
    assert is_gone(client, container)
    for _ in range(2):
        with pytest.raises(SandboxDied, match=f"^container {container} is gone"):
            run(short_lived, SLEEP)


@pytest.mark.parametrize("engine", Engine)
def test_lane_whose_container_is_killed_in_the_middle_of_a_run_is_dead(
    client: docker.DockerClient, short_lived: Lane, engine: Engine
) -> None:
    container = container_of(short_lived)
    returned(short_lived, HOST_NAME, engine)
    killer = threading.Timer(0.3, client.api.kill, [container])
    killer.start()
    with pytest.raises(SandboxDied, match=f"^container {container} is gone"):
        run(short_lived, SLEEP, engine)
    killer.join()


def test_container_that_was_never_started_is_swept_away(
    docker_sandbox: DockerSandbox, client: docker.DockerClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("effbench.sandboxes.docker.LANE", "never-started")
    image_id = docker_sandbox.facts().image
    made = client.api.create_container(image_id, labels={"effbench": "never-started"})["Id"]
    with contextlib.closing(connect()) as own:
        monkeypatch.setattr("effbench.sandboxes.docker.connect", lambda: own)
        DockerSandbox().facts()
        assert client.api.containers(all=True, filters={"id": made})
        monkeypatch.setattr("effbench.sandboxes.docker.ABANDONED_S", -5.0)
        DockerSandbox().facts()
    assert is_gone(client, made)


# The engine's client forgets to close the socket of a connection that fails.
@pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")
@pytest.mark.parametrize("address", ["unix://{folder}/none.sock", "tcp://127.0.0.1:1"])
def test_no_engine_is_said_in_a_sentence(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCKER_HOST", address.format(folder=tmp_path))
    with pytest.raises(
        SandboxUnavailable, match=r"no Docker engine answers: DOCKER_HOST is .*: start the engine there"
    ):
        DockerSandbox()
    gc.collect()


def test_candidate_sees_nothing_of_the_hosts_environment(lane: Lane, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EFFBENCH_SECRET", "a-token")
    program = "import os, sys\ndef f():\n    return [sorted(os.environ), sys.argv, sys.orig_argv[-1]]\n"
    variables = ["GLIBC_TUNABLES", "LC_ALL", "PATH", "PYTHONHASHSEED", "PYTHONPATH"]
    for engine in Engine:
        environment, arguments, command = returned(lane, program, engine)
        assert environment == variables
        assert (arguments, command) == ([""], "python3")


@pytest.mark.parametrize("engine", Engine)
def test_candidate_looks_into_no_process(lane: Lane, engine: Engine) -> None:
    program = """
import os
def f():
    seen = []
    processes = [os.getpid(), os.getppid(), *range(1, 300)]
    names = ["mem", "environ", "maps", "cmdline", "status", "cwd/etc/passwd", "root/etc/passwd"]
    paths = [f"/proc/{pid}/{name}" for pid in processes for name in names]
    for path in paths + [f"/proc/{pid}/fd/{number}" for pid in (1, os.getppid()) for number in range(9)]:
        try:
            with open(path, "rb") as stream:
                seen.append((path, stream.read(10)))
        except OSError:
            pass
    return seen
"""
    assert returned(lane, program, engine) == []


@pytest.mark.parametrize("engine", Engine)
def test_candidate_reaches_no_process_of_any_lane(docker_sandbox: DockerSandbox, lane: Lane, engine: Engine) -> None:
    program = """
import os
def f():
    found = []
    for pid in range(1, 2000):
        try:
            os.kill(pid, 0)
        except OSError:
            continue
        found.append(os.getpgid(pid) - os.getpid())  # an emulator's own threads belong to the candidate
    return set(found)
"""
    other = docker_sandbox.open_lane(OPTIONS)
    sleeper = threading.Thread(target=run, args=(other, "import time\ndef f():\n    time.sleep(1)\n", engine))
    sleeper.start()
    try:
        assert returned(lane, program, engine) == {0}
    finally:
        sleeper.join()
        other.close()
