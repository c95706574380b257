"""EvalPlus's folders: ``HumanEval_0/0.py``, ``HumanEval_0/1.py``, …."""

from collections.abc import Iterator

from effbench.errors import DataFileError
from effbench.samples.extraction.written import WrittenSample
from effbench.samples.formats.entries import ByFolder, Entry
from effbench.samples.formats.material import Folder, Material

__all__ = ["fits", "read"]


def fits(material: Material) -> bool:
    """Whether it is a folder."""
    return isinstance(material, Folder)


def read(material: Material) -> Iterator[Entry]:
    """The samples of each task's folder by their numbers."""
    assert isinstance(material, Folder)
    for folder, name, content in material.programs:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            path = material.path / folder / name
            raise DataFileError(path, f"it cannot be read as UTF-8 text ({error}): mend it") from error
        yield Entry(key=ByFolder(folder), written=WrittenSample(solution=text))
