"""The suites by name, and the choice of tasks within one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Protocol

from effbench.errors import InputError
from effbench.plugins import find_plugin, plugin_loaders
from effbench.records.task import Suite
from effbench.suites.codescope import CodeScopeLoader
from effbench.suites.coffe_file import CoffeFileLoader
from effbench.suites.coffe_function import CoffeFunctionLoader
from effbench.suites.effibench_x import EffiBenchXLoader
from effbench.suites.enamel import EnamelLoader
from effbench.suites.evalperf import EvalPerfLoader
from effbench.suites.humaneval_cpp import HumanEvalCppLoader
from effbench.suites.language_choice import in_language
from effbench.suites.native import load as load_native
from effbench.suites.native import read_suite_about
from effbench.suites.pie import PieLoader
from effbench.suites.problems import ProblemsLoader
from effbench.suites.suite_versions import split_version
from effbench.suites.task_path import SuiteFolder, suite_folders
from effbench.suites.task_patterns import matches, nearest, parse_patterns

__all__ = ["SuiteLoader", "in_language", "load_suite", "select_tasks", "suite_names"]


class SuiteLoader(Protocol):
    """What one name of a suite stands for; the entry-point group is ``effbench.suites``."""

    @property
    def description(self) -> str:
        """One line for ``effbench suites``."""
        ...

    def load(self, *, data: Path | None, seed: int | None) -> Suite:
        """Reads all tasks.

        Args:
            data: The suite's data, where the user has them as a file; None means the loader's own way.
            seed: Start of all stress inputs; None means the suite's published one.

        Raises:
            InputError: The data are missing or malformed, or the suite takes no data.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _NativeLoader:
    """A suite that lies in a folder."""

    folder: SuiteFolder
    task_path: Sequence[Path]
    version: int | None = None

    @property
    def description(self) -> str:
        if not self.folder.shipped:
            return f"tasks in {self.folder.tasks}"
        return read_suite_about(self.folder).description.removesuffix(".")

    def load(self, *, data: Path | None, seed: int | None) -> Suite:
        if data is not None:
            where = "ships with effbench" if self.folder.shipped else f"lies in {self.folder.tasks}"
            raise InputError(f"the suite '{self.folder.name}' {where} and reads no data: leave out --data {data}")
        name = self.folder.name if self.version is None else f"{self.folder.name}@{self.version}"
        return load_native(name, seed=seed, task_path=self.task_path)


_DOWNLOADED: Final[Mapping[str, SuiteLoader]] = {
    "coffe-file": CoffeFileLoader(),
    "coffe-function": CoffeFunctionLoader(),
    "codescope": CodeScopeLoader(),
    "effibench-x": EffiBenchXLoader(),
    "enamel": EnamelLoader(),
    "evalperf": EvalPerfLoader(),
    "humaneval-cpp": HumanEvalCppLoader(),
    "pie": PieLoader(),
    "problems": ProblemsLoader(),
}


def load_suite(
    name: str, *, data: Path | None = None, seed: int | None = None, task_path: Sequence[Path] = ()
) -> Suite:
    """Reads the suite of that name.

    Args:
        name: One of :func:`suite_names`; for a native suite also with an earlier version, such as ``core@1``.
        data: The suite's data file (``--data``), for suites that do not ship with effbench.
        seed: Start of all stress inputs; None means the suite's published one.
        task_path: Folders with suites of the user's own (:mod:`effbench.suites.task_path`).

    Raises:
        InputError: There is no such suite, or it cannot be read.
    """
    suite, version = split_version(name)
    builtins = _builtins(task_path)
    native = builtins.get(suite)
    if version is not None and isinstance(native, _NativeLoader):
        builtins[name] = replace(native, version=version)
    return find_plugin(name, builtins, group="effbench.suites").load(data=data, seed=seed)


def suite_names(task_path: Sequence[Path] = ()) -> dict[str, str]:
    """All suites: name → one line about it, sorted by name.

    A suite of a package that cannot be imported is listed with the reason.

    Args:
        task_path: Folders with suites of the user's own (:mod:`effbench.suites.task_path`).

    Raises:
        InputError: Two suites have one name.
    """
    descriptions = {}
    for name, loader in plugin_loaders(_builtins(task_path), group="effbench.suites").items():
        try:
            descriptions[name] = loader().description
        except InputError as error:
            descriptions[name] = str(error)
    return descriptions


def select_tasks(suite: Suite, *, patterns: str | Iterable[str] | None = None, limit: int | None = None) -> Suite:
    """Keeps some of a suite's tasks, in the suite's order.

    Args:
        suite: The whole suite.
        patterns: As :func:`effbench.suites.task_patterns.parse_patterns` reads them; None keeps all.
        limit: Largest number of tasks to keep, from the first on.

    Raises:
        InputError: A pattern matches no task, no task is left, the limit is below 1, or a file of patterns cannot be
            read.
    """
    if limit is not None and limit < 1:
        raise InputError(f"at most {limit} tasks leaves nothing to measure: give a limit of 1 or more")
    chosen = parse_patterns(patterns)
    for pattern in (*chosen.kept, *chosen.left_out):
        _refuse_unknown(pattern, suite)
    tasks = tuple(task for task in suite.tasks if chosen.means(task.task_id))
    if not tasks:
        raise InputError(f"every task of the suite '{suite.name}' that is selected is also left out: leave out fewer")
    return replace(suite, tasks=tasks[:limit])


def _refuse_unknown(pattern: str, suite: Suite) -> None:
    task_ids = [task.task_id for task in suite.tasks]
    if any(matches(task_id, pattern) for task_id in task_ids):
        return
    if any(matches(task_id, pattern) for task_id in suite.unscored_task_ids):
        raise InputError(f"'{pattern}' matches only tasks that '{suite.name}' leaves out of its scores: choose others")
    raise InputError(f"no task of the suite '{suite.name}' matches '{pattern}': {nearest(pattern, task_ids)}")


def _builtins(task_path: Sequence[Path]) -> dict[str, SuiteLoader]:
    folders = suite_folders(task_path)
    for name in folders.keys() & _DOWNLOADED.keys():
        raise InputError(
            f"the suite '{name}' is provided twice, by effbench itself and by {folders[name].tasks}: rename that folder"
        )
    own: dict[str, SuiteLoader] = {
        name: _NativeLoader(folder=folder, task_path=task_path) for name, folder in folders.items()
    }
    return own | dict(_DOWNLOADED)
