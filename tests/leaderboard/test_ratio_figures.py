"""Strips of dots: every sample has one, or is counted behind its line."""

import re
from dataclasses import replace

import pytest

from effbench.leaderboard.entry import TaskEntry, read_entry
from effbench.leaderboard.ratio_figures import model_dots, sample_strip
from effbench.records.measurement import Verdict
from tests.handmade_runs import mixed_run


@pytest.fixture(scope="module")
def tasks(tmp_path_factory: pytest.TempPathFactory) -> tuple[TaskEntry, ...]:
    return read_entry(mixed_run(tmp_path_factory.mktemp("run"))).tasks


def test_each_sample_has_its_cost_as_a_multiple_of_the_baseline(tasks: tuple[TaskEntry, ...]) -> None:
    assert tasks[0].ratios == (1.5, (5 * 121 + 3 * 7) / 242, None)
    assert tasks[1].ratios == (None,)


def test_a_strip_has_a_dot_for_each_counted_sample_and_counts_the_others(tasks: tuple[TaskEntry, ...]) -> None:
    figure = sample_strip([("model-a", tasks[0]), ("model-b", tasks[1])], [])
    assert figure is not None
    told = re.findall(r"<title>([^<]*)</title>", figure.svg)
    assert told == ["model-a, sample 0: 1.5", "model-a, sample 1: 2.59"]
    assert ">1 WA</text>" in figure.svg
    assert ">1 TLE</text>" in figure.svg
    assert "baseline</text>" in figure.svg
    assert figure.is_wide


def test_nothing_counted_is_no_figure(tasks: tuple[TaskEntry, ...]) -> None:
    assert sample_strip([("model", tasks[1])], []) is None
    assert model_dots(["t"], tasks[1:], [{}]) is None


def test_a_models_best_sample_and_references_are_told_apart(tasks: tuple[TaskEntry, ...]) -> None:
    figure = model_dots(["first", "second"], tasks, [{"fast": "expert"}, {}])
    assert figure is not None
    assert [item.name for item in figure.legend] == ["best sample", "other samples", "reference: expert"]
    assert "<title>reference expert: 1</title>" in figure.svg


def test_many_tasks_are_drawn_as_columns_without_names(tasks: tuple[TaskEntry, ...]) -> None:
    many = [
        replace(tasks[0], task_id=f"t{place}", verdicts=(Verdict.AC,), ratios=(1 + place / 10,)) for place in range(60)
    ]
    figure = model_dots([task.task_id for task in many], many, [{}] * 60)
    assert figure is not None
    assert "60 tasks, the costliest first" in figure.svg
    assert ">t7</text>" not in figure.svg
    assert figure.svg.count("<title>sample") == 60
