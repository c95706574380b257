"""The sandboxes by name."""

import logging
from collections.abc import Callable, Mapping
from typing import Final

from effbench.errors import SandboxUnavailable
from effbench.plugins import find_plugin
from effbench.sandboxes.docker import DockerSandbox
from effbench.sandboxes.engine_advice import engine_address
from effbench.sandboxes.local import LocalSandbox
from effbench.sandboxes.protocol import Sandbox

__all__ = ["AUTO", "SandboxOpener", "open_sandbox"]

_LOG = logging.getLogger(__name__)

AUTO: Final = "auto"
SandboxOpener = Callable[[], Sandbox]

_BUILTINS: Final[Mapping[str, SandboxOpener]] = {
    "docker": lambda: DockerSandbox(),
    "local": lambda: LocalSandbox(),
}


def open_sandbox(name: str) -> Sandbox:
    """Opens the sandbox that was asked for; ``auto`` is Docker where an engine answers, and else the local one.

    Raises:
        InputError: There is no such sandbox.
        SandboxUnavailable: It cannot be had here; says what to do.
    """
    if name != AUTO:
        return find_plugin(name, _BUILTINS, group="effbench.sandboxes")()
    try:
        return DockerSandbox()
    except SandboxUnavailable as no_engine:
        _LOG.info(f"no Docker engine answers{engine_address()}: taking the local sandbox")
        local = LocalSandbox()
        try:
            local.facts()
        except SandboxUnavailable as error:
            raise SandboxUnavailable(f"{no_engine}; and {error}") from error
        return local
