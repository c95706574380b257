"""The BigCode harness's generations: a list with the code of each task, in the suite's order."""

from collections.abc import Iterator

from effbench.errors import DataFileError
from effbench.samples.extraction.written import WrittenSample
from effbench.samples.formats.entries import ByPosition, Entry
from effbench.samples.formats.fields import texts_in
from effbench.samples.formats.material import Document, Material

__all__ = ["fits", "read"]


def fits(material: Material) -> bool:
    """Whether it is a list of anything but objects."""
    return (
        isinstance(material, Document)
        and isinstance(material.value, list)
        and not any(isinstance(item, dict) for item in material.value)
    )


def read(material: Material) -> Iterator[Entry]:
    """The samples of the task at each position: a text, or a list of them; null is an empty text."""
    assert isinstance(material, Document)
    assert isinstance(material.value, list)
    for position, value in enumerate(material.value):
        try:
            texts = texts_in(value)
        except ValueError as error:
            raise DataFileError(material.path, f"the entry {position} is not a list of texts: mend it") from error
        yield from (Entry(key=ByPosition(position), written=WrittenSample(solution=text)) for text in texts)
