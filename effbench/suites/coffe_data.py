"""COFFE's data files: where they are, and what is in them (Peng et al., FSE 2025)."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

import pooch

from effbench.errors import InputError
from effbench.storage.cache import cache_root
from effbench.storage.json_files import load_data_json, read_document

__all__ = ["BUDGET_FACTOR", "MEMORY_LIMIT_BYTES", "ORIGIN", "SEED", "Case", "CoffeFile", "origin_of", "read_coffe"]

REPOSITORY: Final = "JohnnyPeng18/Coffe"
REVISION: Final = "e98da7c402f3062351a0b559f32ac4249753d566"
"""The commit of the repository that is downloaded; each file's content is pinned by its own digest besides."""
ORIGIN: Final = f"{REPOSITORY}@{REVISION}"
SEED: Final = 1024
"""What COFFE's own generators seed themselves with."""
MEMORY_LIMIT_BYTES: Final = 4 << 30
BUDGET_FACTOR: Final = 10.0
"""COFFE gives a solution ten times the time that it expects."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class CoffeFile:
    """One of COFFE's files.

    Attributes:
        path: Inside the repository.
        sha256: Of its content.
    """

    path: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A correctness test.

    Attributes:
        input: The arguments; for a program, its standard input alone.
        output: One expected output.
    """

    input: list[Any]
    output: list[Any]


def read_coffe(file: CoffeFile, folder: Path | None, document_type: type[T]) -> T:
    """Reads one file.

    Raises:
        InputError: It cannot be downloaded.
        DataFileError: It is missing, or is not what it should be.
    """
    return read_document(
        _download(file) if folder is None else folder / Path(file.path).name, document_type, load=load_data_json
    )


def origin_of(data: Path | None) -> str:
    """Where the tasks came from, for the record."""
    return ORIGIN if data is None else str(data)


def _download(file: CoffeFile) -> Path:
    url = f"https://raw.githubusercontent.com/{REPOSITORY}/{REVISION}/{file.path}"
    try:
        kept = pooch.retrieve(
            url,
            known_hash=f"sha256:{file.sha256}",
            fname=f"{file.sha256[:16]}-{Path(file.path).name}",
            path=cache_root() / "downloads",
        )
    except (OSError, ValueError) as error:
        raise InputError(
            f"COFFE's {file.path} cannot be had from {url} ({type(error).__name__}): clone {REPOSITORY} and name its "
            "folder of data by --data PATH"
        ) from error
    return Path(kept)
