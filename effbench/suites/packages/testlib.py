"""Checkers of testlib as validators of outputs.

testlib's checkers are called ``checker input output answer`` and end with 0 where the output is right
(https://github.com/MikeMirzayanov/testlib); validators are called ``validator input answer feedback_dir < output`` and
end with 42. A few lines before the checker translate.
"""

import posixpath
import re
from typing import Final

from effbench.errors import DataFileError
from effbench.suites.packages.package_files import PackageFiles
from effbench.suites.packages.problem import SourceProgram
from effbench.suites.packages.sources import with_includes

__all__ = ["TESTLIB", "includes_testlib", "read_testlib_checker"]

TESTLIB: Final = "testlib.h"
_USUAL_NAMES: Final = ("checker.cpp", "validator.cpp")
_INCLUDE: Final = re.compile(r'^[ \t]*#[ \t]*include[ \t]*[<"]testlib\.h[>"]', re.MULTILINE)
_IS_ADAPTED: Final = re.compile(r'^#define VERSION ".*-DOMJUDGE"', re.MULTILINE)
"""testlib as converters for DOMjudge carry it is called as validators are."""
_ADAPTER: Final = """#include <cstdio>
#include <cstdlib>
#include <unistd.h>
namespace effbench_adapter {
// No objects with constructors: these would run after begin().
char output[] = "/proc/self/fd/0";
char told[4096];
// How testlib ends: 0 right, 1 wrong, 2 presentation, 3 the checker's own fault, 4 dirt, 7 points, 8 end of file.
void leave(int status, void *) {
    std::fflush(nullptr);
    double points = 0;
    if (status == 7)
        if (std::FILE *file = std::fopen(told, "r")) {
            if (std::fscanf(file, "points %lf", &points) != 1) points = 0;
            std::fclose(file);
        }
    const bool is_right = status == 0 || (status == 7 && points >= 1);
    const bool is_wrong = status == 1 || status == 2 || status == 4 || status == 7 || status == 8;
    _exit(is_right ? 42 : is_wrong ? 43 : 3);
}
__attribute__((constructor)) void begin(int count, char **words) {
    if (count != 4) return;
    std::snprintf(told, sizeof told, "%sjudgemessage.txt", words[3]);
    if (!std::freopen(told, "w", stderr)) _exit(3);
    words[3] = words[2];
    words[2] = output;
    on_exit(leave, nullptr);
}
}  // namespace effbench_adapter
"""


def includes_testlib(source: str) -> bool:
    """Whether a source includes testlib."""
    return _INCLUDE.search(source) is not None


def read_testlib_checker(files: PackageFiles, folder: str) -> SourceProgram:
    """Reads the checker in a folder, where ``testlib.h`` lies beside it.

    Raises:
        DataFileError: There is no checker in C++, it does not use testlib, or testlib is not there.
    """
    sources = [name for name in files.names(folder) if name.endswith((".cpp", ".cc"))]
    if not sources:
        raise DataFileError(files.root / folder, "it holds no checker in C++, and no other is run in this layout")
    main = next((name for name in sources if posixpath.basename(name) in _USUAL_NAMES), sources[0])
    text = files.text(main)
    if not includes_testlib(text):
        raise DataFileError(
            files.root / main, "it does not use testlib: how other checkers are called differs from contest to contest"
        )
    if not files.holds(f"{posixpath.dirname(main)}/{TESTLIB}"):
        raise DataFileError(
            files.root / main, f"it needs {TESTLIB}: give it to effbench import-problem with --testlib, or put it there"
        )
    source = with_includes(files, main, _INCLUDE.sub(f'#include "{TESTLIB}"', text), set())
    if _IS_ADAPTED.search(source):
        return SourceProgram(name=posixpath.basename(main), language="cpp", source=source)
    return SourceProgram(name=posixpath.basename(main), language="cpp", source=_ADAPTER + source)
