"""Trajectories side by side: in words, as a page of the site, and on the command line."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from effbench.cli.main import main
from effbench.errors import InputError
from effbench.leaderboard.site import BuildOptions, build_site
from effbench.optimise.budget import Budget
from effbench.optimise.contests import amount_text, read_contests
from tests.leaderboard.sites import read_page, small_runs
from tests.model_server import ModelServer
from tests.optimise.steps import use_small_suite
from tests.optimise.test_loop import options, run, scripted


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Two strategies with prices, and one of them with a smaller budget."""
    place = tmp_path_factory.mktemp("trajectories")
    with pytest.MonkeyPatch.context() as patch, ModelServer(scripted) as server:
        use_small_suite(patch)
        for strategy, budget in (("best-of-n", "4-runs"), ("max-reward", "4-runs"), ("max-reward", "2-runs")):
            asked = options(server, place, strategy=strategy, budget=Budget.parse(budget))
            generation = asked.generation
            prices = replace(generation.budget, price_in=1.0, price_out=2.0)
            run(replace(asked, generation=replace(generation, budget=prices)))
        yield place


def test_those_of_the_same_tasks_make_a_contest(folder: Path) -> None:
    (contest,) = read_contests([folder])
    names = [item.name for item in contest.contestants]
    assert sorted(names) == [
        "ollama/scribe best-of-n total",
        "ollama/scribe max-reward total 2-runs",
        "ollama/scribe max-reward total 4-runs",
    ]
    assert [item.unit for item in contest.curves] == ["runs", "tokens", "dollars"]
    assert {pair.budget for pair in contest.pairs} >= {"1 runs", "2 runs", "4 runs"}
    assert all(pair.factor > 0 for pair in contest.pairs)


def test_a_folder_without_any_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no trajectory"):
        read_contests([tmp_path])


def test_the_site_has_a_page_of_them_and_no_link_without(folder: Path, tmp_path: Path) -> None:
    runs = tuple(each.path for each in small_runs(tmp_path / "runs"))
    build_site(BuildOptions(paths=runs, output=tmp_path / "plain"))
    assert "Optimising" not in (tmp_path / "plain/index.html").read_text()
    build_site(BuildOptions(paths=runs, output=tmp_path / "site", contests=read_contests([folder])))
    assert 'href="optimising.html">Optimising' in (tmp_path / "site/index.html").read_text()
    elements, text = read_page(tmp_path / "site/optimising.html")
    assert sum(attributes.get("class") == "canvas" for _, attributes in elements) == 3
    assert "%Opt@1.10" in text
    assert "US dollars per task (log scale)" in text


def test_the_command_compares_at_the_largest_budget_of_each_unit(folder: Path) -> None:
    paths = sorted(str(file.parent) for file in folder.rglob("settings.json"))
    told = CliRunner().invoke(main, ["trajectories", *paths])
    assert told.exit_code == 0, told.output
    assert "first improvement  in step 2 (median), in 2 of 2 tasks" in told.output
    assert "%Opt@10.00" in told.output
    document = json.loads(CliRunner().invoke(main, ["trajectories", *paths, "--format", "json"]).output)
    assert len(document["trajectories"]) == 3
    assert set(document["trajectories"][0]["curves"]) == {"runs", "tokens", "dollars"}


def test_amounts_are_told_with_their_unit() -> None:
    assert [amount_text("tokens", 2500), amount_text("runs", 8), amount_text("dollars", 0.0125)] == [
        "2,500 tokens", "8 runs", "$0.0125",
    ]  # fmt: skip
