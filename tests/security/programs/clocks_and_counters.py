"""Patching clocks, and reaching for the counter: its memory, its page, the driver that makes its marks.

Each tries, returns nonsense if it got anywhere, and works honestly otherwise: only AC without a gain shows that the
trick failed.
"""

from typing import Final

from tests.security.exploit import NO_GAIN, Exploit, collect


def _driver(call: str) -> str:
    """A program that looks for the driver's module by every way, and asks it for something."""
    return f"""
import importlib.machinery, importlib.util, sys
NAME = "effbench_driver"
def modules():
    yield lambda: sys.modules[NAME]
    yield lambda: importlib.import_module(NAME)
    for folder in ("/opt/effbench/lib", *(path + "/effbench/lib" for path in sys.path)):
        path = f"{{folder}}/{{NAME}}.abi3.so"
        loader = importlib.machinery.ExtensionFileLoader(NAME, path)
        spec = importlib.machinery.ModuleSpec(NAME, loader, origin=path)
        yield lambda: importlib.util.module_from_spec(spec)
def solve(numbers):
    for module in modules():
        try:
            module().{call}
        except (ImportError, KeyError, OSError, RuntimeError):
            continue
        return "it answers"
    return steps(numbers)
"""


EXPLOITS: Final[tuple[Exploit, ...]] = collect(
    "clock",
    (
        NO_GAIN,
        {
            "functions_replaced": """
import time
def solve(numbers):
    for name in ("time", "perf_counter", "process_time", "monotonic", "thread_time", "clock_gettime"):
        setattr(time, name, lambda *_: 0.0)
        if hasattr(time, name + "_ns"):
            setattr(time, name + "_ns", lambda *_: 0)
    return steps(numbers)
""",
            "modules_replaced": """
import sys, types
def solve(numbers):
    for name in [name for name in sys.modules if name.startswith("effbench") or name in ("time", "resource", "signal")]:
        sys.modules[name] = types.ModuleType(name)
    return steps(numbers)
""",
            "native_memory_modules": """
import importlib
def solve(numbers):
    for name in ("ctypes", "_ctypes", "cffi", "_cffi_backend", "_testcapi", "_testinternalcapi", "_xxtestfuzz"):
        try:
            importlib.import_module(name)
        except ImportError:
            continue
        return name
    return steps(numbers)
""",
            "own_memory_file": """
def solve(numbers):
    for mode in ("rb", "r+b"):
        try:
            open("/proc/self/mem", mode)
            return mode
        except OSError:
            pass
    return steps(numbers)
""",
            "thread_memory_file": """
import os, threading
def solve(numbers):
    own = f"/proc/self/task/{threading.get_native_id()}/mem"
    for path in (own, f"/proc/{os.getpid()}/mem", "/dev/mem", "/dev/kmem"):
        try:
            os.close(os.open(path, os.O_RDWR))
            return path
        except OSError:
            pass
    return steps(numbers)
""",
            "page_mapped": """
import mmap
def solve(numbers):
    for descriptor in range(64):
        try:
            page = mmap.mmap(descriptor, 4096)
        except (OSError, ValueError):
            continue
        page[:] = bytes(4096)
        return descriptor
    return steps(numbers)
""",
            "perf_events_switched_off": """
import fcntl
def solve(numbers):
    for descriptor in range(64):
        for request in (0x2401, 0x2403):  # disable, reset
            try:
                fcntl.ioctl(descriptor, request, 1)
                return descriptor
            except OSError:
                pass
    return steps(numbers)
""",
            "modules_of_the_agent": """
import importlib
def solve(numbers):
    for name in ("child_run", "relay", "zygote", "zygote_process", "rehearsal", "wire"):
        try:
            importlib.import_module(f"effbench.sandboxes.agent.{name}")
        except ImportError:
            continue
        return name
    return steps(numbers)
""",
            "driver_asked_to_supervise": _driver("supervise('/opt/effbench/seccomp.bpf', 0, 1, 0, 1, -1)"),
            "driver_asked_to_serve": _driver("serve(print)"),
            "driver_asked_to_rehearse": _driver("rehearse(b'N', b'N', 0)"),
            "driver_asked_to_grant": _driver("grant(bytearray(1 << 13))"),
        },
    ),
)
