"""The local sandbox: namespaces, landlock and seccomp around the same agent, for machines without a Docker engine."""

import contextlib
import socket
import subprocess
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

from effbench.errors import SandboxDied, SandboxUnavailable
from effbench.sandboxes.host_process import find_host_pid
from effbench.sandboxes.host_tools import find_host_tools
from effbench.sandboxes.job import Prepared
from effbench.sandboxes.lane import AgentLane
from effbench.sandboxes.local_runtime import AGENT_ROOT, LocalRuntime, build_runtime, find_runtime, runtime_folder
from effbench.sandboxes.memory_group import GroupParent, find_group_parent
from effbench.sandboxes.protocol import LaneOptions, SandboxFacts

__all__ = ["Level", "LocalSandbox", "get_runtime"]

SILENCE_S = 900.0
"""A relay that says nothing for so long is dead: every run's own limits are far shorter."""
ENDING_S = 10.0
PROBE_OPTIONS = LaneOptions(memory_bytes=1 << 30)
_AGENT = "import sys; sys.path.append({library!r}); from {relay} import main; main({bound})"
_MEMORY_AGENT = (
    "import sys; sys.path.append({library!r}); import effbench.sandboxes as room; room.__path__.append({memory!r}); "
    "from effbench.sandboxes.memory_agent.{relay} import main; main({bound})"
)
"""What measures memory lies in a folder of its own: what usual lanes find is part of what counts depend on."""
_STACK = (
    "import resource as bounds; most = bounds.getrlimit(bounds.RLIMIT_STACK)[1]; size = {size}; "
    "bounds.setrlimit(bounds.RLIMIT_STACK, (size if most == bounds.RLIM_INFINITY else min(size, most), most)); "
)
_NAMESPACES = ("pid", "mount", "ipc", "network", "host-name", "cgroup")


class Level(StrEnum):
    """How strong the walls are; see docs/sandboxes.md."""

    NAMESPACES = "namespaces"
    """Nothing of the machine is there: no file, no process, no network."""
    REDUCED = "reduced"
    """The machine is there, and landlock and seccomp keep a candidate from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Footing:
    """What lanes stand on here, found out once.

    Attributes:
        level: The strongest level that works.
        groups: Where control groups can be made; None where they cannot.
        hello: What a relay said there.
    """

    level: Level
    groups: GroupParent | None
    hello: dict[str, Any]

    @property
    def isolation(self) -> tuple[str, ...]:
        """The layers in force, the outermost first."""
        inside = self.level is Level.NAMESPACES
        layers = [f"{kind}-namespace" for kind in _NAMESPACES] + ["own-root", "read-only"] if inside else ["reduced"]
        if inside and not self.hello["own_users"]:
            layers.insert(0, "user-namespace")
        layers += ["memory-group" if self.groups else "memory-rlimit", "capabilities", "no-new-privileges"]
        layers += ["own-uid"] * self.hello["own_users"] + ["rlimits", "seccomp"]
        return (*layers, *["landlock"] * self.hello["landlock"])


def get_runtime(*, force: bool = False) -> LocalRuntime:
    """Finds the local sandbox's files, or builds them.

    Raises:
        SandboxUnavailable: They cannot be built here; says what to install.
    """
    folder, tools = runtime_folder(), find_host_tools()
    found = None if force else find_runtime(folder, tools)
    return found or build_runtime(folder, tools)


class LocalSandbox:
    """Makes lanes out of processes of this machine.

    Args:
        runtime: Its files; found or built when they are first needed unless they are given.
        levels: What may be used, the best first.
        groups: Looks for a place where control groups bound memory; where it finds none, limits of processes do.
        agent: The module of the relay that lanes start.
        probe: A source that shows whether programs run in a cage; None for a lane that compiles none.
        memory_relay: The relay of lanes that measure memory, among the runtime's modules for that.
    """

    name = "local"

    def __init__(
        self,
        *,
        runtime: LocalRuntime | None = None,
        levels: Sequence[Level] = tuple(Level),
        groups: Callable[[Callable[[Path], bool]], GroupParent | None] = find_group_parent,
        agent: str = "effbench.sandboxes.agent.relay",
        probe: tuple[str, str] | None = ("def f(): pass", "f"),
        memory_relay: str = "python_relay",
    ) -> None:
        self._memory_relay = memory_relay
        self._given_runtime = runtime
        self._levels = tuple(levels)
        self._find_groups = groups
        self._agent, self._probed_with = agent, probe
        self._looking = threading.Lock()

    @cached_property
    def _runtime(self) -> LocalRuntime:
        return self._given_runtime or get_runtime()

    @property
    def _footing(self) -> _Footing:
        with self._looking:  # lanes are opened side by side, and what they stand on is found once
            return self._found_footing

    @cached_property
    def _found_footing(self) -> _Footing:
        self._runtime  # noqa: B018 # where it cannot be built, that is the reason, and not one of each level
        groups = self._find_groups(self._can_be_joined)
        reasons = []
        for level in self._levels:
            try:
                return self._probe(level, groups)
            except (SandboxDied, SandboxUnavailable) as error:
                reasons.append(f"{level}: {error}")
        raise SandboxUnavailable(
            f"the local sandbox has nothing here to keep candidates in ({'; '.join(reasons)}): "
            "let this user make user namespaces, use a kernel with landlock (5.13 or later), or use Docker"
        )

    def _probe(self, level: Level, groups: GroupParent | None) -> _Footing:
        with contextlib.closing(self._open(level, groups, PROBE_OPTIONS)) as lane:
            footing = _Footing(level=level, groups=groups, hello=lane.hello)
            if level is Level.REDUCED and not lane.hello["landlock"]:
                raise SandboxUnavailable("this kernel has no landlock, or has it switched off")
            if self._probed_with is not None and not isinstance(lane.prepare(*self._probed_with), Prepared):
                raise SandboxUnavailable(
                    f"no program runs in its cage; where effbench runs as root, every user must be able to enter "
                    f"{self._runtime.folder} (EFFBENCH_CACHE names another place)"
                )
        return footing

    def _can_be_joined(self, group: Path) -> bool:
        command = [str(self._runtime.nest), Level.REDUCED, "", str(group), "", "/bin/true"]
        ended = subprocess.run(command, capture_output=True, check=False)
        _remove(group)  # if the nest could not
        return ended.returncode == 0

    def open_lane(self, options: LaneOptions) -> AgentLane:
        """Starts a relay."""
        return self._open(self._footing.level, self._footing.groups, options)

    def open_memory_lane(self, options: LaneOptions) -> AgentLane:
        """Starts a relay whose emulated runs tell what their programs held."""
        return self._open(self._footing.level, self._footing.groups, options, relay=self._memory_relay)

    def _open(
        self, level: Level, groups: GroupParent | None, options: LaneOptions, *, relay: str | None = None
    ) -> AgentLane:
        try:
            group = groups.make_group(options.memory_bytes) if groups else None
            channel = _ProcessChannel(self._command(level, group, options, relay or self._agent), group)
        except OSError as error:
            raise SandboxUnavailable(
                f"the local sandbox does not start ({error}): see `effbench doctor`; finished measurements are kept"
            ) from error
        try:
            return AgentLane(channel)
        except SandboxDied:
            channel.close()
            raise

    def _command(self, level: Level, group: Path | None, options: LaneOptions, relay: str) -> list[str]:
        runtime = self._runtime
        root = Path("/") / AGENT_ROOT if level is Level.NAMESPACES else runtime.agent_root
        (python,) = (runtime.agent_root / "python/bin").iterdir()
        program = _MEMORY_AGENT if relay == self._memory_relay else _AGENT
        bound = 0 if group else options.memory_bytes
        agent = program.format(library=f"{root}/lib", memory=f"{root}/memory", relay=relay, bound=bound)
        if options.stack_bytes:
            agent = _STACK.format(size=options.stack_bytes) + agent
        cpu = "" if options.cpu is None else str(options.cpu)
        nest = [str(runtime.nest), level, str(runtime.root), str(group or ""), cpu]
        return [*nest, str(root / "python/bin" / python.name), "-s", "-S", "-B", "-c", agent]

    @cached_property
    def _facts(self) -> SandboxFacts:
        hello = self._footing.hello
        return SandboxFacts(
            sandbox=self.name,
            isolation=self._footing.isolation,
            image=f"sha256:{self._runtime.key}",
            runtime=hello["runtime"],
            python=hello["python"],
            libc=hello["libc"],
            machine=hello["machine"],
            engine_version="",
            emulator=hello["qemu"],
            toolchain=hello.get("toolchain", ""),
        )

    def facts(self) -> SandboxFacts:
        """What runs inside, and how strong the walls are."""
        return self._facts


class _ProcessChannel:
    """Standard input and output of a relay in its nest, over a pair of sockets.

    Args:
        command: Starts the nest.
        group: The control group that it joins; None for none.
    """

    def __init__(self, command: Sequence[str], group: Path | None) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                # A session of its own: Ctrl-C is the harness's to answer.
                self._process = subprocess.Popen(
                    command,
                    stdin=theirs.fileno(),
                    stdout=theirs.fileno(),
                    stderr=subprocess.PIPE,
                    start_new_session=True,
                )
            except OSError:
                ours.close()
                _remove(group)
                raise
        self._group = group
        self._socket = ours
        self._socket.settimeout(SILENCE_S)
        self._last_words = ""
        self._closed = False

    def send(self, data: bytes) -> None:
        try:
            self._socket.sendall(data)
        except OSError as error:
            raise self._dead() from error

    def read_exactly(self, size: int) -> bytes:
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
        self.close()
        return SandboxDied(f"the local lane of process {self._process.pid} is gone ({self._last_words})")

    def host_pid(self, pid: int) -> int:
        found = find_host_pid(self._process.pid, pid)
        if found is None:
            raise SandboxDied(f"process {pid} of the local lane {self._process.pid} is not in this host's /proc")
        return found

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        self._socket.close()
        self._process.terminate()  # the nest ends the rest and cleans up
        try:
            _, errors = self._process.communicate(timeout=ENDING_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            _, errors = self._process.communicate()
        _remove(self._group)  # if the nest could not
        self._last_words = (errors.decode(errors="replace").strip().splitlines()[-1:] or ["no last words"])[0]


def _remove(group: Path | None) -> None:
    if group is not None:
        with contextlib.suppress(OSError):
            group.rmdir()
