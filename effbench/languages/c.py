"""C by GCC, linked statically, or by clang to WebAssembly: counts are equal to the last instruction."""

from dataclasses import replace
from typing import Final

from effbench.languages.language import PROGRAM, SOURCE, Language
from effbench.languages.wasi import CLANG_PACKAGES, COMPILE_FLAGS, LINK_FLAGS

__all__ = ["C"]

_NATIVE: Final = Language(
    name="c",
    title="C17",
    extension=".c",
    fences=("c",),
    source_file="program.c",
    program_file="program",
    compile=("gcc", "-O2", "-std=gnu17", "-static", "-o", PROGRAM, SOURCE, "-lm"),
    run=(PROGRAM,),
    version=("gcc", "--version"),
    compiler_packages=("gcc", "libc6-dev"),
    empty_source="int main(void) { return 0; }\n",
)
_WASM: Final = replace(
    _NATIVE,
    compile=("clang-19", *COMPILE_FLAGS, "-std=gnu17", "-o", PROGRAM, SOURCE, *LINK_FLAGS, "-lm"),
    version=("clang-19", "--version"),
    compiler_packages=CLANG_PACKAGES,
)
C: Final = replace(_NATIVE, wasm=_WASM)
