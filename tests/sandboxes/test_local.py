"""The local sandbox: what its walls leave visible, its bounds, and where it is refused."""

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

import pytest

from effbench.errors import SandboxUnavailable
from effbench.sandboxes import local
from effbench.sandboxes.job import Engine
from effbench.sandboxes.local import Level, LocalSandbox
from effbench.sandboxes.local_runtime import LocalRuntime
from effbench.sandboxes.outcome import Ending
from effbench.sandboxes.protocol import Lane, LaneOptions
from tests.conftest import missing
from tests.sandboxes.local_lane import (
    ALLOCATE,
    OPTIONS,
    needs_emulator,
    returned,
    run,
)
from tests.sandboxes.ordinary_user import is_ordinary_user

pytestmark = pytest.mark.local

# Prints what it sees of the machine, without any landlock around it.
LOOK_AROUND = """
import json, os, socket
def lines(path):
    with open(path) as stream:
        return stream.read().splitlines()
def writes(path):
    try:
        open(path, "w").close()
    except OSError:
        return False
    return True
status = dict(line.split(":\\t", 1) for line in lines("/proc/self/status"))
print(json.dumps({
    "root": sorted(os.listdir("/")), "dev": os.listdir("/dev"), "etc": os.listdir("/etc"),
    "processes": [name for name in os.listdir("/proc") if name.isdecimal()],
    "writable": [path for path in ("/x", "/opt/x", "/dev/x", "/proc/x", "/opt/effbench/seccomp.bpf") if writes(path)],
    "mounts": [line.split()[4] for line in lines("/proc/self/mountinfo")],
    "interfaces": [name for _, name in socket.if_nameindex()], "host": os.uname().nodename,
    "capabilities": [int(status[name], 16) for name in ("CapEff", "CapPrm", "CapInh", "CapBnd")],
    "no_new_privs": status["NoNewPrivs"], "user": os.getuid(), "descriptors": os.listdir("/proc/self/fd"),
}))
"""


def look_around(runtime: LocalRuntime, prefix: Sequence[str] = ()) -> dict[str, Any]:
    (python,) = (runtime.agent_root / "python/bin").iterdir()
    inside = f"/{python.relative_to(runtime.root)}"
    command = [*prefix, str(runtime.nest), "namespaces", str(runtime.root), "", "", inside, "-s", "-S", "-B", "-c"]
    done = subprocess.run([*command, LOOK_AROUND], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


@pytest.fixture(scope="module", params=["this user", "an ordinary user"])
def view(request: pytest.FixtureRequest, local_walled: LocalSandbox, local_runtime: LocalRuntime) -> dict[str, Any]:
    """What a program sees inside the walls."""
    if request.param == "this user":
        return look_around(local_runtime)
    if is_ordinary_user():
        missing("local", "this user is an ordinary one, and cannot start programs as another")
    return look_around(local_runtime, ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"])


def test_nothing_of_the_machines_files_is_inside(view: dict[str, Any], local_runtime: LocalRuntime) -> None:
    assert view["root"] == sorted(path.name for path in local_runtime.root.iterdir())
    assert not {"home", "tmp", "var", "sys", "run"} & set(view["root"])
    assert view["dev"] == ["null"]
    assert view["etc"] in ([], ["ld.so.cache"])
    assert sorted(view["mounts"]) == ["/", "/dev/null", "/proc"]


def test_nothing_inside_can_be_written(view: dict[str, Any]) -> None:
    assert view["writable"] == []


def test_no_other_process_and_no_network_is_inside(view: dict[str, Any]) -> None:
    assert view["processes"] == ["1"]
    assert view["interfaces"] == ["lo"]
    assert view["host"] == "effbench"
    assert len(view["descriptors"]) == 4  # the three standard ones, and the folder being listed


def test_no_privilege_is_inside_but_giving_runs_a_user_of_their_own(view: dict[str, Any]) -> None:
    setgid_setuid_kill = 1 << 5 | 1 << 6 | 1 << 7
    kept = setgid_setuid_kill if view["user"] == 0 else 0
    assert view["capabilities"][:3] == [kept, kept, 0]
    assert view["capabilities"][3] == setgid_setuid_kill
    assert view["no_new_privs"] == "1"


def test_facts_name_the_layers(local_sandbox: LocalSandbox) -> None:
    facts = local_sandbox.facts()
    assert facts.sandbox == "local"
    assert {"seccomp", "rlimits", "landlock", "no-new-privileges"} <= set(facts.isolation)
    assert ("reduced" in facts.isolation) is not ("pid-namespace" in facts.isolation)
    assert len({"memory-group", "memory-rlimit"} & set(facts.isolation)) == 1
    assert ("own-uid" in facts.isolation) is not is_ordinary_user()
    assert len(facts.runtime) == 64


def test_each_run_has_a_user_of_its_own_where_root_runs_it(local_lane: Lane) -> None:
    source = "import os\ndef f():\n    return os.getuid()\n"
    users = {returned(local_lane, source) for _ in range(3)}
    assert len(users) == (1 if is_ordinary_user() else 3)
    assert 0 not in users


def test_lane_is_pinned_to_its_core(local_sandbox: LocalSandbox) -> None:
    core = max(os.sched_getaffinity(0))
    lane = local_sandbox.open_lane(LaneOptions(memory_bytes=512 << 20, cpu=core))
    try:
        assert returned(lane, "import os\ndef f():\n    return sorted(os.sched_getaffinity(0))\n") == [core]
    finally:
        lane.close()


@pytest.mark.parametrize("engine", Engine)
def test_memory_is_bounded_without_control_groups(local_runtime: LocalRuntime, engine: Engine) -> None:
    sandbox = LocalSandbox(runtime=local_runtime, groups=lambda _: None)
    needs_emulator(sandbox)
    assert "memory-rlimit" in sandbox.facts().isolation
    lane = sandbox.open_lane(OPTIONS)
    try:
        for source in (ALLOCATE, "def f():\n    return len(bytearray(1 << 30))\n"):
            assert run(lane, source, engine).ending is Ending.OUT_OF_MEMORY
        assert run(lane, "def f():\n    return len(bytearray(200 << 20))\n", engine).ending is Ending.RETURNED
    finally:
        lane.close()


def test_where_a_group_bounds_memory_its_kills_are_told_from_others(local_sandbox: LocalSandbox) -> None:
    if "memory-group" not in local_sandbox.facts().isolation:
        pytest.skip("this user makes no control groups here")
    needs_emulator(local_sandbox)
    lane = local_sandbox.open_lane(OPTIONS)
    try:
        assert run(lane, "import os\ndef f():\n    os.kill(os.getpid(), 9)\n", Engine.QEMU).ending is Ending.DIED
        assert run(lane, ALLOCATE, Engine.QEMU).ending is Ending.OUT_OF_MEMORY
    finally:
        lane.close()


def broken_runtime(folder: Path, words: str) -> LocalRuntime:
    """One whose nest can do nothing but say why."""
    runtime = LocalRuntime(folder=folder, key="")
    (runtime.agent_root / "python/bin").mkdir(parents=True)
    (runtime.agent_root / "python/bin/python3").touch()
    runtime.nest.write_text(f"#!/bin/sh\necho '{words}' >&2\nexit 70\n")
    runtime.nest.chmod(0o755)
    return runtime


def test_where_no_level_works_the_sandbox_is_refused_with_all_reasons(tmp_path: Path) -> None:
    sandbox = LocalSandbox(runtime=broken_runtime(tmp_path, "no namespaces for you"))
    with pytest.raises(SandboxUnavailable, match=r"namespaces: .*no namespaces for you.*; reduced: .* use Docker$"):
        sandbox.open_lane(OPTIONS)


def test_what_cannot_be_built_is_refused_once_and_not_for_each_level(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> LocalRuntime:
        raise SandboxUnavailable("there is no C compiler: install gcc")

    monkeypatch.setattr(local, "get_runtime", refuse)
    with pytest.raises(SandboxUnavailable, match=r"^there is no C compiler: install gcc$"):
        LocalSandbox().facts()


def test_reduced_level_is_refused_without_landlock(
    local_runtime: LocalRuntime, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Lane:
        hello: ClassVar = {"landlock": False, "own_users": True}

        def close(self) -> None:
            pass

    sandbox = LocalSandbox(runtime=local_runtime, levels=[Level.REDUCED], groups=lambda _: None)
    monkeypatch.setattr(sandbox, "_open", lambda *_: Lane())
    with pytest.raises(SandboxUnavailable, match="this kernel has no landlock, or has it switched off"):
        sandbox.facts()
