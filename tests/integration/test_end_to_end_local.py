"""Runs in the local sandbox, through the command line: the same scores as in containers."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from effbench.errors import SandboxUnavailable
from effbench.metrics import score_run
from effbench.records.measurement import Measurement
from effbench.runner.run import RunOptions, run
from effbench.sandboxes.docker import DockerSandbox
from effbench.sandboxes.host_tools import SYSTEM_PYTHON, find_host_tools
from effbench.sandboxes.local import Level, LocalSandbox
from effbench.sandboxes.local_runtime import LocalRuntime, build_runtime
from effbench.storage.run_directory import RunDirectory
from tests.conftest import missing

pytestmark = [pytest.mark.local, pytest.mark.long]

ROOT = Path(__file__).parents[2]
TASKS = "[k]*"
NO_ENGINE = {"DOCKER_HOST": "unix:///nobody/listens/here"}


@pytest.fixture(scope="module")
def cache(local_runtime: LocalRuntime) -> Path:
    """A cache in which the sandbox is built already."""
    try:
        LocalSandbox(runtime=local_runtime).facts()
    except SandboxUnavailable as error:
        missing("local", str(error))
    return local_runtime.folder.parents[1]


def effbench(cache: Path, *arguments: str, surroundings: Mapping[str, str] | None = None) -> tuple[str, str]:
    """Returns what a command says on both streams."""
    environment = {**os.environ, "EFFBENCH_CACHE": str(cache), **(surroundings or {})}
    command = [sys.executable, "-m", "effbench", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr


def measure(cache: Path, out: Path, *arguments: str, surroundings: Mapping[str, str] | None = None) -> RunDirectory:
    what = ("--suite", "core", "--tasks", TASKS, "--model", "reference:good", "--counter", "qemu", "--out", str(out))
    effbench(cache, "run", *what, *arguments, surroundings=surroundings)
    (manifest,) = out.rglob("run.json")
    return RunDirectory(manifest.parent)


def verdicts(directory: RunDirectory) -> set[tuple[str, int, int, str]]:
    return {(item.task_id, item.level, item.test_index, item.verdict.value) for item in directory.measurements()}


def counts(directory: RunDirectory) -> dict[tuple[str, int, int], int]:
    return {key(item): item.instructions for item in directory.measurements() if item.instructions is not None}


def key(item: Measurement) -> tuple[str, int, int]:
    return (item.task_id, item.level, item.test_index)


@pytest.fixture(scope="module")
def measured(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> RunDirectory:
    return measure(cache, tmp_path_factory.mktemp("local"), "--sandbox", "local")


def test_a_run_records_how_strong_its_walls_were(measured: RunDirectory, local_runtime: LocalRuntime) -> None:
    environment = measured.manifest().environment
    assert environment.sandbox == "local"
    assert {"seccomp", "landlock"} <= set(environment.isolation)
    assert environment.image == f"sha256:{local_runtime.key}"


def test_without_an_engine_the_local_sandbox_is_taken_and_said(
    measured: RunDirectory, cache: Path, tmp_path: Path
) -> None:
    again = measure(cache, tmp_path, "--workers", "2", surroundings=NO_ENGINE)
    assert again.manifest().environment == measured.manifest().environment
    assert counts(again) == counts(measured)
    out, said = effbench(cache, "score", str(again.path)), effbench(cache, "score", str(measured.path))
    assert out[0].splitlines()[:4] == said[0].splitlines()[:4]


@pytest.fixture(scope="module")
def contained(docker_sandbox: DockerSandbox, cache: Path, tmp_path_factory: pytest.TempPathFactory) -> RunDirectory:
    return measure(cache, tmp_path_factory.mktemp("docker"), "--sandbox", "docker")


@pytest.mark.docker
def test_verdicts_are_those_of_containers_and_the_environment_is_another(
    measured: RunDirectory, contained: RunDirectory
) -> None:
    assert contained.manifest().environment.environment_id != measured.manifest().environment.environment_id
    assert verdicts(contained) == verdicts(measured)
    assert counts(contained).keys() == counts(measured).keys()


@pytest.mark.docker
def test_scores_are_those_of_containers_where_both_run_one_version_of_python(
    contained: RunDirectory, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    try:
        runtime = build_runtime(tmp_path, find_host_tools(pythons=[SYSTEM_PYTHON]))
        sandbox = LocalSandbox(runtime=runtime, levels=[Level.NAMESPACES])
        ours, theirs = sandbox.facts().python, contained.manifest().environment.python
    except SandboxUnavailable as error:
        pytest.skip(str(error))
    if ours != theirs:
        pytest.skip(f"the system's Python is {ours}, the image's {theirs}")
    monkeypatch.setenv("EFFBENCH_CACHE", str(cache))
    monkeypatch.setattr("effbench.runner.run.open_sandbox", lambda *_: sandbox)
    options = RunOptions(suite="core", tasks=(TASKS,), model="reference:good", counter="qemu", out=tmp_path / "out")
    measured = run(options, show_progress=False)
    assert counts(measured) == pytest.approx(counts(contained), rel=0.03)
    for one, other in zip(score_run(measured, (1,)).estimates, score_run(contained, (1,)).estimates, strict=True):
        assert one.point_estimate == pytest.approx(other.point_estimate, abs=0.01)


def test_building_is_quick_where_it_is_built_and_says_where(cache: Path, local_runtime: LocalRuntime) -> None:
    assert effbench(cache, "sandbox", "build", "--sandbox", "local") == (f"local  {local_runtime.folder}\n", "")
    out, said = effbench(cache, "sandbox", "build", surroundings=NO_ENGINE)
    assert out == f"local  {local_runtime.folder}\n"
    address = NO_ENGINE["DOCKER_HOST"]
    assert said == f"no Docker engine answers at {address} (DOCKER_HOST): building the local sandbox\n"


def test_doctor_counts_in_the_local_sandbox_where_no_engine_answers(cache: Path) -> None:
    out, _ = effbench(cache, "doctor", surroundings=NO_ENGINE)
    lines = {line[9:].partition("  ")[0]: line for line in out.splitlines() if not line.startswith(" ")}
    assert lines["docker engine"].startswith("info")
    assert lines["local sandbox"].startswith("ok")
    assert "spread 0 " in lines["repeatability"]
