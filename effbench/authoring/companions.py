"""What the author of a native task keeps beside it, and no measurement looks at: contract, wrong solutions, areas.

None of it is part of a :class:`effbench.records.task.Task`: a task measures the same with and without them, so they
must not change its content hash.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from effbench.errors import InputError
from effbench.records.task import Program, Task
from effbench.suites.native import find_suite_folder, task_folders
from effbench.suites.native_task import TaskFolder, load_task, read_task_table, wrong_rows
from effbench.suites.task_files import Table, read_program

__all__ = ["AREAS", "Authoring", "EquivalentMutant", "WrongSolution", "load_authoring", "read_authoring"]

AREAS: Final = (
    "arrays", "hashing", "sorting", "strings", "number theory", "combinatorics", "dynamic programming", "graphs",
    "trees", "heaps", "intervals", "geometry", "bits", "matrices", "parsing", "simulation", "aggregation",
    "memoisation", "streaming",
)  # fmt: skip
"""What a task may say that it is about."""
_EQUIVALENT_KEYS: Final = frozenset({"mutant", "reason"})


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongSolution:
    """A solution that some stress input must reject.

    Attributes:
        name: The file's name without ``wrong_`` and ``.py``.
        reason: What is wrong with it.
        solution: What a model might have written.
        path: The file.
    """

    name: str
    reason: str
    solution: str
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class EquivalentMutant:
    """A mutant of the baseline that no input can tell from it (:mod:`effbench.authoring.mutants`).

    Attributes:
        mutant: Its name.
        reason: Why.
    """

    mutant: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Authoring:
    """An author's side of a task.

    Attributes:
        task_id: ``<suite>/<task>``.
        contract: ``contract(*arguments)`` asserts what the prompt promises of an input (for a whole program:
            ``contract(text)``); None where there is none.
        wrong: Solutions that must be rejected.
        equivalent_mutants: Mutants that need not be rejected.
        areas: Some of :data:`AREAS`.
        ancestor: Where the problem comes from: a known problem or a classic; empty where that is not said.
        deep: Whether inputs may be nested or chained deeper than plain recursion goes; None where that is not said.
        description: ``task.toml``.
        prompt: ``prompt.md``.
        generator: ``generator.py``.
        references: Files of the references, from the slowest to the fastest.
    """

    task_id: str
    contract: Program | None
    wrong: tuple[WrongSolution, ...]
    equivalent_mutants: tuple[EquivalentMutant, ...]
    areas: tuple[str, ...]
    ancestor: str
    deep: bool | None
    description: Path
    prompt: Path
    generator: Path
    references: tuple[Path, ...]


def load_authoring(suite: str, task_id: str, *, task_path: Sequence[Path] = ()) -> Authoring:
    """Reads an author's side of a task; nothing of it is run.

    Raises:
        InputError: There is no such suite, or no such task in it.
        DataFileError: A file is missing or does not say what it must; the message names the file.
    """
    folders = {each.task_id: each for each in task_folders(find_suite_folder(suite, task_path))}
    folder = folders.get(task_id)
    if folder is None:
        raise InputError(f"the suite {suite!r} has no task {task_id!r}: choose one of {', '.join(folders) or '(none)'}")
    return read_authoring(folder, load_task(folder, suite_seed=0))


def read_authoring(folder: TaskFolder, task: Task) -> Authoring:
    """Reads an author's side of a task that is loaded already.

    Raises:
        DataFileError: A file is missing or does not say what it must; the message names the file.
    """
    table = read_task_table(folder)
    there = folder.files.holds("contract.py")
    return Authoring(
        task_id=task.task_id,
        contract=read_program(folder.files, "contract.py", "contract") if there else None,
        wrong=_wrong_solutions(folder, table, task),
        equivalent_mutants=_equivalent_mutants(table),
        areas=_areas(table),
        ancestor=table.text("ancestor") if table.has("ancestor") else "",
        deep=table.flag("deep"),
        description=folder.files.path / "task.toml",
        prompt=folder.files.path / "prompt.md",
        generator=folder.files.path / "generator.py",
        references=tuple(folder.reference_solutions.path / f"{each.reference_id}.py" for each in task.references),
    )


def _areas(table: Table) -> tuple[str, ...]:
    if not table.has("areas"):
        return ()
    areas = table.values["areas"]
    if not isinstance(areas, list) or not areas or any(area not in AREAS for area in areas):
        raise table.fault("areas", f"must be a list of some of {', '.join(AREAS)}")
    return tuple(areas)


def _equivalent_mutants(table: Table) -> tuple[EquivalentMutant, ...]:
    if not table.has("equivalent_mutants"):
        return ()
    return tuple(
        EquivalentMutant(mutant=row.text("mutant"), reason=row.text("reason"))
        for row in table.rows("equivalent_mutants", _EQUIVALENT_KEYS)
    )


def _wrong_solutions(folder: TaskFolder, table: Table, task: Task) -> tuple[WrongSolution, ...]:
    solutions = []
    for row in wrong_rows(table):
        file = row.text("file")
        solutions.append(
            WrongSolution(
                name=file.removeprefix("wrong_").removesuffix(".py"),
                reason=row.text("reason"),
                solution=read_program(folder.reference_solutions, file, task.entry_point, task.kind).source,
                path=folder.reference_solutions.path / file,
            )
        )
    return tuple(solutions)
