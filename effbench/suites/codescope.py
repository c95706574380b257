"""CodeScope's code optimisation: 121 programs of Codeforces to be made faster (Yan et al., ACL 2024, arXiv:2311.08588).

Each task brings its tests and two right programs, which CodeScope calls the baselines of time and of memory. The faster
of the two is the reference; which one that is was counted once with effbench and stands below. CodeScope's own checker
looks for the program's output inside the expected one, so an empty output passes; here the whole output is compared,
word by word.
"""

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from effbench.errors import DataFileError, InputError
from effbench.records.task import PYTHON, Comparison, Reference, Suite, Task
from effbench.storage.foreign_files import open_file
from effbench.storage.json_files import load_data_json
from effbench.suites.fixed_tests import answers_program, inputs_program, levels_of, longest_places

__all__ = ["CodeScopeLoader"]

_LANGUAGES: Final[Mapping[str, str]] = {"GNU C++": "cpp", "GNU C": "c", "Python 3": PYTHON}
"""The data's name → ours. Mono C# has no toolchain here."""
_FIELDS: Final = (
    "id", "lang", "description", "testcases", "time_baseline_source_code", "memory_baseline_source_code",
)  # fmt: skip
_N_SCORED: Final = 5
"""Tests with the longest inputs, on which speed is scored."""
_BROKEN: Final[frozenset[int]] = frozenset({83})
"""Tasks whose own programs fail their tests."""
_TIME_IS_FASTER: Final[frozenset[int]] = frozenset({
    2, 4, 5, 10, 13, 16, 17, 18, 20, 23, 25, 26, 28, 31, 33, 35, 36, 37, 38, 45, 52, 53, 54, 55, 56, 57, 58, 59, 60,
    65, 67, 68, 71, 72, 78, 79, 81, 85, 87,
})  # fmt: skip
"""Tasks whose baseline of time takes fewer instructions than that of memory."""
_BUDGET_FACTOR: Final = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeScopeLoader:
    """Reads CodeScope's ``code_optimization_data.jsonl``.

    Attributes:
        description: One line about the suite.
    """

    description: str = "CodeScope's 121 slow programs, in C, C++ and Python (--data code_optimization_data.jsonl)"

    def load(self, *, data: Path | None, seed: int | None) -> Suite:
        """Reads all tasks; those in C# and those that are broken are left out of the scores.

        A seed scores other tests than the longest ones.

        Raises:
            InputError: No data are given.
            DataFileError: The data are malformed.
        """
        if data is None:
            raise InputError("the suite 'codescope' needs its data: give --data code_optimization_data.jsonl")
        rows = _rows(data)
        tasks = tuple(_task(row, data, seed) for row in rows if row["lang"] in _LANGUAGES and row["id"] not in _BROKEN)
        if not tasks:
            raise DataFileError(data, "it holds no task in C, C++ or Python: use CodeScope's own file")
        known = {_task_id(row) for row in rows}
        return Suite(
            name="codescope",
            origin=str(data),
            tasks=tasks,
            unscored_task_ids=frozenset(known - {task.task_id for task in tasks}),
        )


def _rows(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    with open_file(path) as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                rows.append(_row(path, number, line))
    return rows


def _row(path: Path, number: int, line: bytes) -> dict[str, Any]:
    try:
        row = load_data_json(line)
    except ValueError as error:
        raise DataFileError(path, f"is not JSON ({error}): use CodeScope's own file", line=number) from error
    lacking = [name for name in _FIELDS if not isinstance(row, dict) or not isinstance(row.get(name), str | int)]
    if lacking:
        raise DataFileError(path, f"lacks the field '{lacking[0]}': use CodeScope's own file", line=number)
    row["testcases"] = _tests(path, number, row["testcases"])
    return dict(row)


def _tests(path: Path, number: int, text: object) -> list[tuple[str, str]]:
    """Inputs and outputs: they stand there as a literal of Python's."""
    try:
        found = [(case["input"], *case["output"]) for case in ast.literal_eval(str(text))]
    except (ValueError, SyntaxError, TypeError, KeyError, MemoryError, RecursionError) as error:
        raise DataFileError(path, "its testcases are no list of inputs and outputs", line=number) from error
    if not found or any(len(case) != 2 or not all(isinstance(part, str) for part in case) for case in found):
        raise DataFileError(path, "a test has not one input and one output, both texts", line=number)
    return [(case[0], case[1]) for case in found]


def _task_id(row: Mapping[str, Any]) -> str:
    return f"codescope/{row['id']}"


def _task(row: Mapping[str, Any], source: Path, seed: int | None) -> Task:
    tests: Sequence[tuple[str, str]] = row["testcases"]
    scored = longest_places([case[0] for case in tests], _N_SCORED, None if seed is None else f"{seed}/{row['id']}")
    programs = [
        Reference(reference_id=f"{name}_baseline", tier=tier, solution=row[f"{name}_baseline_source_code"])
        for tier, name in zip(("slow", "fast"), _slow_to_fast(row["id"]), strict=True)
    ]
    return Task(
        suite="codescope",
        task_id=_task_id(row),
        kind="stdio",
        prompt=row["description"],
        entry_point="",
        language=_LANGUAGES[row["lang"]],
        levels=levels_of(len(tests), len(scored)),
        references=tuple(programs),
        generator=inputs_program([case[0] for case in tests], scored, source=source),
        answers=answers_program([case[1] for case in tests], scored, source=source),
        comparison=Comparison.TEXT,
        budget_factor=_BUDGET_FACTOR,
        seed=0,
    )


def _slow_to_fast(number: int) -> tuple[str, str]:
    return ("memory", "time") if number in _TIME_IS_FASTER else ("time", "memory")
