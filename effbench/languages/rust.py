"""Rust by rustc, linked statically: hash maps with random keys move counts a little, all else is equal in every run."""

from effbench.languages.language import PROGRAM, SOURCE, Language

__all__ = ["RUST"]

RUST = Language(
    name="rust",
    title="Rust (edition 2021)",
    extension=".rs",
    fences=("rust", "rs"),
    source_file="program.rs",
    program_file="program",
    compile=("rustc", "--edition", "2021", "-C", "opt-level=2", "-C", "target-feature=+crt-static", "-C", "debuginfo=0",
             "--crate-name", "program", "-o", PROGRAM, SOURCE),
    run=(PROGRAM,),
    version=("rustc", "--version"),
    compiler_packages=("rustc", "gcc", "libc6-dev"),
    margin=0.001,
    empty_source="fn main() {}\n",
)  # fmt: skip
