"""The guest: which file it is, and how it is built."""

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from effbench.errors import SandboxUnavailable
from effbench.records.hashing import key_of
from effbench.storage.cache import cache_root
from effbench.storage.resources import sandboxes_root

__all__ = ["Guest", "build_guest", "find_guest", "guest_folder", "recipe_key"]

GUEST_VARIABLE: Final = "EFFBENCH_GUEST"
_RECIPE_SUFFIXES: Final = (".c", ".h", ".json", ".patch", ".py")
_WASM_MAGIC: Final = b"\0asm\1\0\0\0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """A guest that is there.

    Attributes:
        path: The WebAssembly module.
        digest: SHA-256 of its bytes: what counts depend on, besides the engine.
    """

    path: Path
    digest: str


def guest_folder() -> Path:
    """Where guests that were built here are kept."""
    return cache_root() / "wasm-guest"


def recipe_key() -> str:
    """Digest of the recipe: a guest that another recipe made is not used."""
    recipe = sorted(path for path in (sandboxes_root() / "wasm").rglob("*") if path.suffix in _RECIPE_SUFFIXES)
    return key_of(*(f"{path.name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}" for path in recipe))


def find_guest() -> Guest:
    """Returns the guest that ``EFFBENCH_GUEST`` names, or the one that was built from the present recipe.

    Raises:
        SandboxUnavailable: There is none, or the file is not a WebAssembly module.
    """
    named = os.environ.get(GUEST_VARIABLE)
    path = Path(named) if named else guest_folder() / f"{recipe_key()[:16]}.wasm"
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        if named:
            raise SandboxUnavailable(f"{GUEST_VARIABLE} names {path}, which is not there") from error
        raise SandboxUnavailable(
            "the guest of the wasm sandbox is not built: make it by sandboxes/wasm/build.py and name it in "
            f"{GUEST_VARIABLE}"
        ) from error
    except OSError as error:
        raise SandboxUnavailable(f"the guest {path} cannot be read ({error.strerror})") from error
    if not content.startswith(_WASM_MAGIC):
        raise SandboxUnavailable(f"the guest {path} is not a WebAssembly module: build it anew, or remove it")
    return Guest(path=path, digest=hashlib.sha256(content).hexdigest())


def build_guest(*, source: Path | None = None, tell: Callable[[str], None]) -> Guest:
    """Builds the guest from CPython's source and keeps it in the cache.

    Args:
        source: CPython's source as a tarball; None takes Debian's source package.
        tell: Is given a sentence first.

    Raises:
        SandboxUnavailable: A step fails; says which, and its last words.
    """
    folder = guest_folder()
    target = folder / f"{recipe_key()[:16]}.wasm"
    tell(f"building the guest of the wasm sandbox in {folder} (about ten minutes)")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix="building-") as scratch:
            draft = Path(scratch) / "guest.wasm"
            command = [sys.executable, str(sandboxes_root() / "wasm/build.py"), str(draft), "--work", scratch]
            done = subprocess.run(
                [*command, *(["--source", str(source)] if source else [])], capture_output=True, text=True, check=False
            )
            if done.returncode:
                last = " ".join(done.stderr.strip().splitlines()[-3:]) or f"it ended with {done.returncode}"
                raise SandboxUnavailable(f"building the guest failed: {last}")
            draft.replace(target)
    except OSError as error:
        raise SandboxUnavailable(
            f"the guest cannot be built in {folder} ({error}): name another folder in EFFBENCH_CACHE"
        ) from error
    return Guest(path=target, digest=hashlib.sha256(target.read_bytes()).hexdigest())
