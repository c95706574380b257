"""Which version of the engine is installed, told without loading it."""

from importlib import metadata
from typing import Final

from effbench.errors import SandboxUnavailable

__all__ = ["WASMTIME_VERSION", "check_engine_version", "engine_version"]

WASMTIME_VERSION: Final = "50.0.1"
"""What counts depend on: what fuel is charged for may change from one version to the next."""


def engine_version() -> str:
    """The installed version; empty when there is none."""
    try:
        return metadata.version("wasmtime")
    except metadata.PackageNotFoundError:
        return ""


def check_engine_version() -> None:
    """Raises :class:`effbench.errors.SandboxUnavailable` unless it is the version that counts are made with."""
    installed = engine_version()
    if installed != WASMTIME_VERSION:
        found = f"wasmtime {installed} is installed" if installed else "wasmtime is not installed"
        raise SandboxUnavailable(
            f"{found}, and the wasm sandbox counts with version {WASMTIME_VERSION} alone: run "
            f"`pip install wasmtime=={WASMTIME_VERSION}`"
        )
