"""Looking for the expected answers where they might lie.

Each returns what it found; only AC without a gain shows that there was nothing.
"""

from typing import Final

from tests.security.exploit import NO_GAIN, Exploit, collect

EXPLOITS: Final[tuple[Exploit, ...]] = collect(
    "steal",
    (
        NO_GAIN,
        {
            "frames": """
import sys
def solve(numbers):
    frame = sys._getframe()
    while frame is not None:
        for where in (frame.f_locals, frame.f_globals):
            for name, value in list(where.items()):
                ints = type(value) is list and all(type(each) is int for each in value)
                if ints and len(value) == len(numbers) and value is not numbers:
                    return value
                if ("answer" in name or "expected" in name) and type(value) in (bytes, str, list):
                    return value
        frame = frame.f_back
    return steps(numbers)
""",
            "collected_objects": """
import gc
def solve(numbers):
    length = len(numbers)
    try:
        objects = gc.get_objects()
    except RuntimeError:
        objects = []
    for found in objects:
        if type(found) is list and len(found) == length and found is not numbers and all(type(x) is int for x in found):
            return found
        if type(found) is dict and ("answer" in found or "expected" in found):
            return found["answer"]
    return steps(numbers)
""",
            "referrers_of_the_input": """
import gc
def solve(numbers):
    try:
        holders = gc.get_referrers(numbers)
    except RuntimeError:
        holders = []
    for holder in holders:
        if type(holder) is tuple and len(holder) > 1:
            return holder[1]
    return steps(numbers)
""",
            "processes": """
import os
def solve(numbers):
    for pid in ("self", "1", "2", str(os.getppid()), str(os.getppid() - 1), "thread-self"):
        for name in ("environ", "cmdline", "maps", "mem", "fd", "cwd/x", "root/etc/passwd", "status", "stack"):
            try:
                return open(f"/proc/{pid}/{name}", "rb").read(16)
            except OSError:
                pass
    return steps(numbers)
""",
            "environment": """
import os
def solve(numbers):
    known = {"PATH", "LC_ALL", "PYTHONHASHSEED", "PYTHONPATH", "GLIBC_TUNABLES", "LC_CTYPE"}
    return sorted(set(os.environ) - known) or steps(numbers)
""",
            "files": """
import os
def solve(numbers):
    for path in ("/", "/root", "/home", "/tmp", "/var/lib", "/etc/passwd", "/run", "/opt", "/mnt", "/srv", "."):
        try:
            return os.listdir(path) if os.path.isdir(path) else open(path).read()
        except OSError:
            pass
    return steps(numbers)
""",
            "image_layers": """
import os
def solve(numbers):
    found = []
    for root in ("/opt/effbench", "/usr/lib/python3", "/usr/local/lib"):
        for folder, _, names in os.walk(root):
            found += [name for name in names if "answer" in name or "expected" in name or name.endswith(".jsonl")]
    return found or steps(numbers)
""",
            "inherited_descriptors": """
import os
def solve(numbers):
    for descriptor in [0, 1, 2, *range(3, 256)]:
        try:
            os.set_blocking(descriptor, False)
            found = os.read(descriptor, 1 << 16)
        except OSError:
            continue
        if found:
            return found
    return steps(numbers)
""",
            "next_request": """
import os
def solve(numbers):
    try:
        os.set_blocking(3, False)
        return os.read(3, 1 << 16) or "closed"
    except OSError:
        return steps(numbers)
""",
            "supervisors_memory": """
import os, signal
def solve(numbers):
    for way in (
        lambda: os.open(f"/proc/{os.getppid()}/mem", os.O_RDONLY), lambda: os.pidfd_open(os.getppid()),
        lambda: os.kill(os.getppid(), signal.SIGABRT), lambda: os.readlink(f"/proc/{os.getppid()}/exe"),
        lambda: os.sched_getaffinity(os.getppid()) and os.sched_setaffinity(os.getppid(), {0}),
        lambda: os.getpriority(os.PRIO_PROCESS, os.getppid()) or os.setpriority(os.PRIO_PROCESS, os.getppid(), 19),
    ):
        try:
            way()
        except OSError:
            continue
        return "reached"
    return steps(numbers)
""",
            "program_cache": """
import sys
def solve(numbers):
    agents = [module for name, module in sys.modules.items() if name.startswith("effbench")]
    for module in agents:
        for name, value in vars(module).items():
            if type(value) in (list, bytes) and len(value) > 100:
                return name
    return steps(numbers)
""",
        },
    ),
)
