"""Energy of runs made by hand, and what the command says of it."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from effbench.cli.main import main
from effbench.errors import InputError
from effbench.metrics.energy import Interval, Work, energy_of, find_profile
from effbench.metrics.energy_use import energy_use, running_energy
from effbench.metrics.judged_run import judge_run
from effbench.records.sample import Usage
from effbench.storage.run_directory import RunDirectory
from tests.handmade_ladder_runs import CENSORED, WRONG, ladder_run
from tests.handmade_runs import ENVIRONMENT

PROFILE = find_profile("epyc-8024p")
FIGURE = Interval(point=4.0, low=3.0, high=5.0)


@pytest.fixture
def run(tmp_path: Path) -> RunDirectory:
    """Baselines of cost 10, over inputs that weigh 21 together; the last task has no correct sample."""
    return ladder_run(tmp_path / "run", {"a": (5, 7, WRONG), "b": (10, CENSORED), "c": (WRONG,)})


def test_a_tasks_samples_are_the_mean_of_its_correct_ones(run: RunDirectory) -> None:
    found = energy_use(run, PROFILE, FIGURE)
    assert found.n_tasks == 2
    assert found.baseline.point == pytest.approx(energy_of(Work(instructions=420, cpu_s=0.42), PROFILE).point)
    assert found.samples.point == pytest.approx(energy_of(Work(instructions=336, cpu_s=0.336), PROFILE).point)
    assert found.samples.low == pytest.approx(0.8 * found.baseline.low)
    assert (found.tokens, found.generation, found.break_even) == (None, None, None)


def test_tokens_make_a_break_even(run: RunDirectory) -> None:
    told = [replace(item, usage=Usage(prompt_tokens=9, completion_tokens=30)) for item in run.samples()]
    (run.path / "samples.jsonl").unlink()
    rewritten = RunDirectory(run.path.with_name("told"))
    rewritten.begin(run.manifest(), told)
    with rewritten.writer() as writer:
        writer.append_all(run.measurements())
    found = energy_use(rewritten, PROFILE, FIGURE)
    assert (found.tokens, found.generation) == (60, Interval(point=240, low=180, high=300))
    saved = energy_of(Work(instructions=84, cpu_s=0.084), PROFILE)
    assert found.break_even is not None
    assert found.break_even.point == pytest.approx(240 / saved.point)
    assert found.break_even.low == pytest.approx(180 / saved.high)
    assert found.break_even.high == pytest.approx(300 / saved.low)


def test_what_no_processor_executes_is_refused(run: RunDirectory) -> None:
    run.update(replace(run.manifest(), environment=replace(ENVIRONMENT, counter="wasm")))
    with pytest.raises(InputError, match="which no power profile knows: measure it with --counter qemu or perf"):
        energy_use(run, PROFILE, FIGURE)


def test_a_pass_alone_is_modelled_alike_and_is_none_where_nothing_can_be(run: RunDirectory) -> None:
    tasks = judge_run(run, ()).tasks
    found = energy_use(run, PROFILE, FIGURE)
    assert running_energy(tasks, "qemu", PROFILE) == (found.baseline, found.samples)
    assert running_energy(tasks, "wasm", PROFILE) is None
    assert running_energy(tasks[2:], "qemu", PROFILE) is None


def test_the_command_says_that_it_models_and_by_what(run: RunDirectory) -> None:
    result = CliRunner().invoke(main, ["energy", str(run.path), "--region", "fr", "--pue", "1.2"])
    assert result.exit_code == 0, result.output
    assert "modelled by the profile epyc-8024p v1" in result.stdout
    assert "FR 2020: 51.28 g/kWh" in result.stdout
    assert "break-even not known: the samples do not tell their tokens" in result.stdout


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--profile", "sun"), "there is no power profile 'sun'"),
        (("--region", "XX"), "there is no region 'XX'"),
        (("--joules-per-token", "4-3"), "'4-3' is no energy in joules such as 3.5 or 3-4"),
        (("--joules-per-token", "much"), "'much' is no energy"),
    ],
)
def test_bad_input_is_one_sentence(run: RunDirectory, options: tuple[str, ...], sentence: str) -> None:
    result = CliRunner().invoke(main, ["energy", str(run.path), *options])
    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in result.stderr
