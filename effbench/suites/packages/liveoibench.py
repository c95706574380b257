"""Reads problems as LiveOIBench's evaluation lays them out (arXiv:2510.09595).

::

    <problem>/problem.json           task_type, time_limit (s), memory_limit (bytes)
    <problem>/subtasks.json          subtask → {"score": points, "testcases": [names of tests]}
    <problem>/tests/<name>.in, .out
    <problem>/statements/statement.md
    <problem>/solutions/codes/{correct,incorrect,time_limit,…}/

    <problem>/checkers/checker.cpp   of testlib; testlib.h beside it

A subtask's points are given where all its tests are passed, also where a checker gives points of its own. Problems with
graders, which call a solution's functions, with other checkers, and interactive ones are refused.
"""

import json
from pathlib import Path
from typing import Any, Final

from effbench.errors import DataFileError
from effbench.suites.packages.grading import Grading, GroupOfTests, PackageTest
from effbench.suites.packages.package_files import PackageFiles
from effbench.suites.packages.problem import Category, Problem, ProblemLimits
from effbench.suites.packages.sources import read_submissions
from effbench.suites.packages.testlib import TESTLIB, read_testlib_checker

__all__ = ["is_liveoibench_problem", "read_liveoibench_problem"]

_SUBTASKS_MAX: Final = 1000
_HEADERS: Final = (".h", ".hpp", ".md", ".txt")
_MEMORY_BYTES: Final = 1 << 30
_FACTOR, _MARGIN = 2.0, 1.5
"""The data give limits in seconds and no factor: these are the defaults of problem packages."""
_FOLDERS: Final[dict[str, Category]] = {
    "solutions/codes/model_solution": "accepted",
    "solutions/codes/correct": "accepted",
    "solutions/codes/accepted": "accepted",
    "solutions/codes/incorrect": "rejected",
    "solutions/codes/wrong": "rejected",
    "solutions/codes/time_limit": "rejected",
    "solutions/codes/TLE": "rejected",
}


def is_liveoibench_problem(folder: Path) -> bool:
    """Whether a folder is laid out so."""
    return (folder / "subtasks.json").is_file() and (folder / "tests").is_dir()


def read_liveoibench_problem(root: Path, name: str, testlib: bytes | None = None) -> Problem:
    """Reads a problem.

    Args:
        root: Its folder.
        name: Its name.
        testlib: ``testlib.h`` for its checker, where the folder lacks it; None for none.

    Raises:
        DataFileError: It is malformed, or effbench does not do its kind.
    """
    files = PackageFiles(root)
    about = _object(files, "problem.json") if files.holds("problem.json") else {}
    _refuse_other_kinds(files, about)
    if testlib is not None and files.names("checkers"):
        files.add(f"checkers/{TESTLIB}", testlib)
    memory = about.get("memory_limit") or _MEMORY_BYTES
    if type(memory) not in (int, float) or not 1 <= memory <= 1 << 40:
        raise DataFileError(root / "problem.json", "memory_limit must be a number of bytes")
    return Problem(
        name=name,
        title=name,
        is_scoring=True,
        is_interactive=False,
        validator=read_testlib_checker(files, "checkers") if files.names("checkers") else None,
        limits=ProblemLimits(
            time_multiplier=_FACTOR, safety_margin=_MARGIN, memory_bytes=int(memory), output_bytes=64 << 20
        ),
        data=GroupOfTests(name="", grading=Grading(stops=False, accepts_any=True), groups=(_secret(files, root),)),
        statement=files.text("statements/statement.md") if files.holds("statements/statement.md") else "",
        submissions=tuple(
            submission
            for folder, category in _FOLDERS.items()
            for submission in read_submissions(files, folder, category)
        ),
        files=files,
    )


def _refuse_other_kinds(files: PackageFiles, about: dict[str, Any]) -> None:
    kind = str(about.get("task_type") or "batch").lower()
    if kind not in ("batch", "none", "normal"):
        raise DataFileError(
            files.root / "problem.json",
            f"its task_type is {kind[:40]!r}: of this layout only batch problems, which read an input and write an "
            "output, are run here; a package in Kattis's format may be interactive",
        )
    sources = [name for name in files.names("graders") if not name.endswith(_HEADERS)]
    if sources:
        raise DataFileError(
            files.root / sources[0],
            "it is a grader, which is linked with the solution: effbench compiles one file, so leave this problem out",
        )


def _secret(files: PackageFiles, root: Path) -> GroupOfTests:
    path = root / "subtasks.json"
    subtasks = _object(files, "subtasks.json")
    if not 1 <= len(subtasks) <= _SUBTASKS_MAX:
        raise DataFileError(path, f"it must name 1 to {_SUBTASKS_MAX} subtasks")
    groups = []
    for key in sorted(subtasks, key=lambda key: (not key.isdecimal(), int(key) if key.isdecimal() else 0, key)):
        row = subtasks[key]
        names, score = (row.get("testcases"), row.get("score")) if isinstance(row, dict) else (None, None)
        if not isinstance(names, list) or type(score) not in (int, float):
            raise DataFileError(path, f"the subtask {key[:40]!r} has no score, or no list of testcases")
        tests = tuple(_test(files, root, str(each), float(score)) for each in names)  # type: ignore[arg-type]  # checked
        groups.append(GroupOfTests(name=f"secret/{key}", grading=Grading(aggregation="min"), tests=tests))
    return GroupOfTests(name="secret", grading=Grading(stops=False, accepts_any=True), groups=tuple(groups))


def _test(files: PackageFiles, root: Path, name: str, score: float) -> PackageTest:
    given, answer = f"tests/{name}.in", f"tests/{name}.out"
    for file in (given, answer):
        if not files.holds(file):
            raise DataFileError(root / file, "it is missing, and a subtask names it")
    return PackageTest(
        name=f"secret/{name}", input_file=files.own_name(given), answer_file=files.own_name(answer), accept_score=score
    )


def _object(files: PackageFiles, name: str) -> dict[str, Any]:
    try:
        found = json.loads(files.text(name))
    except (ValueError, RecursionError) as error:
        raise DataFileError(files.root / name, f"it is not JSON ({error})") from error
    if not isinstance(found, dict):
        raise DataFileError(files.root / name, "it must be one object")
    return found
