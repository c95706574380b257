"""The command that measures a published run again."""

import shlex
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from effbench.cli.main import main
from effbench.leaderboard.run_facts import line_costs_command, measure_again, missing_files, modelled_energy, run_facts
from effbench.metrics.energy import Interval
from effbench.records.manifest import Manifest
from tests.leaderboard.sites import small_runs


@pytest.fixture(scope="module")
def manifest(tmp_path_factory: pytest.TempPathFactory) -> Manifest:
    return small_runs(tmp_path_factory.mktemp("runs"))[0].manifest()


def test_energy_is_said_to_be_a_model_of_its_samples_and_baselines() -> None:
    baselines, samples = Interval(point=0.5, low=0.25, high=1.0), Interval(point=2.0, low=1.0, high=4.125)
    ((name, text),) = modelled_energy((baselines, samples))
    assert name == "Energy of a pass"
    assert text.startswith("2 J (1 to 4.12), its baselines 0.5 J; modelled by the profile epyc-8024p")
    assert list(modelled_energy(None)) == []


def test_the_command_names_bundle_suite_and_counter(manifest: Manifest) -> None:
    assert measure_again(manifest, "a.zip") == "effbench evaluate a.zip --suite invented --counter qemu --out again"


def test_a_selection_of_tasks_and_a_seed_are_part_of_it(manifest: Manifest) -> None:
    selected = replace(manifest, command="effbench run --tasks 'inv*' --seed 3", seed=3, suite="my suite")
    words = shlex.split(measure_again(selected, "a.zip"))
    assert words[words.index("--suite") + 1] == "my suite"
    assert words[words.index("--tasks") + 1] == "invented/000,invented/001,invented/002,invented/003"
    assert words[words.index("--seed") + 1] == "3"


def test_language_sandbox_and_the_tier_of_rewrites_are_part_of_it(manifest: Manifest) -> None:
    elsewhere = replace(manifest.environment, language="cpp", toolchain="g++ 12.2.0", sandbox="wasm", counter="wasm")
    run = replace(
        manifest, suite="core-from-naive", environment=elsewhere, command="effbench run --from=naive --limit 3"
    )
    assert measure_again(run, "a.zip") == (
        "effbench evaluate a.zip --suite core --from naive --counter wasm --sandbox wasm --language cpp "
        "--baseline-language python --tasks invented/000,invented/001,invented/002,invented/003 --out again"
    )
    assert dict(run_facts(run))["Language"] == "C++17, g++ 12.2.0"
    assert dict(run_facts(run))["Baselines in"] == "Python"
    assert not {"Language", "Processor"} & set(dict(run_facts(manifest)))


def test_a_suite_of_the_users_own_is_said_to_be_missing(manifest: Manifest) -> None:
    assert missing_files(manifest) == ""
    assert missing_files(replace(manifest, command="effbench run --suite x --data x.csv")) == "--data"
    assert missing_files(replace(manifest, command="effbench run --task-path=mine --suite x")) == "--task-path"
    assert missing_files(replace(manifest, command="told by 'others")) == ""


def test_evaluate_knows_every_option_of_it(manifest: Manifest, tmp_path: Path) -> None:
    elsewhere = replace(manifest.environment, language="cpp", sandbox="wasm", counter="wasm")
    selected = replace(manifest, command="effbench run --tasks x --from naive", seed=3, environment=elsewhere)
    words = shlex.split(measure_again(selected, str(tmp_path / "a.zip")))[1:]
    # The suite is invented and the bundle is not there; an unknown option would be named before either.
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 2
    assert "No such option" not in result.output


def test_the_lines_of_a_sample_are_counted_by_its_name(manifest: Manifest, tmp_path: Path) -> None:
    assert line_costs_command("a.zip", "core/x", 3) == "effbench show a.zip 'core/x#3' --line-costs"
    words = shlex.split(line_costs_command(str(tmp_path / "a.zip"), "core/x", 3))[1:]
    result = CliRunner().invoke(main, words)
    assert (result.exit_code, "No such option" in result.output) == (2, False)
