"""The WebAssembly engine, set up so that a program counts the same on every run and cannot leave its memory."""

import ctypes
import hashlib
import threading
from collections.abc import Callable
from types import MappingProxyType
from typing import Any, Final, TypeVar

import wasmtime
import wasmtime._ffi

from effbench.sandboxes.wasm.engine_version import engine_version

__all__ = ["make_engine", "on_large_stack", "settings_key"]

_STACK_BYTES: Final = 256 << 20
"""For the guest's calls: a program that recurses 200,000 deep in Python takes less."""
_STACK_MARGIN_BYTES: Final = 16 << 20
_SETTINGS: Final = MappingProxyType(
    {
        "consume_fuel": True,
        "cranelift_nan_canonicalization": True,  # else a NaN's bits depend on the processor
        "cranelift_opt_level": "speed",
        "max_wasm_stack": _STACK_BYTES,
        "wasm_threads": False,
        "wasm_relaxed_simd": False,  # its results depend on the processor
        "wasm_multi_memory": False,
        "wasm_memory64": False,
    }
)
_Result = TypeVar("_Result")


def make_engine(adjust: Callable[[wasmtime.Config], None] = lambda _: None) -> wasmtime.Engine:
    """Makes an engine; one serves a process.

    Args:
        adjust: Changes what no count depends on, such as what executes the instructions.
    """
    config = wasmtime.Config()
    # The engine panics where the stack that it could give to an asynchronous call, of which there is none, is smaller.
    wasmtime._ffi.wasmtime_config_async_stack_size_set(
        config.ptr(), ctypes.c_size_t(_STACK_BYTES + _STACK_MARGIN_BYTES)
    )
    for name, value in _SETTINGS.items():
        setattr(config, name, value)
    adjust(config)
    return wasmtime.Engine(config)


def settings_key() -> str:
    """Digest of the engine's version and settings: code compiled under others is not used."""
    described = f"{engine_version()} {sorted(_SETTINGS.items())}"
    return hashlib.sha256(described.encode()).hexdigest()[:16]


def on_large_stack(function: Callable[[], _Result]) -> _Result:
    """Calls a function in a thread whose stack holds the guest's; returns what it returns, raises what it raises."""
    ended: list[Callable[[], _Result]] = []

    def run() -> None:
        try:
            result = function()
        except BaseException as error:  # noqa: BLE001  # handed on to the caller below
            ended.append(_raiser(error))
        else:
            ended.append(lambda: result)

    previous = threading.stack_size(_STACK_BYTES + 4 * _STACK_MARGIN_BYTES)
    try:
        thread = threading.Thread(target=run)
        thread.start()
    finally:
        threading.stack_size(previous)
    thread.join()
    return ended[0]()


def _raiser(error: BaseException) -> Callable[[], Any]:
    def give() -> Any:
        raise error

    return give
