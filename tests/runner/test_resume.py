"""What another metric needs is added to the run that is there, whatever interrupts that."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effbench.api import evaluate
from effbench.errors import InputError
from effbench.measure.calibration import EMPTY_PROGRAM
from effbench.metrics import DEFAULT_METRICS, METRICS, score_metrics, score_run
from effbench.records.manifest import SCHEMA, References
from effbench.records.measurement import Measurement, Verdict
from effbench.runner.run import RunOptions
from effbench.sandboxes.job import Engine, Job
from effbench.sandboxes.outcome import Outcome
from effbench.sandboxes.scripted import ScriptedSandbox, source_of
from effbench.storage.run_directory import RunDirectory
from tests.measure.test_budget import profiled
from tests.scripted_runs import ScriptedRuns, a_sandbox, records
from tests.small_suite import LEVELS, a_suite, a_task, play, prepare

COSTS = (3, 7, 10)
DPS = ("DPS_all", "Beyond")


def some_runs(folder: Path, costs: Sequence[int] = COSTS) -> ScriptedRuns:
    folder.mkdir(parents=True, exist_ok=True)
    suite = a_suite(profiled(), a_task("plain"))
    texts = {"double": [f"double=now; cost={cost}" for cost in costs], "plain": ["double=now; cost=3"]}
    return ScriptedRuns(folder, suite=suite, texts=texts)


def asking(scripted_runs: ScriptedRuns, *metrics: str) -> RunOptions:
    return replace(scripted_runs.options, metrics=metrics)


def timeless(directory: RunDirectory) -> set[Measurement]:
    return {replace(item, cpu_time_s=0) for item in records(directory)}


def measured_programs(scripted_runs: ScriptedRuns, *metrics: str) -> list[str]:
    """Which programs a command counts."""
    sandbox = a_sandbox()
    scripted_runs.run(sandbox, options=asking(scripted_runs, *metrics))
    return sorted({source_of(job) for job in sandbox.jobs if job.engine is Engine.QEMU} - {EMPTY_PROGRAM})


def test_what_a_metric_lacks_is_said_with_the_command_that_adds_it(tmp_path: Path) -> None:
    scripted_runs = some_runs(tmp_path)
    scores = score_metrics(
        scripted_runs.run(options=replace(scripted_runs.options, command="effbench run --out 'a b' -n 3")), DPS, ()
    )
    assert not scores.estimates
    assert [item.reason for item in scores.missing] == [
        f"{name} needs the counts of all references with scores, and this run has the fastest's alone; "
        f"`effbench run --out 'a b' -n 3 --metrics {name}` adds them to it"
        for name in DPS
    ]


def test_the_ladder_is_added_to_the_same_run_as_if_it_had_been_there_from_the_beginning(tmp_path: Path) -> None:
    expected = some_runs(tmp_path / "once").run(options=asking(some_runs(tmp_path / "once"), *DPS))
    scripted_runs = some_runs(tmp_path / "twice")
    first = scripted_runs.run()
    stored = (first.path / "measurements.jsonl").read_bytes()
    assert first.manifest().references is References.BASELINE
    before = score_run(first, (1,)).estimates
    second = scripted_runs.run(options=asking(scripted_runs, *DPS))
    assert second.path == first.path
    assert (second.path / "measurements.jsonl").read_bytes().startswith(stored)
    assert (
        "2 samples were stopped before the cost of the slowest reference; they are measured again" in scripted_runs.said
    )
    assert timeless(second) == timeless(expected)
    assert second.manifest().references is References.LADDER
    assert score_run(second, (1,)).estimates == before
    assert (
        score_metrics(second, tuple(METRICS), (1,)).estimates == score_metrics(expected, tuple(METRICS), (1,)).estimates
    )


def test_only_what_is_missing_is_measured_for_another_metric(tmp_path: Path) -> None:
    scripted_runs = some_runs(tmp_path)
    assert measured_programs(scripted_runs, "pass@k") == [f"double=now; cost={cost}" for cost in (10, 2, 3, 7)]
    assert measured_programs(scripted_runs, "speedup") == []
    assert measured_programs(scripted_runs, "DPS") == [f"double=now; cost={cost}" for cost in (10, 5, 7, 9)]
    assert measured_programs(scripted_runs, "DPS") == []
    assert measured_programs(scripted_runs, "eff@k") == []


def test_the_ladder_is_added_where_no_sample_is_measured_again(tmp_path: Path) -> None:
    scripted_runs = some_runs(tmp_path, (2, 3))
    scripted_runs.run()
    assert measured_programs(scripted_runs, "Beyond") == [f"double=now; cost={cost}" for cost in (5, 9)]


def test_run_json_tells_the_ladder_only_once_it_is_there(tmp_path: Path) -> None:
    scripted_runs = some_runs(tmp_path)
    directory = scripted_runs.run()
    whole = (directory.path / "measurements.jsonl").read_bytes()
    scripted_runs.run(options=asking(scripted_runs, *DPS))
    lines = (directory.path / "measurements.jsonl").read_bytes().splitlines(keepends=True)
    finished = directory.manifest()
    for kept in range(len(whole.splitlines()), len(lines)):
        (directory.path / "measurements.jsonl").write_bytes(b"".join(lines[:kept]))
        directory.update(replace(finished, references=References.BASELINE, complete=False))
        with pytest.raises(InputError, match="is not complete: give its `effbench run` command again"):
            score_run(directory, (1,))
        scripted_runs.run(options=asking(scripted_runs, *DPS))
        assert directory.manifest() == finished


@settings(max_examples=15)
@given(
    st.lists(st.integers(1, 12), min_size=1, max_size=4),
    st.lists(st.sampled_from([("pass@k",), ("DPS",), ("Beyond", "speedup")]), min_size=1, max_size=4),
    st.lists(st.integers(1, 400), max_size=4),
)
def test_no_order_of_metrics_and_no_interruption_changes_what_is_measured(
    tmp_path_factory: pytest.TempPathFactory, costs: list[int], asked: list[tuple[str, ...]], torn: list[int]
) -> None:
    expected = some_runs(tmp_path_factory.mktemp("once"), costs)
    once = expected.run(options=asking(expected, *DPS))
    plain = score_run(once, (1,)).estimates
    scripted_runs = some_runs(tmp_path_factory.mktemp("often"), costs)
    for place, metrics in enumerate(asked):
        directory = scripted_runs.run(options=asking(scripted_runs, *metrics))
        assert score_run(directory, (1,)).estimates == plain
        if place < len(torn):
            path = directory.path / "measurements.jsonl"
            path.write_bytes(path.read_bytes()[: -torn[place]])
            directory.update(replace(directory.manifest(), references=References.BASELINE, complete=False))
    directory = scripted_runs.run(options=asking(scripted_runs, *DPS))
    assert timeless(directory) == timeless(once)
    assert score_metrics(directory, DPS, ()).estimates == score_metrics(once, DPS, ()).estimates


def interrupted(job: Job) -> Outcome:
    """The user loses patience once the slowest reference is measured."""
    if "cost=5" in source_of(job):
        raise KeyboardInterrupt
    return play(job)


def test_pass_at_k_does_not_depend_on_the_metrics_where_the_smallest_level_is_scored(tmp_path: Path) -> None:
    def passed(name: str, *metrics: str) -> tuple[float, References]:
        (tmp_path / name).mkdir()
        small = replace(profiled(), levels=tuple(replace(level, index=0) for level in LEVELS[2:]))
        texts = {"double": ["double=now; cost=7", "double=now; cost=30"]}
        scripted_runs = ScriptedRuns(
            tmp_path / name, suite=a_suite(small, *([profiled("other")] if "two" in name else [])), texts=texts
        )
        directory = scripted_runs.run(options=asking(scripted_runs, *metrics))
        return score_run(directory, (1,)).estimates[0].point_estimate, directory.manifest().references

    assert passed("one", "pass@k") == passed("one of all", "DPS") == (0.5, References.LADDER)
    assert passed("two", "pass@k") == (0.25, References.BASELINE)
    assert passed("two of all", "DPS") == (0.25, References.LADDER)


def test_an_interrupted_addition_can_be_given_up(tmp_path: Path) -> None:
    scripted_runs = some_runs(tmp_path)
    directory = scripted_runs.run()
    scores = score_metrics(directory, ("pass@k", "eff@k", "speedup"), (1,))
    with pytest.raises(KeyboardInterrupt):
        scripted_runs.run(ScriptedSandbox(interrupted, prepare=prepare), options=asking(scripted_runs, "DPS"))
    assert not directory.manifest().complete
    assert any(item.reference_id == "slow" for item in directory.measurements())
    scripted_runs.run()
    assert directory.manifest().complete
    assert score_metrics(directory, ("pass@k", "eff@k", "speedup"), (1,)) == scores
    assert "adds them to it" in score_metrics(directory, ("DPS",), ()).missing[0].reason


def as_an_earlier_version_wrote_it(directory: RunDirectory) -> None:
    """Without what is new in schema 3 of both files, and with the names of run.json before schema 4."""
    manifest = json.loads((directory.path / "run.json").read_text())
    del manifest["references"]
    manifest["spending"] = manifest.pop("usage")
    for task in manifest["tasks"]:
        task["yardstick"] = task.pop("baseline")
    (directory.path / "run.json").write_text(json.dumps(manifest | {"schema": 2}))
    header, *lines = (directory.path / "measurements.jsonl").read_text().splitlines()
    kept = [json.dumps({name: value for name, value in json.loads(line).items() if name != "budget"}) for line in lines]
    text = "\n".join([header.replace('"schema": 3', '"schema": 2'), *kept, ""])
    (directory.path / "measurements.jsonl").write_text(text)


def test_a_run_of_an_earlier_version_is_scored_as_it_is_and_found_again(tmp_path: Path) -> None:
    scripted_runs = some_runs(tmp_path)
    directory = scripted_runs.run(options=asking(scripted_runs, *DPS))
    scores = score_metrics(directory, ("pass@k", "eff@k", *DPS), (1,)).estimates
    as_an_earlier_version_wrote_it(directory)
    assert score_metrics(directory, ("pass@k", "eff@k", *DPS), (1,)).estimates == scores
    assert measured_programs(scripted_runs, "pass@k", "eff@k") == []
    assert measured_programs(scripted_runs, "DPS") == ["double=now; cost=10"]  # nobody knows how far it was counted
    assert score_metrics(directory, ("pass@k", "eff@k", *DPS), (1,)).estimates == scores
    directory.write_estimates(list(scores))
    assert json.loads((directory.path / "run.json").read_text())["schema"] == SCHEMA


def test_a_metric_that_no_task_has_the_references_for_is_refused_before_anything_is_measured(tmp_path: Path) -> None:
    scripted_runs = ScriptedRuns(tmp_path)
    sandbox = a_sandbox()
    with pytest.raises(InputError) as raised:
        scripted_runs.run(sandbox, options=asking(scripted_runs, "DPS", "Beyond"))
    assert str(raised.value) == (
        "DPS, Beyond cannot be had, for the selected tasks of the suite 'small' have no references with scores: take "
        "some of pass@k, eff@k, efficient@k, speedup@k, speedup-gm@k, opt@k, fast_p@k, mem-eff@k, joint@k, energy@k, "
        "pareto, ET, MP, MI, EffiBench-ET, EffiBench-NET, EffiBench-MU, EffiBench-NMU, EffiBench-TMU, EffiBench-NTMU, "
        "near-ties, speedup, speedup-gm"
    )
    assert not sandbox.jobs
    directory = scripted_runs.run(options=asking(scripted_runs, "DPS", "pass@k"))
    assert directory.manifest().references is References.BASELINE


def test_the_library_takes_metrics_and_says_how_to_add_others(tmp_path: Path) -> None:
    def run(*metrics: str) -> "tuple[RunDirectory, str]":
        found = evaluate(
            [("double", "double=now; cost=3"), ("double", "double=now; cost=7")],
            suite=a_suite(profiled()),
            counter="qemu",
            sandbox=a_sandbox(),
            out=tmp_path,
            metrics=metrics or DEFAULT_METRICS,
        )
        try:
            return RunDirectory(found.path), str(found.score("DPS_all").point_estimate)
        except InputError as error:
            return RunDirectory(found.path), str(error)

    first, reason = run()
    assert reason.endswith(
        "and this run has the fastest's alone; effbench.evaluate with the same samples and options and "
        "metrics=('DPS_all',) adds them to it"
    )
    second, score = run("DPS_all")
    assert second.path == first.path
    assert score == "40.0"  # 60 for the first, 20 for the second
    assert [item.verdict for item in second.measurements() if item.sample_index == 1][-1] is Verdict.AC
    with pytest.raises(InputError, match="there is no metric 'nonsense': take one of pass@k"):
        run("nonsense")
