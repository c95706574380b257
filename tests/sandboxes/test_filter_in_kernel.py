"""The system call filter at work: in the kernel, around a native interpreter and around an emulator."""

import errno
import json
import os
import platform
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sandboxes.test_filter import HIGHEST_NUMBER, MACHINES, PROGRAMS, RULES, X32, numbers_of

pytestmark = pytest.mark.local

MACHINE = platform.machine()
PROGRAM_OF_TEST = "tests.sandboxes.filtered"
THREAD, PROT_EXEC, ANONYMOUS = 0x3D0F00, 4, 0x22
MARKS = range(0x3EFFB, 0x3F010)
# uretprobe and uprobe of x86-64: newer kernels ask no filter about them, and serve only their own trampolines.
BESIDE_ALL_FILTERS = (335, 336) if MACHINE == "x86_64" else ()


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """The environment of a program that enters the filter."""
    if MACHINE not in MACHINES:
        pytest.skip(f"no numbers of system calls for {MACHINE}")
    (tmp_path / "filter").write_bytes(PROGRAMS[MACHINE])
    return {"PATH": os.environ["PATH"], "EFFBENCH_TEST_FILTER": str(tmp_path / "filter")}


def run(name: str, surroundings: dict[str, str], *before: str, given: str = "") -> "subprocess.CompletedProcess[str]":
    command = [*before, sys.executable, "-B", "-m", f"{PROGRAM_OF_TEST}.{name}"]
    root = Path(__file__).parents[2]
    return subprocess.run(
        command, input=given, capture_output=True, text=True, check=False, env=surroundings, cwd=root, timeout=300
    )


def results_of(surroundings: dict[str, str], *calls: tuple[int, ...]) -> list[tuple[int, int]]:
    done = run("raw_calls", surroundings, given=json.dumps(calls))
    assert (done.returncode, done.stderr) == (0, "")
    return [(result, error) for result, error in json.loads(done.stdout)]


def test_honest_programs_lose_nothing(surroundings: dict[str, str]) -> None:
    done = run("honest", surroundings)
    assert (done.returncode, done.stdout) == (0, "all of it\n"), done.stderr


def test_honest_programs_lose_nothing_under_an_emulator(surroundings: dict[str, str], tmp_path: Path) -> None:
    qemu, compiler = shutil.which(f"qemu-{MACHINE}"), shutil.which("gcc")
    if qemu is None or compiler is None:
        pytest.skip("qemu-user or gcc is missing")
    plugin = tmp_path / "filter_plugin.so"
    source = Path(__file__).parent / "filtered/filter_plugin.c"
    subprocess.run([compiler, "-O2", "-Wall", "-Wextra", "-shared", "-fPIC", source, "-o", plugin], check=True)
    surroundings = {**surroundings, "EFFBENCH_TEST_EMULATED": "1"}
    done = run("honest", surroundings, qemu, "-plugin", str(plugin))
    assert (done.returncode, done.stdout) == (0, "all of it\n"), done.stderr


def test_calls_that_are_not_listed_and_the_drivers_marks_do_not_exist(surroundings: dict[str, str]) -> None:
    left_out = {*numbers_of(MACHINE).values(), *BESIDE_ALL_FILTERS}
    numbers = [*(number for number in range(HIGHEST_NUMBER) if number not in left_out), *MARKS]
    results = results_of(surroundings, *((number, -1, -1, -1, -1, -1, -1) for number in numbers))
    assert dict(zip(numbers, results, strict=True)) == dict.fromkeys(numbers, (-1, errno.ENOSYS))


@pytest.mark.parametrize("number", BESIDE_ALL_FILTERS)
def test_calls_that_no_filter_sees_do_nothing(surroundings: dict[str, str], number: int) -> None:
    done = run("raw_calls", surroundings, given=json.dumps([(number,)]))
    if done.returncode != -signal.SIGILL:
        assert json.loads(done.stdout)[0] in ([-1, errno.ENOSYS], [-1, errno.ENXIO])


def test_denied_calls_say_so(surroundings: dict[str, str]) -> None:
    names = [name for name in RULES["denied"] if name in numbers_of(MACHINE)]
    results = results_of(surroundings, *((numbers_of(MACHINE)[name], 0, 0, 0, 0, 0) for name in names))
    assert dict(zip(names, results, strict=True)) == dict.fromkeys(names, (-1, errno.EPERM))


def test_arguments_decide(surroundings: dict[str, str]) -> None:
    number, parent = numbers_of(MACHINE), os.getpid()
    refused = {
        "a process": (number["clone"], signal.SIGCHLD, 0, 0, 0, 0),
        "a thread in another namespace": (number["clone"], THREAD | 0x10000000, 0, 0, 0, 0),
        "a signal": (number["kill"], parent, 0),
        "a signal to a thread": (number["tgkill"], parent, parent, 0),
        "limits": (number["prlimit64"], parent, 7, 0, 0),
        "a dump": (number["prctl"], 4, 1, 0, 0, 0),
        "another filter": (number["prctl"], 22, 1, 0, 0, 0),
        "typing": (number["ioctl"], 0, 0x5412, 0),
        "an owner": (number["fcntl"], 0, 8, parent),
        "datagrams": (number["socketpair"], 1, 2, 0, 0),
        "the network": (number["socketpair"], 2, 1, 0, 0),
        "out of band": (number["sendto"], 0, 0, 0, 1, 0, 0),
        "priorities": (number["futex"], 0, 6, 0, 0, 0, 0),
    }
    allowed = {
        "a signal to all": (number["kill"], -1, signal.SIGKILL),
        "own limits": (number["prlimit64"], 0, 7, 0, 0),
        "wake": (number["futex"], 0, 129, 0, 0, 0, 0),
    }
    results = results_of(surroundings, *refused.values(), *allowed.values())
    assert dict(zip(refused, results, strict=False)) == dict.fromkeys(refused, (-1, errno.EPERM))
    reached = dict(zip(allowed, results[len(refused) :], strict=True))
    assert reached["a signal to all"] == reached["own limits"] == (0, 0)
    assert reached["wake"][1] != errno.EPERM


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("mmap", (0, 4096, 3 | PROT_EXEC, ANONYMOUS, -1, 0)),
        ("mmap", (0, 4096, 1 | PROT_EXEC, ANONYMOUS, -1, 0)),
        ("mprotect", (0, 0, PROT_EXEC)),
        ("pkey_mprotect", (0, 0, PROT_EXEC, -1)),
    ],
)
def test_executable_memory_ends_the_process(
    surroundings: dict[str, str], name: str, arguments: tuple[int, ...]
) -> None:
    done = run("raw_calls", surroundings, given=json.dumps([(numbers_of(MACHINE)[name], *arguments)]))
    assert (done.returncode, done.stdout) == (-signal.SIGSYS, "")


@pytest.mark.skipif(MACHINE != "x86_64", reason="only x86-64 has calls with short pointers")
def test_calls_with_short_pointers_end_the_process(surroundings: dict[str, str]) -> None:
    done = run("raw_calls", surroundings, given=json.dumps([(X32 | 39,)]))
    assert (done.returncode, done.stdout) == (-signal.SIGSYS, "")
