"""The sandboxes by name."""

from collections.abc import Callable, Mapping
from typing import Final

from effbench.errors import SandboxUnavailable
from effbench.plugins import find_plugin
from effbench.sandboxes.docker import DockerSandbox
from effbench.sandboxes.engine_advice import engine_address
from effbench.sandboxes.local import LocalSandbox
from effbench.sandboxes.protocol import Sandbox
from effbench.sandboxes.wasm.guest import find_usable_guest
from effbench.sandboxes.wasm.sandbox import WasmSandbox

__all__ = ["AUTO", "SandboxOpener", "open_quick_sandbox", "open_sandbox"]

AUTO: Final = "auto"
SandboxOpener = Callable[[Callable[[str], None]], Sandbox]
"""Opens a sandbox; is handed a function that tells the user a sentence before anything that takes long."""

_BUILTINS: Final[Mapping[str, SandboxOpener]] = {
    "docker": lambda tell: DockerSandbox(tell=tell),
    "local": lambda tell: LocalSandbox(tell=tell),
    "wasm": lambda tell: WasmSandbox(tell=tell),
}


def open_sandbox(name: str, tell: Callable[[str], None]) -> Sandbox:
    """Opens the sandbox that was asked for; ``auto`` is the first that works: Docker, local, wasm.

    Raises:
        InputError: There is no such sandbox.
        SandboxUnavailable: It cannot be had here; says what to do.
    """
    if name != AUTO:
        return find_plugin(name, _BUILTINS, group="effbench.sandboxes")(tell)
    try:
        return DockerSandbox(tell=tell)
    except SandboxUnavailable as no_engine:
        return _without_docker(no_engine, tell)


def open_quick_sandbox(name: str, counter: str, tell: Callable[[str], None]) -> Sandbox:
    """As :func:`open_sandbox`, but ``auto`` is the wasm sandbox where its guest is there and the counter allows it.

    There a run takes a few milliseconds, which counts where the same tasks are measured again and again.

    Args:
        name: Name of a sandbox, or ``auto``.
        counter: Name of the counter that will count there, or ``auto``.
        tell: Is given a sentence before anything that takes long.

    Raises:
        InputError: There is no such sandbox.
        SandboxUnavailable: It cannot be had here; says what to do.
    """
    if name == AUTO and counter in (AUTO, "wasm"):
        try:
            guest = find_usable_guest()
        except SandboxUnavailable as error:
            tell(f"the wasm sandbox would be the quickest, but {error}")
        else:
            return WasmSandbox(tell=tell, guest=guest)
    return open_sandbox(name, tell)


def _without_docker(no_engine: SandboxUnavailable, tell: Callable[[str], None]) -> Sandbox:
    tell(f"no Docker engine answers{engine_address()}: taking the local sandbox")
    local = LocalSandbox(tell=tell)
    try:
        local.facts()
    except SandboxUnavailable as no_local:
        wasm = WasmSandbox(tell=tell)
        try:
            wasm.facts()
        except SandboxUnavailable:
            raise SandboxUnavailable(f"{no_engine}; and {no_local}") from no_local
        tell(f"the local sandbox does not work here ({no_local}): taking the wasm sandbox")
        return wasm
    return local
