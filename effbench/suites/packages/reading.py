"""Reads problem packages of any known format: a folder, an archive, or a folder of several."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from effbench.errors import DataFileError
from effbench.suites.packages.archives import ARCHIVE_ENDINGS, opened_package
from effbench.suites.packages.kattis import read_kattis_package
from effbench.suites.packages.liveoibench import is_liveoibench_problem, read_liveoibench_problem
from effbench.suites.packages.problem import Problem

__all__ = ["is_package", "opened_problem", "opened_problems", "package_places", "read_folder"]


def is_package(path: Path) -> bool:
    """Whether a path looks like a package: a folder with ``problem.yaml`` or LiveOIBench's files, or an archive."""
    return _is_folder_of_one(path) or (path.is_file() and path.name.endswith(ARCHIVE_ENDINGS))


@contextmanager
def opened_problem(path: Path, testlib: bytes | None = None) -> Iterator[Problem]:
    """Reads one package; its files are there until the context ends.

    Args:
        path: The package.
        testlib: ``testlib.h``, for checkers that lack it; None for none.

    Raises:
        DataFileError: It is none, or not as its format says.
    """
    name = ""
    if path.is_file():
        name = path.name
        for ending in ARCHIVE_ENDINGS:
            name = name.removesuffix(ending)
    with opened_package(path) as folder:
        yield read_folder(folder, name, testlib)


def read_folder(folder: Path, name: str = "", testlib: bytes | None = None) -> Problem:
    """Reads the package in a folder.

    Args:
        folder: The package's.
        name: Of the problem; the folder's where it is empty.
        testlib: As of :func:`opened_problem`.

    Raises:
        DataFileError: It is none, or not as its format says.
    """
    name = name or folder.resolve().name
    if is_liveoibench_problem(folder):
        return read_liveoibench_problem(folder, name, testlib)
    return read_kattis_package(folder, name)


@contextmanager
def opened_problems(path: Path) -> Iterator[list[Problem]]:
    """Reads a package, or all packages of a folder, in the order of their names.

    Raises:
        DataFileError: There is none, or one cannot be read; its name is told.
    """
    with ExitStack() as opened:
        yield [opened.enter_context(opened_problem(place)) for place in package_places(path)]


def package_places(path: Path) -> list[Path]:
    """The packages that a path means: itself, or those in it.

    Raises:
        DataFileError: There is none.
    """
    if is_package(path):
        return [path]
    places = sorted(each for each in path.iterdir() if is_package(each)) if path.is_dir() else []
    if not places:
        raise DataFileError(
            path, "it holds no problem package: give a folder with problem.yaml in it, or one of several"
        )
    return places


def _is_folder_of_one(path: Path) -> bool:
    return (path / "problem.yaml").is_file() or (path.is_dir() and is_liveoibench_problem(path))
