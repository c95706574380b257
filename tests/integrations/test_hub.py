"""Runs and leaderboards on a Hub of this machine, pushed and read by Hugging Face's own packages."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from effbench.api import Run
from effbench.export.rows import RowLevel, table_of
from effbench.storage.loaded_run import LoadedRun
from effbench.storage.run_directory import RunDirectory
from tests.handmade_runs import mixed_run
from tests.integrations.hub_server import HubServer

pytest.importorskip("datasets", reason="reads what the Hub has")

LOAD = """
import json, sys
from datasets import load_dataset
for name in sys.argv[2:]:
    rows = load_dataset(sys.argv[1], name, split="train")
    print(json.dumps([rows.column_names, rows.to_list()], default=str))
"""


@pytest.fixture
def hub() -> Iterator[HubServer]:
    with HubServer() as server:
        yield server


@pytest.fixture
def run(tmp_path: Path) -> RunDirectory:
    return mixed_run(tmp_path / "run")


def started(hub: HubServer, folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """A Python that knows no other Hub: its address is read when Hugging Face's package is imported."""
    environment = {
        **os.environ, "HF_ENDPOINT": hub.url, "HF_HOME": str(folder / "home"), "HF_TOKEN": "hf_" + "x" * 34,
        "HF_HUB_DISABLE_XET": "1", "HF_HUB_DISABLE_PROGRESS_BARS": "1", "HF_HUB_DISABLE_TELEMETRY": "1",
    }  # fmt: skip
    return subprocess.run(
        [sys.executable, *words], env=environment, cwd=folder, check=False, capture_output=True, text=True, timeout=300
    )


def effbench(hub: HubServer, folder: Path, *words: str) -> str:
    ended = started(hub, folder, "-m", "effbench", *words)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.strip()


def test_a_run_comes_back_from_the_hub_as_a_data_set_and_as_a_run(
    hub: HubServer, run: RunDirectory, tmp_path: Path
) -> None:
    assert effbench(hub, tmp_path, "hub", "push", str(run.path), "me/results", "--private") == (
        f"{hub.url}/datasets/me/results"
    )
    assert hub.private == {"me/results"}
    assert set(hub.files["me/results"]) == {
        "README.md", "samples.parquet", "tasks.parquet", "inputs.parquet", "run.zip"
    }  # fmt: skip
    loaded = started(hub, tmp_path, "-c", LOAD, "me/results", "samples", "inputs")
    assert loaded.returncode == 0, loaded.stderr
    for line, level in zip(loaded.stdout.splitlines(), (RowLevel.SAMPLES, RowLevel.INPUTS), strict=True):
        table = table_of(LoadedRun(run), level)
        columns, rows = json.loads(line)
        assert columns == list(table.columns)
        assert rows == json.loads(json.dumps(list(table.rows), default=str))
    assert effbench(hub, tmp_path, "hub", "pull", "me/results") == "results.zip"
    assert Run.open(tmp_path / "results.zip").score("eff@1") == Run.open(run.path).score("eff@1")


def test_a_leaderboard_is_a_data_set_of_its_rankings(hub: HubServer, tmp_path: Path) -> None:
    data = tmp_path / "site" / "data"
    data.mkdir(parents=True)
    (tmp_path / "site" / "index.html").write_text("…")
    (data / "core-ranking.jsonl").write_text('{"place": 1, "model": "scribe"}\n')
    (data / "core-ranking.csv").write_text("place,model\n1,scribe\n")
    (data / "scribe.zip").write_bytes(b"a bundle")
    effbench(hub, tmp_path, "hub", "push", "site", "me/board")
    assert set(hub.files["me/board"]) == {
        "README.md",
        "data/core-ranking.jsonl",
        "data/core-ranking.csv",
        "data/scribe.zip",
    }
    loaded = started(hub, tmp_path, "-c", LOAD, "me/board", "core-ranking")
    assert loaded.returncode == 0, loaded.stderr
    assert json.loads(loaded.stdout) == [["place", "model"], [{"place": 1, "model": "scribe"}]]


def test_what_the_hub_does_not_have_and_a_hub_that_is_not_there_are_one_sentence(
    hub: HubServer, run: RunDirectory, tmp_path: Path
) -> None:
    ended = started(hub, tmp_path, "-m", "effbench", "hub", "pull", "me/nothing")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.splitlines()[-1].startswith("effbench: the Hub does not give or take me/nothing (")
    (tmp_path / "site").mkdir()
    ended = started(hub, tmp_path, "-m", "effbench", "hub", "push", "site", "me/board")
    assert ended.returncode == 2
    assert "holds no run" in ended.stderr
