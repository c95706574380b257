"""How a repository's tree runs: as one ZIP archive of compiled modules, by the image's Python, in a fresh process."""

from typing import Final

from effbench.languages.language import PROGRAM, Language

__all__ = ["DEPENDENCIES", "TREE"]

DEPENDENCIES: Final = ("mpmath",)
"""Packages of the image that are packed into the archive: what SymPy needs beside the standard library."""
TREE: Final = Language(
    name="python_tree",
    title="Python repositories",
    extension=".zip",
    fences=("diff", "patch"),
    source_file="tree.zip",
    program_file="tree.zip",
    # No site, no user's packages, nothing written: a count depends on the archive and its input alone.
    run=("/usr/bin/python3", "-s", "-S", "-B", PROGRAM),
    version=("/usr/bin/python3", "--version"),
    runtime_packages=("python3", "python3-mpmath"),
    environment={"PYTHONHASHSEED": "0"},
    is_machine_code=False,
    # A patch must not know its input while it is imported.
    agent="asking_agent",
    bounds_address_space=True,
    empty_source="",
)
