"""Documents by task: ENAMEL's lists of code by problem number, Mercury's lists of objects by the problem's name."""

from collections.abc import Iterator, Sequence

from effbench.errors import DataFileError
from effbench.samples.extraction.written import WrittenSample
from effbench.samples.formats.entries import ById, Entry
from effbench.samples.formats.fields import named_task, row_entries, texts_in
from effbench.samples.formats.material import Document, Material

__all__ = ["fits", "read"]


def fits(material: Material) -> bool:
    """Whether it is an object whose keys could be task ids, or a list of anything but objects."""
    if not isinstance(material, Document):
        return False
    if isinstance(material.value, list):
        return not any(isinstance(item, dict) for item in material.value)
    return isinstance(material.value, dict) and not any(key.split()[1:] for key in material.value)


def read(material: Material) -> Iterator[Entry]:
    """The samples; ``<i>``, or position i of a list, stands for ``HumanEval/<i>``.

    A task has a text, an object as :func:`effbench.samples.formats.fields.row_entries` reads it, or a list of them;
    null is an empty text.

    Raises:
        DataFileError: An entry is something else, or is the second one for its task.
    """
    assert isinstance(material, Document)
    if isinstance(material.value, dict):
        items = list(material.value.items())
    else:
        assert isinstance(material.value, list)
        items = [(str(index), value) for index, value in enumerate(material.value)]
    seen: set[str] = set()
    for key, value in items:
        task_id = f"HumanEval/{key}" if key.isascii() and key.isdigit() else key
        if task_id in seen:
            raise DataFileError(material.path, f"the entry '{key}' is the second one for {task_id}: join the two")
        seen.add(task_id)
        try:
            yield from _entries(task_id, value if isinstance(value, list) else [value])
        except ValueError as error:
            shown = f"the entry '{key[:60]}' is not a list of texts or of objects with one: mend it"
            raise DataFileError(material.path, shown) from error


def _entries(task_id: str, items: Sequence[object]) -> Iterator[Entry]:
    for item in items:
        if isinstance(item, dict):
            yield from row_entries(item, named_task(item) or task_id)
        else:
            yield from (Entry(key=ById(task_id), written=WrittenSample(solution=text)) for text in texts_in(item))
