"""SysLLMatic's HumanEval in C++: 164 functions to be made faster, with stress tests (arXiv:2506.01249).

The data are its own ``humaneval_cpp_dataset.json``. Its stress tests call the function and look at nothing, so an
optimiser of a compiler may leave the calls out, and a wrong result passes. Here code goes behind a solution that makes
of each result a line: its size, a hash of its whole numbers and texts, and two sums of its floats, which may differ in
the last digits. The original function's lines are what is expected. An input is the number of a call in the stress
test, or -1 for the tests that decide correctness.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from effbench.errors import DataFileError, InputError
from effbench.records.task import Comparison, Level, Program, Reference, Suite, Task
from effbench.storage.foreign_files import read_file
from effbench.storage.json_files import load_data_json
from effbench.suites.fixed_tests import inputs_program, levels_of
from effbench.suites.rewrites import rewrite_of

__all__ = ["HumanEvalCppLoader"]

_FIELDS: Final = ("task_id", "entry_point", "function_code", "test_code", "cpp_stress_test")
_KEYWORDS: Final = frozenset({"if", "for", "while", "switch", "catch", "return", "sizeof", "main"})
_DEFINITION: Final = re.compile(r"\b(\w+)\s*\([^;{}]*\)\s*\{")
_INCLUDE: Final = re.compile(r"^[ \t]*#[ \t]*include[ \t]*([<\"][\w./+]+[>\"])", re.MULTILINE)
_ASSERT: Final = frozenset({"<assert.h>", "<cassert>"})
_NOW: Final = re.compile(r"(?:\bstd::|::)?\btime\s*\(\s*(?:0|NULL|nullptr)\s*\)")
_COMMENT: Final = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
_TESTS: Final = -1
_BUDGET_FACTOR: Final = 4.0
_PROMPT: Final = "Other code calls the function `{name}` below."
_CHECK: Final = """
def effbench_check(given, answer, output):
    wanted, found = answer.split(), output.split()
    return len(wanted) == len(found) and all(map(alike, wanted, found))


def alike(wanted, found):
    if wanted == found:
        return True
    if not (wanted[0] == found[0] == "~"):
        return False
    try:
        one, other = float(wanted[1:]), float(found[1:])
    except ValueError:
        return False
    return abs(one - other) <= 1e-4 + 1e-4 * abs(one)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class HumanEvalCppLoader:
    """Reads SysLLMatic's file.

    Attributes:
        description: One line about the suite.
    """

    description: str = "SysLLMatic's HumanEval in C++, as rewrites (--data humaneval_cpp_dataset.json)"

    def load(self, *, data: Path | None, seed: int | None) -> Suite:
        """Reads all functions; those that their own stress test does not call are not scored.

        Every second call is scored, and with a seed the others.

        Raises:
            InputError: No data are given.
            DataFileError: The data are malformed.
        """
        if data is None:
            raise InputError("the suite 'humaneval-cpp' needs its data: give --data humaneval_cpp_dataset.json")
        try:
            rows = load_data_json(read_file(data))
        except ValueError as error:
            raise DataFileError(data, f"is not JSON ({error}): use SysLLMatic's own file") from error
        if not isinstance(rows, list):
            raise DataFileError(data, "is no list of functions: use SysLLMatic's own file")
        made = {_task_id(data, place, row): _task(row, data, seed) for place, row in enumerate(rows)}
        if not any(made.values()):
            raise DataFileError(data, "it holds no function that its stress test calls: use SysLLMatic's own file")
        return Suite(
            name="humaneval-cpp",
            origin=str(data),
            tasks=tuple(task for task in made.values() if task is not None),
            unscored_task_ids=frozenset(task_id for task_id, task in made.items() if task is None),
            is_checked=False,
        )


def _task_id(path: Path, place: int, row: object) -> str:
    fields = row if isinstance(row, dict) else {}
    lacking = next((name for name in _FIELDS if not isinstance(fields.get(name), str)), None)
    if lacking is not None:
        raise DataFileError(path, f"function {place} lacks the text '{lacking}': use SysLLMatic's own file")
    return f"humaneval-cpp/{fields['task_id']}"


def _task(row: Mapping[str, Any], source: Path, seed: int | None) -> Task | None:
    """The task; None where its stress test calls no function of its own."""
    code, stress = row["function_code"], row["cpp_stress_test"]
    called = _called(row["entry_point"], code, _COMMENT.sub("", stress))
    if called is None:
        return None
    name, n = called
    levels, generator = _inputs(range(n)[0 if seed is None else 1 :: 2], source)
    task = Task(
        suite="humaneval-cpp",
        task_id=f"humaneval-cpp/{row['task_id']}",
        kind="stdio",
        prompt=_PROMPT.format(name=name),
        entry_point="",
        language="cpp",
        levels=levels,
        references=(Reference(reference_id="original", tier="slow", solution=code),),
        generator=generator,
        epilogue=_epilogue(name, row),
        checker=Program(source=_CHECK, entry_point="effbench_check"),
        comparison=Comparison.CHECKER,
        budget_factor=_BUDGET_FACTOR,
        seed=0,
    )
    return rewrite_of(task, "original")


def _inputs(calls: Sequence[int], source: Path) -> tuple[tuple[Level, ...], Program]:
    """The tests, which decide correctness, and the calls that are scored; without calls the tests are."""
    inputs = [f"{number}\n" for number in (_TESTS, *calls)]
    scored = list(range(1, len(inputs))) or [0]
    return levels_of(len(inputs), len(scored)), inputs_program(inputs, scored, source=source)


def _called(entry_point: str, code: str, stress: str) -> tuple[str, int] | None:
    """The function that the stress test calls, and how often: the entry point, or what the code has in its place."""
    names = [entry_point, *(name for name in _DEFINITION.findall(code) if name not in _KEYWORDS)]
    for name in names:
        n = len(re.findall(rf"\b{re.escape(name)}\s*\(", stress)) if name.isidentifier() else 0
        if n:
            return name, n
    return None


def _epilogue(name: str, row: Mapping[str, Any]) -> str:
    text = files("effbench.suites").joinpath("show_results.cpp").read_text(encoding="utf-8")
    tests = {"STRESS": row["cpp_stress_test"], "TESTS": row["test_code"]}
    headers = dict.fromkeys(header for code in tests.values() for header in _INCLUDE.findall(code))
    includes = "\n".join(f"#include {header}" for header in headers if header not in _ASSERT)
    text = text.replace("FUNCTION", name).replace("\nINCLUDES\n", f"\n{includes}\n")
    for place, code in tests.items():
        text = text.replace(f"\n{place}\n", f"\n{_inner(code)}\n")
    return text


def _inner(code: str) -> str:
    """A test as part of a larger program: its ``main`` returns, and every run sees the same clock."""
    code = _NOW.sub("0", _INCLUDE.sub("", code)).rstrip()
    return f"{code[:-1]}\nreturn 0;\n}}" if code.endswith("}") else code
