"""The assembled system call filter, executed on paper: what it says to each call."""

import errno
import importlib.util
import json
import shutil
import struct
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

SOURCES = Path(__file__).parents[2] / "sandboxes/python"
X86_64, NUMBERS = 0xC000003E, {"fork": 57, "kill": 62, "clone": 56, "clone3": 435, "fcntl": 72, "tkill": 200}
ALLOW, KILL, EPERM, ENOSYS, SUCCESS = 0x7FFF0000, 0x80000000, 0x50000 | errno.EPERM, 0x50000 | errno.ENOSYS, 0x50000
PID = 4711


def load_module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_filter", SOURCES / "build_filter.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BUILD_FILTER = load_module()
RULES: dict[str, Any] = json.loads((SOURCES / "seccomp.json").read_text())
PROGRAM: bytes = BUILD_FILTER.assemble(RULES, X86_64, NUMBERS)


def decide(program: bytes, number: int, *arguments: int, architecture: int = X86_64) -> int:
    """Executes the program on one call, as the kernel does."""
    padded = [*arguments, *[0] * (6 - len(arguments))]
    data = struct.pack("=IIQ6Q", number, architecture, 0, *(value & (1 << 64) - 1 for value in padded))
    instructions = list(struct.iter_unpack("=HBBI", program))
    accumulator = position = 0
    while True:
        code, if_true, if_false, constant = instructions[position]
        position += 1
        if code == 0x06:
            return int(constant)
        if code == 0x20:
            (accumulator,) = struct.unpack_from("=I", data, constant)
            continue
        constant = PID if constant == BUILD_FILTER.OWN_PROCESS else constant
        holds = {0x15: accumulator == constant, 0x35: accumulator >= constant, 0x45: bool(accumulator & constant)}[code]
        position += if_true if holds else if_false


@pytest.mark.parametrize(
    ("name", "arguments", "verdict"),
    [
        ("fork", (), EPERM),
        ("clone3", (), ENOSYS),
        ("clone", (0x3D0F00,), ALLOW),
        ("clone", (0x11,), EPERM),
        ("kill", (PID, 9), ALLOW),
        ("kill", (0, 9), ALLOW),
        ("kill", (1, 9), EPERM),
        ("kill", (-PID, 9), EPERM),
        ("kill", (-1, 9), SUCCESS),
        ("tkill", (PID + 1, 9), EPERM),
        ("fcntl", (3, 1), ALLOW),
        ("fcntl", (3, 8, PID), EPERM),
        ("fcntl", (3, 10, 9), EPERM),
        ("fcntl", (3, 15), EPERM),
    ],
)
def test_verdict_on_a_call(name: str, arguments: tuple[int, ...], verdict: int) -> None:
    assert decide(PROGRAM, NUMBERS[name], *arguments) == verdict


@given(number=st.integers(0, 0x3FFFFFFF).filter(lambda number: number not in NUMBERS.values()), argument=st.integers(0))
def test_every_other_call_is_allowed(number: int, argument: int) -> None:
    assert decide(PROGRAM, number, argument & (1 << 64) - 1) == ALLOW


@given(pid=st.integers(-(2**31), 2**31 - 1).filter(lambda pid: pid not in (PID, 0, -1)))
def test_no_other_process_is_ever_reached(pid: int) -> None:
    assert decide(PROGRAM, NUMBERS["kill"], pid, 9) == EPERM


def test_another_architectures_calls_and_those_with_short_pointers_end_the_process() -> None:
    assert decide(PROGRAM, 1, architecture=0x40000003) == KILL
    assert decide(PROGRAM, 0x40000000 | 39) == KILL


def test_every_rule_of_the_list_is_in_the_filter() -> None:
    kinds = ("denied", "not_there", "threads_only", "own_process_only")
    names = [name for kind in kinds for name in RULES[kind]] + list(RULES["denied_operations"])
    assert len(set(names)) == len(names)
    numbers = {name: index for index, name in enumerate(names)}
    program = BUILD_FILTER.assemble(RULES, X86_64, numbers)
    assert [name for name in names if decide(program, numbers[name], 1, 8) == ALLOW] == []


@pytest.mark.local
@pytest.mark.parametrize("compiler", ["gcc", "aarch64-linux-gnu-gcc"])
def test_numbers_come_from_the_compilers_headers(compiler: str, tmp_path: Path) -> None:
    if shutil.which(compiler) is None:
        pytest.skip(f"{compiler} is missing")
    BUILD_FILTER.main(str(SOURCES / "seccomp.json"), str(tmp_path / "filter"), compiler)
    program = (tmp_path / "filter").read_bytes()
    macros = BUILD_FILTER.macros_of(compiler)
    (architecture,) = (number for name, number in BUILD_FILTER.ARCHITECTURES.items() if name in macros)
    number = int(macros["__NR_execve"])
    assert decide(program, number, architecture=architecture) == EPERM
    assert decide(program, int(macros["__NR_read"]), architecture=architecture) == ALLOW
    truncate = macros[macros["__NR_truncate"]] if "__NR3264_truncate" in macros else macros["__NR_truncate"]
    assert decide(program, int(truncate), architecture=architecture) == EPERM
    assert len(program) < 4096 * 8
