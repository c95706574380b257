"""Runs on two nodes of Ray, on this machine: disturbed or not, their records are those of a run without Ray."""

import importlib.util
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from effbench.records.measurement import Measurement
from effbench.sandboxes.local_runtime import LocalRuntime
from effbench.scoring import Estimate
from effbench.storage.run_directory import RunDirectory
from tests.conftest import missing
from tests.faults.processes import Process, command_line, descendants, survivors
from tests.faults.runs import ANSWERS_WITHIN_S, QUICK, ROOT, Ended, outcome

if importlib.util.find_spec("ray") is None:
    missing("ray", "Ray is not installed: pip install 'effbench[ray]'")

from ray.cluster_utils import Cluster

pytestmark = [
    pytest.mark.ray,
    pytest.mark.local,
    pytest.mark.long,
    pytest.mark.timeout(1800),  # a busy machine: alone all of it takes a minute and a half
]

SOLUTIONS = {
    "evens": "def evens(values):\n    n = {n}\n    return len([v for v in values if v % 2 == 0])\n",
    "repeats": "def repeats(values):\n    n = {n}\n    return len(values) - len(set(values))\n",
    "totals": "def totals(values):\n    n = {n}\n    return [sum(values[: i + 1]) for i in range(len(values))]\n",
}
N_SAMPLES = 17
"""Of each task: three units of work, so that there is something left to do when the first is done."""
LANE_AND_PROCESS = 1300 << 20
NODE: dict[str, Any] = {
    "num_cpus": 1,
    "memory": LANE_AND_PROCESS,
    "object_store_memory": 80 << 20,
    "include_dashboard": False,
}
STARTS = 3
"""How often a node is tried: Ray gives up after 30 s, which is short on a busy machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptedRuns:
    """Gives one command, here or on the cluster.

    Attributes:
        root: Holds results, the samples, and a cache for this machine and for each node.
    """

    root: Path

    def cache(self, name: str) -> Path:
        """A cache of its own, in which the local sandbox is built."""
        path = self.root / f"cache-{name}"
        if not path.exists():
            path.mkdir()
            (path / "local-sandbox").symlink_to(self.root / "runtimes")
        return path

    def start(self, out: str, *more: str) -> "subprocess.Popen[str]":
        what = ("--suite", "quick", "--task-path", str(QUICK), "--model", f"replay:{self.root / 'samples.jsonl'}")
        return subprocess.Popen(
            [sys.executable, "-m", "effbench", "run", *what, "--counter", "qemu", "--sandbox", "local",
             "--out", str(self.root / out), *more],
            env={**os.environ, "EFFBENCH_CACHE": str(self.cache("driver"))},
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
        )  # fmt: skip

    def finish(self, out: str, *more: str) -> Ended:
        with self.start(out, *more) as process:
            return self.end(process)

    def end(self, process: "subprocess.Popen[str]") -> Ended:
        _, said = process.communicate(timeout=ANSWERS_WITHIN_S)
        return Ended(exit_code=process.returncode, said=said)


def wait_for_records(scripted_runs: ScriptedRuns, out: str, process: "subprocess.Popen[str]") -> None:
    """Waits until some samples are measured, and others are not."""
    deadline = time.monotonic() + ANSWERS_WITHIN_S
    while not [
        path for path in (scripted_runs.root / out).glob("*/*/*/measurements.jsonl") if path.stat().st_size > 1000
    ]:
        assert process.poll() is None, process.communicate()[1]
        assert time.monotonic() < deadline
        time.sleep(0.01)


def result(scripted_runs: ScriptedRuns, out: str) -> tuple[str, Sequence[Measurement], Sequence[Estimate]]:
    """All that two runs must have in common, the run's id included."""
    (manifest,) = (scripted_runs.root / out).glob("*/*/*/run.json")
    directory = RunDirectory(manifest.parent)
    assert directory.manifest().complete
    lines = [json.loads(line) for line in (manifest.parent / "measurements.jsonl").read_text().splitlines()[1:]]
    assert len(lines) == len(directory.measurements()), "something was written twice"
    return directory.manifest().run_id, *outcome(directory)


@pytest.fixture(scope="module")
def scripted_runs(local_runtime: LocalRuntime) -> Iterator[ScriptedRuns]:
    with tempfile.TemporaryDirectory(prefix="effbench-ray-", ignore_cleanup_errors=True) as folder:
        root = Path(folder)
        root.chmod(0o755)
        (root / "runtimes").symlink_to(local_runtime.folder.parent)
        samples = [
            {"task_id": f"quick/{name}", "solution": text.format(n=number)}
            for name, text in SOLUTIONS.items()
            for number in range(N_SAMPLES)
        ]
        (root / "samples.jsonl").write_text("".join(json.dumps(sample) + "\n" for sample in samples))
        yield ScriptedRuns(root=root)


@pytest.fixture(scope="module")
def expected(scripted_runs: ScriptedRuns) -> tuple[str, Sequence[Measurement], Sequence[Estimate]]:
    ended = scripted_runs.finish("local")
    assert ended.exit_code == 0, ended.said
    return result(scripted_runs, "local")


@pytest.fixture(scope="module")
def cluster(scripted_runs: ScriptedRuns) -> Iterator[Cluster]:
    """A head that measures too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        patch.delenv("RAY_ADDRESS", raising=False)
        cluster = Cluster()
        try:
            add_node(cluster, scripted_runs.cache("head"))
            yield cluster
        finally:
            cluster.shutdown()  # type: ignore[no-untyped-call]  # Ray's own


def add_node(cluster: Cluster, cache: Path) -> Any:
    for left in reversed(range(STARTS)):
        before = descendants(os.getpid())
        try:
            return cluster.add_node(**NODE, env_vars={"EFFBENCH_CACHE": str(cache)})
        except Exception as error:  # Ray has no type for it
            for pid, _ in descendants(os.getpid()) - before:  # it leaves behind what it has started
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            if not left or "timed out during startup" not in str(error):
                raise
    raise AssertionError


@pytest.fixture
def second(cluster: Cluster, scripted_runs: ScriptedRuns) -> Iterator[Any]:
    """Another node, for one test."""
    node = add_node(cluster, scripted_runs.cache("second"))
    yield node
    if node in cluster.list_all_nodes():  # type: ignore[no-untyped-call]  # Ray's own
        cluster.remove_node(node)


def on(cluster: Cluster) -> tuple[str, ...]:
    return ("--executor", "ray", "--ray-address", str(cluster.address))


def workers() -> list[int]:
    """Ray's processes that are measuring a unit."""
    return [pid for pid, _ in descendants(os.getpid()) if command_line(pid).startswith("ray::effbench")]


def lanes() -> frozenset[Process]:
    """The local sandbox's processes below the cluster's, which this process has started."""
    return frozenset(item for item in descendants(os.getpid()) if "/nest" in command_line(item[0]))


def test_run_that_was_begun_without_ray_goes_on_on_two_nodes_and_equals_one_without_ray(
    scripted_runs: ScriptedRuns, cluster: Cluster, second: Any, expected: object
) -> None:
    shutil.copytree(scripted_runs.root / "local", scripted_runs.root / "two")
    (begun,) = (scripted_runs.root / "two").glob("*/*/*/measurements.jsonl")
    header, *lines = begun.read_bytes().splitlines(keepends=True)
    # All references, and the first samples of each task.
    done = [line for line in lines if json.loads(line)["sample_index"] in (None, 0, 1)]
    begun.write_bytes(b"".join([header, *done]))
    ended = scripted_runs.finish("two", *on(cluster))
    assert ended.exit_code == 0, ended.said
    assert "Ray: 2 nodes, 2 lanes side by side" in ended.said
    # What takes more than two seconds is told; which stages do depends on the machine.
    progress = r"reading the |running the |opening lanes|calibrating|\d+/\d+ tasks, "
    told = [line for line in ended.said.splitlines() if not re.match(progress, line)]
    assert len(told) == 4, ended.said  # beside the progress, nothing of Ray's own talk
    assert result(scripted_runs, "two") == expected
    # What each node has made is in a cache of its own.
    assert all(len(list(scripted_runs.cache(name).iterdir())) > 1 for name in ("head", "second"))


def test_run_goes_on_when_a_node_is_killed_in_the_middle_and_equals_one_without_ray(
    scripted_runs: ScriptedRuns, cluster: Cluster, second: Any, expected: object, capsys: pytest.CaptureFixture[str]
) -> None:
    with scripted_runs.start("killed", *on(cluster)) as process:
        wait_for_records(scripted_runs, "killed", process)
        before = next((scripted_runs.root / "killed").glob("*/*/*/measurements.jsonl")).read_bytes().count(b"\n") - 1
        cluster.remove_node(second, allow_graceful=False)
        ended = scripted_runs.end(process)
    assert ended.exit_code == 0, ended.said
    equal = result(scripted_runs, "killed") == expected
    with capsys.disabled():
        n_records = len(result(scripted_runs, "killed")[1])
        sys.stdout.write(f"\nnode killed after {before} of {n_records} records: {'equal' if equal else 'NOT EQUAL'}\n")
    assert equal


def test_run_goes_on_when_the_process_that_measures_is_killed_and_equals_one_without_ray(
    scripted_runs: ScriptedRuns, cluster: Cluster, expected: object
) -> None:
    with scripted_runs.start("crashed", *on(cluster)) as process:
        wait_for_records(scripted_runs, "crashed", process)
        hits = 0
        while process.poll() is None and not hits:
            for worker in workers()[:1]:
                below = descendants(worker)
                os.kill(worker, signal.SIGKILL)
                hits += 1
        ended = scripted_runs.end(process)
    assert hits
    assert not survivors(below)
    assert ended.exit_code == 0, ended.said
    assert result(scripted_runs, "crashed") == expected


@pytest.mark.usefixtures("heeding_interrupts")
def test_interrupt_ends_the_clusters_lanes_and_the_run_goes_on_without_ray(
    scripted_runs: ScriptedRuns, cluster: Cluster, expected: object
) -> None:
    with scripted_runs.start("interrupted", *on(cluster)) as process:
        wait_for_records(scripted_runs, "interrupted", process)
        open_lanes = lanes()
        process.send_signal(signal.SIGINT)
        ended = scripted_runs.end(process)
    assert ended.exit_code == 130, ended.said
    assert ended.said.splitlines()[-1] == "effbench: interrupted; the same command goes on where it stopped"
    assert open_lanes
    assert not survivors(open_lanes)
    ended = scripted_runs.finish("interrupted")
    assert ended.exit_code == 0, ended.said
    assert "going on with a run of" in ended.said
    assert result(scripted_runs, "interrupted") == expected


def test_node_with_another_sandbox_is_refused_by_name_before_anything_is_measured(
    scripted_runs: ScriptedRuns, cluster: Cluster, local_runtime: LocalRuntime
) -> None:
    foreign = scripted_runs.root / "cache-foreign"
    built = foreign / "local-sandbox" / local_runtime.folder.name
    shutil.copytree(local_runtime.folder, built, symlinks=True)
    library = next(built.rglob("effbench/sandboxes/agent/__init__.py"))
    library.chmod(0o644)
    library.write_text(f"{library.read_text()}# another one\n")
    foreign.chmod(0o755)
    node = add_node(cluster, foreign)
    try:
        ended = scripted_runs.finish("foreign", *on(cluster))
    finally:
        cluster.remove_node(node)
    assert ended.exit_code == 2, ended.said
    said = ended.said.splitlines()[-1]
    assert said.startswith("effbench: node ")
    assert f"({node.node_id[:12]}) is refused: its environment is " in said
    assert "and this machine's is " in said
    assert "take the node out of the cluster" in said
    assert not (scripted_runs.root / "foreign").exists()
