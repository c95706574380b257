"""What is said where no engine answers: the same sentence everywhere, and one that helps."""

import json
import os
from pathlib import Path

import pytest

from effbench.cli.diagnosis import check_engine
from effbench.errors import SandboxUnavailable
from effbench.sandboxes.docker import connect
from effbench.sandboxes.engine_advice import engine_address, engine_advice


@pytest.fixture(autouse=True)
def no_context(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Docker's own settings are in an empty folder."""
    monkeypatch.setenv("DOCKER_CONFIG", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("installed", "advice"), [(True, "start it (sudo systemctl start docker, or"), (False, "install and start it (")]
)
def test_it_depends_on_what_is_installed(tmp_path: Path, installed: bool, advice: str) -> None:
    said = engine_advice({}, socket=str(tmp_path / "docker.sock"), installed=installed, has_podman=False)
    assert said.startswith(advice)
    assert "start-engine.sh" in said


@pytest.mark.parametrize("host", ["tcp://far:2375", "unix:///nobody/listens/here", "nonsense"])
def test_a_variable_that_points_elsewhere_is_named(host: str) -> None:
    assert engine_advice({"DOCKER_HOST": host}) == (
        f"DOCKER_HOST is {host}: start the engine there, or unset the variable"
    )
    assert engine_address({"DOCKER_HOST": host}) == f" at {host} (DOCKER_HOST)"
    assert engine_address({"DOCKER_HOST": ""}) == engine_address({}) == ""


def test_an_address_by_ssh_needs_a_package(monkeypatch: pytest.MonkeyPatch) -> None:
    environ = {"DOCKER_HOST": "ssh://me@far"}
    monkeypatch.setattr("effbench.sandboxes.engine_advice.find_spec", lambda _: None)
    assert engine_advice(environ) == (
        "DOCKER_HOST is ssh://me@far, which needs a package that is not installed: pip install 'docker[ssh]'"
    )
    monkeypatch.setattr("effbench.sandboxes.engine_advice.find_spec", lambda name: name)
    assert engine_advice(environ) == "DOCKER_HOST is ssh://me@far: start the engine there, or unset the variable"


def test_other_systems_and_podman_get_advice_of_their_own() -> None:
    assert engine_advice({}, socket="/none", system="darwin").startswith(
        "start Docker Desktop or Colima, and set DOCKER"
    )
    said = engine_advice({}, socket="/none", installed=False, has_podman=True)
    assert said.startswith(
        "start Podman's as root (sudo systemctl start podman.socket) and set DOCKER_HOST=unix:///run/"
    )


class Engine:
    """An engine with such security options."""

    def __init__(self, *options: str) -> None:
        self.options = list(options)
        self.api = self

    def ping(self) -> bool:
        return True

    def info(self) -> dict[str, object]:
        return {"SecurityOptions": self.options}

    def close(self) -> None:
        pass


@pytest.mark.parametrize(
    ("option", "sentence"),
    [
        ("name=rootless", "the Docker engine is rootless, so that no run"),
        ("name=userns", "the Docker engine remaps users"),
    ],
)
def test_an_engine_that_maps_users_is_refused_by_name(
    option: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = Engine("name=seccomp,profile=default")
    monkeypatch.setattr("docker.from_env", lambda **_: engine)
    connect().close()
    engine.options.append(option)
    with pytest.raises(SandboxUnavailable, match=sentence):
        connect()


@pytest.mark.parametrize("by", ["default", "DOCKER_HOST"])
def test_a_socket_that_this_user_may_not_use_is_no_reason_to_start_anything(
    by: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    socket = tmp_path / "docker.sock"
    socket.touch()
    monkeypatch.setattr(os, "access", lambda *_: False)
    environ = {} if by == "default" else {"DOCKER_HOST": f"unix://{socket}"}
    assert "sudo usermod -aG docker" in engine_advice(environ, socket=str(socket))


def test_a_context_that_effbench_does_not_go_by_is_named(no_context: Path) -> None:
    assert "Docker's context is far, and" in engine_advice({"DOCKER_CONTEXT": "far"}, socket="/none")
    (no_context / "config.json").write_text(json.dumps({"currentContext": "colima"}))
    said = engine_advice({}, socket="/none")
    assert said.startswith("Docker's context is colima, and effbench goes by DOCKER_HOST: set it to what ")
    assert "docker context inspect colima --format '{{.Endpoints.docker.Host}}'" in said


# The engine's client forgets to close the socket of a connection that fails.
@pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_run_and_the_doctor_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCKER_HOST", "tcp://127.0.0.1:1")
    with pytest.raises(SandboxUnavailable) as caught:
        connect()
    finding, client = check_engine(connect)
    assert client is None
    assert str(caught.value) == f"no Docker engine answers: {finding.advice}"
