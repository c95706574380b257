"""What the local sandbox is made from on this machine: an interpreter, a C compiler, an emulator."""

import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from effbench.errors import SandboxUnavailable

__all__ = ["FORBIDDEN_MODULES", "HostTools", "Interpreter", "find_host_tools", "libraries_of", "look_at_interpreter"]

OLDEST_PYTHON = (3, 11)
FORBIDDEN_MODULES = ("_ctypes", "_test", "_xxtest", "xxlimited")
"""How the names begin of modules with native-memory access, with which a candidate could forge an emulator's count."""
SYSTEM_PYTHON = Path("/usr/bin/python3")
_MACHINES = ("x86_64", "aarch64")
_LOOK = """
import json, os, sys, sysconfig
print(json.dumps({
    "executable": os.path.realpath(getattr(sys, "_base_executable", "") or sys.executable),
    "version": sys.version_info[:2],
    "prefix": sys.base_prefix,
    "library": os.path.dirname(os.__file__),
    "extensions": next((path for path in sys.path if path.endswith("lib-dynload")), ""),
    "include": sysconfig.get_path("include"),
    "builtin": sys.builtin_module_names,
}))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpreter:
    """A Python on this machine, without any virtual environment around it.

    Attributes:
        executable: The program.
        version: Major and minor number.
        prefix: Where it is installed.
        library: Its standard library, below ``prefix``.
        extensions: The compiled part of that.
        include: Its C headers.
    """

    executable: Path
    version: tuple[int, int]
    prefix: Path
    library: Path
    extensions: Path
    include: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class HostTools:
    """See the module.

    Attributes:
        interpreter: What candidates run on.
        compiler: Of C.
        emulator: qemu-user for this architecture; None where there is none.
    """

    interpreter: Interpreter
    compiler: Path
    emulator: Path | None


def find_host_tools(
    *,
    pythons: Iterable[Path] | None = None,
    which: Callable[[str], str | None] = shutil.which,
    machine: str = platform.machine(),
) -> HostTools:
    """Looks for everything.

    Raises:
        SandboxUnavailable: Something is missing; one sentence says what to install.
    """
    if sys.platform != "linux" or machine not in _MACHINES:
        raise SandboxUnavailable(f"the local sandbox needs Linux on x86-64 or aarch64, not {sys.platform} on {machine}")
    compiler = which("gcc") or which("cc")
    missing = [] if compiler else ["gcc", "libc6-dev"]
    refusals: list[str] = []
    for python in pythons or (Path(sys.executable), SYSTEM_PYTHON):
        found = look_at_interpreter(python)
        if isinstance(found, str):
            refusals.append(found)
            continue
        if compiler:
            emulator = which(f"qemu-{machine}")
            return HostTools(
                interpreter=found,
                compiler=Path(compiler),
                emulator=Path(emulator).resolve() if emulator else None,
            )
    if refusals:
        missing.append("python3-dev")
    why = "; ".join(refusals or ["there is no C compiler"])
    raise SandboxUnavailable(
        f"the local sandbox cannot be built here ({why}): sudo apt-get install {' '.join(missing)} qemu-user"
    )


def look_at_interpreter(python: Path) -> Interpreter | str:
    """Describes an interpreter, or says why the local sandbox cannot be made with it."""
    try:
        done = subprocess.run([python, "-I", "-S", "-c", _LOOK], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        return f"{python} does not run: {error}"
    seen = json.loads(done.stdout)
    found = Interpreter(
        executable=Path(seen["executable"]),
        version=(seen["version"][0], seen["version"][1]),
        prefix=Path(seen["prefix"]).resolve(),
        library=Path(seen["library"]).resolve(),
        extensions=Path(seen["extensions"] or seen["library"]).resolve(),
        include=Path(seen["include"]),
    )
    return _refusal(found, seen["builtin"]) or found


def _refusal(found: Interpreter, builtin: Sequence[str]) -> str:
    name = str(found.executable)
    if found.version < OLDEST_PYTHON:
        return f"{name} is Python {'.'.join(map(str, found.version))}, older than 3.11"
    if unsafe := sorted(module for module in builtin if module.startswith(FORBIDDEN_MODULES)):
        return f"{name} has {unsafe[0]} built in, with which a candidate could forge its count"
    if not found.library.is_relative_to(found.prefix):
        return f"{name} keeps its library outside its own folder"
    if not (found.include / "Python.h").is_file():
        return f"{name} has no C headers ({found.include / 'Python.h'})"
    return ""


def libraries_of(files: Iterable[Path]) -> list[Path]:
    """Shared libraries, the loader among them, that some programs and modules need, as the loader finds them.

    Raises:
        SandboxUnavailable: One of them is not found.
    """
    command = ["ldd", *map(str, files)]
    environment = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"}
    listed = subprocess.run(command, capture_output=True, text=True, check=False, env=environment).stdout
    found: set[Path] = set()
    for line in listed.splitlines():
        words = line.split()
        if "=> not found" in line:
            raise SandboxUnavailable(f"the library {words[0]} is missing on this machine: install what provides it")
        found |= {Path(word) for word in words if word.startswith("/") and not word.endswith(":")}
    return sorted(found)
