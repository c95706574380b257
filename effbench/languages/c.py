"""C by GCC, linked statically: counts are equal to the last instruction."""

from effbench.languages.language import PROGRAM, SOURCE, Language

__all__ = ["C"]

C = Language(
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
