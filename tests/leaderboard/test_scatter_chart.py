"""Models as points: names stay readable and within the figure."""

import re
from dataclasses import replace

import pytest

from bench.synthetic_runs import Shape
from effbench.leaderboard.board import Board, make_boards
from effbench.leaderboard.entry import read_entry
from effbench.leaderboard.plot import text_width
from effbench.leaderboard.scatter_chart import against_correctness, against_spending
from effbench.records.sample import Usage
from tests.leaderboard.sites import rewritten, small_runs

MODELS = 24


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    runs = small_runs(tmp_path_factory.mktemp("runs"), Shape(models=MODELS, tasks=3, samples=2))
    for number, run in enumerate(runs[1:], start=1):
        usage = Usage(prompt_tokens=10, completion_tokens=100 * number)
        rewritten(run, [replace(item, usage=usage) for item in run.samples()])
    (board,) = make_boards([read_entry(run) for run in runs])
    return board


def names(svg: str) -> list[tuple[float, float, str]]:
    found = re.findall(r'<text x="([-.0-9]+)" y="([-.0-9]+)" fill="#1b1f24">(model-[0-9]+)</text>', svg)
    return [(float(x), float(y), name) for x, y, name in found]


def test_every_model_has_its_name_within_the_figure_and_a_tooltip(board: Board) -> None:
    figure = against_correctness(board, "pass@1", "eff@1")
    assert figure is not None
    placed = names(figure.svg)
    assert len(placed) == MODELS
    for x, y, name in placed:
        assert -2 <= x <= 1080 + 16 - text_width(name)
        assert 0 <= y <= 440
    assert figure.is_wide
    assert len(re.findall(r"<title>model-[0-9]+: eff@1 0[.][0-9]+ .*?; pass@1 ", figure.svg)) == MODELS


def test_few_names_hide_each_other_even_with_24_models(board: Board) -> None:
    figure = against_correctness(board, "pass@1", "eff@1")
    assert figure is not None
    placed = names(figure.svg)
    hidden = sum(
        abs(x - other_x) < text_width(name) - 6 and abs(y - other_y) < 9
        for place, (x, y, name) in enumerate(placed)
        for other_x, other_y, _ in placed[:place]
    )
    assert hidden <= 1


def test_only_models_whose_tokens_are_known_are_drawn_against_tokens(board: Board) -> None:
    figure = against_spending(board, "tokens", "tokens", "eff@1")
    assert figure is not None
    assert len(set(re.findall(r"<title>(model-[0-9]+): ", figure.svg))) == MODELS - 1


def test_of_many_models_those_are_named_that_none_beats_for_less(board: Board) -> None:
    figure = against_spending(board, "tokens", "tokens", "eff@1")
    assert figure is not None
    spent = {item.model: (item.entry.completion_tokens, item.entry.estimates["eff@1"].point_estimate)
             for item in board.entries if item.entry.completion_tokens is not None}  # fmt: skip
    unbeaten = {name for name, (tokens, score) in spent.items()
                if not any(other_tokens <= tokens and other_score > score
                           for other_tokens, other_score in spent.values())}  # fmt: skip
    assert {name for _, _, name in names(figure.svg)} == unbeaten
    assert 1 < len(unbeaten) < len(spent)
    assert "as efficient for less" in figure.note
    assert against_spending(board, "usd", "dollars", "eff@1") is None
