"""Runs of trees: what is cached, and what is said of runs that do not end well."""

import base64
import zlib
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from effbench.counters.qemu import QemuCounter
from effbench.errors import SandboxError
from effbench.records.repository import TreeCost
from effbench.runner.repositories.archive import packed
from effbench.runner.repositories.tree_runs import TreeRun, TreeRunner
from effbench.sandboxes import values
from effbench.sandboxes.job import Job
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.protocol import Lane, LaneOptions, Sandbox
from effbench.storage.cache import Cache


class _Lane:
    """Gives the outcomes that it was told, in order."""

    def __init__(self, outcomes: list[Outcome]) -> None:
        self.outcomes, self.given = outcomes, list[str]()

    def facts(self) -> object:
        return SimpleNamespace(runtime="r")

    def open_lane(self, options: LaneOptions) -> Lane:
        return cast("Lane", self)

    def run(self, job: Job) -> Outcome:
        self.given.append(values.decode(job.arguments)[0])
        return self.outcomes.pop(0)

    def close(self) -> None:
        """Nothing is open."""


def _printed(text: str, count: int | None = None) -> Outcome:
    return Outcome(ending=Ending.RETURNED, output=values.encode(text), load_count=50, input_count=6, call_count=count)


def _archive(*paths: str) -> Outcome:
    content = packed(dict.fromkeys(paths, b"code"))
    return _printed(base64.b64encode(zlib.compress(content)).decode())


def _runner(folder: Path, *outcomes: Outcome) -> tuple[TreeRunner, _Lane]:
    lane = _Lane(list(outcomes))
    return TreeRunner(cast("Sandbox", lane), QemuCounter(), Cache(folder)), lane


def test_compiles_what_the_cache_does_not_have(tmp_path: Path) -> None:
    runner, lane = _runner(tmp_path, _archive("lib/a.pyc"), _archive("mpmath/b.pyc"))
    first = runner.compile({"lib/a.py": b"1", "lib/bad.py": b"("})
    assert lane.given == ["", "mpmath"]
    assert runner.compile({"lib/a.py": b"1", "lib/bad.py": b"("}) == first
    assert b"lib/bad.pyc" not in first.archive
    assert b"mpmath/b.pyc" in first.archive


def test_counts_once(tmp_path: Path) -> None:
    runner, lane = _runner(tmp_path, _archive("lib/a.pyc"), _archive("mpmath/b.pyc"), _printed("5", 70))
    program = runner.compile({"lib/a.py": b"1"})
    found = [runner.counted(program, 1) for _ in range(2)]
    assert found == [TreeRun(cost=TreeCost(load=50, setup=6, window=70), output="5", failure="")] * 2
    assert lane.given[2:] == ["1\n"]


def test_tests_that_fail_or_give_no_answer_are_told(tmp_path: Path) -> None:
    said = _printed("passed t.py::a\nfailed t.py::b ValueError: x\n")
    runner, _ = _runner(tmp_path, _archive("lib/a.pyc"), _archive("mpmath/b.pyc"), said)
    program = runner.compile({"lib/a.py": b"1"})
    failed = runner.guarded(program, ["t.py::a", "t.py::b", "t.py::c"])
    assert failed == ["t.py::b ValueError: x", "t.py::c gave no answer"]


def test_says_that_the_lane_does_not_compile(tmp_path: Path) -> None:
    runner, _ = _runner(tmp_path, Outcome(ending=Ending.TIMED_OUT, detail="600 s"))
    with pytest.raises(SandboxError, match="does not compile the tree: timed_out: 600 s"):
        runner.compile({"lib/a.py": b"1"})


def test_a_run_without_a_count_is_a_failure(tmp_path: Path) -> None:
    runner, _ = _runner(tmp_path, _archive("lib/a.pyc"), _archive("mpmath/b.pyc"), _printed("5"))
    found = runner.counted(runner.compile({"lib/a.py": b"1"}), 1)
    assert found.failure == "it ended, but was not counted"


def test_a_run_that_was_stopped_is_tried_again(tmp_path: Path) -> None:
    stopped = Outcome(ending=Ending.TIMED_OUT, detail="its time limit")
    runner, _ = _runner(
        tmp_path, _archive("lib/a.pyc"), _archive("mpmath/b.pyc"), stopped, _printed("5", 70), stopped,
        _printed("passed t.py::a\n"),
    )  # fmt: skip
    program = runner.compile({"lib/a.py": b"1"})
    costs = [runner.counted(program, 1).cost for _ in range(2)]
    assert costs == [None, TreeCost(load=50, setup=6, window=70)]
    assert runner.guarded(program, ["t.py::a"]) == ["t.py::a timed_out: its time limit"]
    assert runner.guarded(program, ["t.py::a"]) == []
