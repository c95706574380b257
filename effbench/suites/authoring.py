"""What the author of a native task keeps beside it, and no measurement looks at: contract and wrong solutions.

Neither is part of a :class:`effbench.task.Task`: a task measures the same with and without them, so they must not
change its content hash.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from effbench.errors import InputError
from effbench.suites.native import find_suite_folder, task_folders
from effbench.suites.native_task import TaskFolder, load_task, read_task_table, wrong_rows
from effbench.suites.task_files import read_program
from effbench.task import Program

__all__ = ["Authoring", "WrongSolution", "load_authoring"]


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
class Authoring:
    """An author's side of a task.

    Attributes:
        task_id: ``<suite>/<task>``.
        contract: ``contract(*arguments)`` asserts what the prompt promises of an input (for a whole program:
            ``contract(text)``); None where there is none.
        wrong: Solutions that must be rejected.
        description: ``task.toml``.
        prompt: ``prompt.md``.
        generator: ``generator.py``.
        references: Files of the references, from the slowest to the fastest.
    """

    task_id: str
    contract: Program | None
    wrong: tuple[WrongSolution, ...]
    description: Path
    prompt: Path
    generator: Path
    references: tuple[Path, ...]


def load_authoring(suite: str, task_id: str, *, task_path: Sequence[Path] = ()) -> Authoring:
    """Reads an author's side of a task; nothing of it is run.

    Args:
        suite: Name of a native suite.
        task_id: ``<suite>/<task>``.
        task_path: Further folders that hold ``tasks`` and ``reference_solutions``.

    Raises:
        InputError: There is no such suite, or no such task in it.
        DataFileError: A file is missing or does not say what it must; the message names the file.
    """
    folders = {each.task_id: each for each in task_folders(find_suite_folder(suite, task_path))}
    folder = folders.get(task_id)
    if folder is None:
        raise InputError(f"the suite {suite!r} has no task {task_id!r}: choose one of {', '.join(folders) or '(none)'}")
    task = load_task(folder, suite_seed=0)
    contract = folder.path / "contract.py"
    return Authoring(
        task_id=task_id,
        contract=read_program(contract, "contract") if contract.exists() else None,
        wrong=_wrong_solutions(folder, task.entry_point),
        description=folder.path / "task.toml",
        prompt=folder.path / "prompt.md",
        generator=folder.path / "generator.py",
        references=tuple(folder.reference_solutions / f"{each.reference_id}.py" for each in task.references),
    )


def _wrong_solutions(folder: TaskFolder, entry_point: str) -> tuple[WrongSolution, ...]:
    solutions = []
    for row in wrong_rows(read_task_table(folder)):
        path = folder.reference_solutions / row.text("file")
        solutions.append(
            WrongSolution(
                name=path.stem.removeprefix("wrong_"),
                reason=row.text("reason"),
                solution=read_program(path, entry_point).source,
                path=path,
            )
        )
    return tuple(solutions)
