"""The sandboxes by name."""

from collections.abc import Callable, Mapping
from typing import Final

from effbench.plugins import find_plugin
from effbench.sandboxes.docker import DockerSandbox
from effbench.sandboxes.protocol import Sandbox

__all__ = ["AUTO", "SandboxOpener", "open_sandbox"]

AUTO: Final = "auto"
SandboxOpener = Callable[[Callable[[str], None]], Sandbox]
"""Opens a sandbox; is handed a function that tells the user a sentence before anything that takes long."""

_BUILTINS: Final[Mapping[str, SandboxOpener]] = {"docker": lambda tell: DockerSandbox(tell=tell)}


def open_sandbox(name: str, tell: Callable[[str], None]) -> Sandbox:
    """Opens the sandbox that was asked for; ``auto`` is Docker.

    Raises:
        InputError: There is no such sandbox.
        SandboxUnavailable: It cannot be had here; says what to do.
    """
    return find_plugin("docker" if name == AUTO else name, _BUILTINS, group="effbench.sandboxes")(tell)
