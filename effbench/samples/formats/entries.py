"""What all formats of samples come down to: texts, each with what names its task."""

import re
from collections import Counter as Tally
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from effbench.errors import InputError
from effbench.languages import find_language
from effbench.records.sample import Sample
from effbench.records.task import Suite
from effbench.samples.extraction.written import WrittenSample

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
        written: Its texts; a whole sample where effbench wrote the file.
        index: Its place among its task's samples; None where the file does not say.
        model: Who wrote it; None where the file does not say.
        language: What it is written in, as ``effbench languages`` names it; None where the file does not say.
    """

    key: Key
    written: WrittenSample | Sample
    index: int | None = None
    model: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A file's samples, matched with a suite.

    Attributes:
        samples: By task id, in the file's order; tasks without any are absent.
        unknown: What names tasks that the suite lacks, each once.
        other_languages: Languages of samples that no task of the suite is in, each once; those samples are left out.
        completed: The first id that lacks the part before its last slash, and the suite's id that it was taken for;
            None where all ids are whole.
    """

    samples: Mapping[str, Sequence[WrittenSample | Sample]] = field(default_factory=dict)
    unknown: tuple[Key, ...] = ()
    other_languages: tuple[str, ...] = ()
    completed: tuple[str, str] | None = None


def fit(entries: Iterable[Entry], suite: Suite) -> Fitted:
    """Finds each sample's task.

    An id is a task's whole id, or its last part where no other task of the suite has the same (``0`` for
    ``HumanEval/0``).
    """
    found = _TaskIds(suite)
    families = {find_language(task.language).family for task in suite.tasks}
    samples: defaultdict[str, list[WrittenSample | Sample]] = defaultdict(list)
    unknown: dict[Key, None] = {}
    others: dict[str, None] = {}
    completed: tuple[str, str] | None = None
    for entry in entries:
        if entry.language is not None and entry.language not in families:
            others[entry.language] = None
            continue
        task_id = found.of(entry.key)
        if task_id is None:
            unknown[entry.key] = None
            continue
        samples[task_id].append(entry.written)
        if completed is None and isinstance(entry.key, ById) and entry.key.task_id != task_id:
            completed = entry.key.task_id, task_id
    return Fitted(samples=dict(samples), unknown=tuple(unknown), other_languages=tuple(others), completed=completed)


class _TaskIds:
    """The ids of a suite's tasks, by what files call them.

    Args:
        suite: The whole suite.
    """

    def __init__(self, suite: Suite) -> None:
        scored = [task.task_id for task in suite.tasks]
        ids = scored + sorted(suite.unscored_task_ids)
        numbered = all(task_id.startswith("HumanEval/") for task_id in ids)
        parts = [task_id.rpartition("/")[2] for task_id in ids]
        times = Tally(parts)
        self._known = set(ids)
        self._by_folder = {task_id.replace("/", "_"): task_id for task_id in ids}
        self._by_last_part = {part: task_id for part, task_id in zip(parts, ids, strict=True) if times[part] == 1}
        self._by_prompt = {task.prompt.strip(): task.task_id for task in suite.tasks}
        self._by_position = [f"HumanEval/{number}" for number in range(1000)] if numbered else scored

    def of(self, key: Key) -> str | None:
        """The id that a key stands for; None where the suite has no such task."""
        match key:
            case ById(task_id=task_id):
                if task_id in self._known:
                    return task_id
                return self._by_last_part.get(task_id) or self._by_folder.get(task_id)
            case ByFolder(name=name):
                return self._by_folder.get(name)
            case ByPrompt(prompt=prompt):
                return self._by_prompt.get(prompt.strip())
            case ByPosition(position=position):
                found = self._by_position[position] if position < len(self._by_position) else None
                return found if found in self._known else None


def id_without_suite(key: Key) -> str:
    """The task's id, where the file alone tells it."""
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
