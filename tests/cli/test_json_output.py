"""`--format json`: one object on stdout, and whatever else there is to say on stderr."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from effbench.cli.machine_checks import Finding, Status
from effbench.cli.main import main
from effbench.samples.generation.presets import PRESETS
from effbench.sandboxes.scripted import ScriptedSandbox
from effbench.suites import suite_names
from tests.cli.test_main import RUN, SUITE, take_the_place_of_all_others, write_samples
from tests.small_suite import play, prepare


def give(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--format", "json"])


def document(*arguments: str) -> dict[str, Any]:
    result = give(*arguments)
    assert result.exit_code == 0, result.stderr
    found = json.loads(result.stdout)
    assert isinstance(found, dict)
    assert found["schema"] == 1
    return found


@pytest.fixture
def sandbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_samples(tmp_path)
    take_the_place_of_all_others(monkeypatch, ScriptedSandbox(play, prepare=prepare))


def test_the_suites_are_those_of_the_table() -> None:
    listed = {each["name"]: each["description"] for each in document("suites")["suites"]}
    assert listed == suite_names(())


def test_the_models_tell_which_keys_are_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in PRESETS.values():
        monkeypatch.delenv(name.key_variable, raising=False)
    monkeypatch.setenv("OPENAI_API_KEY", "secret")
    found = document("models")
    keys = {each["prefix"]: each["key"] for each in found["servers"]}
    assert set(keys) == set(PRESETS)
    assert (keys["openai"], keys["groq"], keys["ollama"]) == ("set", "not set", "not needed")
    assert {"replay", "reference"} <= set(found["sources"])
    assert "secret" not in json.dumps(found)


@pytest.mark.parametrize(("status", "code"), [(Status.OK, 0), (Status.PROBLEM, 1)])
def test_the_doctors_findings_and_its_exit_code_agree(
    monkeypatch: pytest.MonkeyPatch, status: Status, code: int
) -> None:
    finding = Finding(name="repeatability", status=status, detail="10 x 5", advice="sleep")
    monkeypatch.setattr("effbench.cli.doctor.diagnose", lambda: [finding])
    result = give("doctor")
    assert result.exit_code == code
    assert json.loads(result.stdout) == {
        "schema": 1,
        "can_run": code == 0,
        "findings": [{"name": "repeatability", "status": status.value, "detail": "10 x 5", "advice": "sleep"}],
    }


@pytest.mark.usefixtures("sandbox")
@pytest.mark.parametrize("command", [RUN, ("evaluate", "samples.jsonl", *RUN[1:3], *RUN[5:])])
def test_a_run_prints_what_score_prints(command: Sequence[str]) -> None:
    found = document(*command)
    assert found["n_tasks"] == len(SUITE.tasks)
    assert sum(found["verdicts"].values()) == 6
    assert [item["metric"] for item in found["estimates"]] == ["pass@k", "eff@k"]
    assert Path(found["run_directory"], "run.json").is_file()
    assert document("score", found["run_directory"]) == found


@pytest.mark.usefixtures("sandbox")
def test_a_shard_tells_its_folder() -> None:
    found = document(*RUN, "--shard", "1/2")
    assert set(found) == {"schema", "shard", "run_directory"}
    assert found["shard"] == "1/2"
    assert Path(found["run_directory"]).is_dir()


def test_a_fault_leaves_stdout_empty(tmp_path: Path) -> None:
    result = give("score", str(tmp_path / "none"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"effbench: {tmp_path / 'none'} does not exist: name a run directory, ")
