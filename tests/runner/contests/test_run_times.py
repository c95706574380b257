"""Published run times: what is read, and what is no such file."""

from pathlib import Path

import pytest

from effbench.errors import DataFileError
from effbench.runner.contests.run_times import read_run_times


def read(folder: Path, text: str) -> dict[str, tuple[float, ...]]:
    path = folder / "times.csv"
    path.write_text(text)
    return dict(read_run_times(path))


def test_accepted_solutions_are_taken_by_the_last_part_of_the_problems_name(tmp_path: Path) -> None:
    text = (
        "problem_id,status,execution_time\nNOI-2023-sums,ACCEPTED,0.5\nNOI-2023-sums,WRONG,0.1\nnoi/trees,accepted,2\n"
    )
    assert read(tmp_path, text) == {"sums": (0.5,), "trees": (2.0,)}


def test_without_a_status_all_are_taken(tmp_path: Path) -> None:
    assert read(tmp_path, "Problem,Seconds\nsums,0.5\nsums,3\n") == {"sums": (0.5, 3.0)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no column 'problem' or 'problem_id'"),
        ("problem,time\nsums,1\n", "no column 'seconds' or 'execution_time'"),
        ("problem,seconds\nsums,fast\n", "'fast' is no number of seconds"),
        ("problem,seconds\nsums,-1\n", "'-1' is no number of seconds"),
        ("problem,seconds\nsums\n", "'' is no number of seconds"),
        ("problem,seconds,status\nsums,1,WRONG\n", "no accepted solution"),
    ],
)
def test_what_is_no_file_of_run_times_is_told(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(DataFileError, match=said):
        read(tmp_path, text)


@pytest.mark.peer_data
def test_run_times_of_a_model_are_read_as_published(peer_data: Path) -> None:
    times = read_run_times(peer_data / "liveoibench/results/gpt-5_NOINordic_samples.csv")
    assert sum(map(len, times.values())) == 37  # lines with ACCEPTED, by grep
    assert min(times["icecreammachines"]) == 0.15
