"""Opens a run as the user names it: its directory, a bundle, or a folder that holds one run."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from effbench.errors import InputError
from effbench.export.bundle import unpack_bundle
from effbench.records.manifest import Manifest
from effbench.records.measurement import Measurement
from effbench.records.sample import Sample
from effbench.storage.run_directory import RunDirectory

__all__ = ["OpenedRun", "open_run", "runs_below"]

_NAMED: Final = 3
"""Runs that a message names as examples."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedRun:
    """A run's records (:class:`effbench.storage.run_directory.RunRecords`) and the place that the user knows.

    Attributes:
        directory: The run's files; of a bundle, an unpacked copy that is deleted when the run is closed.
        bundle: The bundle; None for a run directory.
    """

    directory: RunDirectory
    bundle: Path | None = None

    @property
    def path(self) -> Path:
        """The bundle, or the run's folder."""
        return self.bundle or self.directory.path

    def manifest(self) -> Manifest:
        """As :meth:`RunDirectory.manifest`."""
        return self.directory.manifest()

    def samples(self) -> list[Sample]:
        """As :meth:`RunDirectory.samples`."""
        return self.directory.samples()

    def measurements(self) -> list[Measurement]:
        """As :meth:`RunDirectory.measurements`."""
        return self.directory.measurements()


@contextmanager
def open_run(path: Path) -> Iterator[OpenedRun]:
    """Opens a run; errors that are raised while a bundle is open name the bundle.

    Args:
        path: A run directory, a bundle, or a folder that holds exactly one run, however deep.

    Raises:
        InputError: There is no such run, the folder holds none or several, or a file of the bundle is missing or was
            changed.
    """
    if path.is_dir() or not os.path.lexists(path):
        yield OpenedRun(directory=_only_run(path))
        return
    with tempfile.TemporaryDirectory(prefix="effbench-bundle-") as name:
        folder = Path(name)
        problems = unpack_bundle(path, folder)
        if problems:
            raise InputError(f"{path} does not verify: {problems[0]}; `effbench verify {path}` lists all problems")
        try:
            yield OpenedRun(directory=RunDirectory(folder), bundle=path)
        except InputError as error:
            if name not in str(error):
                raise
            raise InputError(str(error).replace(name, str(path))) from error


def runs_below(folder: Path) -> Iterator[RunDirectory]:
    """The runs in a folder, sorted by path; shards, which are parts of runs, are left out."""
    for place, below, _ in os.walk(folder):
        below.sort()
        run = RunDirectory(Path(place))
        if run.exists() and not run.is_shard():
            yield run


def _only_run(path: Path) -> RunDirectory:
    named = RunDirectory(path)
    if not path.is_dir():
        raise InputError(f"{path} does not exist: name a run directory, a folder that holds one run, or a bundle")
    if named.exists():
        return named
    found = list(islice(runs_below(path), _NAMED))
    if not found:
        raise InputError(f"{path} holds no run (a folder with a run.json): name a run directory or a bundle")
    if len(found) > 1:
        raise InputError(f"{path} holds several runs: name one, such as {' or '.join(str(run.path) for run in found)}")
    return found[0]
