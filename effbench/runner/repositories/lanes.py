"""Opens the sandbox that runs repositories' trees; in Docker its image is built where it is missing."""

from effbench.errors import InputError
from effbench.runner.repositories.tree_language import TREE
from effbench.sandboxes.choose import open_language_sandbox, open_sandbox
from effbench.sandboxes.docker import connect
from effbench.sandboxes.language_images import build_language_images
from effbench.sandboxes.protocol import Sandbox

__all__ = ["open_tree_sandbox"]


def open_tree_sandbox(name: str) -> Sandbox:
    """Opens the lanes for trees that belong to a sandbox.

    Args:
        name: ``docker``, ``local`` or ``auto``.

    Raises:
        InputError: That sandbox runs no trees.
        SandboxUnavailable: It cannot be had here; says what to do.
    """
    sandbox = open_sandbox(name)
    if sandbox.name == "wasm":
        raise InputError("the wasm sandbox runs no repositories: take --sandbox docker or local")
    if sandbox.name == "docker":
        build_language_images(connect(), TREE)
    return open_language_sandbox(sandbox, TREE)
