"""The whole line without an engine: fresh, finished, interrupted and disturbed runs."""

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effbench.errors import CounterError, InputError, SandboxDied, SandboxUnavailable, SuiteError
from effbench.measure.calibration import CALIBRATION_RUNS, EMPTY_PROGRAM
from effbench.metrics import score_run
from effbench.records.manifest import ScoredTask
from effbench.records.measurement import Verdict
from effbench.runner.lane_pool import LANE_MEMORY_SPARE
from effbench.runner.open_pool import LanePlan, open_lane_pool
from effbench.runner.run import RunOptions
from effbench.sandboxes.job import Job
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.scripted import ScriptedSandbox, source_of
from effbench.storage.run_directory import RunDirectory
from tests.log_messages import log_messages
from tests.scripted_runs import SUITE, TEXTS, ScriptedRuns, a_sandbox, records
from tests.small_suite import BASELINE, CALIBRATION, FailingSandbox, RationedSandbox, a_suite, a_task


@pytest.fixture
def scripted_runs(tmp_path: Path) -> ScriptedRuns:
    return ScriptedRuns(tmp_path)


def verdicts(directory: RunDirectory) -> dict[tuple[str, int | None], Verdict]:
    return {(item.task_id, item.sample_index): item.verdict for item in directory.measurements()}


def candidates(sandbox: ScriptedSandbox) -> set[str]:
    """Programs that ran and are not effbench's or the suite's own."""
    return {source_of(job) for job in sandbox.jobs} - {EMPTY_PROGRAM, BASELINE, "generate", "near"}


def test_a_fresh_run_measures_every_sample_and_writes_it_down(scripted_runs: ScriptedRuns) -> None:
    sandbox = a_sandbox()
    directory = scripted_runs.run(sandbox)
    assert verdicts(directory) == {
        ("first", None): Verdict.AC,
        ("first", 0): Verdict.AC,
        ("first", 1): Verdict.WA,
        ("first", 2): Verdict.TLE,
        ("second", None): Verdict.AC,
        ("second", 0): Verdict.AC,
        ("second", 1): Verdict.CE,
        ("second", 2): Verdict.AC,
    }
    assert all(lane.closed for lane in sandbox.lanes)
    assert scripted_runs.said == [
        "scribe: 1 of 6 samples give no code and will fail (CE); one for second begins 'not a program': if there is "
        "code in it, clean its text first",
        "sandbox scripted (nothing runs); counter qemu (as asked)",
        f"small: 3 tasks, 6 samples of scribe; run {directory.path}",
    ]


def test_a_run_says_what_was_asked_for_and_where_it_was_measured(scripted_runs: ScriptedRuns) -> None:
    directory = scripted_runs.run()
    manifest = directory.manifest()
    assert manifest.complete
    assert manifest.unmeasured == ()
    assert (manifest.suite, manifest.model, manifest.command) == ("small", "scribe", "effbench run")
    assert manifest.suite_hash == SUITE.content_hash
    assert manifest.tasks == tuple(map(ScoredTask.of, SUITE.tasks))
    assert manifest.calibration == CALIBRATION
    assert (manifest.environment.counter, manifest.environment.sandbox) == ("qemu", "scripted")
    assert directory.path.parts[-3:] == ("small", "scribe", manifest.run_id)
    assert [sample.solution for sample in directory.samples()] == [*TEXTS["first"], *TEXTS["second"]]


def test_a_finished_run_measures_nothing_when_asked_again(scripted_runs: ScriptedRuns) -> None:
    first = scripted_runs.run()
    before = {path.name: path.read_bytes() for path in first.path.iterdir()}
    sandbox = a_sandbox()
    assert scripted_runs.run(sandbox).path == first.path
    assert {path.name: path.read_bytes() for path in first.path.iterdir()} == before
    assert [source_of(job) for job in sandbox.jobs] == [EMPTY_PROGRAM] * CALIBRATION_RUNS
    assert scripted_runs.said[-1].startswith("going on with a run of 20")
    assert scripted_runs.said[-1].endswith(": 8 solutions are done")


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> tuple[ScriptedRuns, RunDirectory]:
    scripted_runs = ScriptedRuns(tmp_path_factory.mktemp("finished"))
    return scripted_runs, scripted_runs.run()


@given(st.data())
@settings(max_examples=30)
def test_a_run_cut_off_at_any_byte_goes_on_and_ends_with_the_same_records(
    finished: tuple[ScriptedRuns, RunDirectory], tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    scripted_runs, whole = finished
    content = (whole.path / "measurements.jsonl").read_bytes()
    lines = [position + 1 for position, byte in enumerate(content) if byte == ord("\n")]
    length = data.draw(st.integers(0, len(content)) | st.sampled_from(lines), label="bytes kept")
    out = tmp_path_factory.mktemp("cut")
    interrupted = RunDirectory(out / whole.path.relative_to(scripted_runs.options.out))
    shutil.copytree(whole.path, interrupted.path)
    (interrupted.path / "measurements.jsonl").write_bytes(content[:length])
    interrupted.update(replace(whole.manifest(), complete=False))
    sandbox = a_sandbox()
    again = scripted_runs.run(sandbox, options=replace(scripted_runs.options, out=out))
    assert again.path == interrupted.path
    assert records(again) == records(whole)
    assert again.manifest() == whole.manifest()
    torn = length - (content[:length].rfind(b"\n") + 1)
    assert (f"the last record was torn ({torn} bytes); it is measured again" in scripted_runs.said) == (torn > 0)


@pytest.mark.parametrize("left", ["nothing but the manifest", "no manifest"])
def test_a_run_interrupted_before_its_first_record_goes_on(scripted_runs: ScriptedRuns, left: str) -> None:
    whole = scripted_runs.run()
    expected = records(whole)
    (whole.path / "measurements.jsonl").unlink()
    if left == "no manifest":
        (whole.path / "run.json").unlink()
    assert records(scripted_runs.run()) == expected


def test_an_engine_that_goes_away_and_comes_back_costs_no_finished_sample(scripted_runs: ScriptedRuns) -> None:
    expected = records(scripted_runs.run())
    shutil.rmtree(scripted_runs.options.out)
    gone = RationedSandbox(a_sandbox(deadly=["double=now; cost=5"]), lanes=2)
    with pytest.raises(SandboxUnavailable):
        scripted_runs.run(gone)
    sandbox = a_sandbox()
    assert records(scripted_runs.run(sandbox)) == expected
    assert "double=now; wrong_from=10" not in candidates(sandbox)
    assert "double=now; cost=5" in candidates(sandbox)


def test_a_sample_that_the_sandbox_failed_on_leaves_the_run_incomplete_and_the_same_command_mends_it(
    scripted_runs: ScriptedRuns, tmp_path: Path
) -> None:
    with pytest.raises(SandboxDied, match=r"failed on 1 samples \(first#2…\); the others are kept: give the same"):
        scripted_runs.run(FailingSandbox("double=now; cost=5"))
    (manifest_path,) = tmp_path.glob("out/*/*/*/run.json")
    directory = RunDirectory(manifest_path.parent)
    assert not directory.manifest().complete
    assert directory.manifest().unmeasured == ("first#2",)
    assert verdicts(directory)["first", 2] is Verdict.SE
    with pytest.raises(InputError, match="is not complete: give its `effbench run` command again"):
        score_run(directory, (1,))

    sandbox = a_sandbox()
    assert scripted_runs.run(sandbox).path == directory.path
    assert candidates(sandbox) == {"double=now; cost=5"}
    assert directory.manifest().complete
    assert directory.manifest().unmeasured == ()
    (tmp_path / "elsewhere").mkdir()
    assert records(directory) == records(ScriptedRuns(tmp_path / "elsewhere").run())


@pytest.mark.parametrize("ks", [(4,), (1, 10), (0,), (-1,)])
def test_a_k_that_does_not_fit_is_refused_before_any_lane_opens(
    scripted_runs: ScriptedRuns, ks: tuple[int, ...]
) -> None:
    sandbox = a_sandbox()
    with pytest.raises(InputError, match=r"k is \S+?[,:]"):
        scripted_runs.run(sandbox, options=replace(scripted_runs.options, ks=ks))
    assert sandbox.lanes == []
    assert scripted_runs.said == []
    assert not scripted_runs.options.out.exists()


def test_a_task_without_samples_scores_0_and_is_told_in_the_coverage(scripted_runs: ScriptedRuns) -> None:
    score = score_run(scripted_runs.run(), (1,))
    assert score.n_tasks_with_samples == 2
    assert [task.passed for task in score.tasks] == [(True, False, True), (True, False, True), ()]
    passed, _ = score.estimates
    assert passed.point_estimate == pytest.approx((2 / 3 + 2 / 3 + 0) / 3)
    assert (passed.n_tasks, passed.n_samples) == (3, 6)


def test_two_workers_and_another_order_give_the_same_run_and_records(scripted_runs: ScriptedRuns) -> None:
    first = scripted_runs.run()
    expected = records(first)
    shutil.rmtree(scripted_runs.options.out)
    again = scripted_runs.run(options=replace(scripted_runs.options, workers=2, shuffle=7))
    assert again.path == first.path
    assert records(again) == expected


@pytest.mark.parametrize(
    "change",
    [
        lambda options: replace(options, tasks=("first",)),
        lambda options: replace(options, limit=1),
        lambda options: replace(options, n=2),
        lambda options: replace(options, counter="cputime"),
    ],
)
def test_another_selection_or_counter_is_another_run(
    scripted_runs: ScriptedRuns, change: Callable[[RunOptions], RunOptions]
) -> None:
    assert scripted_runs.run().path != scripted_runs.run(options=change(scripted_runs.options)).path


def test_other_ks_are_the_same_run(scripted_runs: ScriptedRuns) -> None:
    assert scripted_runs.run().path == scripted_runs.run(options=replace(scripted_runs.options, ks=(1, 3))).path


def test_a_load_sensitive_counter_has_one_lane_at_a_time_unless_told_otherwise(scripted_runs: ScriptedRuns) -> None:
    for workers, most in ((None, 1), (2, 2)):
        sandbox = a_sandbox()
        scripted_runs.run(sandbox, options=replace(scripted_runs.options, counter="cputime", workers=workers))
        assert len(sandbox.lanes) <= most
        shutil.rmtree(scripted_runs.options.out)


def test_lanes_have_the_memory_of_the_largest_task_and_some_to_spare(tmp_path: Path) -> None:
    large = replace(a_task("large"), memory_limit_bytes=5 << 30)
    sandbox = a_sandbox()
    scripted_runs = ScriptedRuns(
        tmp_path, suite=a_suite(a_task("first"), large), texts={"first": ["double=now; cost=3"]}
    )
    scripted_runs.run(sandbox)
    assert {lane.options.memory_bytes for lane in sandbox.lanes} == {(5 << 30) + (512 << 20)}


def test_there_are_no_more_lanes_than_memory_bears_unless_they_are_asked_for(
    scripted_runs: ScriptedRuns, monkeypatch: pytest.MonkeyPatch
) -> None:
    lane_bytes = max(task.memory_limit_bytes for task in SUITE.tasks) + LANE_MEMORY_SPARE
    monkeypatch.setattr("effbench.runner.open_pool.usable_cores", lambda: list(range(8)))
    monkeypatch.setattr("psutil.virtual_memory", lambda: SimpleNamespace(available=2 * lane_bytes + 1))
    assert lanes_of(scripted_runs, None) == 2
    (told,) = [said for said in scripted_runs.said if "lanes side by side" in said]
    assert told.startswith("2 of 8 lanes side by side: ")
    assert told.endswith("(--workers 8 opens them all the same)")
    assert lanes_of(scripted_runs, 5) == 5
    monkeypatch.setattr("psutil.virtual_memory", lambda: SimpleNamespace(available=0))
    assert lanes_of(scripted_runs, None) == 1


def lanes_of(scripted_runs: ScriptedRuns, workers: int | None) -> int:
    with log_messages(scripted_runs.said):
        lane_pool = open_lane_pool(LanePlan(tasks=SUITE.tasks, sandbox=a_sandbox(), counter="qemu", workers=workers))
    with closing(lane_pool):
        return len(lane_pool.pooled_lanes)


def test_no_worker_at_all_is_refused(scripted_runs: ScriptedRuns) -> None:
    with pytest.raises(InputError, match="--workers is -1: give 1 or more"):
        scripted_runs.run(options=replace(scripted_runs.options, workers=-1))


def test_a_sandbox_that_cannot_count_is_told_and_its_lane_closed(scripted_runs: ScriptedRuns) -> None:
    def broken(job: Job) -> Outcome:
        return Outcome(ending=Ending.DIED, detail="ended by SIGSYS")

    sandbox = ScriptedSandbox(broken)
    with pytest.raises(CounterError, match="ended by SIGSYS"):
        scripted_runs.run(sandbox)
    assert [lane.closed for lane in sandbox.lanes] == [True]


def test_a_suite_that_fails_by_its_own_fault_keeps_what_was_measured(tmp_path: Path) -> None:
    suite = a_suite(a_task("first"), a_task("second", generator="generate; fails=raised"))
    scripted_runs = ScriptedRuns(tmp_path, suite=suite)
    with pytest.raises(SuiteError, match="task second: its generator failed"):
        scripted_runs.run()
    (path,) = tmp_path.glob("out/*/*/*/measurements.jsonl")
    assert {item.task_id for item in RunDirectory(path.parent).measurements()} == {"first"}


def test_a_place_that_cannot_be_made_is_refused(scripted_runs: ScriptedRuns, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(InputError, match=r"cannot be made: .*; name another place with --out"):
        scripted_runs.run(options=replace(scripted_runs.options, out=tmp_path / "file"))
