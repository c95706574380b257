"""Runs of a small suite in a scripted sandbox, command by command."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from effbench.records.measurement import Measurement
from effbench.records.task import Suite
from effbench.runner.run import RunOptions, run
from effbench.sandboxes.protocol import Sandbox
from effbench.sandboxes.scripted import ScriptedSandbox
from effbench.storage.run_directory import RunDirectory
from tests.log_messages import log_messages
from tests.small_suite import a_suite, a_task, play, prepare

SUITE = a_suite(a_task("first"), a_task("second", checker="near"), a_task("third"))
TEXTS: Mapping[str, Sequence[str]] = {
    "first": ["double=now; cost=3", "double=now; wrong_from=10", "double=now; cost=5"],
    "second": ["double=now; cost=3", "not a program", "double=now; cost=2; wrong_from=1"],
}


def a_sandbox(*, deaths: Sequence[int] = (), deadly: Sequence[str] = ()) -> ScriptedSandbox:
    return ScriptedSandbox(play, prepare=prepare, deaths=frozenset(deaths), deadly=deadly)


class ScriptedRuns:
    """Gives one command again and again, with other surroundings.

    Attributes:
        said: What the user was told by the last command.
    """

    def __init__(self, folder: Path, *, suite: Suite = SUITE, texts: Mapping[str, Sequence[str]] = TEXTS) -> None:
        self.said: list[str] = []
        self._suite = suite
        self._cache = str(folder / "cache")
        replayed = folder / "scribe.jsonl"
        entries = [{"task_id": task_id, "solution": text} for task_id, column in texts.items() for text in column]
        replayed.write_text("".join(json.dumps(entry) + "\n" for entry in entries))
        self.options = RunOptions(
            suite="small",
            model=f"replay:{replayed}",
            counter="qemu",
            sandbox="scripted",
            out=folder / "out",
            workers=1,
            command="effbench run",
        )

    def run(self, sandbox: Sandbox | None = None, *, options: RunOptions | None = None) -> RunDirectory:
        self.said.clear()
        with pytest.MonkeyPatch.context() as patch, log_messages(self.said):
            patch.setenv("EFFBENCH_CACHE", self._cache)
            patch.setattr("effbench.runner.run.open_sandbox", lambda *_: sandbox or a_sandbox())
            patch.setattr("effbench.runner.run.load_suite", lambda *_, **__: self._suite)
            return run(options or self.options, show_progress=False)


def records(directory: RunDirectory) -> set[Measurement]:
    found = directory.measurements()
    assert len(set(found)) == len(found)
    return set(found)
