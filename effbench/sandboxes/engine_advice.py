"""What to do where no Docker engine answers: one sentence for every command that needs one."""

import os
import shutil
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from docker.context.config import get_current_context_name

from effbench.storage.resources import sandboxes_root

__all__ = ["engine_address", "engine_advice"]

_SOCKET: Final = "/var/run/docker.sock"
_PODMAN: Final = "unix:///run/podman/podman.sock"


def engine_advice(
    environ: Mapping[str, str] = os.environ,
    *,
    socket: str = _SOCKET,
    installed: bool | None = None,
    system: str = sys.platform,
    has_podman: bool | None = None,
) -> str:
    """How to come by an engine that answers, as it goes on behind "no Docker engine answers: "."""
    host = environ.get("DOCKER_HOST", "")
    path = Path(host.removeprefix("unix://") if host else socket)
    if (host.startswith("unix://") or not host) and path.exists() and not os.access(path, os.R_OK | os.W_OK):
        return f'this user may not use {path}: sudo usermod -aG docker "$USER", then log in again'
    if host.startswith("ssh://") and find_spec("paramiko") is None:
        return f"DOCKER_HOST is {host}, which needs a package that is not installed: pip install 'docker[ssh]'"
    if host:
        return f"DOCKER_HOST is {host}: start the engine there, or unset the variable"
    context = environ.get("DOCKER_CONTEXT") or get_current_context_name()
    if context != "default":
        inspect = f"docker context inspect {context} --format '{{{{.Endpoints.docker.Host}}}}'"
        return f"Docker's context is {context}, and effbench goes by DOCKER_HOST: set it to what `{inspect}` prints"
    if system != "linux":
        return "start Docker Desktop or Colima, and set DOCKER_HOST to its socket where that is not the default one"
    script = f"sudo sh {sandboxes_root() / 'start-engine.sh'}"
    if shutil.which("dockerd") is not None if installed is None else installed:
        return f"start it (sudo systemctl start docker, or without systemd {script})"
    if shutil.which("podman") is not None if has_podman is None else has_podman:
        return f"start Podman's as root (sudo systemctl start podman.socket) and set DOCKER_HOST={_PODMAN}, or {script}"
    return f"install and start it ({script})"


def engine_address(environ: Mapping[str, str] = os.environ) -> str:
    """Where an engine was looked for, as it goes on behind "no Docker engine answers"; empty for the default place."""
    host = environ.get("DOCKER_HOST", "")
    return f" at {host} (DOCKER_HOST)" if host else ""
