"""Opens the sandbox that runs repositories' trees; in Docker its image is built where it is missing."""

from collections.abc import Sequence

from effbench.errors import InputError
from effbench.runner.repositories.tree_language import tree_language
from effbench.sandboxes.choose import open_language_sandbox, open_sandbox
from effbench.sandboxes.docker import connect
from effbench.sandboxes.language_images import build_language_images
from effbench.sandboxes.protocol import Sandbox

__all__ = ["open_tree_sandbox"]


def open_tree_sandbox(name: str, packages: Sequence[str] = ()) -> Sandbox:
    """Opens the lanes for trees that belong to a sandbox.

    Args:
        name: ``docker``, ``local`` or ``auto``.
        packages: Debian's, which the library needs beside the standard library and mpmath.

    Raises:
        InputError: That sandbox runs no trees, or has no packages of its own.
        SandboxUnavailable: It cannot be had here; says what to do.
    """
    language = tree_language(packages)
    sandbox = open_sandbox(name)
    if sandbox.name == "wasm":
        raise InputError("the wasm sandbox runs no repositories: take --sandbox docker or local")
    if packages and sandbox.name != "docker":
        raise InputError(f"--with makes an image, and the {sandbox.name} sandbox has none: take --sandbox docker")
    if sandbox.name == "docker":
        build_language_images(connect(), language)
    return open_language_sandbox(sandbox, language)
