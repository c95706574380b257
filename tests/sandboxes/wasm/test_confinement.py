import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="seccomp is Linux's")

CONFINED = """
import mmap, os, socket, sys
from effbench.sandboxes.wasm.confinement import confine
print(*confine(min(os.sched_getaffinity(0))), len(os.sched_getaffinity(0)))
for way in (lambda: open("/etc/passwd"), lambda: socket.socket(), os.fork, lambda: os.kill(1, 0),
            lambda: os.execv("/bin/true", ["x"])):
    try:
        way()
        print("done")
    except PermissionError:
        print("refused")
print(len(bytearray(50 << 20)))
"""


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_a_confined_process_computes_and_does_nothing_else() -> None:
    done = run(CONFINED)
    assert done.stdout.split() == ["seccomp", "1", *["refused"] * 5, str(50 << 20)], done.stderr


def test_a_confined_process_maps_nothing_that_can_be_executed() -> None:
    executable = "mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)"
    code = f"import mmap\nfrom effbench.sandboxes.wasm.confinement import confine\nconfine(None)\n{executable}\n"
    assert run(code).returncode == -31  # SIGSYS


def test_a_core_that_is_not_there_is_no_obstacle() -> None:
    code = "from effbench.sandboxes.wasm.confinement import confine\nprint(*confine(100_000))"
    assert run(code).stdout == "seccomp\n"
