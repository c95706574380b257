"""The guest: which file it is, and how it is built."""

import hashlib
import logging
import os
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from effbench.errors import SandboxUnavailable
from effbench.records.hashing import key_of
from effbench.sandboxes import agent
from effbench.sandboxes.wasm.engine_version import check_engine_version
from effbench.storage.cache import cache_root
from effbench.storage.resources import sandboxes_root

__all__ = ["Guest", "build_guest", "find_guest", "find_usable_guest", "guest_folder", "recipe_key"]

_LOG = logging.getLogger(__name__)

GUEST_VARIABLE: Final = "EFFBENCH_GUEST"
_RECIPE_SUFFIXES: Final = (".c", ".h", ".json", ".patch", ".py")
_AGENT: Final = Path(agent.__file__).parent
_STEP: Final = "== "
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
    folders = (sandboxes_root() / "wasm", sandboxes_root() / "driver")
    recipe = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in _RECIPE_SUFFIXES)
    inside = [_AGENT / name for name in ("preloaded.py", "preparing.py", "streams.py")]
    return key_of(*(f"{path.name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}" for path in (*recipe, *inside)))


def find_guest() -> Guest:
    """Returns the guest that ``EFFBENCH_GUEST`` names, that was built from the present recipe, or that is installed.

    The first of them counts: an installed one (the package ``effbench-guest``) comes last.

    Raises:
        SandboxUnavailable: There is none, or the file is not a WebAssembly module.
    """
    named = os.environ.get(GUEST_VARIABLE)
    path = Path(named) if named else guest_folder() / f"{recipe_key()[:16]}.wasm"
    if not named and not path.exists():
        path = _installed_guest() or path
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        if named:
            raise SandboxUnavailable(f"{GUEST_VARIABLE} names {path}, which is not there") from error
        raise SandboxUnavailable(
            "the guest of the wasm sandbox is not there: `pip install effbench-guest`, or `effbench sandbox build "
            "--sandbox wasm`"
        ) from error
    except OSError as error:
        raise SandboxUnavailable(f"the guest {path} cannot be read ({error.strerror})") from error
    if not content.startswith(_WASM_MAGIC):
        raise SandboxUnavailable(f"the guest {path} is not a WebAssembly module: build it anew, or remove it")
    return Guest(path=path, digest=hashlib.sha256(content).hexdigest())


def find_usable_guest() -> Guest:
    """Returns the guest, once it is clear that the engine that counts in it is installed.

    Raises:
        SandboxUnavailable: There is no guest, or another engine; says what to do.
    """
    check_engine_version()
    return find_guest()


def _installed_guest() -> Path | None:
    """The module that the package ``effbench-guest`` brings; None without it."""
    spec = find_spec("effbench_guest")
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / "guest.wasm"
    return path if path.is_file() else None


def build_guest(*, source: Path | None = None) -> Guest:
    """Builds the guest from CPython's source and keeps it in the cache.

    Args:
        source: CPython's source as a tarball; None takes Debian's source package.

    Raises:
        SandboxUnavailable: A step fails; says which, and its last words.
    """
    folder = guest_folder()
    target = folder / f"{recipe_key()[:16]}.wasm"
    _LOG.info(f"building the guest of the wasm sandbox in {folder} (about ten minutes)")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix="building-") as scratch:
            draft = Path(scratch) / "guest.wasm"
            recipe = [sys.executable, str(sandboxes_root() / "wasm/build.py"), str(draft), "--agent", str(_AGENT)]
            _follow([*recipe, "--work", scratch, *(["--source", str(source)] if source else [])])
            draft.replace(target)
    except OSError as error:
        raise SandboxUnavailable(
            f"the guest cannot be built in {folder} ({error}): name another folder in EFFBENCH_CACHE"
        ) from error
    return Guest(path=target, digest=hashlib.sha256(target.read_bytes()).hexdigest())


def _follow(command: Sequence[str]) -> None:
    """Runs the recipe and hands on which step it is at.

    Raises:
        SandboxUnavailable: It fails; says its last words.
    """
    last: deque[str] = deque(maxlen=3)
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        for line in map(str.strip, process.stderr):
            if line.startswith(_STEP):
                _LOG.info(line.removeprefix(_STEP))
            elif line:
                last.append(line)
    if process.returncode:
        raise SandboxUnavailable(
            f"building the guest failed: {' '.join(last) or f'it ended with {process.returncode}'}"
        )
