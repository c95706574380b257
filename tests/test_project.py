"""The project's own files agree with each other and with the package."""

import os
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

import effbench
from effbench.plugins import GROUPS
from effbench.sandboxes.image import DEBIAN_BASE, DEFAULT_BASE

ROOT = Path(__file__).parents[1]
OTHER_TOOLS = {
    "inspect", "litellm", "lm-eval", "mlflow", "trackio", "transformers", "trl", "verifiers", "verl", "vllm", "wandb",
}  # fmt: skip
"""Extras that install tools which effbench plugs into; not all of them can live in one environment."""
PAGES = ("README.md", "CONTRIBUTING.md")
WORKFLOW = ROOT / ".github/workflows/ci.yml"


def makefile_targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), flags=re.MULTILINE))


def load_yaml(path: Path) -> Any:
    return pytest.importorskip("yaml").safe_load(path.read_text())


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


def test_no_dependency_is_listed_twice() -> None:
    parts = project()["project"]["optional-dependencies"]
    lists = [project()["project"]["dependencies"], *parts.values(), *project()["dependency-groups"].values()]
    names = [re.split(r"[\[<>=]", item)[0] for part in lists for item in part]
    assert sorted({name for name in names if names.count(name) > 1}) == []
    assert parts["all"] == [f"effbench[{','.join(sorted(set(parts) - {'all'} - OTHER_TOOLS))}]"]


@pytest.mark.parametrize("page", PAGES)
def test_every_make_target_that_a_page_names_exists(page: str) -> None:
    named = re.findall(r"(?:^\$? ?|`)make ([a-z][a-z-]*)", (ROOT / page).read_text(), flags=re.MULTILINE)
    assert set(named) <= makefile_targets()


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_page_links_to_exists(page: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", (ROOT / page).read_text())
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_make_alone_lists_every_target() -> None:
    listed = subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), flags=re.MULTILINE)
    assert phony is not None
    assert re.findall(r"^make ([a-z-]+)", listed, flags=re.MULTILINE) == phony[1].split()


def test_make_takes_the_bases_that_the_package_takes() -> None:
    bases = dict(re.findall(r"^((?:DEBIAN_)?BASE) := (\S+)$", (ROOT / "Makefile").read_text(), flags=re.MULTILINE))
    assert bases == {"BASE": DEFAULT_BASE, "DEBIAN_BASE": DEBIAN_BASE}


def test_the_package_has_the_version_of_the_project() -> None:
    assert effbench.__version__ == project()["project"]["version"]


def test_the_changelog_begins_with_the_present_version() -> None:
    headings = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(), flags=re.MULTILINE)
    assert headings[0] == effbench.__version__


def test_contributing_explains_every_marker() -> None:
    markers = {line.partition(":")[0] for line in project()["tool"]["pytest"]["ini_options"]["markers"]}
    page = (ROOT / "CONTRIBUTING.md").read_text()
    assert markers == set(re.findall(r"^\| `([a-z_]+)` \|", page, flags=re.MULTILINE))


def test_contributing_explains_every_entry_point_group() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text()
    assert set(GROUPS) == set(re.findall(r"^\| `(effbench\.[a-z]+)` \|", page, flags=re.MULTILINE))


def test_the_licence_is_the_one_that_the_project_declares() -> None:
    assert project()["project"]["license"] == "Apache-2.0"
    text = (ROOT / "LICENSE").read_text()
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_the_workflow_only_reads_and_pins_each_action_to_a_major_version() -> None:
    workflow = load_yaml(WORKFLOW)
    assert workflow["permissions"] == {"contents": "read"}
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert steps
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"]) for step in steps if "uses" in step)


def test_only_the_job_that_publishes_may_write() -> None:
    workflow = load_yaml(ROOT / ".github/workflows/release.yml")
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow[True] == {"push": {"tags": ["v*"]}}  # YAML reads the key `on` as a truth value
    granted = {name: job["permissions"] for name, job in workflow["jobs"].items() if "permissions" in job}
    assert granted == {"publish": {"id-token": "write", "attestations": "write"}}
    assert {"run": "make dist"} in workflow["jobs"]["build"]["steps"]
    assert workflow["jobs"]["publish"]["needs"] == ["build", "guest", "first-score"]


def test_the_guest_s_package_has_the_version_of_the_project() -> None:
    with (ROOT / "sandboxes/wasm/package/pyproject.toml").open("rb") as stream:
        assert tomllib.load(stream)["project"]["version"] == project()["project"]["version"]


def test_the_citation_has_the_project_s_version_and_licence() -> None:
    citation = load_yaml(ROOT / "CITATION.cff")
    assert (citation["version"], citation["license"]) == (effbench.__version__, project()["project"]["license"])


def test_the_lock_holds_every_package_that_development_installs() -> None:
    locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements-dev.txt").read_text(), flags=re.MULTILINE))
    parts = project()["project"]["optional-dependencies"]
    groups = [part for name, part in project()["dependency-groups"].items() if name != "lock"]
    extras = [part for name, part in parts.items() if name not in OTHER_TOOLS]
    lists = [project()["project"]["dependencies"], *extras, *groups]
    named = {re.split(r"[\[<>=]", item)[0].replace("_", "-") for part in lists for item in part} - {"effbench"}
    assert sorted(named - locked) == []


def test_owned_paths_exist() -> None:
    lines = (ROOT / ".github/CODEOWNERS").read_text().splitlines()
    paths = [line.split()[0].strip("/") for line in lines if line.startswith("/")]
    assert paths
    package = Path(effbench.__file__).parent  # away from the checkout where a wheel is tested
    assert [path for path in paths if not any((place / path).exists() for place in (ROOT, package.parent))] == []


def test_the_workflow_tests_every_python_that_the_project_declares() -> None:
    prefix = "Programming Language :: Python :: 3."
    declared = [name.rpartition(" ")[2] for name in project()["project"]["classifiers"] if name.startswith(prefix)]
    assert load_yaml(WORKFLOW)["jobs"]["tests"]["strategy"]["matrix"]["python"] == declared


def test_the_commit_hooks_download_nothing() -> None:
    repositories = load_yaml(ROOT / ".pre-commit-config.yaml")["repos"]
    assert [repository["repo"] for repository in repositories] == ["local"]
    assert all(hook["entry"].startswith(".venv/bin/") for hook in repositories[0]["hooks"])


def run_start_engine(tmp_path: Path, *, answers: bool, docker_host: str = "") -> "subprocess.CompletedProcess[str]":
    """Runs the script with a client that finds, or does not find, an engine."""
    client = tmp_path / "docker"
    client.write_text(f"#!/bin/sh\nexit {0 if answers else 1}\n")
    client.chmod(0o755)
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "DOCKER_HOST": docker_host}
    return subprocess.run(
        ["sh", str(ROOT / "sandboxes/start-engine.sh")], env=environment, check=False, capture_output=True, text=True
    )


def test_starting_an_engine_does_nothing_where_one_answers(tmp_path: Path) -> None:
    result = run_start_engine(tmp_path, answers=True)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_starting_an_engine_leaves_another_machine_alone(tmp_path: Path) -> None:
    result = run_start_engine(tmp_path, answers=False, docker_host="tcp://far:2375")
    assert result.returncode == 1
    assert result.stderr.startswith("start-engine: no engine answers at tcp://far:2375: start it there")
