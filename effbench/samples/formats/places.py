"""Which file of a folder holds the samples: the one of a run, the only one there is, or the programs of each task."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from effbench.errors import DataFileError

__all__ = ["Place", "Programs", "choose_in_folder"]

_SAMPLES: Final = "samples.jsonl"
_MARKS_OF_A_RUN: Final = ("run.json", "bundle.json")
_DATA: Final = re.compile(r".+\.(json|jsonl|ndjson|parquet)(\.(gz|zst|zstd|bz2|xz))?", re.IGNORECASE)
_NOT_SAMPLES: Final = re.compile(
    r"(.*\.results\.json(\.gz)?|.*\.(generation|batch)\.json|.*eval_results\.json|results_.*\.json)", re.IGNORECASE
)
"""Files that stand beside samples: results of MultiPL-E, EvalPlus and lm-eval, effbench's own descriptions."""
_DEPTH_MAX: Final = 5
"""How deep runs lie in a folder of results: suite, model, run, and two folders around them."""
_SHOWN: Final = 3


class Place(Protocol):
    """A file or a folder, on the disk or inside of a zip file."""

    @property
    def name(self) -> str:
        """Its own name."""
        ...

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder; anything else is a file."""
        ...

    @property
    def is_link(self) -> bool:
        """Whether it is a symbolic link."""
        ...

    def below(self, name: str) -> "Place | None":
        """What has that name in the folder; None where there is nothing."""
        ...

    def inside(self) -> "Sequence[Place]":
        """What is in the folder, sorted by name."""
        ...

    def read(self) -> bytes:
        """The file's content."""
        ...


@dataclass(frozen=True, slots=True)
class Programs:
    """What EvalPlus writes.

    Attributes:
        folders: The folders of the tasks, each with its programs by number.
    """

    folders: Sequence[tuple[Place, Sequence[Place]]]


def choose_in_folder(root: Place, path: Path) -> Programs | list[tuple[Place, str]]:
    """Finds what holds the samples.

    Returns:
        The programs of each task where it holds folders of them, else the files, with their names below the folder.

    Raises:
        DataFileError: It holds several runs, folders of several models, nothing that could hold samples, or a link.
    """
    samples = _file(root, _SAMPLES)
    if samples is not None:
        return [(samples, _SAMPLES)]
    folders, several = _task_folders(root, _DEPTH_MAX, path)
    if folders:
        return Programs(folders)
    if several:
        raise DataFileError(path, f"it holds the programs of several models ({_names(several)}): name one of them")
    runs = list(_runs(root, path))
    if len(runs) > 1:
        raise DataFileError(path, f"it holds {len(runs)} runs ({_names([name for _, name in runs])}): name one of them")
    if runs:
        return [(runs[0][0], f"{runs[0][1]}/{_SAMPLES}")]
    files = [
        each for each in _visible(root, _DEPTH_MAX, path) if not each[0].is_folder and _DATA.fullmatch(each[0].name)
    ]
    chosen = [each for each in files if not _NOT_SAMPLES.fullmatch(each[0].name)] or files
    if not chosen:
        raise DataFileError(
            path,
            "it holds no samples: no run, no file of JSON or Parquet, no folder such as HumanEval_0 with 0.py in it"
            ": check the path",
        )
    return chosen


def _task_folders(root: Place, depth: int, path: Path) -> tuple[list[tuple[Place, list[Place]]], list[str]]:
    """The folders with numbered programs, in the one folder that holds nothing but them if need be.

    Returns:
        These folders, sorted, and their programs; and where there are none, the names of the folders below that hold
        some, if several do.
    """
    folders = [each for each, _ in _visible(root, 1, path) if each.is_folder]
    tasks = [(each, programs) for each in folders if (programs := _numbered_programs(each, path / each.name))]
    if tasks:
        return tasks, []
    holding = folders if len(folders) == 1 else [each for each in folders if _holds_tasks(each, path / each.name)]
    if len(holding) == 1:
        return _task_folders(holding[0], depth - 1, path / holding[0].name) if depth > 1 else ([], [])
    return [], [each.name for each in holding]


def _holds_tasks(folder: Place, path: Path) -> bool:
    inside = _visible(folder, 1, path)
    return any(each.is_folder and _numbered_programs(each, path / each.name) for each, _ in inside)


def _numbered_programs(folder: Place, path: Path) -> list[Place]:
    found = [
        each
        for each, _ in _visible(folder, 1, path)
        if re.fullmatch(r"[0-9]{1,9}\.py", each.name) and not each.is_folder
    ]
    return sorted(found, key=lambda each: int(each.name[:-3]))


def _runs(root: Place, path: Path) -> Iterator[tuple[Place, str]]:
    for each, name in _visible(root, _DEPTH_MAX, path):
        samples = _file(each, _SAMPLES) if each.is_folder else None
        if samples is not None and any(_file(each, mark) is not None for mark in _MARKS_OF_A_RUN):
            yield samples, name


def _file(folder: Place, name: str) -> Place | None:
    found = folder.below(name)
    return None if found is None or found.is_folder else found


def _visible(root: Place, depth: int, path: Path, above: str = "") -> Iterator[tuple[Place, str]]:
    """What lies in a folder, with its name below the folder, sorted; what systems put there is left out."""
    for each in root.inside():
        if each.name.startswith(".") or each.name in ("__MACOSX", "__pycache__"):
            continue
        if each.is_link:
            problem = "it is a symbolic link, and none is followed in a folder: put what it leads to in its place"
            raise DataFileError(path / each.name, f"{problem}, or name one file")
        yield each, f"{above}{each.name}"
        if depth > 1 and each.is_folder:
            yield from _visible(each, depth - 1, path / each.name, f"{above}{each.name}/")


def _names(names: list[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else "")
