"""Names of rankings: brief while they differ, with what tells them apart where they would not."""

from dataclasses import replace
from pathlib import Path

from bench.synthetic_runs import Shape
from effbench.leaderboard.board import make_boards
from effbench.leaderboard.board_names import board_name
from effbench.leaderboard.entry import read_entry
from tests.leaderboard.sites import renewed, small_runs


def test_a_ranking_is_named_by_suite_and_counter_and_by_what_else_it_takes(tmp_path: Path) -> None:
    first, other_counter, other_language = small_runs(tmp_path, Shape(models=3, tasks=2, samples=1))
    environment = first.manifest().environment
    renewed(other_counter, environment=replace(environment, counter="perf"))
    renewed(other_language, environment=replace(environment, language="cpp", environment_id="c" * 16))
    boards = make_boards([read_entry(run) for run in (first, other_counter, other_language)])
    assert sorted(board_name(board, boards) for board in boards) == [
        "invented, counted by perf",
        "invented, counted by qemu, in C++17 with baselines in Python, environment cccccc",
        "invented, counted by qemu, in Python, environment 001122",
    ]
    assert board_name(boards[0], boards[:1]) in {"invented, counted by perf", "invented, counted by qemu"}
