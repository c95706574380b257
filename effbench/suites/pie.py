"""PIE: pairs of a slow and a fast program from CodeNet, of which the slow one is to be made faster.

Shypula et al., "Learning performance-improving code edits", ICLR 2024 (arXiv:2302.07867). The data are PIE's own: a
split such as ``test.jsonl``, one pair a line, and beside it a folder with ``<problem>/input.<i>.txt`` and
``output.<i>.txt``. Fields are those of the C++ pairs (``src_code``, ``tgt_code``, …) or of the first release in Python
and C++ (``input``, ``target``, …). C++ is compiled with ``-O3 -std=c++17``, as there.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from effbench.errors import DataFileError, InputError
from effbench.records.task import PYTHON, Comparison, Program, Reference, Suite, Task
from effbench.storage.foreign_files import ForeignFolder, open_file
from effbench.storage.json_files import load_data_json
from effbench.suites.fixed_tests import answers_program, inputs_program, levels_of, longest_places
from effbench.suites.rewrites import rewrite_of

__all__ = ["PieLoader"]

_FOLDERS: Final = ("merged_test_cases", "public_test_cases", "generated_test_cases", "test_cases")
_SPLIT: Final = "test.jsonl"
_FIELDS: Final = (
    ("src_id", "tgt_id", "src_code", "tgt_code"),
    ("submission_id_v0", "submission_id_v1", "input", "target"),
)
"""Ids and programs, of the slow one and of the fast one, by release."""
_LANGUAGES: Final[Mapping[str, str]] = {"c++": "cpp_o3", "cpp": "cpp_o3", "python": PYTHON}
_PROBLEM: Final = re.compile(r"[A-Za-z0-9_]+")
_INPUT: Final = re.compile(r"input\.([0-9]+)\.txt")
_N_SCORED: Final = 10
_BUDGET_FACTOR: Final = 4.0
_PROMPT: Final = "The program reads standard input and writes to standard output."
_CHECK: Final = """
def effbench_check(given, answer, output):
    wanted, found = ([line.rstrip() for line in text.strip().splitlines()] for text in (answer, output))
    return len(wanted) == len(found) and all(map(alike, wanted, found))


def alike(wanted, found):
    if wanted == found:
        return True
    try:
        return abs(float(wanted) - float(found)) < 1e-3
    except ValueError:
        return False
"""
"""PIE's rule: equal lines, or numbers that differ by less than 0.001. Here no line may be missing or follow."""

_Tests = dict[int, tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PieLoader:
    """Reads one of PIE's splits and its test cases.

    Attributes:
        description: One line about the suite.
    """

    description: str = "PIE's pairs of slow and fast programs, as rewrites (--data a split, with its test cases beside)"

    def load(self, *, data: Path | None, seed: int | None) -> Suite:
        """Reads all pairs; those without tests, and those of two equal programs, are not scored.

        A seed scores other tests than the longest ones.

        Raises:
            InputError: No data are given, or there are no test cases.
            DataFileError: The data are malformed.
        """
        if data is None:
            raise InputError("the suite 'pie' needs its data: give --data test.jsonl, with merged_test_cases beside it")
        split = data / _SPLIT if data.is_dir() else data
        cases = _TestCases(_folder(split.parent))
        tasks: dict[str, Task] = {}
        left_out: set[str] = set()
        for number, row in _rows(split):
            pair = _pair(split, number, row)
            if pair.task_id in tasks:
                continue  # PIE drops pairs that stand there twice, too
            tests = cases.of(pair)
            if not tests or pair.slow == pair.fast:
                left_out.add(pair.task_id)
            else:
                tasks[pair.task_id] = _task(pair, tests, split, seed)
        if not tasks:
            raise DataFileError(split, f"no pair in it has tests in {cases.folder}: use PIE's own files")
        return Suite(
            name="pie",
            origin=str(split),
            tasks=tuple(tasks.values()),
            unscored_task_ids=frozenset(left_out - tasks.keys()),
            is_checked=False,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    task_id: str
    problem: str
    language: str
    slow: str
    fast: str
    tests: frozenset[int] | None


class _TestCases:
    """The test cases of each problem, read once."""

    def __init__(self, folder: ForeignFolder) -> None:
        self.folder = folder
        self._known: dict[str, _Tests] = {}

    def of(self, pair: _Pair) -> _Tests:
        """A pair's tests by their numbers."""
        if pair.problem not in self._known:
            self._known[pair.problem] = self._read(pair.problem)
        tests = self._known[pair.problem]
        return tests if pair.tests is None else {number: tests[number] for number in tests if number in pair.tests}

    def _read(self, problem: str) -> _Tests:
        if not self.folder.holds(problem):
            return {}
        folder = self.folder.below(problem)
        names = set(folder.names())
        numbers = sorted(int(match[1]) for name in names if (match := _INPUT.fullmatch(name)))
        return {
            number: (_text(folder, f"input.{number}.txt"), _text(folder, f"output.{number}.txt"))
            for number in numbers
            if f"output.{number}.txt" in names
        }


def _folder(place: Path) -> ForeignFolder:
    found = next((place / name for name in _FOLDERS if (place / name).is_dir()), None)
    if found is None:
        raise InputError(f"{place} holds no test cases: put PIE's folder {_FOLDERS[0]} beside the split")
    return ForeignFolder(found)


def _text(folder: ForeignFolder, name: str) -> str:
    try:
        return folder.read_bytes(name).decode()
    except UnicodeDecodeError as error:
        raise DataFileError(folder.path / name, "is not UTF-8: use PIE's own files") from error


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    with open_file(path) as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                row = load_data_json(line)
            except ValueError as error:
                raise DataFileError(path, f"is not JSON ({error}): use PIE's own files", line=number) from error
            if not isinstance(row, dict):
                raise DataFileError(path, "a pair is no object: use PIE's own files", line=number)
            yield number, row


def _pair(path: Path, number: int, row: Mapping[str, Any]) -> _Pair:
    names = next((names for names in _FIELDS if names[2] in row), _FIELDS[0])
    lacking = [name for name in (*names, "problem_id") if not isinstance(row.get(name), str) or not row[name].strip()]
    if lacking:
        raise DataFileError(path, f"lacks the text '{lacking[0]}': use PIE's own files", line=number)
    slow_id, fast_id, slow, fast = (row[name] for name in names)
    if any(not _PROBLEM.fullmatch(name) for name in (row["problem_id"], slow_id, fast_id)):
        raise DataFileError(path, "an id is not of letters and digits: use PIE's own files", line=number)
    language = str(row.get("language") or "c++").lower()
    if language not in _LANGUAGES:
        raise DataFileError(path, f"the language {language[:40]!r} is none of PIE's: use its own files", line=number)
    tests = row.get("tests")
    if tests is not None and (not isinstance(tests, list) or any(type(test) is not int for test in tests)):
        raise DataFileError(path, "'tests' is no list of numbers of tests: use PIE's own files", line=number)
    return _Pair(
        task_id=f"pie/{row['problem_id']}_{slow_id}_{fast_id}",
        problem=row["problem_id"],
        language=_LANGUAGES[language],
        slow=slow,
        fast=fast,
        tests=None if tests is None else frozenset(tests),
    )


def _task(pair: _Pair, tests: _Tests, source: Path, seed: int | None) -> Task:
    inputs, outputs = [case[0] for case in tests.values()], [case[1] for case in tests.values()]
    scored = longest_places(inputs, _N_SCORED, None if seed is None else f"{seed}/{pair.task_id}")
    task = Task(
        suite="pie",
        task_id=pair.task_id,
        kind="stdio",
        prompt=_PROMPT,
        entry_point="",
        language=pair.language,
        levels=levels_of(len(tests), len(scored)),
        references=(
            Reference(reference_id="slow", tier="slow", solution=pair.slow),
            Reference(reference_id="fast", tier="fast", solution=pair.fast),
        ),
        generator=inputs_program(inputs, scored, source=source),
        answers=answers_program(outputs, scored, source=source),
        checker=Program(source=_CHECK, entry_point="effbench_check"),
        comparison=Comparison.CHECKER,
        budget_factor=_BUDGET_FACTOR,
        seed=0,
    )
    return rewrite_of(task, "slow")
