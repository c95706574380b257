"""Rankings as CSV files."""

from pathlib import Path

import pytest

from effbench.errors import DataFileError
from effbench.runner.contests.rankings import read_rankings
from effbench.scoring.contest_places import share_below


def write(folder: Path, text: str) -> Path:
    path = folder / "rankings.csv"
    path.write_text(text)
    return path


def test_totals_and_the_cutoffs_of_medals_are_read(tmp_path: Path) -> None:
    rankings = read_rankings(write(tmp_path, "Name,Total,Medal\na,300,Gold\nb,214,\nc,,\nd,90.5,Bronze\n"))
    assert rankings.totals == (300.0, 214.0, 90.5)
    assert rankings.cutoffs == {"gold": 300.0, "bronze": 90.5}
    assert rankings.without == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "holds no line"),
        ("Name,Total\n", "holds no line"),
        ("Name,Place\na,1\n", "no column of totals"),
        ("Name,Total\na,many\n", "line 2: 'many' is no total"),
        ("Name,Total\na,inf\n", "no total of points"),
        ("Name,Total\na,\n", "nobody in it"),
    ],
)
def test_what_is_no_ranking_is_told(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(DataFileError, match=said):
        read_rankings(write(tmp_path, text))


@pytest.mark.peer_data
def test_made_up_totals_lie_among_published_ones_as_counted_by_hand(peer_data: Path) -> None:
    rankings = read_rankings(peer_data / "liveoibench/results" / "NOINordic-2023-contest_rankings.csv")
    by_hand = sorted(rankings.totals)
    for total in (0.0, 100.0, 250.0, 271.0, 300.0, 301.0):
        below = 0
        while below < len(by_hand) and by_hand[below] < total:
            below += 1
        assert share_below(total, rankings.totals) == below / len(by_hand)
