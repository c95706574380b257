"""Shards of a run, and what becomes of them when they are merged."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from effbench.cli.main import main
from effbench.errors import DataFileError, InputError
from effbench.leaderboard.collect import collect_runs
from effbench.measure.calibration import CALIBRATION_RUNS, EMPTY_PROGRAM
from effbench.metrics import score_run
from effbench.records.manifest import Manifest, References
from effbench.records.shard import ShardOfRun
from effbench.runner.merge_shards import merge_shards
from effbench.runner.shards import Shard, parse_shard
from effbench.samples.generation.plan import GenerationOptions
from effbench.sandboxes.scripted import source_of
from effbench.storage.json_files import write_document
from effbench.storage.run_directory import RunDirectory
from tests.measure.test_budget import profiled
from tests.scripted_runs import ScriptedRuns, a_sandbox, records
from tests.small_suite import a_suite


@pytest.fixture
def scripted_runs(tmp_path: Path) -> ScriptedRuns:
    return ScriptedRuns(tmp_path)


def shards_of(scripted_runs: ScriptedRuns, count: int) -> list[Path]:
    shards = [Shard(index=index, count=count) for index in range(1, count + 1)]
    return [scripted_runs.run(options=replace(scripted_runs.options, shard=shard)).path for shard in shards]


def told(manifest: Manifest) -> Manifest:
    return replace(manifest, command="", started_at="")


@pytest.mark.parametrize("count", [1, 2, 3])
def test_merged_shards_are_the_run_without_shards_to_the_last_record(
    scripted_runs: ScriptedRuns, tmp_path: Path, count: int
) -> None:
    whole = scripted_runs.run(options=replace(scripted_runs.options, out=tmp_path / "whole"))
    merged = merge_shards(shards_of(scripted_runs, count)[::-1], tmp_path / "merged")
    assert merged.path.relative_to(tmp_path / "merged") == whole.path.relative_to(tmp_path / "whole")
    assert told(merged.manifest()) == told(whole.manifest())
    assert merged.manifest().command == f"effbench run --out {tmp_path / 'merged'}"
    assert merged.samples() == whole.samples()
    assert records(merged) == records(whole)
    assert merged.statements() == whole.statements()
    assert score_run(merged, (1, 3)).estimates == score_run(whole, (1, 3)).estimates
    assert [path.name for path in merged.path.parent.iterdir()] == [merged.path.name]


def test_the_command_without_shards_finds_the_merged_run_done(scripted_runs: ScriptedRuns) -> None:
    merged = merge_shards(shards_of(scripted_runs, 3), scripted_runs.options.out)
    sandbox = a_sandbox()
    assert scripted_runs.run(sandbox).path == merged.path
    assert {source_of(job) for job in sandbox.jobs} == {EMPTY_PROGRAM}
    assert len(sandbox.jobs) == CALIBRATION_RUNS


def test_a_shard_is_named_after_its_run_measures_its_own_tasks_and_goes_on_where_it_stopped(
    scripted_runs: ScriptedRuns,
) -> None:
    whole = scripted_runs.run()
    second = scripted_runs.run(options=replace(scripted_runs.options, shard=Shard(index=2, count=3)))
    assert second.path == whole.path.with_name(f"{whole.path.name}.shard-2-of-3")
    assert {item.task_id for item in second.measurements()} == {"second"}
    assert second.manifest().run_id != whole.manifest().run_id
    before = records(second)
    assert scripted_runs.run(options=replace(scripted_runs.options, shard=Shard(index=2, count=3))).path == second.path
    assert scripted_runs.said[-1].endswith("4 solutions are done")
    assert records(second) == before


def test_a_leaderboard_leaves_shards_out(scripted_runs: ScriptedRuns, tmp_path: Path) -> None:
    shards_of(scripted_runs, 2)
    whole = scripted_runs.run()
    assert [run.path for run in collect_runs([scripted_runs.options.out], tmp_path / "unpacked")] == [whole.path]


Spoil = Callable[[ScriptedRuns, list[Path]], Sequence[Path]]


def incomplete(scripted_runs: ScriptedRuns, shards: list[Path]) -> Sequence[Path]:
    run = RunDirectory(shards[0])
    run.update(replace(run.manifest(), complete=False))
    return shards


def elsewhere(scripted_runs: ScriptedRuns, shards: list[Path]) -> Sequence[Path]:
    run = RunDirectory(shards[1])
    environment = replace(run.manifest().environment, environment_id="feed")
    run.update(replace(run.manifest(), environment=environment))
    return shards


def other_sample(scripted_runs: ScriptedRuns, shards: list[Path]) -> Sequence[Path]:
    file = shards[1] / "samples.jsonl"
    file.write_text(file.read_text().replace("cost=3", "cost=4"))
    return shards


def other_count(scripted_runs: ScriptedRuns, shards: list[Path]) -> Sequence[Path]:
    return [shards[0], *shards_of(scripted_runs, 2)[1:]]


def other_run(scripted_runs: ScriptedRuns, shards: list[Path]) -> Sequence[Path]:
    fewer = replace(scripted_runs.options, n=1, shard=Shard(index=2, count=3))
    return [shards[0], scripted_runs.run(options=fewer).path, shards[2]]


def twice(scripted_runs: ScriptedRuns, shards: list[Path]) -> Sequence[Path]:
    return [*shards, Path(shutil.copytree(shards[1], shards[1].with_name("copy")))]


def a_whole_run(scripted_runs: ScriptedRuns, shards: list[Path]) -> Sequence[Path]:
    return [*shards, scripted_runs.run().path]


def no_tasks(scripted_runs: ScriptedRuns, shards: list[Path]) -> Sequence[Path]:
    run = RunDirectory(shards[0])
    run.update(replace(run.manifest(), tasks=()))
    return shards


def more_tasks(scripted_runs: ScriptedRuns, shards: list[Path]) -> Sequence[Path]:
    run, other = RunDirectory(shards[2]), RunDirectory(shards[0])
    run.update(replace(run.manifest(), tasks=run.manifest().tasks + other.manifest().tasks))
    return shards


def newer(scripted_runs: ScriptedRuns, shards: list[Path]) -> Sequence[Path]:
    write_document(shards[0] / "shard.json", ShardOfRun(schema=9, index=1, count=3, run_id=""))
    return shards


def impossible(scripted_runs: ScriptedRuns, shards: list[Path]) -> Sequence[Path]:
    write_document(shards[0] / "shard.json", ShardOfRun(schema=1, index=4, count=3, run_id=""))
    return shards


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda _, shards: shards[1:], r"shard 1/3 is missing: measure it"),
        (lambda _, shards: shards[1:2], r"shard 1/3, 3/3 is missing: measure it"),
        (twice, r"copy and \S+shard-2-of-3 are both shard 2/3: give one$"),
        (incomplete, r"shard 1/3 in \S+ is not complete: give its command again"),
        (elsewhere, r"not shards of one run: they differ in the environment \(feed and [0-9a-f]{16}\)$"),
        (other_sample, r"make the run \w+ and not \w+, which they say they are of"),
        (other_count, r"they differ in the number of shards \(2 and 3\)$"),
        (other_run, r"they differ in the selected tasks or the samples$"),
        (a_whole_run, r"is not a shard: it has no shard.json"),
        (no_tasks, r"it lists no tasks"),
        (more_tasks, r"do not have the tasks of one selection"),
        (newer, r"its schema is 9 and this effbench reads 1: update effbench"),
        (impossible, r"there is no shard 4 of 3"),
    ],
)
def test_shards_that_do_not_make_a_run_are_refused_and_nothing_is_written(
    scripted_runs: ScriptedRuns, tmp_path: Path, spoil: Spoil, sentence: str
) -> None:
    shards = spoil(scripted_runs, shards_of(scripted_runs, 3))
    with pytest.raises(InputError, match=sentence):
        merge_shards(shards, tmp_path / "merged")
    assert not (tmp_path / "merged").exists()


def test_shards_with_and_without_the_ladder_are_refused_and_the_same_command_makes_them_alike(tmp_path: Path) -> None:
    suite = a_suite(profiled("a"), profiled("b"))
    scripted_runs = ScriptedRuns(tmp_path, suite=suite, texts={name: ["double=now; cost=7"] for name in "ab"})
    one, other = (replace(scripted_runs.options, shard=Shard(index=index, count=2)) for index in (1, 2))
    shards = [scripted_runs.run(options=replace(one, metrics=("DPS",))).path, scripted_runs.run(options=other).path]
    sentence = r"they differ in the measured references, which --metrics decides \(baseline and ladder\)$"
    with pytest.raises(InputError, match=sentence):
        merge_shards(shards, tmp_path / "merged")
    assert scripted_runs.run(options=replace(other, metrics=("Beyond",))).path == shards[1]
    merged = merge_shards(shards, tmp_path / "merged")
    assert merged.manifest().references is References.LADDER
    whole = scripted_runs.run(options=replace(scripted_runs.options, out=tmp_path / "whole", metrics=("DPS",)))
    assert {replace(item, cpu_time_s=0) for item in records(merged)} == {
        replace(item, cpu_time_s=0) for item in records(whole)
    }


def test_many_missing_shards_are_not_all_named(scripted_runs: ScriptedRuns, tmp_path: Path) -> None:
    (shard, *_) = shards_of(scripted_runs, 2)
    write_document(shard / "shard.json", ShardOfRun(schema=1, index=1, count=40, run_id=""))
    with pytest.raises(InputError, match=r"^shard 2/40, .*, 11/40 and 29 more is missing"):
        merge_shards([shard], tmp_path)


def test_a_run_that_is_there_already_is_not_replaced(scripted_runs: ScriptedRuns) -> None:
    scripted_runs.run()
    with pytest.raises(InputError, match=r"is there already: `effbench score` reads it, or give another --out"):
        merge_shards(shards_of(scripted_runs, 2), scripted_runs.options.out)


def test_a_merge_that_fails_half_way_leaves_nothing(
    scripted_runs: ScriptedRuns, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shards = shards_of(scripted_runs, 2)
    full = DataFileError(tmp_path, "it cannot be written")
    monkeypatch.setattr(RunDirectory, "writer", lambda _: (_ for _ in ()).throw(full))
    with pytest.raises(DataFileError):
        merge_shards(shards, tmp_path / "merged")
    assert [path for path in (tmp_path / "merged").rglob("*") if path.is_file()] == []


def test_a_place_that_cannot_be_made_is_refused(scripted_runs: ScriptedRuns, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(InputError, match=r"cannot be made: .*; name another place with --out"):
        merge_shards(shards_of(scripted_runs, 2), tmp_path / "file")


def test_more_shards_than_tasks_are_refused_before_any_lane_opens(scripted_runs: ScriptedRuns) -> None:
    sandbox = a_sandbox()
    with pytest.raises(InputError, match=r"^--shard is 1/4, but 3 tasks are selected: make no more shards than tasks$"):
        scripted_runs.run(sandbox, options=replace(scripted_runs.options, shard=Shard(index=1, count=4)))
    assert sandbox.lanes == []


def test_a_counter_that_is_not_exact_has_no_shards(scripted_runs: ScriptedRuns) -> None:
    options = replace(scripted_runs.options, counter="cputime", shard=Shard(index=1, count=2))
    with pytest.raises(InputError, match=r"--shard needs a counter whose counts are the same .* cputime are not"):
        scripted_runs.run(options=options)
    assert not scripted_runs.options.out.exists()


def test_a_model_that_is_asked_has_no_shards(scripted_runs: ScriptedRuns) -> None:
    options = replace(
        scripted_runs.options, model="openai/some", shard=Shard(index=1, count=2), generation=GenerationOptions()
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OPENAI_API_KEY", "none")
        with pytest.raises(InputError, match=r"^--shard measures samples that exist: ask the model once"):
            scripted_runs.run(options=options)


@pytest.mark.parametrize("text", ["0/2", "3/2", "1/0", "1", "a/b", "1/2/3", "-1/2", "", "1/", " 1/2"])
def test_what_is_no_shard_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"^--shard is '.*': give i/N, with i from 1 to N$"):
        parse_shard(text)
    result = CliRunner().invoke(main, ["run", "--suite", "core", "--model", "reference", "--shard", text])
    assert result.exit_code == 2
    assert "give i/N, with i from 1 to N" in result.stderr


def test_merge_on_the_command_line_says_where_the_run_is(scripted_runs: ScriptedRuns, tmp_path: Path) -> None:
    shards = list(map(str, shards_of(scripted_runs, 2)))
    result = CliRunner().invoke(main, ["merge", *shards, "-o", str(tmp_path / "merged")])
    assert (result.exit_code, result.stderr) == (0, "")
    (manifest,) = (tmp_path / "merged").rglob("run.json")
    assert result.stdout == f"results   {manifest.parent}\n"
    again = CliRunner().invoke(main, ["merge", *shards, "-o", str(tmp_path / "merged")])
    assert (again.exit_code, again.stdout) == (2, "")
    assert again.stderr.startswith("effbench: ")
