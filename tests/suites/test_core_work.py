"""The suite core-work keeps what its page promises; `effbench tasks check core-work` proves that each task is sound."""

import re
from collections import Counter
from pathlib import Path

import pytest

from effbench.authoring.authored_task import AuthoredTask
from effbench.authoring.find_tasks import sound_tasks
from effbench.suites import load_suite

TASKS = sound_tasks(["core-work"], [])
DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_says_how_many_tasks_of_each_kind_there_are() -> None:
    kinds = Counter(authored.kind for authored in TASKS)
    assert set(kinds) == {"function", "class", "rewrite"}
    numbers = len(TASKS), kinds["function"], kinds["class"], kinds["rewrite"]
    row = "`core-work` | {}: {} functions, {} classes, {} rewrites |".format(*numbers)
    assert row in (DOCS / "suites.md").read_text()


@pytest.mark.parametrize("authored", TASKS, ids=lambda authored: authored.task.task_id)
def test_a_task_has_three_tiers_four_levels_and_mutants_of_an_author(authored: AuthoredTask) -> None:
    task = authored.task
    assert [reference.tier for reference in task.references] == ["naive", "good", "expert"]
    assert [(level.n_tests, level.weight) for level in task.levels] == [(8, 0), (2, 3), (2, 3), (3, 4)]
    assert len(authored.authoring.wrong) >= 2
    assert authored.authoring.areas
    assert authored.contract is not None
    assert task.kind_of_gain
    # A colleague's issue: a title in bold, and no "Write a Python function" but what is needed and why.
    assert re.match(r"\*\*.+\*\*\n\n", task.prompt)
    assert task.task_id.startswith("core-work/faster_") is authored.is_rewrite


def test_a_rewrite_gives_its_naive_program() -> None:
    rewrites = [task for task in load_suite("core-work").tasks if task.given]
    assert {task.baseline.tier for task in rewrites} == {"naive"}
    assert all(task.baseline.solution.strip() in task.prompt for task in rewrites)
