"""The BigCode harness's generations: a list with one list of code per task, in the suite's order."""

from collections.abc import Iterator

from effbench.errors import DataFileError
from effbench.models.formats.entries import ByPosition, Entry
from effbench.models.formats.material import Document, Material
from effbench.models.written import WrittenSample

__all__ = ["fits", "read"]


def fits(material: Material) -> bool:
    """Whether it is a list of anything but objects."""
    return (
        isinstance(material, Document)
        and isinstance(material.value, list)
        and not any(isinstance(item, dict) for item in material.value)
    )


def read(material: Material) -> Iterator[Entry]:
    """The samples of the task at each position.

    Raises:
        DataFileError: An item is not a list of texts.
    """
    assert isinstance(material, Document)
    assert isinstance(material.value, list)
    for position, texts in enumerate(material.value):
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise DataFileError(material.path, f"the entry {position} is not a list of texts: mend it")
        for text in texts:
            yield Entry(key=ByPosition(position), written=WrittenSample(solution=text))
