"""EvalPlus's folders: ``HumanEval_0/0.py``, ``HumanEval_0/1.py``, …."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from effbench.errors import DataFileError
from effbench.models.formats.entries import ByFolder, Entry
from effbench.models.formats.material import Folder, Material
from effbench.models.written import WrittenSample

__all__ = ["fits", "read"]

_Place = Path | zipfile.Path


def fits(material: Material) -> bool:
    """Whether it is a folder."""
    return isinstance(material, Folder)


def read(material: Material) -> Iterator[Entry]:
    """The samples of each task's folder by their numbers.

    Raises:
        DataFileError: There is no such folder, or a file is not text.
    """
    assert isinstance(material, Folder)
    places = _task_folders(material.root)
    if not places:
        raise DataFileError(material.path, "it holds no folder such as HumanEval_0 with 0.py in it: check the path")
    for place in places:
        for source in _numbered(place):
            try:
                text = source.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                name = Path(place.name) / source.name
                raise DataFileError(
                    material.path / name, f"it cannot be read as UTF-8 text ({error}): mend it"
                ) from error
            yield Entry(key=ByFolder(place.name), written=WrittenSample(solution=text))


def _task_folders(root: _Place) -> list[_Place]:
    """The folders with numbered programs, in the one folder that holds nothing but them if need be."""
    folders: list[_Place] = sorted(
        (each for each in root.iterdir() if each.is_dir() and each.name != "__MACOSX"), key=lambda each: each.name
    )
    tasks = [each for each in folders if _numbered(each)]
    return _task_folders(folders[0]) if not tasks and len(folders) == 1 else tasks


def _numbered(folder: _Place) -> list[_Place]:
    found: list[_Place] = [
        each for each in folder.iterdir() if re.fullmatch(r"[0-9]{1,9}\.py", each.name) and each.is_file()
    ]
    return sorted(found, key=lambda each: int(each.name[:-3]))
