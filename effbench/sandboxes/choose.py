"""The sandboxes by name."""

import logging
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from effbench.errors import InputError, SandboxUnavailable
from effbench.languages import PYTHON, Language, find_language, language_names
from effbench.plugins import find_plugin
from effbench.sandboxes.docker import DockerSandbox
from effbench.sandboxes.engine_advice import engine_address
from effbench.sandboxes.language_images import find_language_image
from effbench.sandboxes.language_runtime import local_cage, local_lanes
from effbench.sandboxes.language_sandbox import AgentSandbox, LanguageSandbox
from effbench.sandboxes.local import LocalSandbox, get_runtime
from effbench.sandboxes.protocol import Sandbox
from effbench.sandboxes.wasm.guest import find_usable_guest
from effbench.sandboxes.wasm.programs import wasm_language_lanes
from effbench.sandboxes.wasm.sandbox import WasmSandbox
from effbench.storage.cache import Cache, cache_root

__all__ = [
    "AUTO",
    "SandboxOpener",
    "language_for_wasm",
    "open_language_sandbox",
    "open_native_sandbox",
    "open_quick_sandbox",
    "open_sandbox",
]

_LOG = logging.getLogger(__name__)

AUTO: Final = "auto"
RUN_WORK_BYTES: Final = 256 << 20
COMPILE_WORK_BYTES: Final = 1 << 30
SandboxOpener = Callable[[], Sandbox]

_BUILTINS: Final[Mapping[str, SandboxOpener]] = {
    "docker": lambda: DockerSandbox(),
    "local": lambda: LocalSandbox(),
    "wasm": lambda: WasmSandbox(),
}


def open_sandbox(name: str) -> Sandbox:
    """Opens the sandbox that was asked for; ``auto`` is the first that works: Docker, local, wasm.

    Raises:
        InputError: There is no such sandbox.
        SandboxUnavailable: It cannot be had here; says what to do.
    """
    if name != AUTO:
        return find_plugin(name, _BUILTINS, group="effbench.sandboxes")()
    try:
        return DockerSandbox()
    except SandboxUnavailable as no_engine:
        return _without_docker(no_engine)


def open_native_sandbox() -> Sandbox:
    """Opens the first sandbox that works of those in which programs run natively: Docker, local.

    Raises:
        SandboxUnavailable: Neither can be had here; says what to do.
    """
    try:
        return DockerSandbox()
    except SandboxUnavailable as no_engine:
        return _local(no_engine)


def open_language_sandbox(sandbox: Sandbox, language: Language) -> Sandbox:
    """Opens the lanes for programs of a language that belong to a sandbox; for Python they are its own.

    Raises:
        InputError: That sandbox has none for other languages.
        SandboxUnavailable: They cannot be had here; says what to do.
    """
    if language.name == PYTHON.name:
        return sandbox
    if sandbox.name == "docker":
        return LanguageSandbox(_docker_lanes(language), language, Cache(cache_root()))
    if sandbox.name == "local":
        return LanguageSandbox(local_lanes(language, get_runtime()), language, Cache(cache_root()))
    if sandbox.name != "wasm":
        raise InputError(f"the {sandbox.name} sandbox runs Python only: take --sandbox docker for {language.title}")
    compiled = language_for_wasm(language)
    return LanguageSandbox(_wasm_lanes(compiled), compiled, Cache(cache_root()))


def language_for_wasm(language: Language) -> Language:
    """The language as the wasm sandbox has it.

    Raises:
        InputError: No toolchain makes WebAssembly of it.
    """
    if language.wasm is None:
        able = [name for name in language_names() if find_language(name).wasm is not None]
        raise InputError(
            f"the wasm sandbox runs {', '.join((*able, PYTHON.name))}: take --sandbox docker or local for "
            f"{language.name}"
        )
    return language.wasm


def _wasm_lanes(language: Language) -> AgentSandbox:
    """Compiles where native programs are: in Docker, or in the local sandbox's cage where no engine answers."""
    try:
        cage: DockerSandbox | LocalSandbox = _docker_cage(language, "wasm")
    except SandboxUnavailable as no_engine:
        try:
            cage = local_cage(language, get_runtime())
        except SandboxUnavailable as no_local:
            raise SandboxUnavailable(
                f"{language.title} is compiled to WebAssembly in Docker or in the local sandbox, and neither works "
                f"here: {no_engine}; and {no_local}"
            ) from no_local
    return wasm_language_lanes(cage.open_lane, cage.facts)


def _docker_lanes(language: Language) -> AgentSandbox:
    find = partial(find_language_image, language=language, role="run")
    runs = DockerSandbox(find=find, work_bytes=RUN_WORK_BYTES, memory_relay="program_relay", agent=language.agent)
    cage = _docker_cage(language, "docker")
    return AgentSandbox("docker", runs.open_lane, cage.open_lane, runs.facts, runs.open_memory_lane)


def _docker_cage(language: Language, sandbox: str) -> DockerSandbox:
    find = partial(find_language_image, language=language, role="compile", sandbox=sandbox)
    return DockerSandbox(find=find, work_bytes=COMPILE_WORK_BYTES)


def open_quick_sandbox(name: str, counter: str, language: Language = PYTHON) -> Sandbox:
    """As :func:`open_sandbox`, but ``auto`` is the wasm sandbox where its guest is there and the counter allows it.

    There a run takes a few milliseconds, which counts where the same tasks are measured again and again.

    Args:
        name: Name of a sandbox, or ``auto``.
        counter: Name of the counter that will count there, or ``auto``.
        language: What programs are in; others than Python need a compiler's cage beside the wasm sandbox.

    Raises:
        InputError: There is no such sandbox.
        SandboxUnavailable: It cannot be had here; says what to do.
    """
    if name == AUTO and counter in (AUTO, "wasm") and language.name == PYTHON.name:
        try:
            guest = find_usable_guest()
        except SandboxUnavailable as error:
            _LOG.info(f"the wasm sandbox would be the quickest, but {error}")
        else:
            return WasmSandbox(guest=guest)
    return open_sandbox(name)


def _local(no_engine: SandboxUnavailable) -> Sandbox:
    local = LocalSandbox()
    try:
        local.facts()
    except SandboxUnavailable as no_local:
        raise SandboxUnavailable(f"{no_engine}; and {no_local}") from no_local
    _LOG.info(f"{str(no_engine).partition(': ')[0]}{engine_address()}: taking the local sandbox")
    return local


def _without_docker(no_engine: SandboxUnavailable) -> Sandbox:
    try:
        return _local(no_engine)
    except SandboxUnavailable as neither:
        wasm = WasmSandbox()
        try:
            wasm.facts()
        except SandboxUnavailable:
            raise neither from None
        _LOG.info(f"taking the wasm sandbox, since no program can run natively here: {neither}")
        return wasm
