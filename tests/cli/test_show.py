"""`effbench show`: a run, a task, a sample; worst first, and every fault one sentence."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from effbench.cli.line_view import render_lines
from effbench.cli.main import main
from effbench.measure.line_costs import LineCost, LineCosts
from effbench.metrics.sample_results import task_results
from effbench.records.measurement import Failure, Measurement, Verdict
from effbench.records.sample import Sample
from effbench.storage.run_directory import RunDirectory
from tests.handmade_runs import a_manifest, a_run, mixed_run, solution
from tests.small_suite import a_sample

FAILURE = Failure(input="([3, 1],)", expected="[1, 3]", got="[3, 1]", difference="at [0]: 3 instead of 1")


@pytest.fixture
def run(tmp_path: Path) -> RunDirectory:
    return mixed_run(tmp_path / "run")


def give(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["show", *map(str, arguments)])


def shown(*arguments: str | Path) -> list[str]:
    result = give(*arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout.splitlines()


def run_of(path: Path, sample: Sample, records: Sequence[Measurement]) -> RunDirectory:
    """A run of one task with one sample."""
    task_id = sample.task_id
    made = a_run(path, a_manifest(task_id), solution(task_id, None, 2), records)
    made.begin(made.manifest(), [sample])
    return made


def test_a_run_lists_its_tasks_and_samples_worst_first(run: RunDirectory) -> None:
    assert shown(run.path) == [
        "scribe on small, run a1b2c3: 2 tasks, 4 samples",
        "verdicts  AC 1 (correct), WA 1 (wrong answer), TLE 2 (correct, over the budget)",
        "",
        "task      mean e  e of each sample",
        "------  --------  -----------------------------------",
        "b          0.199  #0 TLE 0.20",
        "a          0.280  #2 WA 0.00, #1 TLE 0.22, #0 AC 0.62",
    ]


def test_a_task_lists_its_samples_with_cost_and_budget(run: RunDirectory) -> None:
    head, budget, *rows = shown(run.path, "a")
    assert head == "scribe on small, run a1b2c3: task a"
    assert budget == "budget    400 instructions for an input, 2 times the baseline's largest cost"
    assert [" ".join(row.split()) for row in rows[3:]] == [
        "#2 WA: wrong answer 0.000 none none it failed",
        "#1 TLE: correct, over the budget 0.224 2.59 times 126.8 % a cost of 507 on one input, over the budget of 400",
        "#0 AC: correct 0.618 1.50 times 75.0 %",
    ]
    assert "at least 2.43 times" in shown(run.path, "b")[-1]
    assert "over 100 %" in shown(run.path, "b")[-1]


def test_a_sample_shows_its_verdict_its_costs_by_level_and_its_code(tmp_path: Path) -> None:
    sample = a_sample("def double(n):\n    return 2 * n\n", task_id="a")
    made = run_of(tmp_path, sample, solution("a", 0, 3))
    lines = shown(made.path, "a#0")
    assert lines[:4] == [
        "scribe on small, run a1b2c3: sample a#0",
        "verdict   AC: correct",
        "e         0.618  (1 at the baseline's cost, 0 for what is wrong or over the budget)",
        "cost      363 instructions on all inputs together, 1.50 times the baseline's",
    ]
    assert [line.split() for line in lines[8:10]] == [
        ["1", "10", "1", "2", "of", "2", "33", "22", "1.50", "8.2", "%"],
        ["2", "100", "3", "1", "of", "1", "300", "200", "1.50", "75.0", "%"],
    ]
    assert lines[-2:] == ["1  def double(n):", "2      return 2 * n"]


def test_a_wrong_sample_shows_the_input_what_was_expected_and_what_came(tmp_path: Path) -> None:
    *before, last = solution("a", 0, 3, last=Verdict.WA, inputs=2)
    made = run_of(tmp_path, a_sample("x", task_id="a"), [*before, replace(last, detail="", failure=FAILURE)])
    assert shown(made.path, "a#0")[1:6] == [
        "verdict   WA: wrong answer, at level 0 (size 1), input 1",
        "input     ([3, 1],)",
        "expected  [1, 3]",
        "got       [3, 1]",
        "differs   at [0]: 3 instead of 1",
    ]
    assert shown(made.path, "a")[-1].endswith("at [0]: 3 instead of 1")


def test_levels_that_nothing_was_counted_at_are_left_out_and_the_one_it_was_stopped_at_is_named(
    run: RunDirectory,
) -> None:
    assert not [line for line in shown(run.path, "a#2") if "level" in line.split()[:1]]
    (stopped,) = [line for line in shown(run.path, "b#0") if "stopped" in line]
    assert stopped.split()[:2] == ["2", "100"]


@pytest.mark.parametrize(
    ("verdict", "inputs", "words"),
    [
        (Verdict.TLE, 5, "TLE: correct, over the budget, at level 2 (size 100), input 0"),
        (Verdict.TLE, 1, "TLE: over the budget at the smallest level, so not correct, at level 0 (size 1), input 0"),
        (Verdict.MLE, 5, "MLE: correct, over the memory limit, at level 2 (size 100), input 0"),
        (Verdict.MLE, 1, "MLE: over the memory limit, at level 0 (size 1), input 0"),
        (Verdict.RE, 5, "RE: runtime error, at level 2 (size 100), input 0"),
        (Verdict.CE, 1, "CE: no program"),
    ],
)
def test_a_verdict_is_told_in_words(tmp_path: Path, verdict: Verdict, inputs: int, words: str) -> None:
    made = run_of(tmp_path, a_sample("x", task_id="a"), solution("a", 0, 2, last=verdict, inputs=inputs))
    assert shown(made.path, "a#0")[1] == f"verdict   {words}"


def test_an_answer_without_code_is_shown_as_it_is(tmp_path: Path) -> None:
    sample = replace(a_sample(None, task_id="a"), completion="I cannot.\x1b[2J" + "x" * 5000)
    made = run_of(tmp_path, sample, solution("a", 0, 2, last=Verdict.CE, inputs=1))
    lines = shown(made.path, "a#0")
    assert lines[-2] == "no code was found in the answer:"
    assert lines[-1].startswith(r"I cannot.\x1b[2Jxxx")
    assert lines[-1].endswith("x…")


def test_a_task_is_found_by_its_last_part_and_may_hold_the_mark_of_a_sample(tmp_path: Path) -> None:
    names = ("x/a", "y/a", "y/b#0", "c")
    made = a_run(
        tmp_path, a_manifest(*names), *(solution(name, index, 2) for name in names[:3] for index in (None, 0, 1))
    )
    assert shown(made.path, "b#0")[0].endswith("task y/b#0")
    assert shown(made.path, "b#0#1")[0].endswith("sample y/b#0#1")
    assert shown(made.path, "x/a#1")[0].endswith("sample x/a#1")
    assert shown(made.path, "c")[-1] == "no samples: the task scores 0"
    assert shown(made.path)[5].split() == ["c", "0.000", "no", "samples"]
    for which, sentence in (
        ("a", "several tasks are named 'a': give one of x/a, y/a"),
        ("x/aa", "the run has no task 'x/aa' (did you mean x/a?): `effbench show RUN` lists its tasks"),
        ("zzz#1", "the run has no task 'zzz': `effbench show RUN` lists its tasks"),
        ("x/a#9", "task x/a has no sample 9: its samples are 0, 1"),
        ("c#0", "task c has no sample 0: its samples are none"),
        ("", "the run has no task '': `effbench show RUN` lists its tasks"),
    ):
        result = give(made.path, which)
        assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"effbench: {sentence}\n")


def test_many_samples_are_cut_in_the_list_of_tasks(tmp_path: Path) -> None:
    samples = [solution("a", index, 2) for index in range(30)]
    made = a_run(tmp_path, a_manifest("a"), solution("a", None, 2), *samples)
    assert shown(made.path)[-1].endswith("#7 AC 1.00, … 22 more")


@pytest.mark.parametrize("which", [(), ("a",), ("a#0",)])
def test_what_cannot_be_looked_into_is_one_sentence(run: RunDirectory, tmp_path: Path, which: tuple[str, ...]) -> None:
    assert give(tmp_path / "none", *which).stderr.endswith(
        "none does not exist: name a run directory, a folder that holds one run, or a bundle\n"
    )
    run.update(replace(run.manifest(), complete=False))
    result = give(run.path, *which)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is not complete: give its `effbench run` command again" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--line-costs"], "--line-costs is about one sample: name it, such as TASK#0"),
        (["a", "--line-costs"], "--line-costs is about one sample: name it, such as TASK#0"),
        (["a#0", "--input", "1.0"], "--input says where lines are counted: give --line-costs, too"),
        (["a#0", "--input", "one", "--line-costs"], "'one' is not a level and an input of it, such as 2.0"),
        (["a#0", "--line-costs"], "effbench: no suite is named 'small'"),
    ],
)
def test_lines_are_counted_of_one_sample_of_a_suite_that_is_there(
    run: RunDirectory, arguments: list[str], said: str
) -> None:
    result = give(run.path, *arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_json_has_the_samples_that_are_shown(run: RunDirectory) -> None:
    def document(*which: str) -> dict[str, Any]:
        found = json.loads("\n".join(shown(run.path, *which, "--format", "json")))
        assert isinstance(found, dict)
        assert found["schema"] == 1
        return found

    assert [(row["task_id"], row["sample_index"]) for row in document()["samples"]] == [
        ("a", 0), ("a", 1), ("a", 2), ("b", 0),
    ]  # fmt: skip
    assert [row["verdict"] for row in document("a")["samples"]] == ["AC", "TLE", "WA"]
    one = document("a#1")
    assert [row["sample_index"] for row in one["samples"]] == [1]
    assert [level["cost"] for level in one["baseline_levels"]] == [
        level.cost for level in task_results(run)[0].baseline
    ]
    assert one["line_costs"] is None


def test_lines_are_shown_with_their_share_before_the_code() -> None:
    lines = (
        LineCost(line=0, times=0, instructions=25),
        LineCost(line=2, times=1_000, instructions=75),
    )
    costs = LineCosts(
        task_id="a", level=2, test_index=0, size=100, solution="def f(n):\n    return n\n", lines=lines, total=100,
        ending="returned", error=0.0123,
    )  # fmt: skip
    assert render_lines(costs).splitlines() == [
        "lines     counted at level 2 (size 100), input 0",
        "count     100 instructions of the call",
        "error     +1.23% of the count, before it was shared out among the lines",
        "",
        "share  instructions  times  line",
        "25.0%            25               (start and end of the run)",
        "                               1  def f(n):",
        "75.0%            75  1,000     2      return n",
    ]
    stopped = replace(costs, total=None, error=None, ending="timed_out", detail="stopped at its time limit")
    assert "reason    the run did not return (stopped at its time limit): the lines up to there" in render_lines(
        stopped
    )
