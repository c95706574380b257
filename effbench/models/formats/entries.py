"""What all formats of samples come down to: texts, each with what names its task."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from effbench.errors import InputError
from effbench.models.written import WrittenSample
from effbench.task import Suite

__all__ = ["ByFolder", "ById", "ByPosition", "ByPrompt", "Entry", "Fitted", "Key", "fit", "id_without_suite"]


@dataclass(frozen=True, slots=True)
class ById:
    """The task's id."""

    task_id: str


@dataclass(frozen=True, slots=True)
class ByFolder:
    """EvalPlus's name of a folder: the task's id with ``_`` for ``/``."""

    name: str


@dataclass(frozen=True, slots=True)
class ByPosition:
    """The task's place, from 0: HumanEval's number in suites of HumanEval alone, else the place in the suite."""

    position: int


@dataclass(frozen=True, slots=True)
class ByPrompt:
    """The prompt that the task was asked by."""

    prompt: str


Key = ById | ByFolder | ByPosition | ByPrompt


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One sample of a file.

    Attributes:
        key: Names its task.
        written: Its texts.
    """

    key: Key
    written: WrittenSample


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A file's samples, held against a suite.

    Attributes:
        samples: By task id, in the file's order; tasks without any are absent.
        unknown: What names tasks that the suite lacks, each once.
    """

    samples: dict[str, tuple[WrittenSample, ...]] = field(default_factory=dict)
    unknown: tuple[Key, ...] = ()


def fit(entries: Iterable[Entry], suite: Suite) -> Fitted:
    """Finds each sample's task.

    Args:
        entries: Of one file.
        suite: The whole suite.
    """
    ids = [task.task_id for task in suite.tasks] + sorted(suite.unscored_task_ids)
    by_folder = {task_id.replace("/", "_"): task_id for task_id in ids}
    by_prompt = {task.prompt.strip(): task.task_id for task in suite.tasks}
    numbered = all(task_id.startswith("HumanEval/") for task_id in ids)
    places = [f"HumanEval/{number}" for number in range(1000)] if numbered else [task.task_id for task in suite.tasks]
    known = set(ids)
    samples: dict[str, tuple[WrittenSample, ...]] = {}
    unknown: dict[Key, None] = {}
    for entry in entries:
        match entry.key:
            case ById(task_id=task_id):
                found = task_id if task_id in known else None
            case ByFolder(name=name):
                found = by_folder.get(name)
            case ByPrompt(prompt=prompt):
                found = by_prompt.get(prompt.strip())
            case ByPosition(position=position):
                found = places[position] if position < len(places) and places[position] in known else None
        if found is None:
            unknown[entry.key] = None
        else:
            samples[found] = (*samples.get(found, ()), entry.written)
    return Fitted(samples=samples, unknown=tuple(unknown))


def id_without_suite(key: Key) -> str:
    """The task's id, where the file alone tells it.

    Raises:
        InputError: It does not.
    """
    match key:
        case ById(task_id=task_id):
            return task_id
        case ByFolder(name=name):
            # HumanEval_0; ids of other shapes keep their underscores.
            return re.sub(r"_([0-9]+)$", r"/\1", name)
        case ByPosition():
            raise InputError(
                "the file names its tasks by their places alone: give the suite by --suite, or --format enamel where "
                "place i is HumanEval/<i>"
            )
        case ByPrompt():
            raise InputError("the file names its tasks by their prompts: give the suite that has them by --suite")
