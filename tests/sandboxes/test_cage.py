"""The cage of a process: which paths it leaves readable, and what it takes for a filter."""

import json
import subprocess
from pathlib import Path

import pytest

from effbench.sandboxes.host_tools import find_host_tools
from effbench.sandboxes.local_runtime import LocalRuntime
from effbench.storage.resources import sandboxes_root

pytestmark = pytest.mark.local

ATTEMPT = """
import json, sys
sys.path.append(sys.argv[1])
import cage_probe
cage_probe.enter(sys.argv[2], True)
def reads(path):
    try:
        open(path, "rb").close()
    except OSError:
        return False
    return True
print(json.dumps([path for path in sys.argv[3:] if reads(path)]))
"""


@pytest.fixture
def cage(tmp_path: Path, local_runtime: LocalRuntime) -> Path:
    """A folder with a filter of its own."""
    folder = tmp_path / "cage"
    folder.mkdir()
    (folder / "seccomp.bpf").write_bytes((local_runtime.agent_root / "seccomp.bpf").read_bytes())
    return folder


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, local_runtime: LocalRuntime) -> Path:
    """A folder with the module that turns the key from inside."""
    tools, folder = find_host_tools(), tmp_path_factory.mktemp("probe")
    command = [str(tools.compiler), "-O2", "-Wall", "-Wextra", "-Werror", "-Wno-unused-function", "-shared", "-fPIC"]
    command += [f"-I{tools.interpreter.include}", f"-I{sandboxes_root() / 'driver'}"]
    source, target = Path(__file__).with_name("cage_probe.c"), folder / "cage_probe.abi3.so"
    subprocess.run([*command, str(source), "-o", str(target)], check=True)
    return folder


def attempt(runtime: LocalRuntime, library: Path, cage: Path, *paths: Path) -> "subprocess.CompletedProcess[str]":
    (python,) = (runtime.agent_root / "python/bin").iterdir()
    command = [str(python), "-s", "-S", "-c", ATTEMPT, str(library), str(cage / "seccomp.bpf"), *map(str, paths)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def readable(runtime: LocalRuntime, library: Path, cage: Path, *paths: Path) -> list[Path]:
    done = attempt(runtime, library, cage, *paths)
    assert done.returncode == 0, done.stderr
    return [Path(path) for path in json.loads(done.stdout)]


def test_listed_files_and_folders_can_be_read_and_nothing_beside_them(
    local_runtime: LocalRuntime, library: Path, cage: Path, tmp_path: Path
) -> None:
    listed, folder, other = tmp_path / "listed", tmp_path / "folder", tmp_path / "other"
    folder.mkdir()
    for path in (listed, other, folder / "inside"):
        path.touch()
    (cage / "readable").write_text(f"{listed}\n{folder}\n{tmp_path / 'missing'}\n")
    usr = Path("/usr/bin/env")
    paths = (listed, folder / "inside", other, usr, cage / "readable", Path("/dev/null"), Path("/proc/self/stat"))
    assert readable(local_runtime, library, cage, *paths) == [
        listed,
        folder / "inside",
        cage / "readable",
        Path("/dev/null"),
    ]


def test_without_a_list_the_systems_folders_can_be_read(
    local_runtime: LocalRuntime, library: Path, cage: Path, tmp_path: Path
) -> None:
    (tmp_path / "other").touch()
    paths = (Path("/usr/bin/env"), tmp_path / "other", cage / "seccomp.bpf", Path("/etc/passwd"))
    assert readable(local_runtime, library, cage, *paths) == [Path("/usr/bin/env"), cage / "seccomp.bpf"]


@pytest.mark.parametrize("content", ["", "/usr", "/usr\n" * 20_000], ids=["empty", "no line's end", "too long"])
def test_a_list_that_is_none_is_an_error(local_runtime: LocalRuntime, library: Path, cage: Path, content: str) -> None:
    (cage / "readable").write_text(content)
    done = attempt(local_runtime, library, cage)
    assert done.returncode != 0
    assert "Invalid argument" in done.stderr


@pytest.mark.parametrize("content", [b"", b"x" * 7, b"x" * 8 * 4096], ids=["empty", "broken", "too long"])
def test_a_filter_that_is_none_is_an_error(
    local_runtime: LocalRuntime, library: Path, cage: Path, content: bytes
) -> None:
    (cage / "seccomp.bpf").write_bytes(content)
    done = attempt(local_runtime, library, cage)
    assert done.returncode != 0
    assert "seccomp.bpf" in done.stderr


# Landlock guards signals only from Linux 6.12 on, and never modes and owners: the filter has to be enough.
BY_THE_FILTER_ALONE = """
import fcntl, json, os, resource, sys
sys.path.append(sys.argv[1])
import cage_probe
cage_probe.enter(sys.argv[2], False)
parent, pipe, path = os.getppid(), os.pipe()[0], sys.argv[3]
ways = {
    "signal": lambda: os.kill(parent, 0), "first": lambda: os.kill(1, 0), "group": lambda: os.kill(-parent, 0),
    "handle": lambda: os.pidfd_open(parent), "limits": lambda: resource.prlimit(parent, resource.RLIMIT_NOFILE),
    "priority": lambda: os.setpriority(os.PRIO_PROCESS, parent, 5), "owner": lambda: fcntl.fcntl(pipe, 8, parent),
    "which": lambda: fcntl.fcntl(pipe, 10, 9), "mode": lambda: os.chmod(path, 0o777),
    "cut": lambda: os.truncate(path, 0), "owner of a file": lambda: os.chown(path, -1, -1),
    "times": lambda: os.utime(path), "fork": os.fork,
    "attribute": lambda: os.setxattr(path, "user.left", b""),
}
done = []
for name, way in ways.items():
    try:
        way()
    except PermissionError:
        continue
    done.append(name)
os.kill(os.getpid(), 0)
print(json.dumps(done))
"""


def test_seccomp_alone_keeps_a_program_from_other_processes_and_files(
    local_runtime: LocalRuntime, library: Path, cage: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine").write_text("content")
    (python,) = (local_runtime.agent_root / "python/bin").iterdir()
    places = [str(library), str(cage / "seccomp.bpf"), str(tmp_path / "mine")]
    command = [str(python), "-s", "-S", "-c", BY_THE_FILTER_ALONE, *places]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[]\n", "")
    assert (tmp_path / "mine").read_text() == "content"
