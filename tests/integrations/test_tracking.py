"""Scores in experiment trackers: the trackers themselves, offline."""

import importlib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from effbench.cli.main import main
from effbench.errors import ExtraMissing, InputError
from effbench.integrations.tracking import TRACKERS, open_tracking
from effbench.records.manifest import Manifest
from effbench.storage.json_files import read_document
from tests.conftest import missing
from tests.handmade_runs import mixed_run

SCORES = {"pass_at_1", "eff_at_1", "eff_at_1_low", "eff_at_1_high"}


def need(package: str) -> Any:
    try:
        return importlib.import_module(package)
    except ImportError:
        missing(package, f"{package} is not installed")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A finished run; trackers write below the same folder."""
    monkeypatch.chdir(tmp_path)
    return mixed_run(tmp_path / "run").path


def tracked(run: Path, tracker: str) -> str:
    words = ["score", str(run), "--track", tracker, "--track-project", "ours", "--format", "json"]
    ended = CliRunner().invoke(main, words)
    assert ended.exit_code == 0, ended.output
    assert ended.stdout.startswith("{")  # nothing but the scores
    return ended.stderr


@pytest.mark.integrations
def test_wandb_gets_scores_and_config(run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wandb = need("wandb")
    monkeypatch.setenv("WANDB_MODE", "offline")
    runs: list[Any] = []
    summaries: list[dict[str, object]] = []
    begin = wandb.init

    def init(**options: Any) -> Any:
        run = begin(**options)
        log = run.log

        def logged(values: dict[str, float]) -> None:
            log(values)
            summaries.append(dict(run.summary))

        monkeypatch.setattr(run, "log", logged)
        runs.append(run)
        return run

    monkeypatch.setattr(wandb, "init", init)
    assert "tracked   the folder" in tracked(run, "wandb")
    assert set(summaries[0]) >= SCORES
    manifest = read_document(run / "run.json", Manifest)
    assert runs[0].config["model"] == manifest.model
    assert (runs[0].project, runs[0].id) == ("ours", manifest.run_id)
    assert list(tmp_path.glob("wandb/offline-run-*"))


@pytest.mark.integrations
def test_mlflow_gets_scores_and_config(run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mlflow = need("mlflow")
    monkeypatch.setenv("MLFLOW_ALLOW_FILE_STORE", "true")
    mlflow.set_tracking_uri((tmp_path / "mlruns").as_uri())
    assert "tracked   run " in tracked(run, "mlflow")
    experiment = mlflow.get_experiment_by_name("ours")
    (found,) = mlflow.MlflowClient().search_runs([experiment.experiment_id])
    assert set(found.data.metrics) >= SCORES
    assert found.data.params["suite"] == read_document(run / "run.json", Manifest).suite


@pytest.mark.integrations
def test_mlflow_without_a_store_is_one_sentence(run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mlflow = need("mlflow")
    monkeypatch.delenv("MLFLOW_ALLOW_FILE_STORE", raising=False)
    mlflow.set_tracking_uri("nowhere://x")
    ended = CliRunner().invoke(main, ["score", str(run), "--track", "mlflow"])
    assert ended.exit_code == 2
    assert "effbench: mlflow did not take the run" in ended.stderr
    assert "eff@1" in ended.stdout  # the scores are there all the same


@pytest.mark.integrations
def test_trackio_gets_scores_and_config(run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKIO_DIR", str(tmp_path / "trackio"))
    need("trackio")
    assert "`trackio show --project ours`" in tracked(run, "trackio")
    assert list((tmp_path / "trackio").glob("ours*"))


def test_a_tracker_that_is_not_there_is_refused_before_anything_is_measured() -> None:
    with pytest.raises(InputError, match="no tracker is named 'tensorboard': choose one of mlflow, trackio, wandb"):
        open_tracking("tensorboard", "ours")
    absent = [name for name in TRACKERS if importlib.util.find_spec(name) is None]
    for name in absent:
        with pytest.raises(ExtraMissing, match=f"pip install 'effbench\\[{name}\\]'"):
            open_tracking(name, "ours")
