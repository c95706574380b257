"""A season's seed that is fixed before its results, and shown after them.

Who runs a season commits to a secret seed: the commitment is published before anybody is measured, and the seed is kept
back. Afterwards the secret is published, and everybody can check that it is the one committed to. Nobody can tune
solutions to stress inputs that nobody has seen, and nobody can choose the inputs once the solutions are known.

The commitment is SHA-256 over a line with the scheme, the suite, its version, the seed and 32 random bytes. Without
these bytes the seed could be found by trying all of them.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from effbench.errors import DataFileError, InputError
from effbench.storage.foreign_files import read_file
from effbench.storage.json_files import encode

__all__ = ["Commitment", "Secret", "commit", "reveal", "write_private"]

SCHEME: Final = "effbench-seed-1"
SEED_BITS: Final = 62
BYTES_MAX: Final = 1 << 16
_Record = TypeVar("_Record")


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """What is published before a season.

    Attributes:
        scheme: How the digest is made.
        suite: The suite's name.
        version: The suite's version.
        sha256: The commitment, in hexadecimal.
    """

    scheme: str
    suite: str
    version: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """What is published after it.

    Attributes:
        scheme: How the digest is made.
        suite: The suite's name.
        version: The suite's version.
        seed: For ``effbench run --seed``.
        nonce: 32 random bytes, in hexadecimal.
    """

    scheme: str
    suite: str
    version: int
    seed: int
    nonce: str

    @property
    def commitment(self) -> Commitment:
        """What the secret commits to."""
        line = f"{self.scheme} {self.suite} {self.version} {self.seed} {self.nonce}\n"
        digest = hashlib.sha256(line.encode()).hexdigest()
        return Commitment(scheme=self.scheme, suite=self.suite, version=self.version, sha256=digest)


def commit(suite: str, version: int) -> Secret:
    """Draws a seed that nobody knows."""
    return Secret(
        scheme=SCHEME, suite=suite, version=version, seed=secrets.randbits(SEED_BITS), nonce=secrets.token_hex(32)
    )


def reveal(secret: Path, commitment: Path) -> Secret:
    """Reads a secret and holds it against the commitment.

    Raises:
        InputError: It is not the secret that was committed to.
        DataFileError: A file is missing, or is not what it must be.
    """
    found = _read(secret, TypeAdapter(Secret), "seed secret")
    published = _read(commitment, TypeAdapter(Commitment), "seed commitment")
    if SCHEME not in (found.scheme, published.scheme) or found.scheme != published.scheme:
        schemes = f"{found.scheme!r} and {published.scheme!r}"
        raise InputError(f"{secret} and {commitment} have the schemes {schemes}: both need {SCHEME}")
    for field in ("suite", "version"):
        own, theirs = getattr(found, field), getattr(published, field)
        if own != theirs:
            raise InputError(
                f"{secret} is for {field} {own!r}, and {commitment} for {theirs!r}: name the files of one season"
            )
    if not hmac.compare_digest(found.commitment.sha256, published.sha256):
        raise InputError(
            f"{secret} is not what {commitment} commits to: its digest is {found.commitment.sha256}, not "
            f"{published.sha256}"
        )
    return found


def write_private(path: Path, secret: Secret) -> None:
    """Writes a secret that only its owner may read; an existing file is never overwritten.

    Raises:
        InputError: There is such a file, or none can be written.
    """
    try:
        path.touch(mode=0o600, exist_ok=False)
        path.write_bytes(encode(secret, indent=2))
    except FileExistsError as error:
        raise InputError(f"{path} exists already: a season's seed is drawn once; name another file") from error
    except OSError as error:
        raise InputError(f"{path} cannot be written ({error.strerror}): name a file in a folder of your own") from error


def _read(path: Path, adapter: TypeAdapter[_Record], what: str) -> _Record:
    try:
        return adapter.validate_json(read_file(path, limit=BYTES_MAX))
    except ValidationError as error:
        fault = f"is no {what} of `effbench tasks commit-seed`; name the file that it wrote."
        raise DataFileError(path, fault) from error
