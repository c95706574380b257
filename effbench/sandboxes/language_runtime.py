"""The local sandbox's files for another language: those for Python, the counter for programs, this machine's tools.

::

    <folder>/<key>/{run,compile}/nest      starts a program in it
    <folder>/<key>/{run,compile}/mounts    folders of this machine that are mounted, read-only, where they are
    <folder>/<key>/{run,compile}/root/     as for Python, and opt/effbench/programs, work/ and the mounted folders

Where programs stand alone, nothing of this machine is mounted where they run.
"""

import hashlib
import logging
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from effbench.errors import SandboxUnavailable
from effbench.languages import Language
from effbench.records.hashing import key_of
from effbench.sandboxes.host_tools import find_host_tools
from effbench.sandboxes.language_images import READABLE, language_files
from effbench.sandboxes.language_sandbox import AgentSandbox
from effbench.sandboxes.local import Level, LocalSandbox
from effbench.sandboxes.local_runtime import LocalRuntime
from effbench.sandboxes.program_agent.recipe import fill, filled
from effbench.storage.resources import sandboxes_root

__all__ = ["LanguageRuntimes", "get_language_runtimes", "local_cage", "local_lanes", "try_toolchain"]

_LOG = logging.getLogger(__name__)
_MEMORY_RELAY: Final = "program_relay"
PATH: Final = "/usr/local/bin:/usr/bin:/bin"
MOUNTED: Final = ("/usr", "/etc/alternatives")
_KINDS: Final = ("native", "emulated", "compiler")


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageRuntimes:
    """Both of a language.

    Attributes:
        run: Where programs run.
        compile: Where they are compiled.
    """

    run: LocalRuntime
    compile: LocalRuntime


def get_language_runtimes(language: Language, base: LocalRuntime, *, force: bool = False) -> LanguageRuntimes:
    """Finds a language's files, or makes them.

    Args:
        language: Not Python.
        base: Python's.
        force: Make them even when they are there.

    Raises:
        SandboxUnavailable: This machine lacks the toolchain, or a step fails; says what to install.
    """
    tools = _tools(language)
    about = [f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in tools]
    files = language_files(language)
    contents = [f"{name} {hashlib.sha256(content).hexdigest()}" for name, content in sorted(files.items())]
    key = key_of(base.key, *contents, *about)
    folder = base.folder.parent / f"{language.name}-{key[:16]}"
    made = LanguageRuntimes(
        run=LocalRuntime(folder=folder / "run", key=key), compile=LocalRuntime(folder=folder / "compile", key=key)
    )
    if force or not folder.is_dir():
        _LOG.info(f"preparing {language.title} in {folder} (some seconds)")
        try_toolchain(language)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix="building-", ignore_cleanup_errors=True) as scratch:
            draft = Path(scratch) / "language"
            _fill(draft / "run", language, base, mounted=not language.is_machine_code)
            _fill(draft / "compile", language, base, mounted=True)
            if folder.exists():
                folder.rename(Path(scratch) / "old")
            draft.rename(folder)
    return made


def try_toolchain(language: Language) -> None:
    """Compiles the empty program by this machine's toolchain, so that what that lacks is told before it is needed.

    Raises:
        SandboxUnavailable: The toolchain is missing or not whole; says what to install.
    """
    _tools(language)
    if not language.compile:
        return
    with tempfile.TemporaryDirectory(prefix="effbench-toolchain-") as folder:
        places = {"folder": folder, "source": f"{folder}/{language.source_file}",
                  "program": f"{folder}/{language.program_file}", "classes": f"{folder}/classes"}  # fmt: skip
        Path(places["classes"]).mkdir()
        for path, text in {language.source_file: language.empty_source, **language.files}.items():
            (Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / path).write_text(text)
        try:
            own = {name: fill(value, places) for name, value in language.compile_environment.items()}
            _do(filled(list(language.compile), places), {"HOME": folder, "TMPDIR": folder, **own})
        except SandboxUnavailable as error:
            packages = " ".join((*language.compiler_packages, *language.runtime_packages))
            raise SandboxUnavailable(
                f"this machine's toolchain for {language.title} is not whole ({error}): sudo apt-get install {packages}"
            ) from error


def local_lanes(language: Language, base: LocalRuntime) -> AgentSandbox:
    """The lanes of a language; only namespaces are walls enough for them.

    Raises:
        SandboxUnavailable: As :func:`get_language_runtimes`.
    """
    runtimes = get_language_runtimes(language, base)
    runs, compiles = _sandbox(runtimes.run, language.agent), _sandbox(runtimes.compile)
    return AgentSandbox("local", runs.open_lane, compiles.open_lane, runs.facts, runs.open_memory_lane)


def local_cage(language: Language, base: LocalRuntime) -> LocalSandbox:
    """Where a language is compiled.

    Raises:
        SandboxUnavailable: As :func:`get_language_runtimes`.
    """
    return _sandbox(get_language_runtimes(language, base).compile)


def _sandbox(runtime: LocalRuntime, agent: str = "program_agent") -> LocalSandbox:
    relay = f"effbench.sandboxes.{agent}.relay"
    return LocalSandbox(runtime=runtime, levels=[Level.NAMESPACES], agent=relay, probe=None, memory_relay=_MEMORY_RELAY)


def _tools(language: Language) -> list[Path]:
    """The programs of the toolchain on this machine."""
    commands = [command[0] for command in (language.compile, language.check, language.version) if command]
    commands += [] if language.is_machine_code else [language.run[0]]
    found = {name: shutil.which(name, path=PATH) for name in dict.fromkeys(commands)}
    missing = [name for name, path in found.items() if path is None]
    if missing:
        packages = " ".join((*language.compiler_packages, *language.runtime_packages))
        raise SandboxUnavailable(
            f"this machine has no {', '.join(missing)}, which {language.title} needs: sudo apt-get install {packages}"
        )
    return [Path(path).resolve() for path in found.values() if path is not None]


def _fill(draft: Path, language: Language, base: LocalRuntime, *, mounted: bool) -> None:
    root, programs = draft / "root", draft / "root/opt/effbench/programs"
    # The same files: a link takes no room, and what is made is read-only for whoever runs there.
    shutil.copytree(base.root, root, symlinks=True, copy_function=os.link)
    folders = [path for path in (*MOUNTED, *language.readable) if Path(path).is_dir()] if mounted else []
    for path in ("work", *(folder.lstrip("/") for folder in folders)):
        (root / path).mkdir(parents=True, exist_ok=True)
    if mounted and not (root / "bin").exists():
        (root / "bin").symlink_to("usr/bin")
    (draft / "mounts").write_text("".join(f"{path}\n" for path in dict.fromkeys(folders)))
    files = language_files(language)
    _compile(draft, programs)
    for name, content in files.items():
        if name.startswith("agent/"):
            target = root / "opt/effbench/lib" / name.removeprefix("agent/")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    (programs / "language.json").write_bytes(files["language.json"])
    for kind in _KINDS:
        readable = [*READABLE, *language.readable, *_readable_of(base)]
        (programs / kind / "readable").write_text("".join(f"{path}\n" for path in dict.fromkeys(readable)))
    recipe = sandboxes_root() / "programs"
    _do([sys.executable, str(recipe / "describe_toolchain.py"), str(programs / "language.json"),
         str(programs / "toolchain.json")])  # fmt: skip
    for place in [draft, *draft.rglob("*")]:
        if place.is_dir() or (not place.is_symlink() and place.stat().st_nlink == 1):
            place.chmod(0o755 if place.is_dir() or os.access(place, os.X_OK) else 0o644)


def _readable_of(base: LocalRuntime) -> list[str]:
    return (base.agent_root / "readable").read_text().splitlines()


def _compile(draft: Path, programs: Path) -> None:
    compiler, recipe = str(find_host_tools().compiler), sandboxes_root()
    options = ["-O2", "-Wall", "-Wextra", "-Wno-unused-function"]
    programs.mkdir(parents=True)
    _do([compiler, *options, str(recipe / "local/nest.c"), "-o", str(draft / "nest")])
    _do([compiler, *options, str(recipe / "programs/launch.c"), "-o", str(programs / "launch")])
    plugin = [str(recipe / "programs/count.c"), "-o", str(programs / "count.so")]
    _do([compiler, *options, "-shared", "-fPIC", *plugin])
    memory_plugin = [str(recipe / "programs/count.c"), "-o", str(programs / "count_memory.so")]
    _do([compiler, *options, "-DEFFBENCH_MEMORY", "-shared", "-fPIC", *memory_plugin])
    _do([sys.executable, str(recipe / "programs/build_filters.py"), str(recipe / "driver"), str(programs)])


def _do(command: list[str], more: Mapping[str, str] = MappingProxyType({})) -> None:
    environment = {"PATH": PATH, "LC_ALL": "C", "HOME": "/", **more}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd="/")
    if done.returncode:
        last = " ".join((done.stderr or done.stdout).strip().splitlines()[-3:]) or f"it ended with {done.returncode}"
        raise SandboxUnavailable(f"preparing a language failed at `{Path(command[0]).name}`: {last}")
