"""From samples to scores in the wasm sandbox, by the library."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import effbench
from effbench.api.rewarder import Rewarder
from effbench.records.measurement import Verdict
from effbench.sandboxes.wasm.guest import GUEST_VARIABLE, Guest
from effbench.sandboxes.wasm.sandbox import WasmSandbox
from effbench.suites import load_suite

TASK = "core/kth_pair_sum"
ENDLESS = "def kth_pair_sum(*given):\n    while True:\n        pass\n"


@pytest.fixture
def sandbox(guest: Guest, compiled_folder: Path) -> WasmSandbox:
    return WasmSandbox(guest=guest, folder=compiled_folder)


def test_samples_are_measured_once_and_alike(sandbox: WasmSandbox, tmp_path: Path) -> None:
    task = next(task for task in load_suite("core").tasks if task.task_id == TASK)
    samples = [(TASK, task.baseline.solution), (TASK, ENDLESS.replace("kth_pair_sum", task.entry_point))]
    runs = [
        effbench.evaluate(
            samples,
            suite="core",
            tasks=TASK.partition("/")[2],
            sandbox=sandbox,
            counter=counter,
            out=tmp_path / counter,
        )
        for counter in ("wasm", "auto")
    ]
    counts = [[(item.verdict, item.level, item.test_index, item.instructions) for item in run] for run in runs]
    assert counts[0] == counts[1]
    own = [item for item in runs[0] if item.sample_index == 0]
    assert {item.verdict for item in own} == {Verdict.AC}
    assert all(item.instructions and item.cpu_time_s > 0 for item in own if item.level > 0)
    (stopped,) = [item for item in runs[0] if item.sample_index == 1 and item.verdict is Verdict.TLE]
    assert stopped.instructions is None
    assert runs[0].manifest.environment.sandbox == "wasm"


def test_rewards_come_out_of_it(sandbox: WasmSandbox) -> None:
    task = next(task for task in load_suite("core").tasks if task.task_id == TASK)
    with Rewarder("core", tasks=TASK.partition("/")[2], sandbox=sandbox, workers=1) as rewarder:
        good, bad = rewarder.rewards([(TASK, task.baseline.solution), (TASK, "def f(): pass")])
    assert good.value == pytest.approx(1.0)
    assert bad.value == 0.0


HIDDEN = """
import os, sys
import psutil  # takes what there is of the system that it finds
for name in ("fcntl", "resource", "pwd", "grp", "termios"):
    sys.modules[name] = None
for name in ("sched_getaffinity", "sched_setaffinity", "fork", "memfd_create"):
    delattr(os, name)
import effbench.cli.main, effbench.api, effbench.reward
"""
RUNS = """
from pathlib import Path
from effbench.sandboxes import values
from effbench.sandboxes.job import Job, Limits
from effbench.sandboxes.protocol import LaneOptions
from effbench.sandboxes.wasm.sandbox import WasmSandbox
lane = WasmSandbox(folder=Path(sys.argv[1])).open_lane(LaneOptions(memory_bytes=1 << 30, cpu=0))
job = Job(program=lane.prepare("def f(): return 7", "f"), arguments=values.encode(()),
          limits=Limits(cpu_s=5, wall_s=60, memory_bytes=1 << 28, output_bytes=1 << 16))
print(values.decode(lane.run(job).output))
"""


def test_all_is_imported_without_what_linux_alone_has() -> None:
    done = subprocess.run([sys.executable, "-c", HIDDEN], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_lane_works_without_what_linux_alone_has(guest: Guest, compiled_folder: Path) -> None:
    command = [sys.executable, "-c", HIDDEN + RUNS, str(compiled_folder)]
    environment = {**os.environ, GUEST_VARIABLE: str(guest.path)}  # the test's own cache has none
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.stdout == "7\n", done.stderr
