"""Runs of the command line that are to be disturbed: where they write, what they leave, how two are compared."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from effbench.metrics import score_run
from effbench.records.measurement import Measurement
from effbench.scoring import Estimate
from effbench.storage.run_directory import RunDirectory

ROOT = Path(__file__).parents[2]
QUICK = ROOT / "tests" / "quick_tasks"
"""A suite of three small tasks and a sample for each; one is over its budget."""
WHAT = ("--suite", "quick", "--task-path", str(QUICK), "--model", f"replay:{QUICK / 'samples.jsonl'}")
ANSWERS_WITHIN_S = 300.0
"""Against hanging for ever: a machine that is busy with other things takes long to warm an emulated interpreter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a command ended.

    Attributes:
        exit_code: Of the process.
        said: On standard error.
    """

    exit_code: int
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Results and a cache that no other command uses.

    Attributes:
        root: Holds both, and may be entered by every user.
        sandbox: ``docker`` or ``local``.
    """

    root: Path
    sandbox: str

    @property
    def out(self) -> Path:
        """Where results go."""
        return self.root / "out"

    @property
    def directory(self) -> RunDirectory:
        """The one run that is there."""
        (path,) = self.out.glob("*/*/*/run.json")
        return RunDirectory(path.parent)

    @property
    def n_lines(self) -> int:
        """Lines of the measurements' file so far, its header included."""
        files = list(self.out.glob("*/*/*/measurements.jsonl"))
        return files[0].read_bytes().count(b"\n") if files else 0

    def start(self, *more: str) -> "subprocess.Popen[str]":
        """Starts the run, or goes on with it."""
        options = ("--counter", "qemu", "--sandbox", self.sandbox, "--out", str(self.out), *more)
        return subprocess.Popen(
            [sys.executable, "-m", "effbench", "run", *WHAT, *options],
            env={**os.environ, "EFFBENCH_CACHE": str(self.root / "cache")},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )

    def wait_for_lines(self, n_lines: int, process: "subprocess.Popen[str]") -> None:
        """Waits until the measurements' file has that many; a run that ends before has failed."""
        deadline = time.monotonic() + ANSWERS_WITHIN_S
        while self.n_lines < n_lines:
            assert process.poll() is None, process.communicate()[1]
            assert time.monotonic() < deadline
            time.sleep(0.01)

    def finish(self, *more: str) -> Ended:
        """Lets the run come to its end."""
        with self.start(*more) as process:
            _, said = process.communicate(timeout=ANSWERS_WITHIN_S)
        return Ended(exit_code=process.returncode, said=said)


@contextmanager
def a_place(sandbox: str, local_runtimes: Path) -> Iterator[Place]:
    """Makes one, for as long as it is used.

    Args:
        sandbox: ``docker`` or ``local``.
        local_runtimes: The local sandbox as it is built already; nothing else is shared.
    """
    with tempfile.TemporaryDirectory(prefix="effbench-fault-") as folder:
        root = Path(folder)
        root.chmod(0o755)
        (root / "cache").mkdir()
        (root / "cache" / "local-sandbox").symlink_to(local_runtimes)
        yield Place(root=root, sandbox=sandbox)


def outcome(directory: RunDirectory) -> tuple[Sequence[Measurement], Sequence[Estimate]]:
    """All that two runs of the same must have in common, to the last digit: time and memory are the machine's."""
    kept = [replace(item, cpu_time_s=0.0, max_rss_bytes=0) for item in directory.measurements()]
    kept.sort(key=lambda item: (item.task_id, str(item.sample_index), item.level, item.test_index))
    return kept, score_run(directory, (1,)).estimates
