"""How a repository's tree runs: as one ZIP archive of compiled modules, by the image's Python, in a fresh process."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from effbench.errors import InputError
from effbench.languages.language import PROGRAM, Language

__all__ = ["DEPENDENCIES", "TREE", "tree_language"]

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
_INSTALLED: Final = "/usr/lib/python3/dist-packages"
_PACKAGE: Final = re.compile(r"[a-z0-9][a-z0-9+.-]+")


def tree_language(packages: Sequence[str] = ()) -> Language:
    """How trees run that need more of Debian's packages, such as ``python3-numpy``.

    What these have is imported from where they install it, since native modules cannot be in an archive.

    Raises:
        InputError: A name is none of a package.
    """
    for name in packages:
        if not _PACKAGE.fullmatch(name):
            raise InputError(f"--with names Debian's packages, such as python3-numpy, and not {name[:40]!r}")
    if not packages:
        return TREE
    return replace(
        TREE,
        title=f"Python repositories with {', '.join(packages)}",
        runtime_packages=(*TREE.runtime_packages, *dict.fromkeys(packages)),
        environment={**TREE.environment, "PYTHONPATH": _INSTALLED},
    )
