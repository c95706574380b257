"""Compiles a source, locked in, with bounds of time, memory and output."""

import io
import os
import re
import secrets
import shutil
import time
import zipfile

from effbench.sandboxes.program_agent.locked_process import Cage, LockedProcess, end_all_of
from effbench.sandboxes.program_agent.recipe import ENVIRONMENT, WORK, Recipe, fill, filled

MOST_CPU_S, MOST_WALL_S = 60, 120.0
MOST_PROGRAM_BYTES = 64 << 20
MOST_FILE_BYTES = 128 << 20
MOST_SAID_BYTES = 64 << 10
MOST_PROCESSES = 128
POLL_S = 0.25
SHOWN_LINES, SHOWN_CHARACTERS = 3, 300
WITHOUT_MAIN = re.compile(
    r"undefined reference to `main'|undefined symbol: main|E0601|function main is undeclared"
    r"|package command-line-arguments is not a main"
)


def compile_source(recipe: Recipe, source: bytes, uid: int, landlock: bool) -> "tuple[bytes, str]":
    """Makes the program.

    Args:
        recipe: The language's.
        source: The source.
        uid: Who compiles.
        landlock: Whether the kernel has landlock.

    Returns:
        The program and nothing, or nothing and why there is none, in a sentence with the compiler's first words.
    """
    command = recipe.compile or recipe.check
    folder = f"{WORK}/{secrets.token_hex(8)}"
    os.mkdir(folder)
    os.chmod(folder, 0o777)
    places = {
        "folder": folder,
        "source": f"{folder}/{recipe.source_file}",
        "program": f"{folder}/{recipe.program_file}",
        "classes": f"{folder}/classes",
    }
    os.mkdir(places["classes"])
    os.chmod(places["classes"], 0o777)
    try:
        for path, text in recipe.files.items():
            _put(f"{folder}/{path}", text.encode())
        _put(places["source"], source)
        reason = _do(recipe, filled(command, places), places, uid, landlock) if command else ""
        if reason:
            return b"", reason
        return _program(recipe, places) if recipe.compile else (source, "")
    finally:
        _remove(folder, uid)


def _put(path: str, data: bytes) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as stream:
        stream.write(data)


def _do(recipe: Recipe, command: "list[str]", places: "dict[str, str]", uid: int, landlock: bool) -> str:
    """Runs the compiler. Returns why it failed, or nothing."""
    said = os.memfd_create("said")
    environment = {**ENVIRONMENT, "HOME": places["folder"], "TMPDIR": places["folder"]}
    environment |= {name: fill(value, places) for name, value in recipe.compile_environment.items()}
    cage = Cage(
        kind="compiler",
        uid=uid,
        landlock=landlock,
        memory_bytes=0,  # of all its processes together: the lane's
        file_bytes=MOST_FILE_BYTES,
        cpu_s=MOST_CPU_S,
        processes=MOST_PROCESSES,
        writable=places["folder"],
    )
    found = shutil.which(command[0], path=ENVIRONMENT["PATH"])
    if found is None:
        raise RuntimeError(f"{command[0]} is not in the lane that compiles")
    streams = [os.open("/dev/null", os.O_RDONLY | os.O_CLOEXEC), os.dup(said), os.dup(said)]
    process = LockedProcess(cage, [found, *command[1:]], environment, streams, folder=places["folder"])
    process.go()
    deadline, is_late = time.monotonic() + MOST_WALL_S, False
    while not process.wait(POLL_S):
        if time.monotonic() > deadline:
            is_late = True
            break
    death = process.end()
    end_all_of(uid)
    words = os.pread(said, MOST_SAID_BYTES, 0).decode("utf-8", "replace").replace(f"{places['folder']}/", "")
    os.close(said)
    if is_late or (death.exit < 0 and "error" not in words):
        return f"the program cannot be compiled within {MOST_CPU_S} s of CPU time and the lane's memory"
    return "" if death.exit == 0 else _first_errors(words)


def _first_errors(words: str) -> str:
    if WITHOUT_MAIN.search(words):
        return "the source has no main, and a whole program is asked for"
    lines = [line.strip() for line in words.splitlines() if line.strip() and not line.startswith("#")]
    errors = [line for line in lines if "error" in line.lower() or line.startswith("-->")]
    return " | ".join((errors or lines)[:SHOWN_LINES])[:SHOWN_CHARACTERS] or "the compiler fails without a word"


def _program(recipe: Recipe, places: "dict[str, str]") -> "tuple[bytes, str]":
    if "{classes}" in recipe.compile:
        return _packed(places["classes"])
    try:
        descriptor = os.open(places["program"], os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return b"", "the compiler makes no program of it"
    with open(descriptor, "rb") as stream:
        program = stream.read(MOST_PROGRAM_BYTES + 1)
    return (program, "") if len(program) <= MOST_PROGRAM_BYTES else (b"", _too_large())


def _packed(folder: str) -> "tuple[bytes, str]":
    """A folder's files as a ZIP archive: equal files give equal archives."""
    if not os.path.isfile(f"{folder}/Main.class"):
        return b"", "the source has no class `Main`, which a whole program begins with"
    packed, size = io.BytesIO(), 0
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for place, below, files in os.walk(folder):
            below.sort()
            for path in sorted(f"{place}/{file}" for file in files):
                with open(path, "rb") as stream:
                    data = stream.read(MOST_PROGRAM_BYTES + 1)
                size += len(data)
                if size > MOST_PROGRAM_BYTES:
                    return b"", _too_large()
                archive.writestr(zipfile.ZipInfo(path[len(folder) + 1 :]), data)
    return packed.getvalue(), ""


def _too_large() -> str:
    return f"the compiled program is larger than {MOST_PROGRAM_BYTES >> 20} MiB"


def _remove(folder: str, uid: int) -> None:
    """Removes what a compiler left, as its user: the relay may not look into its folders."""
    pid = os.fork()
    if pid == 0:
        try:
            if uid >= 0:
                os.setgroups([])
                os.setresgid(uid, uid, uid)
                os.setresuid(uid, uid, uid)
            for name in os.listdir(folder):
                path = f"{folder}/{name}"
                shutil.rmtree(path, ignore_errors=True) if os.path.isdir(path) else os.unlink(path)
        finally:
            os._exit(0)
    os.waitpid(pid, 0)
    shutil.rmtree(folder, ignore_errors=True)
