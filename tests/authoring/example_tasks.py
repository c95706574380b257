"""Tasks on disk for tests: the example that `effbench tasks new` writes, with other files laid over it."""

import shutil
from pathlib import Path

from effbench.authoring.new_task import Kind, NewTask, write_new_task

FAULTS = Path(__file__).with_name("faulty")
DELETED = ".deleted"
EXPECTED = "expected.txt"
SOLUTION_PREFIXES = ("naive_", "good_", "expert_", "wrong_")


def write_example(root: Path, *, name: str = "inversions", kind: Kind = Kind.FUNCTION) -> NewTask:
    new = NewTask(root=root, suite="demo", name=name, kind=kind)
    write_new_task(new)
    return new


def write_faulty(root: Path, fault: str) -> NewTask:
    """The example with the files of one fault; an empty file ``<name>.deleted`` takes a file away."""
    new = write_example(root)
    for file in sorted((FAULTS / fault).iterdir()):
        folder = new.solutions if file.name.startswith(SOLUTION_PREFIXES) else new.folder
        if file.name == "suite.toml":
            folder = new.folder.parent
        elif file.suffix == ".sha256":
            folder = new.folder.parent / "_versions"
            folder.mkdir()
        if file.name.endswith(DELETED):
            (folder / file.name.removesuffix(DELETED)).unlink()
        elif file.name != EXPECTED:
            shutil.copy(file, folder)
    return new
