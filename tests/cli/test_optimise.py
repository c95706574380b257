"""`effbench optimise` and `effbench trajectories`: what they print, and what they refuse."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from effbench.cli.main import main
from tests.model_server import ModelServer
from tests.optimise.steps import use_small_suite
from tests.optimise.test_loop import scripted


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with ModelServer(scripted) as opened:
        yield opened


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    use_small_suite(monkeypatch)


def optimise(server: ModelServer, folder: Path, *more: str) -> Result:
    words = ("optimise", "--suite", "small", "--model", "ollama/scribe", "--base-url", server.url, "--retries", "0")
    usual = ("--sampling-seed", "0", "--counter", "qemu", "--out", str(folder), "--workers", "1")
    return CliRunner().invoke(main, [*words, *usual, *more])


def test_a_table_a_curve_and_a_comparison_are_printed(server: ModelServer, tmp_path: Path) -> None:
    first = optimise(server, tmp_path, "--budget", "4-runs", "--strategy", "max-reward")
    assert first.exit_code == 0, first.output
    second = optimise(server, tmp_path, "--budget", "2-runs")
    folders = [result.output.split("trajectory  ")[1].strip() for result in (first, second)]
    shown = CliRunner().invoke(main, ["trajectories", *folders])
    assert shown.exit_code == 0, shown.output
    assert "speedup, 4 runs" in shown.output
    assert "first improvement  in step 2 (median), in 2 of 2 tasks" in shown.output
    assert "factor" in shown.output
    document = json.loads(CliRunner().invoke(main, ["trajectories", "--format", "json", folders[0]]).output)
    assert document["trajectories"][0]["paths"]["true"] == [[1.0, 1.5, 1.0, 3.0]] * 2


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (("--budget", "0-runs"), "allows no step"),
        (("--budget", "eight"), "such as 8-runs or 20k-tokens"),
        (("--strategy", "best-of-m"), "did you mean 'best-of-n'?"),
        (("--replay", "nowhere"), "nowhere holds no trajectory"),
        (("--critic", "ollama/judge"), "--critic has no use without --feedback critique"),
    ],
)
def test_bad_input_is_one_sentence(server: ModelServer, tmp_path: Path, more: tuple[str, ...], sentence: str) -> None:
    result = optimise(server, tmp_path, *more)
    assert result.exit_code == 2
    assert sentence in result.output
    assert "Traceback" not in result.output


def test_a_folder_without_a_trajectory_is_refused(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["trajectories", str(tmp_path)])
    assert (result.exit_code, "holds no trajectory" in result.output) == (2, True)
