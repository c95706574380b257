"""The Docker sandbox: one hardened, long-lived container a lane, spoken to over its standard streams."""

import contextlib
import os
import socket
import struct
import threading
import time
import weakref
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any

import docker
import docker.errors
import requests.exceptions
from docker.models.containers import Container
from docker.models.images import Image
from docker.types import LogConfig, Ulimit

from effbench.errors import SandboxDied, SandboxUnavailable
from effbench.sandboxes import image
from effbench.sandboxes.engine_advice import engine_advice
from effbench.sandboxes.host_process import find_host_pid
from effbench.sandboxes.lane import AgentLane
from effbench.sandboxes.protocol import LaneOptions, SandboxFacts

__all__ = ["DockerSandbox", "connect"]

ISOLATION = (
    "container",
    "no-network",
    "read-only",
    "no-ipc",
    "capabilities",
    "no-new-privileges",
    "own-uid",
    "rlimits",
    "seccomp",
)
SILENCE_S = 900.0
"""A relay that says nothing for so long is dead: every run's own limits are far shorter."""
ABANDONED_S = 60.0
"""A container that has not been started so long after it was made never will be: its harness was killed in between."""
_MAPPED_USERS = {"name=rootless": "is rootless", "name=userns": "remaps users"}
"""Security options of engines whose containers have some ten thousand users, none of them a run's own."""
LABEL, LANE = "effbench", "lane"
HARNESS = "effbench.harness"
"""Label of a lane's container: the process whose lane it is, so that one that hangs can be told from others."""
_PYTHON = ("python3", "-s", "-S", "-B", "-c")
_AGENT = "import sys; sys.path.append('/opt/effbench/lib'); from effbench.sandboxes.{agent}.relay import main; main()"
_MEMORY_AGENT = (
    "import sys; sys.path.append('/opt/effbench/lib'); import effbench.sandboxes as room; "
    "room.__path__.append('/opt/effbench/memory'); from effbench.sandboxes.memory_agent.{relay} import main; main()"
)
_STREAM_HEADER = struct.Struct(">BxxxI")
_STDERR = 2


def connect() -> docker.DockerClient:
    """Connects to the engine that ``DOCKER_HOST`` or the default socket names.

    Raises:
        SandboxUnavailable: None answers, or it maps users into a namespace of its own.
    """
    try:
        client = docker.from_env(timeout=1800)
        # Sandboxes, containers and lanes share it: it is closed with the last of them.
        weakref.finalize(client, client.api.close)
        client.ping()
        options = [str(option) for option in client.info().get("SecurityOptions") or ()]
    except (docker.errors.DockerException, requests.exceptions.RequestException) as error:
        raise SandboxUnavailable(f"no Docker engine answers: {engine_advice()}") from error
    kind = next((what for name, what in _MAPPED_USERS.items() if any(each.startswith(name) for each in options)), None)
    if kind is not None:
        raise SandboxUnavailable(
            f"the Docker engine {kind}, so that no run can have a user of its own: use --sandbox local, or "
            "name an engine of root's in DOCKER_HOST"
        )
    return client


@contextlib.contextmanager
def _said_of_the_engine(what: str) -> Iterator[None]:
    try:
        yield
    except (docker.errors.DockerException, requests.exceptions.RequestException) as error:
        raise SandboxUnavailable(
            f"the Docker engine {what} ({error}): see to the engine (`effbench doctor`) and give the same command "
            "again; finished measurements are kept"
        ) from error


def _image_for_python(client: docker.DockerClient) -> Image:
    return image.find_image(client) or image.build_image(client, base=None)


class DockerSandbox:
    """Makes lanes out of containers.

    Args:
        find: Gives the image that they are made of.
        work_bytes: Size of a file system in memory at ``/work``; 0 for none.
        memory_relay: The relay of lanes that measure memory, among the image's modules for that.
        agent: Folder of the relay of all other lanes; empty for what the image starts by itself.
    """

    name = "docker"

    def __init__(
        self,
        *,
        find: Callable[[docker.DockerClient], Image] = _image_for_python,
        work_bytes: int = 0,
        memory_relay: str = "python_relay",
        agent: str = "",
    ) -> None:
        self._client = connect()
        self._memory_relay, self._agent = memory_relay, agent
        self._find, self._work_bytes = find, work_bytes
        self._hello: dict[str, Any] = {}
        self._looking = threading.Lock()

    @property
    def _image(self) -> Image:
        with self._looking:  # lanes are opened side by side, and the image is built once
            return self._found_image

    @cached_property
    def _found_image(self) -> Image:
        return self._find(self._client)

    def open_lane(self, options: LaneOptions) -> AgentLane:
        """Starts a container."""
        with _said_of_the_engine("does not start a container"):
            entrypoint = [*_PYTHON, _AGENT.format(agent=self._agent)] if self._agent else None
            channel = _ContainerChannel(self._client, self._create(options, entrypoint))
        lane = AgentLane(channel)
        self._hello = lane.hello
        return lane

    def open_memory_lane(self, options: LaneOptions) -> AgentLane:
        """Starts a container where emulated runs tell what their programs held."""
        with _said_of_the_engine("does not start a container"):
            entrypoint = [*_PYTHON, _MEMORY_AGENT.format(relay=self._memory_relay)]
            return AgentLane(_ContainerChannel(self._client, self._create(options, entrypoint)))

    def _create(self, options: LaneOptions, entrypoint: Sequence[str] | None = None) -> Container:
        return self._client.containers.create(
            self._image,
            entrypoint=None if entrypoint is None else list(entrypoint),
            stdin_open=True,
            network_mode="none",
            read_only=True,
            ipc_mode="none",
            cap_drop=["ALL"],
            cap_add=["SETUID", "SETGID", "KILL"],
            security_opt=["no-new-privileges"],
            pids_limit=128,
            mem_limit=options.memory_bytes,
            memswap_limit=options.memory_bytes,
            ulimits=_bounds(options),
            log_config=LogConfig(type="none"),
            cpuset_cpus="" if options.cpu is None else str(options.cpu),
            tmpfs={"/work": f"rw,exec,nosuid,nodev,mode=755,size={self._work_bytes}"} if self._work_bytes else None,
            auto_remove=True,
            labels={LABEL: LANE, HARNESS: str(os.getpid())},
        )

    def _sweep(self) -> None:
        filters = {"label": f"{LABEL}={LANE}", "status": "created"}
        for found in self._client.api.containers(all=True, filters=filters):
            if time.time() - found["Created"] > ABANDONED_S:
                with contextlib.suppress(docker.errors.APIError):  # another harness may sweep as well
                    self._client.api.remove_container(found["Id"])

    @cached_property
    def _facts(self) -> SandboxFacts:
        with _said_of_the_engine("does not list its containers"):
            self._sweep()
        if not self._hello:
            self.open_lane(LaneOptions(memory_bytes=1 << 30)).close()
        hello = self._hello
        with _said_of_the_engine("does not tell its version"):
            engine_version = str(self._client.version()["Version"])
        return SandboxFacts(
            sandbox=self.name,
            isolation=ISOLATION + (("landlock",) if hello["landlock"] else ()),
            image=str(self._image.id),
            runtime=hello["runtime"],
            python=hello["python"],
            libc=hello["libc"],
            machine=hello["machine"],
            engine_version=engine_version,
            emulator=hello["qemu"],
            toolchain=hello.get("toolchain", ""),
        )

    def facts(self) -> SandboxFacts:
        """What runs inside."""
        return self._facts


def _bounds(options: LaneOptions) -> list[Ulimit]:
    bounds = [Ulimit(name="core", soft=0, hard=0)]
    if options.stack_bytes:
        bounds.append(Ulimit(name="stack", soft=options.stack_bytes, hard=options.stack_bytes))
    return bounds


class _ContainerChannel:
    """Standard input and output of a container, over the engine's attach stream."""

    def __init__(self, client: docker.DockerClient, container: Container) -> None:
        self._container = container
        attached = client.api.attach_socket(
            str(container.id), params={"stdin": 1, "stdout": 1, "stderr": 1, "stream": 1}
        )
        self._stream = attached
        self._socket: socket.socket = attached._sock
        self._socket.settimeout(SILENCE_S)
        self._buffer = bytearray()
        self._stderr = bytearray()
        self._closed = False
        container.start()

    def send(self, data: bytes) -> None:
        try:
            self._socket.sendall(data)
        except OSError as error:
            raise self._dead() from error

    def read_exactly(self, size: int) -> bytes:
        while len(self._buffer) < size:
            kind, length = _STREAM_HEADER.unpack(self._receive(_STREAM_HEADER.size))
            payload = self._receive(length)
            if kind == _STDERR:
                self._stderr = (self._stderr + payload)[-2000:]
            else:
                self._buffer += payload
        data = bytes(memoryview(self._buffer)[:size])
        del self._buffer[:size]
        return data

    def _receive(self, size: int) -> bytes:
        parts = []
        while size:
            try:
                part = self._socket.recv(min(size, 1 << 20))
            except OSError as error:
                raise self._dead() from error
            if not part:
                raise self._dead()
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def _dead(self) -> SandboxDied:
        last = self._stderr.decode(errors="replace").strip().splitlines()[-1:] or ["no last words"]
        return SandboxDied(f"container {self._container.short_id} is gone ({last[0]})")

    def host_pid(self, pid: int) -> int:
        """The children of the container's processes, as the host's /proc lists them, carry both numbers."""
        if not hasattr(self, "_root_pid"):
            self._container.reload()
            self._root_pid = int(self._container.attrs["State"]["Pid"])
        found = find_host_pid(self._root_pid, pid)
        if found is None:
            raise SandboxDied(f"process {pid} of container {self._container.short_id} is not in this host's /proc")
        return found

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        with contextlib.suppress(OSError):
            self._stream.close()
            self._socket.close()
        with contextlib.suppress(docker.errors.DockerException, requests.exceptions.RequestException):
            self._container.kill()
