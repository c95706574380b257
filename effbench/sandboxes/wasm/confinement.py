"""What a worker may still ask of the kernel once it serves: a second wall, in case the engine itself has a hole.

The guest imports nothing, so only a fault of the engine could let a candidate's instructions act for the worker. Then
they find no way to open, start, connect or map anything that can be executed.
"""

import contextlib
import ctypes
import os
import platform
import struct
import sys
from typing import Final

__all__ = ["confine"]

_INSTRUCTION: Final = struct.Struct("=HBBI")  # code, jump if true, jump if false, constant
_LOAD, _EQUAL, _ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06  # linux/bpf_common.h
_NUMBER, _ARCHITECTURE, _THIRD_ARGUMENT = 0, 4, 32  # offsets in struct seccomp_data
_ALLOW, _FAIL, _KILL = 0x7FFF0000, 0x00050001, 0x80000000  # SECCOMP_RET_…; EPERM
_PROT_EXEC: Final = 4
_SET_NO_NEW_PRIVS, _SECCOMP, _FILTER, _ALL_THREADS = 38, {"x86_64": 317, "aarch64": 277}, 1, 1
_MACHINES: Final = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1)}  # linux/audit.h; column of the numbers
_ALLOWED: Final = {
    "read": (0, 63), "write": (1, 64), "readv": (19, 65), "writev": (20, 66), "close": (3, 57), "lseek": (8, 62),
    "fstat": (5, 80), "munmap": (11, 215), "mremap": (25, 216), "madvise": (28, 233), "brk": (12, 214),
    "futex": (202, 98), "rt_sigaction": (13, 134), "rt_sigprocmask": (14, 135), "rt_sigreturn": (15, 139),
    "sigaltstack": (131, 132), "clock_gettime": (228, 113), "gettid": (186, 178), "getpid": (39, 172),
    "sched_yield": (24, 124), "getrandom": (318, 278), "exit": (60, 93), "exit_group": (231, 94),
    "restart_syscall": (219, 128), "tgkill": (234, 131), "set_robust_list": (273, 99), "rseq": (334, 293),
    "poll": (7, None), "ppoll": (271, 73), "membarrier": (324, 283), "sched_getaffinity": (204, 123),
}  # fmt: skip
_NOT_EXECUTABLE: Final = {"mmap": (9, 222), "mprotect": (10, 226)}


class _Program(ctypes.Structure):
    _fields_ = (("size", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def confine(cpu: int | None) -> tuple[str, ...]:
    """Pins this process to a core and takes its rights away, for good; returns the layers in force.

    Args:
        cpu: The core; None for any.
    """
    if cpu is not None and hasattr(os, "sched_setaffinity"):
        with contextlib.suppress(OSError):  # a core that this process may not use: any will do
            os.sched_setaffinity(0, {cpu})
    if sys.platform != "linux" or platform.machine() not in _MACHINES:
        return ()
    return ("seccomp",) if _install(_assemble(platform.machine())) else ()


def _assemble(machine: str) -> bytes:
    architecture, column = _MACHINES[machine]
    program = [_put(_LOAD, _ARCHITECTURE), _put(_EQUAL, architecture, 1, 0), _put(_RETURN, _KILL)]
    program.append(_put(_LOAD, _NUMBER))
    for numbers in _ALLOWED.values():
        if (number := numbers[column]) is not None:
            program += [_put(_EQUAL, number, 0, 1), _put(_RETURN, _ALLOW)]
    for numbers in _NOT_EXECUTABLE.values():
        program += [
            _put(_EQUAL, numbers[column], 0, 4), _put(_LOAD, _THIRD_ARGUMENT), _put(_ANY_BIT, _PROT_EXEC, 0, 1),
            _put(_RETURN, _KILL), _put(_RETURN, _ALLOW),
        ]  # fmt: skip
    return b"".join([*program, _put(_RETURN, _FAIL)])


def _put(code: int, constant: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return _INSTRUCTION.pack(code, if_true, if_false, constant)


def _install(instructions: bytes) -> bool:
    library = ctypes.CDLL(None, use_errno=True)
    if library.prctl(_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return False
    program = _Program(len(instructions) // _INSTRUCTION.size, instructions)
    number = _SECCOMP[platform.machine()]
    return bool(library.syscall(number, _FILTER, _ALL_THREADS, ctypes.byref(program)) == 0)
