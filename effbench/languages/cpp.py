"""C++ by GCC, linked statically, or by clang to WebAssembly: counts are equal to the last instruction."""

from dataclasses import replace
from typing import Final

from effbench.languages.language import FOLDER, PROGRAM, SOURCE, Language
from effbench.languages.wasi import CLANG_PACKAGES, COMPILE_FLAGS, LINK_FLAGS

__all__ = ["CPP", "CPP_O0", "CPP_O3"]

_REST = ("-std=c++17", "-static", "-o", PROGRAM, SOURCE)

_HEADERS: Final = (
    "algorithm any array atomic bitset cassert cctype cerrno cfenv cfloat charconv chrono cinttypes climits "
    "clocale cmath complex condition_variable cstdarg cstddef cstdint cstdio cstdlib cstring ctime cuchar cwchar "
    "cwctype deque exception forward_list fstream functional initializer_list iomanip ios iosfwd iostream istream "
    "iterator limits list locale map memory mutex new numeric optional ostream queue random ratio regex "
    "scoped_allocator set shared_mutex sstream stack stdexcept streambuf string string_view system_error tuple "
    "type_traits typeindex typeinfo unordered_map unordered_set utility valarray variant vector"
)
_ALL_HEADERS: Final = "#pragma once\n" + "".join(f"#include <{name}>\n" for name in _HEADERS.split())
# Debian's library for WebAssembly has no exceptions: what throws one ends, as if nothing caught it.
_NO_EXCEPTIONS: Final = """\
#include <cstddef>
#include <cstdlib>
#include <unistd.h>

extern "C" void *__cxa_allocate_exception(std::size_t)
{
    static const char words[] = "an exception is thrown, and programs in WebAssembly cannot catch any\\n";
    (void)!write(2, words, sizeof words - 1);
    std::abort();
}
extern "C" void __cxa_free_exception(void *) { std::abort(); }
extern "C" void __cxa_throw(void *, void *, void (*)(void *)) { std::abort(); }
"""

_NATIVE: Final = Language(
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
_WASM: Final = replace(
    _NATIVE,
    compile=("clang++-19", *COMPILE_FLAGS, "-std=c++17", "-fignore-exceptions", "-idirafter", f"{FOLDER}/include",
             "-o", PROGRAM, SOURCE, f"{FOLDER}/no_exceptions.cpp", *LINK_FLAGS),
    version=("clang++-19", "--version"),
    compiler_packages=(*CLANG_PACKAGES, "libc++-19-dev-wasm32"),
    files={"include/bits/stdc++.h": _ALL_HEADERS, "no_exceptions.cpp": _NO_EXCEPTIONS},
)  # fmt: skip
CPP: Final = replace(_NATIVE, wasm=_WASM)
CPP_O0: Final = replace(_NATIVE, name="cpp_o0", compile=("g++", "-O0", *_REST), dialect_of=CPP.name)
"""Without optimisation: every gain is the source's own."""
CPP_O3: Final = replace(_NATIVE, name="cpp_o3", compile=("g++", "-O3", *_REST), dialect_of=CPP.name)
"""As PIE compiles."""
