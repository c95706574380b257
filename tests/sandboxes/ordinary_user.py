"""Runs Python code as an ordinary user, who can read neither root's files nor look into root's processes."""

import os
import subprocess
import sys
from pathlib import Path

NOBODY = 65534
# Everything is imported before: that user may not be able to read this interpreter's library.
PRELUDE = f"""
import json, os, sys
from dataclasses import replace
from pathlib import Path
from effbench.counters.perf import PerfCounter
from effbench.counters.perf_event import PAGE_FAULTS
from effbench.counters.qemu import QemuCounter
from effbench.errors import CounterUnavailable, SandboxUnavailable
from effbench.sandboxes import values
from effbench.sandboxes.conformance.check import check_sandbox
from effbench.sandboxes.local import Level, LocalSandbox
from effbench.sandboxes.local_runtime import LocalRuntime
from effbench.sandboxes.job import Engine, Job, Limits
from effbench.sandboxes.protocol import LaneOptions
values.decode(values.encode("\\u20ac\\U0001f600"))  # their codecs are imported at need
if os.geteuid() == 0:
    os.setgroups([])
    os.setresgid({NOBODY}, {NOBODY}, {NOBODY})
    os.setresuid({NOBODY}, {NOBODY}, {NOBODY})
runtime = LocalRuntime(folder=Path(sys.argv[1]), key="")
level = Level(sys.argv[2])
sandbox = LocalSandbox(runtime=runtime, levels=[level])
"""


def run_as_ordinary_user(code: str, folder: Path, level: str) -> str:
    """Returns what the code prints; it finds ``sandbox`` and all that :data:`PRELUDE` imports."""
    command = [sys.executable, "-W", "error", "-c", PRELUDE + code, str(folder), level]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert done.returncode == 0, done.stderr
    return done.stdout


def is_ordinary_user() -> bool:
    """Whether this process itself is one."""
    return os.geteuid() != 0
