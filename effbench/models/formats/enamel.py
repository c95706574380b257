"""ENAMEL's documents: lists of code by the number of the HumanEval problem."""

from collections.abc import Iterator

from effbench.errors import DataFileError
from effbench.models.formats.entries import ById, Entry
from effbench.models.formats.material import Document, Material
from effbench.models.written import WrittenSample

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

    Raises:
        DataFileError: An entry is not a text or a list of texts, or is the second one for its task.
    """
    assert isinstance(material, Document)
    if isinstance(material.value, dict):
        items = [(key, [value] if isinstance(value, str) else value) for key, value in material.value.items()]
    else:
        assert isinstance(material.value, list)
        items = [(str(index), value) for index, value in enumerate(material.value)]
    seen: set[str] = set()
    for key, value in items:
        task_id = f"HumanEval/{key}" if key.isascii() and key.isdigit() else key
        if task_id in seen:
            raise DataFileError(material.path, f"the entry '{key}' is the second one for {task_id}: join the two")
        seen.add(task_id)
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            raise DataFileError(material.path, f"the entry '{key[:60]}' is not a list of texts: mend it")
        for text in value:
            yield Entry(key=ById(task_id), written=WrittenSample(solution=text))
