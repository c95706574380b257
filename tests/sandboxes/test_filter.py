"""The assembled system call filter, executed on paper: what it says to each call."""

import errno
import importlib.util
import json
import platform
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

SOURCES = Path(__file__).parents[2] / "sandboxes/driver"
ALLOW, KILL, EPERM, ENOSYS, SUCCESS = 0x7FFF0000, 0x80000000, 0x50000 | errno.EPERM, 0x50000 | errno.ENOSYS, 0x50000
PID = 4711
X32 = 0x40000000
HIGHEST_NUMBER = 1000
INSTRUCTIONS_OF_CAGE = 4096
KINDS = ("allowed", "denied", "own_process_only", "checked")
THREAD = 0x3D0F00


def load_module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_filter", SOURCES / "build_filter.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BUILD_FILTER = load_module()
RULES: dict[str, Any] = json.loads((SOURCES / "seccomp.json").read_text())
MACHINES: dict[str, int] = BUILD_FILTER.MACHINES
PROGRAMS: dict[str, bytes] = {machine: BUILD_FILTER.assemble(RULES, machine) for machine in MACHINES}
CHECKS = [
    (name, int(index), kind, values)
    for name, rule in RULES["checked"].items()
    for index, condition in rule["arguments"].items()
    for kind, values in condition.items()
]
every_machine = pytest.mark.parametrize("machine", MACHINES)


def numbers_of(machine: str) -> dict[str, int]:
    """The listed calls that this machine has, by their names."""
    column = list(MACHINES).index(machine)
    named = RULES["allowed"] | RULES["denied"] | RULES["own_process_only"]
    named |= {name: rule["numbers"] for name, rule in RULES["checked"].items()}
    return {name: numbers[column] for name, numbers in named.items() if numbers[column] is not None}


def decide(number: int, *arguments: int, machine: str = "x86_64", architecture: int | None = None) -> int:
    """What the machine's program says to one call."""
    architecture = MACHINES[machine] if architecture is None else architecture
    return execute(PROGRAMS[machine], architecture, number, *arguments)


def execute(program: bytes, architecture: int, number: int, *arguments: int) -> int:
    """Executes a program on one call, as the kernel does."""
    words = [*arguments, *[0] * (6 - len(arguments))]
    data = struct.pack("=IIQ6Q", number, architecture, 0, *(word & (1 << 64) - 1 for word in words))
    instructions = list(struct.iter_unpack("=HBBI", program))
    accumulator = position = 0
    while True:
        code, if_true, if_false, constant = instructions[position]
        position += 1
        if code == 0x06:
            return int(constant)
        if code == 0x05:
            position += constant
        elif code == 0x20:
            (accumulator,) = struct.unpack_from("=I", data, constant)
        else:
            constant = PID if (code, constant) == (0x15, BUILD_FILTER.OWN_PROCESS) else constant
            holds = {0x15: accumulator == constant, 0x35: accumulator >= constant, 0x45: accumulator & constant != 0}
            position += if_true if holds[code] else if_false


def call(name: str, *arguments: int, machine: str = "x86_64") -> int:
    return decide(numbers_of(machine)[name], *arguments, machine=machine)


@every_machine
@pytest.mark.parametrize(
    ("name", "arguments", "verdict"),
    [
        ("read", (0, 1, 2), ALLOW),
        ("execve", (), EPERM),
        ("socket", (1, 1), EPERM),
        ("memfd_create", (), EPERM),
        ("clone", (THREAD,), ALLOW),
        ("clone", (0x11,), EPERM),
        ("clone", (THREAD & ~0x10000,), EPERM),
        ("clone", (THREAD | 0x10000000,), EPERM),
        ("kill", (PID, 9), ALLOW),
        ("kill", (0, 9), ALLOW),
        ("kill", (1, 9), EPERM),
        ("kill", (-PID, 9), EPERM),
        ("kill", (-1, 9), SUCCESS),
        ("tkill", (PID + 1, 9), EPERM),
        ("tgkill", (PID, PID + 1, 9), ALLOW),
        ("prlimit64", (PID + 1, 7), EPERM),
        ("fcntl", (3, 1), ALLOW),
        ("fcntl", (3, 8, PID), EPERM),
        ("fcntl", (3, 10, 9), EPERM),
        ("fcntl", (3, 15), EPERM),
        ("fcntl", (3, 6), EPERM),
        ("mmap", (0, 4096, 3, 0x22), ALLOW),
        ("mmap", (0, 4096, 7, 0x22), KILL),
        ("mprotect", (4096, 4096, 1), ALLOW),
        ("mprotect", (4096, 4096, 5), KILL),
        ("pkey_mprotect", (4096, 4096, 4, -1), KILL),
        ("prctl", (15, 0), ALLOW),
        ("prctl", (1, 0), EPERM),
        ("prctl", (4, 1), EPERM),
        ("prctl", (38, 0), EPERM),
        ("ioctl", (0, 0x5401), ALLOW),
        ("ioctl", (0, 0x5412), EPERM),
        ("socketpair", (1, 0x80001), ALLOW),
        ("socketpair", (1, 2), EPERM),
        ("socketpair", (2, 1), EPERM),
        ("sendto", (3, 0, 1, 0), ALLOW),
        ("sendto", (3, 0, 1, 1), EPERM),
        ("setsockopt", (3, 1, 7), ALLOW),
        ("setsockopt", (3, 1, 26), EPERM),
        ("setsockopt", (3, 6, 7), EPERM),
    ],
)
def test_verdict_on_a_call(machine: str, name: str, arguments: tuple[int, ...], verdict: int) -> None:
    assert call(name, *arguments, machine=machine) == verdict


@every_machine
def test_listed_calls_get_what_the_list_says(machine: str) -> None:
    numbers = numbers_of(machine)
    for kind, verdict in (("allowed", ALLOW), ("denied", EPERM)):
        names = [name for name in RULES[kind] if name in numbers]
        assert [name for name in names if call(name, -1, -1, -1, machine=machine) != verdict] == []


@every_machine
def test_a_call_that_is_not_listed_does_not_exist(machine: str) -> None:
    listed = set(numbers_of(machine).values())
    unlisted = [number for number in range(HIGHEST_NUMBER) if number not in listed]
    assert [number for number in unlisted if decide(number, -1, machine=machine) != ENOSYS] == []


@every_machine
@given(number=st.integers(HIGHEST_NUMBER, X32 - 1))
def test_a_number_that_no_kernel_knows_does_not_exist_either(machine: str, number: int) -> None:
    assert decide(number, machine=machine) == ENOSYS


@pytest.mark.parametrize(("machine", "verdict"), [("x86_64", KILL), ("aarch64", ENOSYS)])
@given(number=st.integers(X32, (1 << 32) - 1))
def test_calls_with_short_pointers_end_the_process(machine: str, verdict: int, number: int) -> None:
    assert decide(number, machine=machine) == verdict


@every_machine
@given(architecture=st.integers(0, (1 << 32) - 1), number=st.integers(0, (1 << 32) - 1))
def test_another_architectures_calls_end_the_process(machine: str, architecture: int, number: int) -> None:
    if architecture != MACHINES[machine]:
        assert decide(number, machine=machine, architecture=architecture) == KILL


@every_machine
@given(check=st.sampled_from(CHECKS), value=st.integers(0, (1 << 64) - 1))
def test_a_checked_argument_decides_by_the_half_that_the_kernel_looks_at(
    machine: str, check: tuple[str, int, str, dict[str, int]], value: int
) -> None:
    name, index, kind, named = check
    rule, low = RULES["checked"][name], value & 0xFFFFFFFF
    passes = low in named.values() if kind == "one_of" else not any(low & bits for bits in named.values())
    arguments = [0] * 6
    for other, condition in rule["arguments"].items():
        arguments[int(other)] = next(iter(condition.get("one_of", {"none": 0}).values()))
    assert call(name, *arguments, machine=machine) == ALLOW
    arguments[index] = value
    refusal = KILL if rule.get("otherwise") == "kill" else EPERM
    assert call(name, *arguments, machine=machine) == (ALLOW if passes else refusal)


@every_machine
@pytest.mark.parametrize(("name", "index", "kind", "named"), CHECKS)
def test_each_value_that_is_named_passes(machine: str, name: str, index: int, kind: str, named: dict[str, int]) -> None:
    arguments = [0] * 6
    for other, condition in RULES["checked"][name]["arguments"].items():
        arguments[int(other)] = next(iter(condition.get("one_of", {"none": 0}).values()))
    for value in named.values() if kind == "one_of" else [~sum(named.values())]:
        arguments[index] = value
        assert call(name, *arguments, machine=machine) == ALLOW


@every_machine
@pytest.mark.parametrize("name", RULES["own_process_only"])
@given(pid=st.integers(-(2**31), 2**31 - 1).filter(lambda pid: pid not in (PID, 0, -1)))
def test_no_other_process_is_ever_reached(machine: str, name: str, pid: int) -> None:
    assert call(name, pid, 9, machine=machine) == EPERM


def test_what_leads_out_is_allowed_to_nobody() -> None:
    never_unchecked = {
        *("mmap", "mprotect", "pkey_mprotect", "clone", "futex", "prctl", "ioctl", "fcntl", "socketpair", "setsockopt"),
        *("kill", "tkill", "tgkill", "prlimit64"),
        *("fork", "vfork", "clone3", "execve", "execveat", "ptrace", "process_vm_readv", "process_vm_writev", "kcmp"),
        *("socket", "connect", "bind", "pidfd_open", "pidfd_getfd", "sendmmsg", "io_uring_setup", "io_uring_enter"),
        *("unshare", "setns", "mount", "umount2", "pivot_root", "chroot", "open_tree", "move_mount", "statmount"),
        *("bpf", "userfaultfd", "perf_event_open", "add_key", "request_key", "keyctl", "personality", "seccomp"),
        *("shmget", "shmat", "semget", "msgget", "mq_open", "memfd_create", "memfd_secret", "vmsplice", "mseal"),
        *("init_module", "finit_module", "kexec_load", "open_by_handle_at", "name_to_handle_at", "quotactl"),
        *("remap_file_pages", "process_madvise", "map_shadow_stack", "arch_prctl", "modify_ldt", "listmount"),
        *("chmod", "fchmodat", "fchmodat2", "chown", "utimensat", "truncate", "setxattr", "symlinkat", "linkat"),
        *("setuid", "setresuid", "setpgid", "sched_setaffinity", "setpriority", "ioprio_set", "flock", "syslog"),
    }
    assert never_unchecked & set(RULES["allowed"]) == set()


@every_machine
def test_each_number_is_listed_once_and_the_cage_has_room_for_the_program(machine: str) -> None:
    names = [name for kind in KINDS for name in RULES[kind]]
    numbers = list(numbers_of(machine).values())
    assert len(set(names)) == len(names)
    assert len(set(numbers)) == len(numbers)
    assert len(PROGRAMS[machine]) < INSTRUCTIONS_OF_CAGE * BUILD_FILTER.INSTRUCTION.size


def test_a_longer_list_is_searched_as_well() -> None:
    values = {f"value {number}": number for number in range(200)}
    checked = {
        f"checked {number}": {"numbers": [number, None], "arguments": {"1": {"one_of": values | {"own": number}}}}
        for number in range(700, 707)
    }
    allowed = {f"allowed {number}": [number, None] for number in range(0, 1200, 2) if not 700 <= number < 707}
    rules = {"allowed": allowed, "denied": {}, "own_process_only": {}, "checked": checked}
    program, architecture = BUILD_FILTER.assemble(rules, "x86_64"), MACHINES["x86_64"]
    numbers = range(1300)
    expected = {number: ALLOW if [number, None] in allowed.values() else ENOSYS for number in numbers}
    assert {
        number: execute(program, architecture, number, 0, number) for number in numbers
    } == expected | dict.fromkeys(range(700, 707), ALLOW)
    assert {execute(program, architecture, number, 0, 1000) for number in range(700, 707)} == {EPERM}
    assert len(program) > 255 * 8 * 4


@pytest.mark.local
@every_machine
def test_numbers_are_those_of_the_compilers_headers(machine: str) -> None:
    compiler = "gcc" if machine == platform.machine() else f"{machine}-linux-gnu-gcc"
    if shutil.which(compiler) is None:
        pytest.skip(f"{compiler} is missing")
    command = [compiler, "-E", "-dM", "-x", "c", "-"]
    text = subprocess.run(command, input="#include <asm/unistd.h>\n", capture_output=True, text=True, check=True).stdout
    macros: dict[str, str] = dict(re.findall(r"^#define (\w+) (.*)$", text, flags=re.MULTILINE))
    # Some headers define a number by another macro.
    named = {name[5:]: macros.get(value, value) for name, value in macros.items() if name.startswith("__NR_")}
    known = {name: int(value) for name, value in named.items() if value.isdecimal()}
    listed = numbers_of(machine)
    assert len(known) > len(listed)
    assert {name: known.get(name, number) for name, number in listed.items()} == listed
    names = [name for kind in KINDS for name in RULES[kind]]
    assert [name for name in names if name in known and name not in listed] == []


def test_it_is_built_without_a_compiler_and_says_for_which_machines(tmp_path: Path) -> None:
    source, target = SOURCES / "seccomp.json", tmp_path / "filter"
    command = [sys.executable, "-I", str(SOURCES / "build_filter.py"), str(source), str(target)]
    done = subprocess.run([*command, "riscv64"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "build_filter.py: no numbers of system calls for riscv64: name one of x86_64, aarch64\n"
    assert not target.exists()
    for machine, program in PROGRAMS.items():
        subprocess.run([*command, machine], check=True, env={"PATH": ""})
        assert target.read_bytes() == program
