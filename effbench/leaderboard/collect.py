"""Finds the runs that a leaderboard is made of: run directories, folders that hold some, and bundles."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from effbench.errors import InputError
from effbench.export.bundle import unpack_bundle
from effbench.export.open_run import runs_below
from effbench.export.verify import verify_run
from effbench.storage.foreign_files import ForeignFolder
from effbench.storage.run_directory import RunDirectory

__all__ = ["collect_runs"]

_RECORDS: Final = ("samples.jsonl", "measurements.jsonl")


def collect_runs(paths: Sequence[Path], unpacked: Path) -> list[RunDirectory]:
    """Finds all runs, each once, in the order of the paths and by name within a folder.

    A run that is given twice, as a folder and as a bundle or as a copy, is one run.

    Raises:
        InputError: A path does not exist or holds no run, a bundle does not verify, or two copies of a run differ.
    """
    found: dict[Path, RunDirectory] = {}
    origins: dict[Path, Path] = {}
    for number, path in enumerate(paths):
        for run in _runs(path, unpacked / str(number)):
            found.setdefault(run.path.resolve(), run)
            origins[run.path.resolve()] = path if path.is_file() else run.path
    if not found:
        raise InputError("there are no runs to show: name run directories, folders that hold some, or bundles")
    return list(_each_once(found, origins))


def _each_once(found: Mapping[Path, RunDirectory], origins: Mapping[Path, Path]) -> Iterator[RunDirectory]:
    first: dict[tuple[str, str, bool], Path] = {}
    for place, run in found.items():
        manifest = run.manifest()
        earlier = first.setdefault((manifest.run_id, manifest.started_at, manifest.complete), place)
        if earlier == place:
            yield run
        elif any(_differs(ForeignFolder(earlier), ForeignFolder(place), name) for name in _RECORDS):
            raise InputError(
                f"{origins[earlier]} and {origins[place]} are copies of run {manifest.run_id} with different records: "
                "check both with `effbench verify`, and give one"
            )


def _differs(one: ForeignFolder, other: ForeignFolder, name: str) -> bool:
    return one.read_bytes(name) != other.read_bytes(name)


def _runs(path: Path, unpacked: Path) -> Iterable[RunDirectory]:
    if path.is_file():
        return [_bundled(path, unpacked)]
    if not path.is_dir():
        raise InputError(f"{path} does not exist: name a run directory, a folder that holds some, or a bundle")
    runs = list(runs_below(path))
    if not runs:
        raise InputError(f"{path} holds no run (a folder with a run.json): name another one")
    return runs


def _bundled(bundle: Path, folder: Path) -> RunDirectory:
    folder.mkdir(parents=True)
    problems = unpack_bundle(bundle, folder) or list(verify_run(RunDirectory(folder)).problems)
    if problems:
        raise InputError(f"{bundle} does not verify: {problems[0]}; `effbench verify {bundle}` lists all problems")
    return RunDirectory(folder)
