"""Hostile files and suites: what a downloaded suite or a file of samples could do to who runs it."""

import json
import pickle
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from effbench.errors import DataFileError, SuiteError
from effbench.measure import test_cases
from effbench.measure.test_cases import TestCases, make_test_cases
from effbench.records.task import Program, Task
from effbench.samples.replay import open_replay
from effbench.sandboxes import values
from effbench.sandboxes.docker import DockerSandbox
from effbench.sandboxes.job import Limits
from effbench.sandboxes.protocol import Lane, LaneOptions
from effbench.storage.cache import Cache
from effbench.storage.run_directory import RunDirectory
from tests.security.exploit import HONEST, MARKER, WORK
from tests.security.exploit_lane import ExploitLane, a_task
from tests.security.programs.escapes import EXPLOITS as ESCAPES

BRIEF = Limits(cpu_s=1.0, wall_s=3.0, memory_bytes=256 << 20, output_bytes=1 << 20)
# What would end the answer and begin another tuple of arguments, were it not inside of a value.
_EMPTY = "b'[\\0\\0\\0\\0'"
SPLICED = {
    "another tuple": f"def solve(numbers):\n    return {_EMPTY} + b'(\\3\\0\\0\\0(\\1\\0\\0\\0' + 3 * {_EMPTY}\n",
    "more arguments": f"def solve(numbers):\n    return 4 * {_EMPTY}\n",
    "as text": f"def solve(numbers):\n    return (4 * {_EMPTY}).decode()\n",
    "as arguments": "def solve(numbers):\n    return (numbers, [], [])\n",
}


class Bomb:
    """Leaves a mark when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.write_text, (self.path, "it went off")


@pytest.fixture
def crater(tmp_path: Path) -> Path:
    return tmp_path / "crater"


@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".pkl", ".yaml"])
def test_a_pickle_as_a_file_of_samples_is_refused_and_not_loaded(suffix: str, tmp_path: Path, crater: Path) -> None:
    path = tmp_path / f"samples{suffix}"
    path.write_bytes(pickle.dumps(Bomb(crater)))
    with pytest.raises(DataFileError, match="samples"):
        open_replay(str(path))
    assert not crater.exists()


@pytest.mark.parametrize("suffix", [".json", ".yaml"])
def test_yaml_with_tags_that_run_code_is_refused_and_not_loaded(suffix: str, tmp_path: Path, crater: Path) -> None:
    path = tmp_path / f"samples{suffix}"
    path.write_text(f"!!python/object/apply:pathlib.Path.write_text [!!python/name:x, {crater}]\n")
    with pytest.raises(DataFileError, match="it is not JSON"):
        open_replay(str(path))
    assert not crater.exists()


def test_code_in_a_file_of_samples_is_text_and_nothing_more(tmp_path: Path, crater: Path) -> None:
    path = tmp_path / "samples.jsonl"
    code = f"open({str(crater)!r}, 'w')\ndef solve(): pass\n"
    path.write_text(json.dumps({"task_id": f"__import__('os').system('touch {crater}')", "solution": code}) + "\n")
    (entry,) = open_replay(str(path)).file.entries
    assert repr(code) in repr(entry)
    assert not crater.exists()


@pytest.mark.parametrize(
    "name", ["../../up", "/etc/cron.d/x", "..", ".", "a/../../b", "x\0y", "\x1b[2J", "-rf", "~root"]
)
def test_no_name_leads_out_of_the_folder_of_results(name: str, tmp_path: Path) -> None:
    path = RunDirectory.place(tmp_path, name, name, "abc").path
    assert path.resolve().is_relative_to(tmp_path)
    assert path.relative_to(tmp_path).parts[2:] == ("abc",)
    assert all(part.isprintable() and part.strip(".") and not part.startswith("-") for part in path.parts[1:])


@pytest.fixture(scope="module")
def lane(docker_sandbox: DockerSandbox) -> Iterator[Lane]:
    lane = docker_sandbox.open_lane(LaneOptions(memory_bytes=768 << 20))
    yield lane
    lane.close()


def make(lane: Lane, task: Task, tmp_path: Path) -> TestCases:
    return make_test_cases(task, lane, Cache(tmp_path), "3")


def with_generator(source: str) -> Task:
    return replace(a_task(10), generator=Program(source=source, entry_point="generate"))


@pytest.mark.docker
@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("while True: pass", "stopped at its time limit"),
        ("import time; time.sleep(99)", "stopped at its time limit"),
        ("import os; os._exit(0)", "exited with 0 before it returned"),
        ("return ('x' * 2**21,)", "the result is larger than it may be"),
        ("return ([0] * 10**9,)", "MemoryError"),
        ("import os; os.fork()", "PermissionError"),
        (f"open('/tmp/{MARKER}', 'w')", "Read-only|Permission|denied"),
        ("return (object(),)", "a value of type object"),
        ("return [1]", "must return a tuple"),
        ("raise ValueError('\\x1b[2J<script>')", "ValueError"),
    ],
)
def test_a_hostile_generator_fails_by_itself_within_limits(
    lane: Lane, body: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(test_cases, "OWN_LIMITS", BRIEF)
    with pytest.raises(SuiteError, match=reason):
        make(lane, with_generator(f"def generate(seed, size, level, test_index):\n    {body}\n"), tmp_path)
    assert make(lane, a_task(10), tmp_path).cases  # the lane goes on


@pytest.mark.docker
@pytest.mark.parametrize("escape", ESCAPES, ids=[escape.name for escape in ESCAPES])
def test_a_generator_escapes_as_little_as_a_candidate(lane: Lane, escape: Any, tmp_path: Path) -> None:
    generator = f"{escape.source}\ndef generate(*_):\n    return (solve([1, 2, 3]),)\n"
    case = make(lane, with_generator(generator), tmp_path).cases[0]
    assert case.arguments == values.encode(([0, 1, 7],))


@pytest.mark.parametrize("source", SPLICED.values(), ids=SPLICED)
def test_an_output_cannot_change_what_a_checker_is_told(exploit_lane: ExploitLane, source: str) -> None:
    task = a_task(100, checked=True)
    assert exploit_lane.measure_on(task, HONEST).verdict == "AC"
    assert exploit_lane.measure_on(task, source).verdict == "WA"


def test_answers_learnt_by_heart_fail_on_fresh_inputs(exploit_lane: ExploitLane) -> None:
    known, fresh = (a_task(100, seed=seed) for seed in (7, 8))
    table = {
        tuple(values.decode(case.arguments)[0]): values.decode(case.answer)
        for case in exploit_lane.cases_of(known).cases
    }
    learnt = f"{WORK}\nTABLE = {table!r}\ndef solve(numbers):\n    return TABLE.get(tuple(numbers), [])\n"
    assert exploit_lane.measure_on(known, learnt).verdict == "AC"
    assert exploit_lane.measure_on(fresh, learnt).verdict == "WA"
