"""Samples that a program hands over, instead of a file or a model."""

from collections import Counter as Tally
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from effbench.errors import InputError
from effbench.records.sample import Sample
from effbench.records.task import Suite, Task
from effbench.samples.extraction.written import WrittenSample
from effbench.samples.formats.fields import is_missing
from effbench.samples.model import first_samples, refuse_unknown_tasks

__all__ = ["GivenModel", "GivenSample", "take_samples"]

GivenSample = Sample | Mapping[str, object] | tuple[str, str | None]
"""A sample; a mapping with ``task_id`` and ``solution`` (code) or ``completion`` (raw text); or ``(task_id, code)``.

A text of None is an empty one.
"""
UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenModel:
    """Gives what it was given.

    Attributes:
        name: Who wrote the samples.
        given: By task id what was handed over for it, in that order.
    """

    name: str
    given: Mapping[str, Sequence[Sample | WrittenSample]]

    def samples(self, suite: Suite, *, selected: frozenset[str], n: int | None) -> list[Sample]:
        """The samples for the selected tasks.

        A :class:`Sample` keeps its index; any other has its place among its task's as its index.

        Raises:
            InputError: There are samples for tasks that the suite lacks, fewer than n for a selected task, none for
                any of them, or two of one task have one index.
        """
        refuse_unknown_tasks(self.given, suite, source="what was handed over")
        tasks = [task for task in suite.tasks if task.task_id in selected and task.task_id in self.given]
        if not tasks:
            raise InputError(f"there is no sample for the selected tasks of '{suite.name}': give some for them")
        return [
            sample
            for task in tasks
            for sample in first_samples(self._of_task(task), n=n, task_id=task.task_id, source=self.name)
        ]

    def _of_task(self, task: Task) -> list[Sample]:
        samples = [
            replace(item, model=self.name)
            if isinstance(item, Sample)
            else item.sample(task, index=index, model=self.name)
            for index, item in enumerate(self.given[task.task_id])
        ]
        index, times = Tally(item.sample_index for item in samples).most_common(1)[0]
        if times > 1:
            raise InputError(f"{times} samples of task {task.task_id} have the index {index}: number them from 0")
        return sorted(samples, key=lambda item: item.sample_index)


def take_samples(items: Iterable[GivenSample], *, name: str | None = None) -> GivenModel:
    """Takes samples in any of the forms that :data:`GivenSample` lists.

    Raises:
        InputError: An item has no such form (says which one), or the items name several models.
    """
    given: defaultdict[str, list[Sample | WrittenSample]] = defaultdict(list)
    models: set[str] = set()
    for position, item in enumerate(_each(items)):
        task_id, taken = _take(position, item)
        given[task_id].append(taken)
        model = taken.model if isinstance(taken, Sample) else item.get("model") if isinstance(item, Mapping) else None
        if model is not None:
            models.add(str(model))
    if name is None and len(models) > 1:
        raise InputError(f"the samples are by several models ({', '.join(sorted(models))}): evaluate each on its own")
    return GivenModel(name=name or next(iter(models), UNNAMED), given=given)


def _each(items: Iterable[GivenSample]) -> Iterator[object]:
    if isinstance(items, Mapping | str | bytes):
        raise InputError("the samples must be a list of samples: for a mapping of tasks to code, give its .items()")
    yield from items


def _take(position: int, item: object) -> tuple[str, Sample | WrittenSample]:
    if isinstance(item, Sample):
        completion: object = item.completion  # nothing checks a record that a program made
        if isinstance(completion, str) or is_missing(completion):
            return item.task_id, item if isinstance(completion, str) else replace(item, completion="")
    task_id, texts = _parts(item)
    if isinstance(task_id, str) and texts and all(isinstance(text, str) or is_missing(text) for _, text in texts):
        # As in a file: a text that is there but missing is an empty answer.
        name, text = next(((name, text) for name, text in texts if isinstance(text, str)), ("completion", ""))
        return task_id, WrittenSample(solution=text) if name == "solution" else WrittenSample(completion=text)
    raise InputError(
        f"sample {position} is not one: give a Sample, a mapping with the texts 'task_id' and 'solution' or "
        "'completion', or a tuple (task_id, code)"
    )


def _parts(item: object) -> tuple[object, list[tuple[str, str | None]]]:
    if isinstance(item, Mapping):
        return item.get("task_id"), [(name, item[name]) for name in ("solution", "completion") if name in item]
    if isinstance(item, tuple) and len(item) == 2:
        return item[0], [("solution", item[1])]
    return None, []
