"""Samples that were written earlier, read from a file in any format of :mod:`effbench.samples.formats`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from effbench.errors import InputError
from effbench.records.sample import Sample
from effbench.records.task import Suite, Task
from effbench.samples.extraction.written import WrittenSample
from effbench.samples.formats import SampleFile, read_samples
from effbench.samples.formats.entries import ByFolder, ById, ByPosition, ByPrompt, Fitted, Key, fit
from effbench.samples.model import first_samples

__all__ = ["ReplayModel", "fit_to_suite", "numbered", "open_replay", "remarks_of_fit"]

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

        Raises:
            InputError: The file has samples only for tasks that the suite lacks, fewer than n for a selected task, or
                none for any of them.
        """
        texts = fit_to_suite(self.file, suite).samples
        tasks = [task for task in suite.tasks if task.task_id in selected and task.task_id in texts]
        if not tasks:
            raise InputError(f"{self.file.path} has no sample for the selected tasks of '{suite.name}': select others")
        return [
            sample
            for task in tasks
            for sample in self._of_task(
                task, first_samples(texts[task.task_id], n=n, task_id=task.task_id, source=str(self.file.path))
            )
        ]

    def remarks(self, suite: Suite) -> list[str]:
        """What the user should know of the file: what is there twice, which ids were completed, what is left out."""
        return [*self.file.remarks, *remarks_of_fit(self.file, fit_to_suite(self.file, suite), suite)]

    def _of_task(self, task: Task, items: Sequence[WrittenSample | Sample]) -> Iterator[Sample]:
        for index, item in numbered(items):
            if isinstance(item, WrittenSample):
                yield item.sample(task, index=index, model=self.name)
            else:
                yield replace(item, task_id=task.task_id, sample_index=index)


def numbered(items: Sequence[WrittenSample | Sample]) -> list[tuple[int, WrittenSample | Sample]]:
    """A task's samples with their indices: as recorded where each has one of its own, else their places."""
    recorded = [item.sample_index for item in items if isinstance(item, Sample)]
    if len(set(recorded)) == len(items):
        return list(zip(recorded, items, strict=True))
    return list(enumerate(items))


def open_replay(argument: str | None, name: str = "replay") -> ReplayModel:
    """Opens ``replay:PATH`` or ``samples:PATH``, which are the same.

    Raises:
        InputError: There is no path.
        DataFileError: What is there is missing or malformed.
    """
    if not argument:
        raise InputError(f"the model '{name}' lacks its file: give {name}:PATH")
    path = Path(argument)
    # A shell leaves a ~ behind the colon as it is.
    return ReplayModel(file=read_samples(path.expanduser() if argument.startswith("~/") else path))


def fit_to_suite(file: SampleFile, suite: Suite) -> Fitted:
    """Finds the samples' tasks.

    Raises:
        InputError: None of them is in the suite, or in its language.
    """
    fitted = fit(file.entries, suite)
    if not fitted.samples and fitted.other_languages and not fitted.unknown:
        raise InputError(
            f"{file.path} has samples in other languages than the tasks of '{suite.name}': add --language "
            f"{' or '.join(fitted.other_languages)}"
        )
    if not fitted.samples:
        raise InputError(
            f"{file.path} has samples only for tasks that the suite '{suite.name}' lacks{_listed(fitted.unknown)}: "
            "give the suite that they were written for"
        )
    return fitted


def remarks_of_fit(file: SampleFile, fitted: Fitted, suite: Suite) -> Iterator[str]:
    """What the user should know of how the file's tasks were found."""
    if fitted.completed is not None:
        short, whole = fitted.completed
        yield f"{file.path}: its ids lack the part before the slash: {short} is taken for {whole}, and so on"
    if fitted.unknown:
        yield _left_out(file, fitted.unknown, suite)


def _left_out(file: SampleFile, unknown: tuple[Key, ...], suite: Suite) -> str:
    tasks = "1 task" if len(unknown) == 1 else f"{len(unknown)} tasks"
    return f"{file.path}: samples for {tasks} that the suite '{suite.name}' lacks are left out{_listed(unknown)}"


def _listed(keys: tuple[Key, ...]) -> str:
    labels = [_label(key) for key in keys if not isinstance(key, ByPrompt)]
    more = f" and {len(labels) - _SHOWN} more" if len(labels) > _SHOWN else ""
    # Prompts begin and end alike; nobody would know a task by a few words of one.
    return f" ({', '.join(labels[:_SHOWN])}{more})" if labels else ""


def _label(key: ById | ByFolder | ByPosition) -> str:
    match key:
        case ById(task_id=text) | ByFolder(name=text):
            return text if len(text) <= _SHOWN_CHARACTERS else f"{text[:_SHOWN_CHARACTERS]}…"
        case ByPosition(position=position):
            return f"position {position}"
