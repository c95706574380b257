"""The logs of Inspect AI: ``.json``, and ``.eval``, a zip file with one document for each sample."""

from collections.abc import Iterator, Mapping
from typing import Final

from effbench.errors import DataFileError
from effbench.samples.extraction.written import WrittenSample
from effbench.samples.formats.entries import ById, Entry
from effbench.samples.formats.fields import texts_in
from effbench.samples.formats.material import Document, Material
from effbench.samples.formats.places import Place

__all__ = ["fits", "is_log", "log_documents", "read"]

_HEADER: Final = "header.json"
_JOURNAL: Final = "_journal"
_SAMPLES: Final = "samples"
_DEPTH_MAX: Final = 10
"""Folders that the ids of samples make with their slashes."""


def is_log(root: Place) -> bool:
    """Whether what a zip file holds is a log that Inspect wrote to its end, or began."""
    return root.below(_SAMPLES) is not None and any(root.below(name) is not None for name in (_HEADER, _JOURNAL))


def log_documents(root: Place) -> Iterator[tuple[str, Place]]:
    """The documents of a log that hold samples or tell of them, each with the name of the list that it belongs to."""
    header = root.below(_HEADER)
    journal = root.below(_JOURNAL)
    start = header or (None if journal is None else journal.below("start.json"))
    samples = root.below(_SAMPLES)
    if start is not None:
        yield "header", start
    if samples is not None:
        yield from ((_SAMPLES, place) for place in _files(samples, _DEPTH_MAX))


def fits(material: Material) -> bool:
    """Whether it is an object with ``eval`` and a list of ``samples``."""
    return (
        isinstance(material, Document)
        and isinstance(material.value, dict)
        and isinstance(material.value.get("eval"), dict)
        and isinstance(material.value.get("samples"), list)
    )


def read(material: Material) -> Iterator[Entry]:
    """The last answer in each sample; the epoch is its place among its task's samples.

    Raises:
        DataFileError: A sample has no id, its texts are no texts, or Inspect could not finish it.
    """
    assert isinstance(material, Document)
    assert isinstance(material.value, dict)
    model = material.value["eval"].get("model")
    for position, sample in enumerate(material.value[_SAMPLES]):
        task_id = sample.get("id") if isinstance(sample, dict) else None
        if not isinstance(task_id, str | int) or isinstance(task_id, bool):
            raise DataFileError(material.path, f"the sample {position} has no id: give the log as Inspect wrote it")
        if sample.get("error"):
            problem = f"the sample {task_id!r} ended with an error, which says nothing of the model"
            raise DataFileError(material.path, f"{problem}: finish the log by `inspect eval-retry`, and give that one")
        epoch = sample.get("epoch")
        yield Entry(
            key=ById(str(task_id)),
            written=WrittenSample(completion=_answer(material, sample, task_id)),
            index=epoch - 1 if isinstance(epoch, int) and epoch > 0 else None,
            model=model if isinstance(model, str) else None,
        )


def _answer(material: Document, sample: Mapping[str, object], task_id: str | int) -> str:
    """The output's text; where that is empty, the last message of the assistant that has one."""
    output = sample.get("output")
    messages = sample.get("messages")
    completion = output.get("completion") if isinstance(output, dict) else None
    contents = [completion]
    if isinstance(messages, list):
        spoken = [each for each in messages if isinstance(each, dict) and each.get("role") == "assistant"]
        contents += [each.get("content") for each in reversed(spoken)]
    try:
        return next(filter(None, map(_text, contents)), "")
    except ValueError as error:
        raise DataFileError(material.path, f"the sample {task_id!r} has an answer that is {error}") from error


def _text(content: object) -> str:
    """A message's text: itself, or its parts of type ``text``; reasoning and images are other parts."""
    if isinstance(content, list):
        content = [part.get("text") for part in content if isinstance(part, dict) and part.get("type") == "text"]
    return "\n".join(texts_in(content))


def _files(folder: Place, depth: int) -> Iterator[Place]:
    for place in folder.inside():
        if not place.is_folder:
            yield place
        elif depth > 1:
            yield from _files(place, depth - 1)
