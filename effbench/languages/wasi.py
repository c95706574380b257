"""What toolchains share that compile to WebAssembly: clang 19 and Debian's C library for WASI."""

from typing import Final

__all__ = ["CLANG_PACKAGES", "COMPILE_FLAGS", "LINK_FLAGS", "STACK_BYTES"]

STACK_BYTES: Final = 8 << 20
"""As natively; it lies first, so that what overflows it traps instead of reaching data."""
CLANG_PACKAGES: Final = ("clang-19", "lld-19", "wasi-libc", "libclang-rt-19-dev-wasm32")
_EMULATED: Final = {"SIGNAL": "signal", "PROCESS_CLOCKS": "process-clocks", "MMAN": "mman", "GETPID": "getpid"}
COMPILE_FLAGS: Final = ("--target=wasm32-wasi", "-O2", *(f"-D_WASI_EMULATED_{name}" for name in _EMULATED))
LINK_FLAGS: Final = (
    f"-Wl,-z,stack-size={STACK_BYTES}", "-Wl,--stack-first", "-Wl,--strip-all",
    *(f"-lwasi-emulated-{library}" for library in _EMULATED.values()), "-lc-printscan-long-double",
)  # fmt: skip
