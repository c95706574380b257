"""The cage of a process: which paths it leaves readable, and what it takes for a filter."""

import json
import subprocess
from pathlib import Path

import pytest

from effbench.sandboxes.local_runtime import LocalRuntime

pytestmark = pytest.mark.local

ATTEMPT = """
import json, sys
sys.path.append(sys.argv[1])
import effbench_cage
effbench_cage.load(sys.argv[2])
effbench_cage.enter((1 << 32) - 1, True, False)
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


def attempt(runtime: LocalRuntime, cage: Path, *paths: Path) -> "subprocess.CompletedProcess[str]":
    (python,) = (runtime.agent_root / "python/bin").iterdir()
    library = str(runtime.agent_root / "lib")
    command = [str(python), "-s", "-S", "-c", ATTEMPT, library, str(cage / "seccomp.bpf"), *map(str, paths)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def readable(runtime: LocalRuntime, cage: Path, *paths: Path) -> list[Path]:
    done = attempt(runtime, cage, *paths)
    assert done.returncode == 0, done.stderr
    return [Path(path) for path in json.loads(done.stdout)]


def test_listed_files_and_folders_can_be_read_and_nothing_beside_them(
    local_runtime: LocalRuntime, cage: Path, tmp_path: Path
) -> None:
    listed, folder, other = tmp_path / "listed", tmp_path / "folder", tmp_path / "other"
    folder.mkdir()
    for path in (listed, other, folder / "inside"):
        path.touch()
    (cage / "readable").write_text(f"{listed}\n{folder}\n{tmp_path / 'missing'}\n")
    usr = Path("/usr/bin/env")
    paths = (listed, folder / "inside", other, usr, cage / "readable", Path("/dev/null"), Path("/proc/self/stat"))
    assert readable(local_runtime, cage, *paths) == [listed, folder / "inside", cage / "readable", Path("/dev/null")]


def test_without_a_list_the_systems_folders_can_be_read(
    local_runtime: LocalRuntime, cage: Path, tmp_path: Path
) -> None:
    (tmp_path / "other").touch()
    paths = (Path("/usr/bin/env"), tmp_path / "other", cage / "seccomp.bpf", Path("/etc/passwd"))
    assert readable(local_runtime, cage, *paths) == [Path("/usr/bin/env"), cage / "seccomp.bpf"]


@pytest.mark.parametrize("content", ["", "/usr", "/usr\n" * 20_000], ids=["empty", "no line's end", "too long"])
def test_a_list_that_is_none_is_an_error(local_runtime: LocalRuntime, cage: Path, content: str) -> None:
    (cage / "readable").write_text(content)
    done = attempt(local_runtime, cage)
    assert done.returncode != 0
    assert "Invalid argument" in done.stderr


@pytest.mark.parametrize("content", [b"", b"x" * 7, b"x" * 8 * 4096], ids=["empty", "broken", "too long"])
def test_a_filter_that_is_none_is_an_error(local_runtime: LocalRuntime, cage: Path, content: bytes) -> None:
    (cage / "seccomp.bpf").write_bytes(content)
    done = attempt(local_runtime, cage)
    assert done.returncode != 0
    assert "seccomp.bpf" in done.stderr
