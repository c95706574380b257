"""`effbench score` in every format, and comparisons by every metric that is a mean over tasks."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pydantic import TypeAdapter

from effbench.cli.main import main
from effbench.cli.score_table import ScoreDocument
from effbench.errors import InputError
from effbench.metrics import METRICS, MetricOptions, Scores, score_metrics
from effbench.metrics.compare.comparison import compare_runs
from effbench.metrics.compare.table import render_comparison
from effbench.scoring import Estimate
from effbench.storage.json_files import decode
from effbench.storage.run_directory import RunDirectory
from tests.handmade_ladder_runs import WRONG, ladder_run
from tests.metrics.test_scores import GOLDEN

TWO = MetricOptions(min_correct=2)
COLUMNS = ["metric", "score", "95 % interval", "s.e.", "tasks", "samples", "interval by"]


@pytest.fixture
def run(tmp_path: Path) -> RunDirectory:
    return ladder_run(tmp_path / "run", GOLDEN)


@pytest.fixture
def poor(tmp_path: Path) -> RunDirectory:
    """Without scores of references."""
    return ladder_run(tmp_path / "poor", GOLDEN, ladder={"only": (10, None)})


def effbench(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def scored(run: RunDirectory, *options: str) -> Result:
    result = effbench("score", run.path, "--metrics", "all", "-k", "1,2", "--min-correct", "2", *options)
    assert result.exit_code == 0
    return result


def every(run: RunDirectory) -> Scores:
    return score_metrics(run, tuple(METRICS), (1, 2), TWO)


def names(scores: Scores) -> list[str]:
    return [item.metric.replace("@k", f"@{item.k}") for item in scores.estimates]


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def stored(run: RunDirectory) -> tuple[Estimate, ...]:
    path = run.path / "estimates.json"
    return decode(path.read_text(), TypeAdapter(tuple[Estimate, ...]), path=path)


def test_json_reads_back_as_the_same_estimates_and_sentences(run: RunDirectory, poor: RunDirectory) -> None:
    for place in (run, poor):
        result = scored(place, "--format", "json")
        document = decode(result.stdout, TypeAdapter(ScoreDocument), path=place.path)
        expected = every(place)
        assert (document.estimates, document.missing) == (expected.estimates, expected.missing)
        assert (document.suite, document.model, document.counter) == ("ladder", "scribe", "qemu")
        assert (document.n_tasks, document.n_tasks_with_samples) == (2, 2)
        assert document.verdicts == {"AC": 3, "WA": 3, "TLE": 2}
        assert result.stderr == f"results   {place.path}\n"
        assert stored(place) == expected.estimates


def test_csv_reads_back_with_a_row_for_each_estimate_and_each_missing_metric(poor: RunDirectory) -> None:
    expected = every(poor)
    rows = list(csv.DictReader(io.StringIO(scored(poor, "--format", "csv").stdout)))
    found = rows[: len(expected.estimates)]
    assert [float(row["point_estimate"]) for row in found] == [item.point_estimate for item in expected.estimates]
    assert [(row["metric"], int(row["k"])) for row in found] == [(item.metric, item.k) for item in expected.estimates]
    assert [row["ci_low"] == "" for row in found] == [item.ci_low is None for item in expected.estimates]
    assert [(row["metric"], row["missing"]) for row in rows[len(found) :]] == [
        (item.metric, item.reason) for item in expected.missing
    ]
    assert all(row["missing"] == "" for row in found)


def test_markdown_and_the_table_have_the_same_rows(poor: RunDirectory) -> None:
    expected = every(poor)
    lines = scored(poor, "--format", "md").stdout.splitlines()
    table = [cells(line) for line in lines if line.startswith("|")]
    assert table[0] == COLUMNS
    assert [row[0] for row in table[2:]] == names(expected)
    assert [row[1] for row in table[2:]] == [f"{item.point_estimate:.3f}" for item in expected.estimates]
    assert [line for line in lines if line.startswith("- missing   ")] == [
        f"- missing   {item.reason}" for item in expected.missing
    ]
    plain = scored(poor)
    assert [line.split()[0] for line in plain.stdout.splitlines()[2 : 2 + len(table) - 2]] == names(expected)
    assert plain.stdout.splitlines()[-1] == f"results   {poor.path}"
    assert plain.stderr == ""


def test_notes_and_missing_metrics_stand_below_the_table(run: RunDirectory) -> None:
    lines = effbench("score", run.path, "--metrics", "speedup,DPS").stdout.splitlines()
    assert lines[2].split()[:2] == ["speedup", "0.618"]
    assert lines[4:6] == [
        "note      speedup: 1 of 5 correct samples went over the budget and count with the budget there: "
        "the speedup is at most this",
        "missing   DPS needs a task with 10 correct samples: the most that one has is 3; take a smaller --min-correct",
    ]


def test_a_table_without_a_row_has_its_sentences_alone(run: RunDirectory) -> None:
    assert effbench("score", run.path, "--metrics", "DPS").stdout.startswith("missing   DPS needs")


def test_the_options_reach_the_metrics(run: RunDirectory) -> None:
    options = ("--margin", "0.6", "--min-correct", "2", "--max-profile", "1", "--format", "json")
    result = effbench("score", run.path, "--metrics", "efficient@k,DPS", *options)
    efficient, dps = json.loads(result.stdout)["estimates"]
    assert efficient["point_estimate"] == 0.0
    assert dps["n_samples"] == 2
    assert dps["note"] == "2 of 2 tasks have at least 2 correct samples; margin 0.6"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--metrics", "eff@1"), "there is no metric 'eff@1': take one of pass@k, eff@k, efficient@k"),
        (("--metrics", ""), "there is no metric '': take one of"),
        (("--margin", "1"), "the margin is 1.0: give a share from 0 to below 1"),
        (("--min-correct", "0"), "min-correct is 0: give at least 1 sample"),
        (("--max-profile", "-1"), "max-profile is -1: give at least 1 sample"),
    ],
)
def test_what_makes_no_sense_is_one_sentence(run: RunDirectory, arguments: Sequence[str], sentence: str) -> None:
    result = effbench("score", run.path, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in result.stderr


MEANS = [metric.name.replace("@k", "@1") for metric in METRICS.values() if metric.is_mean]


@pytest.mark.parametrize("metric", MEANS)
def test_runs_are_compared_by_every_mean_over_tasks(run: RunDirectory, tmp_path: Path, metric: str) -> None:
    better = ladder_run(tmp_path / "better", {"a": (5, 10, 20, 10), "b": (5, 5, 5, WRONG)})
    got = compare_runs([run, better], metric, options=TWO)
    first, second = got.runs
    assert got.pairs[0].paired.difference == pytest.approx(
        second.estimate.point_estimate - first.estimate.point_estimate
    )
    assert got.pairs[0].paired.wins == 2
    assert (second.win_rates.tasks, second.win_rates.runs) == (1.0, 1.0)
    assert (first.win_rates.tasks, first.win_rates.runs) == (0.0, 0.0)


def test_runs_are_compared_on_the_tasks_that_both_have_a_score_of(run: RunDirectory, tmp_path: Path) -> None:
    # DPS of the other run: 100 in task a, and too few correct samples in task b.
    other = ladder_run(tmp_path / "other", {"a": (5, 5, WRONG, WRONG), "b": (5, WRONG, WRONG, WRONG)})
    arguments = ("--metric", "DPS", "--min-correct", "2", "--fail-if-worse", "5%", "--worse-when", "measured")
    got = compare_runs([run, other, run], "DPS", options=TWO)
    assert [pair.paired.difference for pair in got.pairs] == pytest.approx([60.0, 0.0, -60.0])
    assert [pair.paired.n_tasks for pair in got.pairs] == [1, 2, 1]
    assert got.pairs[0].relative_difference == pytest.approx(60 / 40)
    assert [round(rate.win_rates.tasks or 0, 6) for rate in got.runs] == [round((0 + 0.5 + 0.5) / 3, 6), 1.0, 0.333333]
    assert [rate.win_rates.runs for rate in got.runs] == [0.25, 1.0, 0.25]
    assert [(rate.rank.rank, rate.n_tasks_with_samples) for rate in got.runs] == [(2, 2), (1, 2), (2, 2)]
    assert "B - A is over the 1 of 2 tasks where both have DPS." in render_comparison(got)
    assert "C - A is over" not in render_comparison(got)
    result = effbench("compare", run.path, other.path, *arguments)
    assert result.exit_code == 0
    assert "66.7 %" not in result.stdout
    passed = "PASS: B is not worse on these tasks than A by more than 5 %"
    assert f"{passed}: the difference of B - A is +60.000, the limit is -2.000." in result.stdout


def test_runs_that_share_no_task_are_refused(tmp_path: Path) -> None:
    first = ladder_run(tmp_path / "first", {"a": (5, 5), "b": (5, WRONG)})
    second = ladder_run(tmp_path / "second", {"a": (5, WRONG), "b": (5, 5)})
    with pytest.raises(InputError, match=r"no task has a score in both .*first and .*second: compare by"):
        compare_runs([first, second], "DPS", options=TWO)


def test_runs_that_share_tasks_by_twos_only_have_no_ranks(tmp_path: Path) -> None:
    solved, unsolved = (5, 5), (5, WRONG)
    runs = [
        ladder_run(tmp_path / left_out, {task: unsolved if task == left_out else solved for task in "abc"})
        for left_out in "abc"
    ]
    assert compare_runs(runs[:2], "DPS", options=TWO).pairs[0].paired.n_tasks == 1
    with pytest.raises(InputError, match="no task has a score in all of these runs: compare fewer runs"):
        compare_runs(runs, "DPS", options=TWO)


def test_a_metric_that_a_run_lacks_is_refused_with_the_run(run: RunDirectory) -> None:
    result = effbench("compare", run.path, run.path, "--metric", "DPS")
    assert result.exit_code == 2
    assert f"run A, {run.path}: DPS needs a task with 10 correct samples" in result.stderr


@pytest.mark.parametrize("metric", ["speedup", "speedup-gm", "near-ties"])
def test_metrics_that_are_no_means_are_refused(run: RunDirectory, metric: str) -> None:
    with pytest.raises(InputError, match=f"cannot be compared task by task by {metric}, which is no mean over tasks"):
        compare_runs([run, run], metric)
