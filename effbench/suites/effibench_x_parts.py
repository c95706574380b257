"""What stands around a solution of a functional problem of EffiBench-X: imports that it may use, and its test runner.

A test runner is a program with a line that the solution takes the place of. EffiBench-X puts imports before it, and
takes the solution's own away; here these stay, so what is put before must bear them.
"""

import re
from collections.abc import Mapping
from typing import Final

__all__ = ["CHECKER_IMPORTS", "around"]

_PLACE: Final = re.compile(r"^.*==Code Submission==.*$\n?", re.MULTILINE)
_IN_JAVA: Final = re.compile(r"^[ \t]*(?:import|package)\b[^;\n]*;[ \t]*$\n?", re.MULTILINE)
_IN_GO: Final = re.compile(
    r"^[ \t]*(?:package[ \t]+\w+|import[ \t]+(?:\([^)]*\)|\w*[ \t]*\"[^\"\n]*\"))[ \t]*$\n?", re.MULTILINE
)

CHECKER_IMPORTS: Final = """\
import bisect, collections, copy, functools, heapq, itertools, json, math, operator, random, re, string, sys
from typing import *
from bisect import bisect_left, bisect_right
from collections import *
from functools import *
from heapq import *
from itertools import *
from math import ceil, comb, cos, e, factorial, floor, gcd, inf, isqrt, lcm, log10, log2, perm, pi, sin, sqrt, tan
"""
_PYTHON: Final = f"""\
{CHECKER_IMPORTS}from sys import maxsize, stdin
try:
    from sortedcontainers import SortedDict, SortedList, SortedSet
except ImportError:
    pass
"""
_CPP: Final = "#include <bits/stdc++.h>\nusing namespace std;\n"
_JAVA: Final = "".join(
    f"import java.{name}.*;\n" for name in ("io", "math", "text", "util", "util.function", "util.stream")
)
# A module is loaded when its name is first used, so that all others cost nothing.
_JAVASCRIPT: Final = """\
for (const name of ['assert', 'buffer', 'crypto', 'events', 'fs', 'os', 'path', 'perf_hooks', 'querystring', 'readline',
                    'stream', 'string_decoder', 'timers', 'url', 'util', 'vm', 'zlib'])
  Object.defineProperty(globalThis, name, { get: () => require(name), set(value) {
    Object.defineProperty(globalThis, name, { value, writable: true }); }, configurable: true });
"""
_RUBY: Final = """\
require 'set'
autoload :Date, 'date'
autoload :DateTime, 'date'
autoload :StringIO, 'stringio'
autoload :BigDecimal, 'bigdecimal'
autoload :SecureRandom, 'securerandom'
autoload :JSON, 'json'
"""
_GO_PACKAGES: Final[Mapping[str, str]] = {
    "bufio": "bufio.NewReader", "container/heap": "heap.Init", "container/list": "list.New", "fmt": "fmt.Sprint",
    "io": "io.EOF", "math": "math.Pi", "math/big": "big.NewInt", "math/bits": "bits.Len", "math/rand": "rand.Int",
    "os": "os.Exit", "reflect": "reflect.TypeOf", "regexp": "regexp.Compile", "sort": "sort.Ints",
    "strconv": "strconv.Itoa", "strings": "strings.Join", "time": "time.Now",
}  # fmt: skip
"""Package → something in it: Go refuses an import that nothing uses."""
_GO: Final = "package main\n\nimport (\n{}\n)\n\nvar (\n{}\n)\n\n".format(
    "\n".join(f'\t"{package}"' for package in _GO_PACKAGES),
    "\n".join(f"\t_ = {thing}" for thing in _GO_PACKAGES.values()),
)
_IMPORTS: Final[Mapping[str, str]] = {
    "cpp": _CPP, "go": _GO, "java": _JAVA, "javascript": _JAVASCRIPT, "python": _PYTHON, "ruby": _RUBY,
}  # fmt: skip


def around(language: str, runner: str) -> tuple[str, str] | None:
    """What stands before and behind a solution.

    Args:
        language: Its name in effbench.
        runner: The test runner.

    Returns:
        Both texts; None where the runner has not one place for a solution.
    """
    parts = _PLACE.split(runner)
    if len(parts) != 2 or language not in _IMPORTS:
        return None
    before, behind = parts
    if language == "java":
        # Its classes may have any order, but a solution's own imports must come before all of them.
        return _IMPORTS[language], f"\n{_IN_JAVA.sub('', before + behind)}"
    if language == "go":
        before, behind = (_IN_GO.sub("", part) for part in (before, behind))
    return f"{_IMPORTS[language]}\n{before}", f"\n{behind}"
