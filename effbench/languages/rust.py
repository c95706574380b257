"""Rust by rustc, linked statically: hash maps with random keys move counts a little, all else is equal in every run.

In WebAssembly the keys are invented, and repeat.
"""

from dataclasses import replace
from typing import Final

from effbench.languages.language import PROGRAM, SOURCE, Language
from effbench.languages.wasi import STACK_BYTES

__all__ = ["RUST"]

_RUSTC: Final = ("rustc", "--edition", "2021", "-C", "opt-level=2", "-C", "debuginfo=0", "--crate-name", "program",
                 "-o", PROGRAM, SOURCE)  # fmt: skip
_NATIVE: Final = Language(
    name="rust",
    title="Rust (edition 2021)",
    extension=".rs",
    fences=("rust", "rs"),
    source_file="program.rs",
    program_file="program",
    compile=(*_RUSTC, "-C", "target-feature=+crt-static"),
    run=(PROGRAM,),
    version=("rustc", "--version"),
    compiler_packages=("rustc", "gcc", "libc6-dev"),
    margin=0.001,
    empty_source="fn main() {}\n",
)
_WASM: Final = replace(
    _NATIVE,
    compile=(*_RUSTC, "--target", "wasm32-wasi", "-C", f"link-arg=-zstack-size={STACK_BYTES}",
             "-C", "link-arg=--strip-all"),
    compiler_packages=("rustc", "lld-14", "libstd-rust-dev-wasm32"),
    margin=0.0,
)  # fmt: skip
RUST: Final = replace(_NATIVE, wasm=_WASM)
