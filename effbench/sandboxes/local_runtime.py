"""The local sandbox's files: a small system of its own, made once from this machine's Python, libraries and emulator.

::

    <folder>/<key>/nest                  starts a program in it, see sandboxes/local/nest.c
    <folder>/<key>/root/                 all that a candidate sees; read-only there
        opt/effbench/lib/                the agent and its cage
        opt/effbench/python/             the interpreter and its standard library, compiled
        opt/effbench/{qemu,qemu-lib,counter_plugin.so}   the emulator, where there is one
        opt/effbench/memory/             what measures memory beside that
        opt/effbench/{seccomp.bpf,readable}
        lib*/, usr/lib/…, etc/ld.so.cache   the shared libraries, at the paths where the loader looks for them
        dev/null, proc/                  places to mount on

The copy makes counts independent of updates of this machine, and hides site-packages and everything else.
"""

import hashlib
import logging
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from effbench.errors import SandboxUnavailable
from effbench.records.hashing import key_of
from effbench.sandboxes.host_tools import FORBIDDEN_MODULES, HostTools, libraries_of
from effbench.storage.cache import cache_root
from effbench.storage.resources import sandboxes_root

__all__ = ["LocalRuntime", "build_runtime", "find_runtime", "runtime_folder", "runtime_key"]

_LOG = logging.getLogger(__name__)

AGENT_ROOT = Path("opt/effbench")
LOADER_CACHE = Path("etc/ld.so.cache")
_AGENT = Path(__file__).parent / "agent"
_MEMORY_AGENT = Path(__file__).parent / "memory_agent"
_LEFT_OUT = (
    *("__pycache__", "site-packages", "dist-packages", "test", "tests", "idlelib", "tkinter", "_tkinter.*"),
    *("turtledemo", "ensurepip", "lib2to3", "config-*"),
    *(f"{name}*.so" for name in FORBIDDEN_MODULES),
)
_RECIPES = (".c", ".h", ".json", ".py")
_WARNINGS = ("-O2", "-Wall", "-Wextra")


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalRuntime:
    """A built one.

    Attributes:
        folder: Where it lies.
        key: Digest of what it is made from.
    """

    folder: Path
    key: str

    @property
    def root(self) -> Path:
        """What candidates see as ``/``."""
        return self.folder / "root"

    @property
    def nest(self) -> Path:
        """The program that starts others in it."""
        return self.folder / "nest"

    @property
    def agent_root(self) -> Path:
        """The agent's own folder, as seen from outside."""
        return self.root / AGENT_ROOT


def runtime_folder() -> Path:
    """Where runtimes are kept: the cache; root's is in a place that other users may enter, for candidates have to."""
    if os.geteuid() == 0 and "EFFBENCH_CACHE" not in os.environ:
        return Path("/var/cache/effbench/local-sandbox")
    return cache_root() / "local-sandbox"


def runtime_key(tools: HostTools) -> str:
    """Digest over the recipe, the agent, the interpreter, the emulator and what is left out of the library."""
    parts = [f"{name}\0{hashlib.sha256(content).hexdigest()}" for name, content in sorted(_sources().items())]
    for path in (tools.interpreter.executable, tools.interpreter.library / "os.py", tools.emulator):
        about = path.stat() if path else None
        parts.append(f"{path} {about.st_size} {about.st_mtime_ns}" if about else "no emulator")
    return key_of(*parts, *_LEFT_OUT)


def find_runtime(folder: Path, tools: HostTools) -> LocalRuntime | None:
    """Returns the one that is made from the present recipe and tools, if it is there."""
    key = runtime_key(tools)
    found = LocalRuntime(folder=folder / key[:16], key=key)
    return found if found.folder.is_dir() else None


def build_runtime(folder: Path, tools: HostTools) -> LocalRuntime:
    """Builds it, or builds it anew; several processes may do so at the same time.

    Raises:
        SandboxUnavailable: A step fails; says which, and its last words.
    """
    key = runtime_key(tools)
    built = LocalRuntime(folder=folder / key[:16], key=key)
    _LOG.info(f"building the local sandbox from {tools.interpreter.executable} in {built.folder} (some seconds)")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix="building-", ignore_cleanup_errors=True) as scratch:
            draft = LocalRuntime(folder=Path(scratch) / "runtime", key=key)
            _fill(draft, tools)
            if built.folder.exists():
                built.folder.rename(Path(scratch) / "old")
            draft.folder.rename(built.folder)
    except OSError as error:
        raise SandboxUnavailable(
            f"the local sandbox cannot be built in {folder} ({error}): name another folder in EFFBENCH_CACHE"
        ) from error
    return built


def _fill(draft: LocalRuntime, tools: HostTools) -> None:
    home = draft.agent_root
    for place in (home / "lib", draft.root / "dev", draft.root / "proc"):
        place.mkdir(parents=True)
    (draft.root / "dev/null").touch()
    sources = _sources()
    for name, content in sources.items():
        if name.startswith(("lib/", "memory/")):
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            (home / name).write_bytes(content)
    python = _copy_interpreter(home, tools)
    _compile(draft, tools)
    outside = [path for path in libraries_of(_binaries(home)) if not path.is_relative_to(draft.folder)]
    for path in outside:
        _copy(path, draft.root / path.relative_to("/"))
    if (Path("/") / LOADER_CACHE).is_file():
        _copy(Path("/") / LOADER_CACHE, draft.root / LOADER_CACHE)
    (home / "readable").write_text("".join(f"{path}\n" for path in [*outside, Path("/") / LOADER_CACHE]))
    # Compiled once here: whether a .pyc is warm moves counts by up to 1 %. The paths are those inside.
    library, stripped = home / "python", ["-s", str(draft.root), "-p", "/"]
    _do([str(python), "-s", "-S", "-m", "compileall", "-q", "-f", "--invalidation-mode", "unchecked-hash", *stripped,
         str(library), str(home / "lib")])  # fmt: skip
    if tools.emulator is not None:
        _add_emulator(home, tools.emulator, python)
    _open_to_all(draft.folder)


def _sources() -> dict[str, bytes]:
    """All files that are built or copied, by their path below the agent's folder or the recipe's."""
    files = {"lib/effbench/__init__.py": b"", "lib/effbench/sandboxes/__init__.py": b""}
    files |= {f"lib/effbench/sandboxes/agent/{path.name}": path.read_bytes() for path in _AGENT.glob("*.py")}
    files |= {f"memory/memory_agent/{path.name}": path.read_bytes() for path in _MEMORY_AGENT.glob("*.py")}
    recipes = [path for kind in ("driver", "local") for path in (sandboxes_root() / kind).iterdir()]
    files |= {f"{path.parent.name}/{path.name}": path.read_bytes() for path in recipes if path.suffix in _RECIPES}
    return files


def _copy_interpreter(home: Path, tools: HostTools) -> Path:
    """Copies it so that it finds its library from where it lies, and libraries of its own beside it; returns it."""
    found, target = tools.interpreter, home / "python"
    python = target / "bin" / found.executable.name
    _copy(found.executable, python)
    left_out = shutil.ignore_patterns(*_LEFT_OUT)
    shutil.copytree(found.library, target / found.library.relative_to(found.prefix), ignore=left_out)
    if not found.extensions.is_relative_to(found.library) and found.extensions.is_relative_to(found.prefix):
        shutil.copytree(found.extensions, target / found.extensions.relative_to(found.prefix), ignore=left_out)
    for path in libraries_of([found.executable, *found.extensions.glob("*.so")]):
        if found.prefix != Path("/usr") and path.is_relative_to(found.prefix):
            _copy(path, target / path.relative_to(found.prefix))
    return python


def _compile(draft: LocalRuntime, tools: HostTools) -> None:
    recipe, home, compiler = sandboxes_root(), draft.agent_root, str(tools.compiler)
    module = [f"-I{tools.interpreter.include}", str(recipe / "driver/driver_module.c")]
    library = [compiler, *_WARNINGS, "-shared", "-fPIC"]
    _do([*library, *module, "-o", str(home / "lib/effbench_driver.abi3.so")])
    _do([*library, str(recipe / "driver/counter_plugin.c"), "-o", str(home / "counter_plugin.so")])
    _do([*library, "-DEFFBENCH_MEMORY", str(recipe / "driver/counter_plugin.c"),
         "-o", str(home / "memory/counter_plugin.so")])  # fmt: skip
    module = [f"-I{tools.interpreter.include}", str(recipe / "driver/memory_module.c")]
    _do([*library, "-Wno-unused-function", *module, "-o", str(home / "memory/effbench_memory.abi3.so")])
    _do([compiler, *_WARNINGS, str(recipe / "local/nest.c"), "-o", str(draft.nest)])
    _do([str(tools.interpreter.executable), "-I", str(recipe / "driver/build_filter.py"),
         str(recipe / "driver/seccomp.json"), str(home / "seccomp.bpf")])  # fmt: skip


def _binaries(home: Path) -> list[Path]:
    return [*(home / "python/bin").iterdir(), *home.rglob("*.so"), *home.rglob("*.so.*")]


def _add_emulator(home: Path, emulator: Path, python: Path) -> None:
    """Adds it when it takes the plugin; a runtime without it serves the other counters."""
    qemu, libraries = home / "qemu", home / "qemu-lib"
    _copy(emulator, qemu)
    for path in libraries_of([emulator]):
        if not path.name.startswith("ld-"):
            _copy(path, libraries / path.name)
    gate = os.memfd_create("gate")
    os.ftruncate(gate, 2 * os.sysconf("SC_PAGE_SIZE"))
    plugin = f"{home / 'counter_plugin.so'},gate={gate},filter={home / 'seccomp.bpf'}"
    try:
        _do(
            [str(qemu), "-plugin", plugin, str(python), "-s", "-S", "-c", ""], {"LD_LIBRARY_PATH": str(libraries)}, gate
        )
    except SandboxUnavailable as error:
        qemu.unlink()
        shutil.rmtree(libraries)
        _LOG.info(f"no counts by emulation in the local sandbox: {emulator} does not take effbench's plugin ({error})")
    finally:
        os.close(gate)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(0o755)


def _open_to_all(folder: Path) -> None:
    """Candidates may run as users of their own: whatever this user's umask is, they can read, and nobody can write."""
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)


def _do(command: list[str], environment: Mapping[str, str] | None = None, descriptor: int | None = None) -> None:
    inherited = () if descriptor is None else (descriptor,)
    surroundings = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", **(environment or {})}
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=surroundings, pass_fds=inherited, cwd="/"
    )
    if done.returncode:
        last = " ".join((done.stderr or done.stdout).strip().splitlines()[-3:]) or f"it ended with {done.returncode}"
        raise SandboxUnavailable(f"building the local sandbox failed at `{Path(command[0]).name}`: {last}")
