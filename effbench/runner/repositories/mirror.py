"""Reads trees out of a git mirror by commit: a bare directory or a clone. Nothing is checked out or run."""

import subprocess
import tarfile
from io import BytesIO
from pathlib import Path

from effbench.errors import InputError

__all__ = ["read_tree"]


def read_tree(mirror: Path, commit: str) -> dict[str, bytes]:
    """Reads all files of a commit.

    Args:
        mirror: The git directory.
        commit: In full: 40 hexadecimal digits.

    Returns:
        Content by path from the top; links and submodules are left out.

    Raises:
        InputError: It is no mirror, or lacks the commit.
    """
    if not mirror.is_dir():
        raise InputError(f"{mirror} is no folder: name a git mirror with --mirror (git clone --bare)")
    with tarfile.open(fileobj=BytesIO(_archive(mirror, commit))) as archive:
        return {
            member.name: content.read()
            for member in archive
            if member.isfile() and (content := archive.extractfile(member)) is not None
        }


def _archive(mirror: Path, commit: str) -> bytes:
    # A mirror's own hooks and filters are foreign code: an archive runs neither. It may belong to another user.
    words = ["git", "-c", "safe.directory=*", "-C", str(mirror), "archive", "--format=tar", commit]
    try:
        done = subprocess.run(words, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise InputError("git is missing: sudo apt-get install git") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise InputError(
            f"the mirror {mirror} does not give commit {commit[:12]} ({said[0] if said else 'git says nothing'}): "
            "fetch the repository's whole history"
        )
    return done.stdout
