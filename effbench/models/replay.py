"""Samples that were written earlier, read from a file in any format of :mod:`effbench.models.formats`."""

from dataclasses import dataclass
from pathlib import Path

from effbench.errors import InputError
from effbench.models.formats import SampleFile, read_samples
from effbench.models.formats.entries import ByFolder, ById, ByPosition, ByPrompt, Fitted, Key, fit
from effbench.models.protocol import first_samples
from effbench.sample import Sample
from effbench.task import Suite

__all__ = ["ReplayModel", "fit_to_suite", "left_out", "open_replay"]

_SHOWN = 3
_SHOWN_CHARACTERS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayModel:
    """Gives the samples of a file.

    Attributes:
        file: What the file holds.
    """

    file: SampleFile

    @property
    def name(self) -> str:
        """Who wrote the samples, or the file's name without its ending."""
        return self.file.model

    def samples(self, suite: Suite, *, selected: frozenset[str], n: int | None) -> list[Sample]:
        """The file's samples for the selected tasks; a task that the file lacks has none.

        Args:
            suite: The whole suite; samples for its tasks that are not selected or not scored are left out, as are
                those for tasks that it lacks.
            selected: Ids of the tasks wanted.
            n: Keep the first n of a task's samples; None keeps all.

        Raises:
            InputError: The file has samples only for tasks that the suite lacks, fewer than n for a selected task, or
                none for any of them.
        """
        texts = fit_to_suite(self.file, suite).samples
        tasks = [task for task in suite.tasks if task.task_id in selected and task.task_id in texts]
        if not tasks:
            raise InputError(f"{self.file.path} has no sample for the selected tasks of '{suite.name}': select others")
        return [
            written.sample(task, index=index, model=self.name)
            for task in tasks
            for index, written in enumerate(
                first_samples(texts[task.task_id], n=n, task_id=task.task_id, source=str(self.file.path))
            )
        ]

    def remarks(self, suite: Suite) -> list[str]:
        """What the user should know of the file: how many of its tasks the suite lacks, if any.

        Args:
            suite: The whole suite.
        """
        unknown = fit_to_suite(self.file, suite).unknown
        return [left_out(self.file, unknown, suite)] if unknown else []


def open_replay(argument: str | None) -> ReplayModel:
    """Opens ``replay:PATH``.

    Args:
        argument: The path of a file, a folder, a zip file, or a file inside of one.

    Raises:
        InputError: There is no path.
        DataFileError: What is there is missing or malformed.
    """
    if not argument:
        raise InputError("the model 'replay' lacks its file: give replay:PATH")
    return ReplayModel(file=read_samples(Path(argument)))


def fit_to_suite(file: SampleFile, suite: Suite) -> Fitted:
    """Finds the samples' tasks.

    Raises:
        InputError: None of them is in the suite.
    """
    fitted = fit(file.entries, suite)
    if not fitted.samples:
        raise InputError(
            f"{file.path} has samples only for tasks that the suite '{suite.name}' lacks ({_listed(fitted.unknown)}): "
            "give the suite that they were written for"
        )
    return fitted


def left_out(file: SampleFile, unknown: tuple[Key, ...], suite: Suite) -> str:
    """The sentence that tells of tasks that the suite lacks."""
    tasks = "1 task" if len(unknown) == 1 else f"{len(unknown)} tasks"
    return f"{file.path} also has samples for {tasks} that the suite '{suite.name}' lacks ({_listed(unknown)})"


def _listed(keys: tuple[Key, ...]) -> str:
    more = f" and {len(keys) - _SHOWN} more" if len(keys) > _SHOWN else ""
    return ", ".join(_label(key) for key in keys[:_SHOWN]) + more


def _label(key: Key) -> str:
    match key:
        case ById(task_id=text) | ByFolder(name=text) | ByPrompt(prompt=text):
            words = " ".join(text.split())
        case ByPosition(position=position):
            words = f"position {position}"
    return words if len(words) <= _SHOWN_CHARACTERS else f"{words[:_SHOWN_CHARACTERS]}…"
