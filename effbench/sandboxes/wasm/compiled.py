"""Machine code of a guest, compiled once a machine and kept in a folder of this user's own.

The engine runs what it loads from there without checking it. So a file counts only when this user wrote it and nobody
else can change it.
"""

import contextlib
import os
import platform
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path

import wasmtime

from effbench.errors import SandboxUnavailable
from effbench.records.hashing import key_of
from effbench.sandboxes.wasm.engine import settings_key
from effbench.sandboxes.wasm.guest import Guest

__all__ = ["compiled_path", "load_compiled"]


def compiled_path(guest: Guest, folder: Path) -> Path:
    """Where a guest's machine code lies, if it does: by guest, engine, settings and machine."""
    key = key_of(guest.digest, settings_key(), platform.system(), platform.machine(), platform.processor())
    return folder / f"{key[:32]}.cwasm"


def load_compiled(
    engine: wasmtime.Engine, guest: Guest, folder: Path, *, tell: Callable[[str], None] = lambda _: None
) -> wasmtime.Module:
    """Loads a guest, and compiles it first where that was not done yet; several processes may do so at once.

    Args:
        engine: Runs it.
        guest: What is loaded.
        folder: Where machine code is kept.
        tell: Is given a sentence before it is compiled.

    Raises:
        SandboxUnavailable: The folder cannot be used, the guest imports something, or is not a module for this engine.
    """
    path = compiled_path(guest, folder)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_private(folder):
            raise SandboxUnavailable(
                f"other users can write to {folder}, from which code would be run: remove it, or name another folder "
                "in EFFBENCH_CACHE"
            )
        if path.exists() and _is_private(path):
            # Of another version, or for a processor that has more: it is compiled anew.
            with contextlib.suppress(wasmtime.WasmtimeError):
                return _checked(wasmtime.Module.deserialize_file(engine, str(path)), guest)
        tell("compiling the wasm sandbox's guest for this machine (once; some ten seconds)")
        _compile(engine, guest, path)
        return _checked(wasmtime.Module.deserialize_file(engine, str(path)), guest)
    except OSError as error:
        raise SandboxUnavailable(
            f"compiled code cannot be kept in {folder} ({error}): name another folder in EFFBENCH_CACHE"
        ) from error
    except wasmtime.WasmtimeError as error:
        raise SandboxUnavailable(f"the guest {guest.path} does not suit the engine: {error}") from error


def _compile(engine: wasmtime.Engine, guest: Guest, path: Path) -> None:
    code = wasmtime.Module(engine, guest.path.read_bytes()).serialize()
    # Readable and writable by this user alone from the first byte on.
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as stream:
        stream.write(code)
    Path(stream.name).replace(path)


def _checked(module: wasmtime.Module, guest: Guest) -> wasmtime.Module:
    if module.imports:
        raise SandboxUnavailable(f"the guest {guest.path} asks for {module.imports[0].name}: it must import nothing")
    return module


def _is_private(path: Path) -> bool:
    """Whether it belongs to this user and nobody else may write to it (on Windows a user's own folders are so)."""
    if os.name != "posix":
        return True
    about = path.lstat()
    mine = about.st_uid == os.geteuid() and not about.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return mine and not stat.S_ISLNK(about.st_mode)
