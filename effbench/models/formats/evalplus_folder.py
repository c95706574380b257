"""EvalPlus's folders: ``HumanEval_0/0.py``, ``HumanEval_0/1.py``, …."""

from collections.abc import Iterator
from pathlib import Path

from effbench.errors import DataFileError
from effbench.models.formats.entries import ByFolder, Entry
from effbench.models.formats.material import Folder, Material, Place
from effbench.models.formats.packing import UNPACKED_BYTES_MAX, UNPACKING_FAULTS, read_stream
from effbench.models.formats.places import numbered_programs, task_folders
from effbench.models.written import WrittenSample

__all__ = ["fits", "read"]


def fits(material: Material) -> bool:
    """Whether it is a folder."""
    return isinstance(material, Folder)


def read(material: Material) -> Iterator[Entry]:
    """The samples of each task's folder by their numbers.

    Raises:
        DataFileError: There is no such folder, or a file is not text.
    """
    assert isinstance(material, Folder)
    places, _ = task_folders(material.root)
    if not places:
        raise DataFileError(material.path, "it holds no folder such as HumanEval_0 with 0.py in it: check the path")
    total = 0
    for place in places:
        for source in numbered_programs(place):
            text = _program(source, material.path / place.name / source.name)
            total += len(text)
            if total > UNPACKED_BYTES_MAX:
                problem = f"its programs are longer than {UNPACKED_BYTES_MAX >> 30} GiB: unpack it yourself"
                raise DataFileError(material.path, problem)
            yield Entry(key=ByFolder(place.name), written=WrittenSample(solution=text))


def _program(source: Place, path: Path) -> str:
    packed = None if isinstance(source, Path) else source.root.getinfo(source.at).compress_size
    try:
        with source.open("rb") as stream:
            return read_stream(stream, path, packed_bytes=packed).decode("utf-8-sig")
    except (*UNPACKING_FAULTS, UnicodeDecodeError) as error:
        raise DataFileError(path, f"it cannot be read as UTF-8 text ({error}): mend it") from error
