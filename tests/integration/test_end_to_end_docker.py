"""The command line on real containers: records are the same whatever order, workers, kills and interruptions."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from docker.models.containers import Container, ContainerCollection

from effbench.metrics import Scores, score_run
from effbench.records.manifest import Manifest
from effbench.records.measurement import Measurement, Verdict
from effbench.runner.run import RunOptions, run
from effbench.sandboxes import docker
from effbench.sandboxes.docker import DockerSandbox
from effbench.storage.run_directory import RunDirectory

pytestmark = [pytest.mark.docker, pytest.mark.long]

QUICK = Path(__file__).parents[1] / "quick_tasks"
"""A suite of three small tasks and a sample for each; one is over its budget."""
MODEL = f"replay:{QUICK / 'samples.jsonl'}"
ANSWERS_WITHIN_S = 300.0
"""Against hanging for ever: a machine that is busy with other things takes long to warm an emulated interpreter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a command writes: results and a cache that no other command uses."""

    root: Path

    @property
    def runs(self) -> list[Path]:
        return [path.parent for path in self.root.glob("out/*/*/*/run.json")]

    @property
    def directory(self) -> RunDirectory:
        (path,) = self.runs
        return RunDirectory(path)

    @property
    def n_lines(self) -> int:
        """Lines of the measurements' file so far, its header included."""
        files = list(self.root.glob("out/*/*/*/measurements.jsonl"))
        return files[0].read_bytes().count(b"\n") if files else 0

    def start(self, *arguments: str) -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", "effbench", "run", *arguments, "--out", str(self.root / "out")]
        environment = {**os.environ, "EFFBENCH_CACHE": str(self.root / "cache")}
        pipe = subprocess.PIPE
        return subprocess.Popen(command, env=environment, stdout=pipe, stderr=pipe, text=True)

    def finish(self, *arguments: str) -> str:
        """Runs a command to its end and returns what it said on stderr."""
        with self.start(*arguments) as process:
            out, err = process.communicate(timeout=ANSWERS_WITHIN_S)
        assert process.returncode == 0, err
        assert "eff@1" in out
        return err


def quick(*arguments: str) -> tuple[str, ...]:
    return ("--suite", "quick", "--task-path", str(QUICK), "--model", MODEL, "--counter", "qemu", *arguments)


def records(directory: RunDirectory) -> list[Measurement]:
    """All that must be equal: time and memory are the machine's."""
    kept = [replace(item, cpu_time_s=0.0, max_rss_bytes=0) for item in directory.measurements()]
    return sorted(kept, key=lambda item: (item.task_id, str(item.sample_index), item.level, item.test_index))


def settled(directory: RunDirectory) -> Manifest:
    """The manifest without what tells one run from another."""
    return replace(directory.manifest(), command="", started_at="")


def wait_until(condition: Callable[[], bool], process: "subprocess.Popen[str]") -> None:
    deadline = time.monotonic() + ANSWERS_WITHIN_S
    while not condition():
        assert process.poll() is None, f"the run ended too early: {process.communicate()[1]}"
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.fixture(scope="module")
def undisturbed(docker_sandbox: DockerSandbox, tmp_path_factory: pytest.TempPathFactory) -> Place:
    place = Place(root=tmp_path_factory.mktemp("undisturbed"))
    place.finish(*quick("--workers", "1"))
    return place


@pytest.fixture
def place(undisturbed: Place, tmp_path: Path) -> Place:
    return Place(root=tmp_path)


def test_run_is_whole(undisturbed: Place) -> None:
    found = records(undisturbed.directory)
    assert undisturbed.directory.manifest().complete
    assert len({item.task_id for item in found}) == 3
    assert {item.verdict for item in found} == {Verdict.AC, Verdict.TLE}
    assert any(item.instructions for item in found)
    assert all(item.counter == "qemu" for item in found)


def scored(directory: RunDirectory) -> Scores:
    """A run's scores, without the seconds that its programs took."""
    scores = score_run(directory, (1,))
    return replace(scores, tasks=tuple(replace(task, resources=(), baseline_resources=None) for task in scores.tasks))


def test_order_workers_and_places_change_no_record(undisturbed: Place, place: Place) -> None:
    place.finish(*quick("--workers", "2", "--shuffle", "5"))
    assert records(place.directory) == records(undisturbed.directory)
    assert settled(place.directory) == settled(undisturbed.directory)
    assert scored(place.directory) == scored(undisturbed.directory)


def test_finished_run_is_only_scored(undisturbed: Place) -> None:
    before = (undisturbed.directory.path / "measurements.jsonl").read_bytes()
    said = undisturbed.finish(*quick("--workers", "1"))
    assert "going on with a run of" in said
    assert (undisturbed.directory.path / "measurements.jsonl").read_bytes() == before


@pytest.mark.usefixtures("heeding_interrupts")
def test_interrupted_run_says_so_and_goes_on(undisturbed: Place, place: Place) -> None:
    with place.start(*quick()) as process:
        wait_until(lambda: place.n_lines >= 2, process)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=ANSWERS_WITHIN_S)
    assert process.returncode == 130
    assert said.strip().endswith("effbench: interrupted; the same command goes on where it stopped")
    assert "Traceback" not in said
    assert "going on with a run of" in place.finish(*quick())
    assert records(place.directory) == records(undisturbed.directory)


@pytest.fixture
def containers(undisturbed: Place, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Container]]:
    """The containers that this process makes from now on, in order."""
    made: list[Container] = []
    create = ContainerCollection.create

    def recording(self: ContainerCollection, *arguments: Any, **options: Any) -> Container:
        made.append(create(self, *arguments, **options))
        return made[-1]

    client = docker.connect()
    monkeypatch.setattr(docker, "connect", lambda: client)  # to have it closed afterwards
    monkeypatch.setattr(ContainerCollection, "create", recording)
    yield made
    client.close()


def test_run_whose_container_dies_ends_with_the_same_records(
    undisturbed: Place, place: Place, containers: list[Container]
) -> None:
    def kill_one() -> None:
        while place.n_lines < 2:
            time.sleep(0.01)
        containers[-1].kill()

    killer = threading.Thread(target=kill_one, daemon=True)
    killer.start()
    options = RunOptions(
        suite="quick", model=MODEL, task_path=(QUICK,), counter="qemu", out=place.root / "out", workers=1
    )
    directory = run(options, show_progress=False)
    killer.join(timeout=10)
    assert len(containers) == 2  # the one that was killed, and its successor
    assert records(directory) == records(undisturbed.directory)


def enamel(peer_data: Path, samples: str, tasks: str) -> Sequence[str]:
    folder = peer_data / "enamel"
    return (
        *("--suite", "enamel", "--data", str(folder / "enamel.csv"), "--tasks", tasks),
        *("--model", f"replay:{folder / samples}", "--counter", "qemu"),
    )


@pytest.mark.peer_data
def test_enamels_references_score_exactly_1(peer_data: Path, place: Place) -> None:
    place.finish(*enamel(peer_data, "enamel-references.json", "[0-6]"))
    score = score_run(place.directory, (1,))
    assert [task.efficiencies for task in score.tasks] == [(1.0,)] * 6


@pytest.mark.peer_data
def test_humanevals_canonical_solutions_get_enamels_verdicts(peer_data: Path, place: Place) -> None:
    place.finish(*enamel(peer_data, "humanevalplus-canonical.json", "[39][125]"))
    judged = {task.task_id: (*task.passed, *task.verdicts) for task in score_run(place.directory, (1,)).tasks}
    assert judged == {
        "HumanEval/31": (True, Verdict.TLE),
        "HumanEval/32": (False, Verdict.RE),
        "HumanEval/35": (True, Verdict.AC),
        "HumanEval/91": (False, Verdict.WA),
        "HumanEval/95": (True, Verdict.AC),
    }
