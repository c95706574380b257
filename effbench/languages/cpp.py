"""C++ by GCC, linked statically: counts are equal to the last instruction."""

from effbench.languages.language import PROGRAM, SOURCE, Language

__all__ = ["CPP"]

CPP = Language(
    name="cpp",
    title="C++17",
    extension=".cpp",
    fences=("cpp", "c++", "cc", "cxx"),
    source_file="program.cpp",
    program_file="program",
    compile=("g++", "-O2", "-std=c++17", "-static", "-o", PROGRAM, SOURCE),
    run=(PROGRAM,),
    version=("g++", "--version"),
    compiler_packages=("g++",),
    empty_source="int main() {}\n",
)
