"""Samples that were written earlier, read from a file.

Two formats are read:

ENAMEL's ``.json``
    A list with one list of texts per problem, in which position i stands for ``HumanEval/<i>``; or an object whose
    keys are problem numbers or task ids and whose values are a text or a list of texts. A text is a whole program or
    the body of the function; it goes behind the task's preamble as it is.
EvalPlus's ``.jsonl``
    One object a line with ``task_id`` and ``solution`` (code, taken as it is) or ``completion`` (raw text; code is
    looked for in it). Several lines for one task are several samples, in the file's order.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from effbench.documents import read_text
from effbench.errors import DataFileError, InputError
from effbench.models.extract import extract_code
from effbench.models.protocol import first_samples, refuse_unknown_tasks
from effbench.sample import Sample
from effbench.task import Suite, Task

__all__ = ["ReplayModel", "ReplayedText", "open_replay"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayedText:
    """One sample as the file has it.

    Attributes:
        text: What was written.
        kind: ``solution`` is code; in a ``completion`` the code is still to be found.
    """

    text: str
    kind: Literal["solution", "completion"]

    def code(self, entry_point: str) -> str | None:
        """The code for a task with that entry point; None where there is none."""
        if self.kind == "completion":
            return extract_code(self.text, entry_point)
        return self.text if self.text.strip() else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayModel:
    """Gives the samples of a file.

    Attributes:
        path: The file.
        texts: Its samples by task id; tasks without any are absent.
    """

    path: Path
    texts: Mapping[str, tuple[ReplayedText, ...]]

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.path.stem

    def samples(self, suite: Suite, *, selected: frozenset[str], n: int | None) -> list[Sample]:
        """The file's samples for the selected tasks; a task that the file lacks has none.

        Args:
            suite: The whole suite; samples for its tasks that are not selected or not scored are left out.
            selected: Ids of the tasks wanted.
            n: Keep the first n of a task's samples; None keeps all.

        Raises:
            InputError: The file has samples for tasks that the suite lacks, fewer than n for a selected task, or none
                for any of them.
        """
        refuse_unknown_tasks(self.texts, suite, source=str(self.path))
        tasks = [task for task in suite.tasks if task.task_id in selected and task.task_id in self.texts]
        if not tasks:
            raise InputError(f"{self.path} has no sample for the selected tasks of '{suite.name}': select others")
        return [
            self._sample(task, index, text)
            for task in tasks
            for index, text in enumerate(
                first_samples(self.texts[task.task_id], n=n, task_id=task.task_id, source=str(self.path))
            )
        ]

    def _sample(self, task: Task, index: int, text: ReplayedText) -> Sample:
        return Sample(
            task_id=task.task_id,
            sample_index=index,
            model=self.name,
            completion=text.text,
            solution=text.code(task.entry_point),
        )


def open_replay(argument: str | None) -> ReplayModel:
    """Opens ``replay:PATH``.

    Args:
        argument: The path; ``.jsonl`` files are read as EvalPlus's, all others as ENAMEL's.

    Raises:
        InputError: There is no path.
        DataFileError: The file is missing or malformed.
    """
    if not argument:
        raise InputError("the model 'replay' lacks its file: give replay:PATH")
    path = Path(argument)
    pairs = _jsonl_texts(path) if path.suffix == ".jsonl" else _json_texts(path)
    texts: dict[str, tuple[ReplayedText, ...]] = {}
    for task_id, text in pairs:
        texts[task_id] = (*texts.get(task_id, ()), text)
    if not texts:
        raise DataFileError(path, "it holds no samples: give a file of samples")
    return ReplayModel(path=path, texts=texts)


def _jsonl_texts(path: Path) -> Iterator[tuple[str, ReplayedText]]:
    # Not splitlines(): it would also break a line at U+2028, which JSON allows in a text.
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise DataFileError(path, f"the line is not JSON ({error}): mend or remove it", line=number) from error
        if not isinstance(entry, dict) or not isinstance(entry.get("task_id"), str):
            raise DataFileError(path, "the line is not an object with a text 'task_id': mend it", line=number)
        if isinstance(entry.get("solution"), str):
            yield entry["task_id"], ReplayedText(text=entry["solution"], kind="solution")
        elif isinstance(entry.get("completion"), str):
            yield entry["task_id"], ReplayedText(text=entry["completion"], kind="completion")
        else:
            raise DataFileError(path, "the line has no text 'solution' or 'completion': add one of them", line=number)


def _json_texts(path: Path) -> Iterator[tuple[str, ReplayedText]]:
    seen: set[str] = set()
    for name, task_id, value in _json_entries(path):
        if task_id in seen:
            raise DataFileError(path, f"{name} is the second entry for {task_id}: join the two")
        seen.add(task_id)
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            raise DataFileError(path, f"{name} is not a list of texts: mend it")
        for text in value:
            yield task_id, ReplayedText(text=text, kind="solution")


def _json_entries(path: Path) -> Iterator[tuple[str, str, object]]:
    """Each entry's name for messages, its task id and its value; a lone text of an object becomes a list."""
    try:
        # Pairs, not a dict: of two equal keys a dict would silently keep the last.
        document = json.loads(read_text(path), object_pairs_hook=tuple)
    except json.JSONDecodeError as error:
        hint = "name the file .jsonl if every line is an object of its own, else mend it"
        raise DataFileError(path, f"it is not JSON ({error.msg}): {hint}", line=error.lineno) from error
    except (ValueError, RecursionError) as error:
        raise DataFileError(path, f"it is not JSON that can be read ({error}): mend it") from error
    if isinstance(document, list):
        for index, value in enumerate(document):
            yield f"the entry {index}", f"HumanEval/{index}", value
    elif isinstance(document, tuple):
        for key, value in document:
            task_id = f"HumanEval/{key}" if key.isascii() and key.isdigit() else key
            yield f"the entry '{key}'", task_id, [value] if isinstance(value, str) else value
    else:
        raise DataFileError(path, "it is neither a list nor an object: give samples in ENAMEL's form")
