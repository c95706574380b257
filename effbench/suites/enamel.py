"""ENAMEL: 142 HumanEval problems with expert references and input generators at four sizes (Qiu et al., ICLR 2025).

The defaults are those of the published evaluator: 8, 4, 4 and 4 tests at the four levels with hardness 0, 3, 3 and 4,
α = 2, 4 GiB, and ``random.seed(998244353 ^ problem ^ (tests in earlier levels + case))`` before every input.

Everything in the data is foreign code. This module only moves its text into :class:`effbench.records.task.Program`
records; it runs in a lane, never here.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

from effbench.errors import DataFileError, InputError
from effbench.records.task import Comparison, Level, Program, Reference, Suite, Task
from effbench.storage.json_files import read_text
from effbench.suites.hub import hub_records

__all__ = ["DATASET", "REVISION", "SEED", "UNSCORED", "EnamelLoader"]

DATASET: Final = "q-rz/enamel"
"""The data set on the Hugging Face hub."""
REVISION: Final = "ea6aa1615287db1746afee602f312970fffcd114"
"""The commit of the data set that is downloaded."""
SEED: Final = 998244353
"""The published evaluator's seed."""
UNSCORED: Final = frozenset(
    f"HumanEval/{number}"
    for number in (2, 23, 41, 45, 53, 60, 71, 92, 97, 99, 102, 123, 124, 135, 137, 138, 144, 148, 156, 157, 159, 160)
)
"""The problems that ENAMEL's authors leave out of the scores."""

_COLUMNS: Final = (
    "task_id",
    "prompt",
    "input_generator",
    "input_levels",
    "reference_solution",
    "checker",
    "entry_point",
)
_N_TESTS: Final = (8, 4, 4, 4)
_HARDNESS: Final = (0.0, 3.0, 3.0, 4.0)
_TIMEOUT_FACTOR: Final = 2.0
_MEMORY_LIMIT_BYTES: Final = 4 << 30
_DISABLED_BUILTINS: Final = ("print", "input")
_EXACT_CHECKER: Final = (
    "def __check(input, answer, output):\n    return type(output) == type(answer) and output == answer"
)
_GENERATE: Final = """

def effbench_generate(seed, size, level, test_index):
    random.seed(seed)
    return tuple(generate_input(size, level, test_index))
"""
_CHECK: Final = """

def check(arguments, answer, output):
    return bool(__check(arguments, answer, output))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One record of the data: where it stands, and its cells by column."""

    source: Path
    line: int | None
    cells: Mapping[str, str]

    def error(self, problem: str) -> DataFileError:
        return DataFileError(self.source, problem, line=self.line)


@dataclass(frozen=True, slots=True, kw_only=True)
class EnamelLoader:
    """Reads ENAMEL from a CSV file or from the Hugging Face hub.

    Attributes:
        description: One line about the suite.
    """

    description: str = "ENAMEL: 142 HumanEval problems, eff@k (downloaded, or --data enamel.csv)"

    def load(self, *, data: Path | None, seed: int | None) -> Suite:
        """Reads all scored problems.

        Raises:
            DataFileError: The data are malformed; names the line on which the record begins.
            InputError: The data cannot be had, or the package ``enam`` is missing.
        """
        rows = list(_csv_rows(data) if data is not None else _hub_rows())
        prelude = _helpers_source()
        start = SEED if seed is None else seed
        seen: set[str] = set()
        tasks = []
        for row in rows:
            task = _task(row, prelude=prelude, seed=start)
            if task.task_id in seen:
                raise row.error(f"the task id '{task.task_id}' appears a second time: remove one of the two records")
            seen.add(task.task_id)
            if task.task_id not in UNSCORED:
                tasks.append(task)
        origin = str(data) if data is not None else f"{DATASET}@{REVISION}"
        if not tasks:
            raise DataFileError(Path(origin), "it holds no scored problem: use ENAMEL's own enamel.csv")
        return Suite(name="enamel", origin=origin, tasks=tuple(tasks), unscored_task_ids=UNSCORED)


def _helpers_source() -> str:
    """The text of the helpers that ENAMEL's generators call, taken from the installed package without importing it.

    Raises:
        InputError: The package is missing or holds no such file.
    """
    try:
        path = Path(str(distribution("enam").locate_file("enam/datautils.py")))
        return path.read_text(encoding="utf-8")
    except (PackageNotFoundError, OSError, UnicodeDecodeError) as error:
        raise InputError(
            "ENAMEL's input generators need the helpers of the package enam, which is not installed or incomplete: "
            "pip install 'effbench[enamel]'"
        ) from error


def _csv_rows(path: Path) -> Iterator[_Row]:
    """The records of a CSV file; a record's line is the one on which it begins."""
    # strict: an unclosed quote is an error instead of one huge last cell.
    reader = csv.reader(io.StringIO(read_text(path), newline=""), strict=True)
    header: list[str] | None = None
    line = 1
    try:
        for cells in reader:
            if header is None:
                header = _header(path, cells, line)
            elif cells and len(cells) != len(header):
                problem = f"the record has {len(cells)} cells and the header has {len(header)}: mend the record"
                raise DataFileError(path, problem, line=line)
            elif cells:
                yield _Row(source=path, line=line, cells=dict(zip(header, cells, strict=True)))
            line = reader.line_num + 1
    except csv.Error as error:
        raise DataFileError(path, f"it is not CSV ({error}): mend the record that begins here", line=line) from error
    if header is None:
        raise DataFileError(path, "the file is empty: give ENAMEL's enamel.csv")


def _header(path: Path, cells: list[str], line: int) -> list[str]:
    missing = [column for column in _COLUMNS if column not in cells]
    if missing:
        problem = f"the header lacks the columns {', '.join(missing)}: give ENAMEL's enamel.csv"
        raise DataFileError(path, problem, line=line)
    return cells


def _hub_rows() -> Iterable[_Row]:
    """The records of the pinned revision on the hub (or of its local cache)."""
    source = Path(f"{DATASET}@{REVISION}")
    for record in hub_records(DATASET, REVISION, otherwise="give ENAMEL's enamel.csv by --data PATH"):
        missing = [column for column in _COLUMNS if column not in record]
        if missing:
            raise DataFileError(source, f"a record lacks {', '.join(missing)}: give ENAMEL's enamel.csv by --data PATH")
        yield _Row(source=source, line=None, cells={column: str(record[column] or "") for column in _COLUMNS})


def _task(row: _Row, *, prelude: str, seed: int) -> Task:
    cells = row.cells
    number = _number(row)
    prompt = cells["prompt"]
    exact = cells["checker"].strip() == _EXACT_CHECKER
    checker = Program(source=f"{prompt}\n    pass\n{cells['checker']}\n{_CHECK}", entry_point="check")
    # The published evaluator puts the module time and all names of enam.datautils into a generator's scope.
    generator = f"import time\n{prelude}\n{prompt}\n{cells['input_generator']}{_GENERATE}"
    return Task(
        suite="enamel",
        task_id=cells["task_id"],
        prompt=prompt,
        entry_point=cells["entry_point"],
        levels=_levels(row),
        references=(Reference(reference_id="expert", tier="expert", solution=cells["reference_solution"]),),
        generator=Program(source=generator, entry_point="effbench_generate"),
        preamble=f"{prompt}\n",
        checker=None if exact else checker,
        comparison=Comparison.EXACT if exact else Comparison.CHECKER,
        timeout_factor=_TIMEOUT_FACTOR,
        memory_limit_bytes=_MEMORY_LIMIT_BYTES,
        seed=seed ^ number,
        disabled_builtins=_DISABLED_BUILTINS,
    )


def _number(row: _Row) -> int:
    """The problem's number, after a check of the cells that every task needs."""
    for column in _COLUMNS:
        if not row.cells[column].strip():
            raise row.error(f"the cell '{column}' is empty: mend the record")
    entry_point = row.cells["entry_point"]
    if not entry_point.isidentifier():
        raise row.error(f"the entry point '{entry_point[:60]}' is not the name of a function: mend the record")
    task_id = row.cells["task_id"]
    match = re.fullmatch(r"HumanEval/(0|[1-9][0-9]{0,5})", task_id)
    if match is None:
        raise row.error(f"the task id '{task_id[:60]}' is not of the form HumanEval/<number>: mend the record")
    return int(match[1])


def _levels(row: _Row) -> tuple[Level, ...]:
    sizes = row.cells["input_levels"].split()
    if len(sizes) != len(_N_TESTS) or not all(re.fullmatch(r"[0-9]{1,30}", size) for size in sizes):
        found = row.cells["input_levels"][:60]
        raise row.error(f"input_levels must be {len(_N_TESTS)} whole numbers separated by blanks, not '{found}'")
    return tuple(
        Level(index=index, size=int(size), n_tests=n_tests, weight=hardness)
        for index, (size, n_tests, hardness) in enumerate(zip(sizes, _N_TESTS, _HARDNESS, strict=True))
    )
