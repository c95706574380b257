"""Tasks whose programs fail in the wasm sandbox alone are measured wholly by the fallback; all others stay."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from effbench.cli.run_view import render_task
from effbench.cli.score_table import ScoreFormat, render_score
from effbench.errors import InputError, SandboxUnavailable
from effbench.export.verify import verify_run
from effbench.languages.c import C
from effbench.metrics import score_run
from effbench.metrics.compare.comparison import compare_runs
from effbench.metrics.sample_results import task_results
from effbench.records.measurement import Verdict
from effbench.records.task import Task
from effbench.runner.run import RunOptions
from effbench.runner.run_plan import RunPlan
from effbench.runner.shards import Shard
from effbench.samples.source import StoredSamples
from effbench.sandboxes.job import Engine, Job
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.protocol import Sandbox, SandboxFacts
from effbench.sandboxes.scripted import ScriptedSandbox, source_of
from effbench.sandboxes.wasm.machine import MACHINE
from effbench.storage.run_directory import RunDirectory
from tests.scripted_runs import ScriptedRuns, a_sandbox
from tests.small_suite import RationedSandbox, a_suite, a_task, play, prepare

GOOD, SLOW, FAILS = "double=now; cost=3", "double=now; cost=5", "double=now; raises_from=1"
RAISES_HERE, STICKS_HERE = "double=now; cost=3; wasm=raises", "double=now; cost=3; wasm=sticks"


def play_wasm(job: Job) -> Outcome:
    """Every run is counted, and some programs end as they do nowhere else."""
    if "wasm=raises" in source_of(job):
        return Outcome(ending=Ending.RAISED, exception="ModuleNotFoundError", detail="No module named 'zlib'")
    if "wasm=sticks" in source_of(job) and job.limits.instructions:
        return Outcome(ending=Ending.TIMED_OUT, load_count=7, input_count=1)
    return play(replace(job, engine=Engine.QEMU))


class ScriptedWasm(ScriptedSandbox):
    """Seems to be the wasm sandbox."""

    name = "wasm"

    def facts(self) -> SandboxFacts:
        return replace(super().facts(), sandbox="wasm", machine=MACHINE, runtime="guest")


def wasm_sandbox() -> ScriptedWasm:
    return ScriptedWasm(play_wasm, prepare=prepare)


class FallbackRuns:
    """Runs of scripted samples in a scripted wasm sandbox, with another one to fall back on."""

    def __init__(
        self, folder: Path, patch: pytest.MonkeyPatch, texts: Mapping[str, Sequence[str]], *tasks: Task
    ) -> None:
        folder.mkdir(exist_ok=True)
        self.runs = ScriptedRuns(folder, suite=a_suite(*(tasks or map(a_task, texts))), texts=texts)
        self.options = replace(self.runs.options, counter="wasm", sandbox="wasm", fallback="qemu")
        self._patch = patch

    def run(
        self, native: Sandbox | None = None, *, wasm: Sandbox | None = None, options: RunOptions | None = None
    ) -> RunDirectory:
        self._patch.setattr("effbench.runner.run.open_native_sandbox", lambda: native or a_sandbox())
        return self.runs.run(wasm or wasm_sandbox(), options=options or self.options)


def counters(run: RunDirectory) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for item in run.measurements():
        found.setdefault(item.task_id, set()).add(item.counter)
    return found


TEXTS = {"honest": [GOOD, SLOW, FAILS, "not a program"], "raises": [GOOD, RAISES_HERE], "sticks": [STICKS_HERE, SLOW]}


def test_a_task_is_measured_wholly_by_one_counter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs = FallbackRuns(tmp_path, monkeypatch, TEXTS)
    run = runs.run()
    assert counters(run) == {"honest": {"wasm"}, "raises": {"qemu"}, "sticks": {"qemu"}}
    fallback = run.manifest().fallback
    assert fallback is not None
    assert fallback.environment.counter == "qemu"
    assert {task.task_id: task.reason for task in fallback.tasks} == {
        "raises": "sample 1 ends otherwise in the sandbox wasm (RE: No module named 'zlib')",
        "sticks": "sample 0 ends otherwise in the sandbox wasm (TLE: over the budget of 400)",
    }
    assert any(text.startswith("raises: sample 1 ends otherwise") for text in runs.runs.said)
    verdicts = {(item.task_id, item.sample_index): item.verdict for item in run.measurements()}
    assert [verdicts["raises", index] for index in (None, 0, 1)] == [Verdict.AC] * 3
    assert [verdicts["sticks", index] for index in (0, 1)] == [Verdict.AC, Verdict.TLE]
    assert [verdicts["honest", index] for index in range(4)] == [Verdict.AC, Verdict.TLE, Verdict.RE, Verdict.CE]


def test_scores_are_those_of_each_task_in_its_own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mixed = FallbackRuns(tmp_path / "mixed", monkeypatch, TEXTS).run()
    (tmp_path / "native").mkdir()
    natively = {"honest": TEXTS["honest"], "raises": [GOOD, GOOD], "sticks": [GOOD, SLOW]}
    native = ScriptedRuns(tmp_path / "native", suite=a_suite(*map(a_task, natively)), texts=natively).run()
    scores = [score_run(run, ks=(1,)).estimates for run in (mixed, native)]
    assert [each.point_estimate for each in scores[0]] == [each.point_estimate for each in scores[1]]
    mixed.write_estimates(list(scores[0]))
    manifest, (told, *_) = mixed.manifest(), [each for each in task_results(mixed) if each.task.task_id == "raises"]
    assert "fallback  wholly counted by qemu: sample 1 ends otherwise" in render_task(manifest, told)
    assert "2 of 3 tasks wholly by qemu" in render_score(
        score_run(mixed, ks=(1,)), manifest, ScoreFormat.TABLE, mixed.path
    )
    assert verify_run(mixed).problems == ()


def test_a_finished_run_is_found_again_and_nothing_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs = FallbackRuns(tmp_path, monkeypatch, TEXTS)
    first = runs.run()
    measured, manifest = first.measurements(), first.manifest()
    native, wasm = a_sandbox(), wasm_sandbox()
    again = runs.run(native, wasm=wasm)
    assert (again.path, again.measurements(), again.manifest()) == (first.path, measured, manifest)
    assert not {source_of(job) for job in (*native.jobs, *wasm.jobs)} & {GOOD, SLOW, FAILS, RAISES_HERE, STICKS_HERE}


def test_a_run_that_lost_its_fallback_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs = FallbackRuns(tmp_path, monkeypatch, TEXTS)
    undisturbed = FallbackRuns(tmp_path / "other", monkeypatch, TEXTS).run()
    dying = RationedSandbox(a_sandbox_that_dies_of(RAISES_HERE), lanes=1)
    with pytest.raises(SandboxUnavailable, match="the engine is gone"):
        runs.run(dying)
    run = runs.run()
    assert run.manifest().complete
    key = sorted(item.key for item in undisturbed.measurements())
    assert sorted(item.key for item in run.measurements()) == key


def a_sandbox_that_dies_of(program: str) -> ScriptedSandbox:
    return a_sandbox(deadly=[program])


def test_a_task_whose_own_programs_fail_is_left_to_the_fallback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = a_task("odd", reference="double=now; cost=2; wasm=raises")
    runs = FallbackRuns(tmp_path, monkeypatch, {"plain": [GOOD], "odd": [GOOD]}, a_task("plain"), odd)
    run = runs.run()
    assert counters(run) == {"plain": {"wasm"}, "odd": {"qemu"}}


def test_runs_whose_tasks_were_counted_elsewhere_are_not_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {"first": [GOOD], "second": [GOOD]}
    plain = FallbackRuns(tmp_path / "plain", monkeypatch, texts).run()
    moved = FallbackRuns(tmp_path / "moved", monkeypatch, texts | {"second": [RAISES_HERE]}).run()
    with pytest.raises(
        InputError, match=r"the counter of task second is wasm \(.* qemu \(.*--fallback chose it.*--common-tasks"
    ):
        compare_runs([plain, moved])
    assert compare_runs([moved, moved]).n_tasks == 2
    assert compare_runs([plain, moved], common_tasks=True).n_tasks == 1


def test_a_fallback_is_for_the_wasm_sandbox_and_whole_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs = FallbackRuns(tmp_path, monkeypatch, {"first": [GOOD], "second": [GOOD]})
    with pytest.raises(InputError, match=r"--fallback is for runs in the wasm sandbox, and this one takes scripted"):
        runs.run(wasm=a_sandbox(), options=replace(runs.options, counter="qemu"))
    with pytest.raises(InputError, match=r"--fallback needs the whole run in one place"):
        runs.run(options=replace(runs.options, shard=Shard(index=1, count=2)))
    with pytest.raises(InputError, match=r"--fallback is for programs in Python: leave it out for C17"):
        RunPlan(
            selection=a_suite(a_task("first")), source=StoredSamples(model="m", known=()), sandbox=wasm_sandbox(),
            counter="wasm", out=tmp_path, fallback=a_sandbox(), language=C,
        )  # fmt: skip
