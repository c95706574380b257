"""The picture of previews: its size, what it shows, and that it repeats."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from bench.synthetic_runs import Shape
from effbench.leaderboard.board import Board, make_boards
from effbench.leaderboard.entry import read_entry
from effbench.leaderboard.preview_image import HEIGHT, WIDTH, preview_alt, preview_png
from tests.leaderboard.sites import renewed, small_runs


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    runs = small_runs(tmp_path_factory.mktemp("runs"), Shape(models=9, tasks=4, samples=3))
    (board,) = make_boards([read_entry(run) for run in runs])
    return board


def test_it_has_the_size_that_is_announced_and_repeats(board: Board) -> None:
    picture = preview_png("effbench", board)
    assert Image.open(io.BytesIO(picture)).size == (WIDTH, HEIGHT)
    assert picture == preview_png("effbench", board)
    assert preview_alt(board) == "The best models of invented, 4 tasks, counted by qemu by eff@1, with 95 % intervals"


def test_it_shows_the_ranking(board: Board) -> None:
    picture = preview_png("effbench", board)
    assert picture != preview_png("another title", board)
    assert picture != preview_png("effbench", replace(board, entries=board.entries[1:]))
    # Seven rows and how many more there are: a point of each, nothing beyond the edges.
    image = Image.open(io.BytesIO(picture))
    blue = [y for y in range(HEIGHT) if any(image.getpixel((x, y)) == (0x1F, 0x5F, 0xA8) for x in range(560, 1011))]
    assert sum(y - 1 not in blue for y in blue) == 7
    assert set(image.crop((0, 0, WIDTH, 40)).get_flattened_data()) == {(255, 255, 255)}


def test_accents_that_the_font_lacks_are_left_out(board: Board) -> None:
    assert preview_png("Übersicht", board) == preview_png("Ubersicht", board)


def test_names_that_no_font_has_and_very_long_ones_are_drawn(tmp_path: Path) -> None:
    run = renewed(small_runs(tmp_path, Shape(models=1, tasks=1, samples=1))[0], model="模型\u202e" + "x" * 300)
    (board,) = make_boards([read_entry(run)])
    assert Image.open(io.BytesIO(preview_png("t" * 500, board))).size == (WIDTH, HEIGHT)
