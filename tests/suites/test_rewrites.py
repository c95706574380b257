"""Tasks that give a slow program: what the prompt shows, what is the baseline, and what a sample is worth."""

import json
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path

import pytest

from effbench.errors import InputError
from effbench.metrics import REWRITE_METRICS, Scores, score_metrics
from effbench.suites.rewrites import as_rewrites, rewrite_of
from tests.scripted_runs import ScriptedRuns
from tests.small_suite import a_suite, a_task

GIVEN = "double=now; cost=9"
FIRST_FIELDS = {
    *("suite", "task_id", "kind", "prompt", "entry_point", "levels", "references", "generator", "answers", "preamble"),
    *("checker", "comparison", "relative_tolerance", "absolute_tolerance", "timeout_factor", "budget_factor"),
    *("memory_limit_bytes", "seed", "disabled_builtins"),
}
"""What a task was hashed by before there were rewrites, classes, languages and labels."""


def scored(tmp_path: Path, *solutions: str) -> Scores:
    runs = ScriptedRuns(tmp_path, suite=a_suite(a_task("first")), texts={"first": solutions})
    directory = runs.run(options=replace(runs.options, given="naive", metrics=REWRITE_METRICS))
    return score_metrics(directory, ("pass@k", "speedup@k", "eff@k", "speedup", "speedup-gm"), (1,))


def points(scores: Scores) -> dict[str, float]:
    return {item.metric: item.point_estimate for item in scores.estimates}


def test_the_prompt_ends_with_the_given_program_which_is_the_baseline() -> None:
    task = replace(a_task(), preamble="import math\n")
    rewrite = rewrite_of(task, "slow")
    assert rewrite.prompt == f"Double it.\n\nThe program as it is now:\n\n```python\nimport math\n{GIVEN}\n```\n"
    assert (rewrite.baseline.reference_id, rewrite.fastest.reference_id) == ("slow", "fast")
    assert rewrite.content_hash != task.content_hash


def test_a_fence_is_longer_than_any_in_the_program() -> None:
    task = a_task(reference='text = "````"')
    assert '`````python\ntext = "````"\n`````\n' in rewrite_of(task, "fast").prompt


def test_a_task_that_is_no_rewrite_keeps_the_hash_of_earlier_versions() -> None:
    known = {name: value for name, value in asdict(a_task()).items() if name in FIRST_FIELDS}
    assert len(known) == len(FIRST_FIELDS)
    assert a_task().content_hash == sha256(json.dumps(known, sort_keys=True).encode()).hexdigest()


def test_a_suite_starts_from_a_tier_and_tasks_that_are_rewrites_stay() -> None:
    suite = a_suite(a_task("first"), rewrite_of(a_task("second"), "fast"))
    made = as_rewrites(suite, "naive")
    assert made.name == "small-from-naive"
    assert [task.given for task in made.tasks] == ["slow", "fast"]
    with pytest.raises(InputError, match="first has no reference of the tier 'best' to start from: choose one of"):
        as_rewrites(suite, "best")


def test_unchanged_code_is_worth_exactly_1(tmp_path: Path) -> None:
    found = points(scored(tmp_path, GIVEN))
    assert found == {"pass@k": 1.0, "speedup@k": 1.0, "eff@k": 1.0, "speedup": 1.0, "speedup-gm": 1.0}


def test_a_speed_up_is_a_ratio_of_costs_and_what_is_wrong_or_slower_leaves_the_given_program(tmp_path: Path) -> None:
    solutions = ("double=now; cost=3", "double=now; cost=12", "double=now; wrong_from=10", "not a program")
    found = points(scored(tmp_path, *solutions))
    assert found["pass@k"] == 0.5
    assert found["speedup@k"] == pytest.approx((3 + 1 + 1 + 1) / 4)
