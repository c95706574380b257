"""C++ by GCC, linked statically: counts are equal to the last instruction."""

from dataclasses import replace

from effbench.languages.language import PROGRAM, SOURCE, Language

__all__ = ["CPP", "CPP_O0", "CPP_O3"]

_REST = ("-std=c++17", "-static", "-o", PROGRAM, SOURCE)

CPP = Language(
    name="cpp",
    title="C++17",
    extension=".cpp",
    fences=("cpp", "c++", "cc", "cxx"),
    source_file="program.cpp",
    program_file="program",
    compile=("g++", "-O2", *_REST),
    run=(PROGRAM,),
    version=("g++", "--version"),
    compiler_packages=("g++",),
    empty_source="int main() {}\n",
)
CPP_O0 = replace(CPP, name="cpp_o0", compile=("g++", "-O0", *_REST), dialect_of=CPP.name)
"""Without optimisation: every gain is the source's own."""
CPP_O3 = replace(CPP, name="cpp_o3", compile=("g++", "-O3", *_REST), dialect_of=CPP.name)
"""As PIE compiles."""
