"""What holds for a suite as a whole: a version's statements stay as they are, and every file carries the canary."""

from collections.abc import Iterator
from pathlib import Path

from effbench.authoring.problems import Code, Problem
from effbench.errors import DataFileError
from effbench.suites.native import SuiteAbout, read_suite_about, task_folders
from effbench.suites.native_task import TaskFolder
from effbench.suites.suite_versions import VERSIONS, frozen_statements, statements_of
from effbench.suites.task_files import read_text
from effbench.suites.task_path import SuiteFolder

__all__ = ["check_suite"]


def check_suite(folder: SuiteFolder) -> list[Problem]:
    """Checks a suite's statements and canary; what has neither a committed version nor a canary has no problem here."""
    try:
        about = read_suite_about(folder)
        return [*_statements(folder, about), *_canary(folder, about)]
    except DataFileError as error:
        return [Problem(path=error.path, line=error.line or 1, code=Code.LOADING, sentence=error.problem)]


def _statements(folder: SuiteFolder, about: SuiteAbout) -> Iterator[Problem]:
    frozen = frozen_statements(folder, about.version)
    if frozen is None:
        return
    now = statements_of(folder)
    listed = folder.tasks.path / VERSIONS / f"{about.version}.sha256"
    for task in sorted(now.keys() | frozen.keys()):
        if now.get(task) != frozen.get(task):
            what = "is gone" if task not in now else "is new" if task not in frozen else "changed"
            yield Problem(
                path=folder.tasks.path / task / "prompt.md" if task in now else listed,
                line=1,
                code=Code.STATEMENT_CHANGED,
                sentence=f"{'of ' + task + ' ' if task not in now else ''}{what} since version {about.version} was "
                "committed: undo it, or give suite.toml the next version and commit its statements.",
            )


def _canary(folder: SuiteFolder, about: SuiteAbout) -> Iterator[Problem]:
    if not about.canary:
        return
    for task in task_folders(folder):
        for path, text in _texts(task):
            if about.canary not in text:
                yield Problem(
                    path=path, line=1, code=Code.NO_CANARY,
                    sentence=f"lacks the suite's canary {about.canary}: put it into a comment.",
                )  # fmt: skip


def _texts(task: TaskFolder) -> Iterator[tuple[Path, str]]:
    """The statement and the solutions: what a model must not have been trained on."""
    if task.files.holds("prompt.md"):
        yield task.files.path / "prompt.md", read_text(task.files, "prompt.md")
    for name in task.reference_solutions.files():
        yield task.reference_solutions.path / name, read_text(task.reference_solutions, name)
