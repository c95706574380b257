"""EffiBench-X's problems, from files or from the Hugging Face hub (Qing et al., NeurIPS 2025, arXiv:2505.13004)."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from pydantic import TypeAdapter, ValidationError

from effbench.errors import DataFileError
from effbench.records.task import PYTHON
from effbench.storage.foreign_files import open_file, read_file
from effbench.storage.json_files import decode, load_data_json
from effbench.suites.hub import hub_records, hub_revision
from effbench.suites.parquet import parquet_rows

__all__ = ["DATASET", "LANGUAGES", "Problem", "ProblemSolution", "ProblemTest", "problems"]

DATASET: Final = "EffiBench/effibench-x"
"""The data set on the Hugging Face hub."""
LANGUAGES: Final[Mapping[str, str]] = {
    "python3": PYTHON, "cpp": "cpp", "golang": "go", "java": "java", "javascript": "javascript", "ruby": "ruby",
}  # fmt: skip
"""The data's name → ours."""
_OTHERWISE: Final = "give the data set's files by --data PATH"
_PATTERNS: Final = ("*.jsonl", "*.parquet", "data/*.parquet", "*.json")
_OTHER_FILES: Final = frozenset({"croissant.json", "dataset_infos.json"})
"""Descriptions of the data that lie beside them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemSolution:
    """A problem's solutions in one language.

    Attributes:
        code: A right one.
        runtimeDistribution: JSON of a list of (milliseconds, share, code or null), fastest first.
    """

    code: str | None = None
    runtimeDistribution: str | None = None  # the field's name in the data


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemTest:
    """A test.

    Attributes:
        input: Standard input.
        output: One right output.
    """

    input: str
    output: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One problem of EffiBench-X; what else the data hold is not used.

    Attributes:
        id: Its number at its source.
        source: Where it comes from, such as ``leetcode``.
        title_slug: Its title in small letters.
        type: ``io`` where a solution is a whole program; ``functional`` where a test runner completes it.
        description_md: The statement.
        evaluator: Python source with ``evaluate(expected_output, program_output)``.
        generated_tests: The tests, or JSON of them.
        solutions: By the data's name of a language.
        starter_code: The same, of a functional problem.
        test_runners: The same.
        memory_limit_bytes: Of the source; None where it names none.
    """

    id: str
    source: str
    title_slug: str
    type: Literal["io", "functional"]
    description_md: str
    evaluator: str
    generated_tests: str | list[ProblemTest]
    solutions: Mapping[str, ProblemSolution | None]
    starter_code: Mapping[str, str | None] | None = None
    test_runners: Mapping[str, str | None] | None = None
    memory_limit_bytes: int | None = None

    @property
    def key(self) -> str:
        """What EffiBench-X calls it."""
        return f"{self.source}_{self.id}_{self.title_slug}"

    def tests(self, source: Path) -> list[ProblemTest]:
        """Its tests.

        Raises:
            DataFileError: There are none, or they are malformed.
        """
        found = self.generated_tests
        tests = decode(found, _TESTS, path=source, load=load_data_json) if isinstance(found, str) else found
        if not tests:
            raise DataFileError(source, f"the problem {self.key} has no tests: use EffiBench-X's own files")
        return tests

    def fastest(self, language: str) -> str:
        """The solution that EffiBench-X compares run times with; empty where there is none."""
        solution = self.solutions.get(language)
        if solution is None:
            return ""
        try:
            entries = json.loads(solution.runtimeDistribution or "[]")
            codes = [entry[2] for entry in entries if isinstance(entry, list) and isinstance(entry[2], str)]
        except (ValueError, TypeError, IndexError, RecursionError):
            codes = []  # LeetCode's own distributions hold no code
        return next((code for code in codes if code.strip()), solution.code or "")


_TESTS: Final = TypeAdapter(list[ProblemTest])
_PROBLEM: Final = TypeAdapter(Problem)
_PROBLEMS: Final = TypeAdapter(Problem | list[Problem] | dict[str, Problem])


def problems(data: Path | None) -> tuple[str, Iterator[Problem]]:
    """The problems, one at a time, and where they come from.

    Args:
        data: A file of one or more problems (JSON, JSON lines or Parquet), or a folder of such files; None for the
            hub's present revision.

    Raises:
        InputError: The data cannot be had.
        DataFileError: They are malformed; names the line where there is one.
    """
    if data is not None:
        return str(data), (problem for path in _files(data) for problem in _problems_of(path))
    revision = hub_revision(DATASET, otherwise=_OTHERWISE)
    origin = f"{DATASET}@{revision}"
    rows = hub_records(DATASET, revision, otherwise=_OTHERWISE)
    return origin, (_validated(row, Path(origin)) for row in rows)


def _files(data: Path) -> list[Path]:
    if not data.is_dir():
        return [data]
    for pattern in _PATTERNS:
        paths = sorted(path for path in data.glob(pattern) if path.name not in _OTHER_FILES)
        if paths:
            return paths
    raise DataFileError(data, "it holds no *.json, *.jsonl or *.parquet: put the data set's files there")


def _problems_of(path: Path) -> Iterator[Problem]:
    if path.suffix == ".parquet":
        for row in parquet_rows(path):
            yield _validated(row, path)
    elif path.suffix == ".jsonl":
        with open_file(path) as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield decode(line, _PROBLEM, path=path, line=number, load=load_data_json)
    else:
        found = decode(read_file(path), _PROBLEMS, path=path, load=load_data_json)
        yield from [found] if isinstance(found, Problem) else found if isinstance(found, list) else found.values()


def _validated(row: Mapping[str, object], source: Path) -> Problem:
    try:
        return _PROBLEM.validate_python(row)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise DataFileError(source, f"a problem's {where}: {first['msg']}: use the data set {DATASET}") from error
