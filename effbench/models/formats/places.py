"""Which file of a folder holds the samples: the one of a run, the only one there is, or the programs of each task."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from effbench.errors import DataFileError
from effbench.models.formats.material import Folder, Place

__all__ = ["choose_in_folder", "numbered_programs", "task_folders"]

_SAMPLES: Final = "samples.jsonl"
_MARKS_OF_A_RUN: Final = ("run.json", "bundle.json")
_DATA: Final = re.compile(r".+\.(json|jsonl|ndjson|parquet)(\.(gz|zst|zstd|bz2|xz))?", re.IGNORECASE)
_NOT_SAMPLES: Final = re.compile(
    r"(.*\.results\.json(\.gz)?|.*\.generation\.json|.*eval_results\.json|results_.*\.json)", re.IGNORECASE
)
"""Files that stand beside samples: results of MultiPL-E, EvalPlus and lm-eval, effbench's own descriptions."""
_DEPTH_MAX: Final = 5
"""How deep runs lie in a folder of results: suite, model, run, and two folders around them."""
_SHOWN: Final = 3


def choose_in_folder(root: Place, path: Path) -> Folder | list[tuple[Place, str]]:
    """Finds what holds the samples.

    Args:
        root: The folder.
        path: The same, for messages.

    Returns:
        The folder where it holds folders of programs, else the files, with their names below the folder.

    Raises:
        DataFileError: It holds several runs, folders of several models, or nothing that could hold samples.
    """
    if (root / _SAMPLES).is_file():
        return [(root / _SAMPLES, _SAMPLES)]
    folder, several = task_folders(root)
    if folder:
        return Folder(path=path, root=root)
    if several:
        raise DataFileError(path, f"it holds the programs of several models ({_names(several)}): name one of them")
    runs = list(_runs(root))
    if len(runs) > 1:
        raise DataFileError(path, f"it holds {len(runs)} runs ({_names([name for _, name in runs])}): name one of them")
    if runs:
        return [(runs[0][0] / _SAMPLES, f"{runs[0][1]}/{_SAMPLES}")]
    files = [each for each in _visible(root, _DEPTH_MAX) if each[0].is_file() and _DATA.fullmatch(each[0].name)]
    samples = [each for each in files if not _NOT_SAMPLES.fullmatch(each[0].name)] or files
    if not samples:
        raise DataFileError(
            path,
            "it holds no samples: no run, no file of JSON or Parquet, no folder such as HumanEval_0 with 0.py in it"
            ": check the path",
        )
    return samples


def task_folders(root: Place) -> tuple[list[Place], list[str]]:
    """The folders with numbered programs, in the one folder that holds nothing but them if need be.

    Returns:
        These folders, sorted; and where there are none, the names of the folders below that hold some, if several do.
    """
    folders = [each for each, _ in _visible(root, 1) if each.is_dir()]
    tasks = [each for each in folders if numbered_programs(each)]
    if tasks:
        return tasks, []
    if len(folders) == 1:
        return task_folders(folders[0])
    holding = [each.name for each in folders if any(numbered_programs(below) for below, _ in _visible(each, 1))]
    if len(holding) == 1:
        return task_folders(next(each for each in folders if each.name == holding[0]))
    return [], holding


def numbered_programs(folder: Place) -> list[Place]:
    """The programs ``0.py``, ``1.py``, … of a folder, by number; none where it is a file."""
    if not folder.is_dir():
        return []
    found: list[Place] = [
        each for each, _ in _visible(folder, 1) if re.fullmatch(r"[0-9]{1,9}\.py", each.name) and each.is_file()
    ]
    return sorted(found, key=lambda each: int(each.name[:-3]))


def _runs(root: Place) -> Iterator[tuple[Place, str]]:
    for each, name in _visible(root, _DEPTH_MAX):
        if each.is_dir() and (each / _SAMPLES).is_file() and any((each / mark).is_file() for mark in _MARKS_OF_A_RUN):
            yield each, name


def _visible(root: Place, depth: int, above: str = "") -> Iterator[tuple[Place, str]]:
    """What lies in a folder, with its name below the folder, sorted; what systems put there is left out."""
    inside: list[Place] = sorted(root.iterdir(), key=lambda each: each.name)
    for each in inside:
        if each.name.startswith(".") or each.name in ("__MACOSX", "__pycache__"):
            continue
        yield each, f"{above}{each.name}"
        if depth > 1 and each.is_dir():
            yield from _visible(each, depth - 1, f"{above}{each.name}/")


def _names(names: list[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else "")
