"""`effbench patches verify` and `measure`: tables, records that are gone on with, and what they refuse."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from effbench.cli import patch_runs
from effbench.cli.main import main
from effbench.records.repository import (
    PatchMeasurement,
    PatchSample,
    PatchVerdict,
    RepositoryTask,
    TreeCost,
)
from effbench.runner.repositories.measure import TaskCheck
from effbench.sandboxes.protocol import SandboxFacts
from effbench.sandboxes.scripted import ScriptedSandbox, returned
from tests.runner.repositories.small_library import write_suite

COMMIT = "0" * 40
SOUND = TaskCheck(
    problem="",
    base=TreeCost(load=10**6, setup=10**5, window=8 * 10**6),
    gold=TreeCost(load=10**6, setup=10**5, window=2 * 10**6),
)


class _Meter:
    """Measures nothing and says what it is told."""

    environment, counter = "e", "qemu"

    def __init__(self, check: TaskCheck) -> None:
        self.check, self.measured = check, list[str]()
        self.interval: tuple[float | None, float | None] = None, None

    def verify(self, task: RepositoryTask) -> TaskCheck:
        return self.check

    def key_of(self, sample: PatchSample) -> tuple[str, str, str, int]:
        return sample.task_id, sample.model, sample.patch, 7

    def measure(self, task: RepositoryTask, sample: PatchSample) -> PatchMeasurement:
        self.measured.append(sample.patch)
        return PatchMeasurement(
            task_id=task.task_id, model=sample.model, patch_digest=sample.patch, seed=7,
            verdict=PatchVerdict.CORRECT, base=8 * 10**6, gold=2 * 10**6, cost=4 * 10**6, counter="qemu",
            environment="e", speedup_low=self.interval[0], speedup_high=self.interval[1],
        )  # fmt: skip


@pytest.fixture
def meter(monkeypatch: pytest.MonkeyPatch) -> _Meter:
    made = _Meter(SOUND)

    @contextmanager
    def opened(*about: object) -> Iterator[_Meter]:
        yield made

    monkeypatch.setattr(patch_runs, "_meter", opened)
    monkeypatch.setattr(patch_runs, "open_tree_sandbox", lambda *_: None)
    return made


def _run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["patches", *map(str, words)])


def _suite(folder: Path) -> Path:
    return write_suite(folder, COMMIT, "1" * 40)


def _patches(folder: Path, *names: str) -> Path:
    entries = [{"instance_id": name, "model_patch": f"patch of {name}", "model_name_or_path": "m"} for name in names]
    (folder / "patches.jsonl").write_text("\n".join(map(json.dumps, entries)))
    return folder / "patches.jsonl"


def test_shows_costs_of_windows_beside_what_was_published(tmp_path: Path, meter: _Meter) -> None:
    result = _run("verify", "--suite", _suite(tmp_path), "--mirror", tmp_path, "--repeats", "3")
    assert result.exit_code == 0
    assert ["a", "8.0", "2.0", "4", "3.5", "0"] in [line.split() for line in result.output.splitlines()]
    assert "sound: 1 of 1" in result.output


def test_a_task_that_is_not_sound_is_an_exit_code(tmp_path: Path, meter: _Meter) -> None:
    meter.check = TaskCheck(problem="at base, the workload fails")
    result = _run("verify", "--suite", _suite(tmp_path), "--mirror", tmp_path)
    assert result.exit_code == 1
    assert "at base, the workload fails" in result.output


def test_a_task_that_says_itself_that_it_is_not_sound_is_no_failure(tmp_path: Path, meter: _Meter) -> None:
    suite = _suite(tmp_path)
    about = json.loads((suite / "a/task.json").read_text())
    (suite / "a/task.json").write_text(json.dumps(about | {"unsound": "it needs gmpy"}))
    meter.check = TaskCheck(problem="it needs gmpy")
    result = _run("verify", "--suite", suite, "--mirror", tmp_path)
    assert (result.exit_code, "sound: 0 of 1" in result.output, "it needs gmpy" in result.output) == (0, True, True)


def test_measurements_are_written_scored_and_not_made_twice(tmp_path: Path, meter: _Meter) -> None:
    words = ("measure", _patches(tmp_path, "a", "b"), "--suite", _suite(tmp_path), "--mirror", tmp_path)
    for _ in range(2):
        result = _run(*words, "-o", tmp_path / "out.jsonl")
        assert result.exit_code == 0, result.output
    assert meter.measured == ["patch of a"]
    assert ["a", "m", "correct", "8.0", "2.0", "4.0", "2", "0.5"] in [x.split() for x in result.output.splitlines()]
    assert "SR harmonic     0.500" in _run("score", tmp_path / "out.jsonl").output


def test_a_file_that_is_cut_off_at_any_byte_ends_with_the_same_measurements(tmp_path: Path, meter: _Meter) -> None:
    patches, suite, output = _patches(tmp_path, "a"), _suite(tmp_path), tmp_path / "out.jsonl"
    entries = [json.loads(patches.read_text()) | {"model_patch": f"patch {number}"} for number in range(3)]
    patches.write_text("\n".join(map(json.dumps, entries)))
    words = ("measure", patches, "--suite", suite, "--mirror", tmp_path, "-o", output)
    assert _run(*words).exit_code == 0
    whole = output.read_bytes()
    ends = [place + 1 for place, byte in enumerate(whole) if byte == ord("\n")]
    for cut in range(0, len(whole), 7):
        output.write_bytes(whole[:cut])
        meter.measured.clear()
        result = _run(*words)
        assert result.exit_code == 0, (cut, result.output)
        assert output.read_bytes() == whole, cut
        kept = max(0, sum(end <= cut for end in ends) - 1)  # the first line is a header
        assert len(meter.measured) == 3 - kept, cut


def test_says_that_no_patch_is_for_a_task(tmp_path: Path, meter: _Meter) -> None:
    words = ("measure", _patches(tmp_path, "b"), "--suite", _suite(tmp_path), "--mirror", tmp_path)
    result = _run(*words, "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 2
    assert "has no patch for a sound task" in result.output


def test_says_which_tasks_there_are(tmp_path: Path) -> None:
    result = _run("verify", "--suite", _suite(tmp_path), "--mirror", tmp_path, "--tasks", "zz")
    assert result.exit_code == 2
    assert "has no task zz: it has a" in result.output


def test_says_that_cpu_time_is_not_exact(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class _Sandbox:
        def facts(self) -> SandboxFacts:
            return ScriptedSandbox(lambda job: returned(job, "", count=0)).facts()

    monkeypatch.setattr(patch_runs, "open_tree_sandbox", lambda *_: _Sandbox())
    result = _run("verify", "--suite", _suite(tmp_path), "--mirror", tmp_path, "--counter", "cputime")
    assert "the counter cputime is not exact: each tree runs 7 times, in alternation" in result.stderr
    assert result.exit_code == 2  # the folder is no mirror
    assert "does not give commit" in result.stderr


def test_an_interval_stands_beside_a_noisy_speedup(tmp_path: Path, meter: _Meter) -> None:
    meter.interval = 1.9, 2.1
    words = ("measure", _patches(tmp_path, "a"), "--suite", _suite(tmp_path), "--mirror", tmp_path)
    assert "2 (1.9 to 2.1)" in _run(*words, "-o", tmp_path / "out.jsonl").output
