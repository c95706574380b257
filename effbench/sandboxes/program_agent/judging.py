"""Runs a validator of outputs, by the interface of Kattis: ``validator input answer feedback_dir [flag…] < output``.

A validator is foreign code, and what it reads is a secret: its files lie in a folder that only its own user may open,
and that user makes them. An interactive one talks to a program instead of reading an output: two pipes connect them,
and the program has another user.
"""

import os
import secrets
import shutil
import sys
from collections.abc import Callable
from typing import Any, NamedTuple

from effbench.sandboxes.program_agent.locked_process import SAME_USER, Cage, Death, LockedProcess, end_all_of
from effbench.sandboxes.program_agent.program_run import Limits, ProgramRun
from effbench.sandboxes.program_agent.recipe import ENVIRONMENT, WORK, Recipe, write_program

FEEDBACK = "feedback"
FEEDBACK_BYTES = 1 << 20
MOST_TOLD_BYTES = 300
MOST_PROCESSES = 16
POLL_S = 0.25
MESSAGES = ("judgemessage.txt", "judgeerror.txt")
PYTHON_COMMAND = [sys.executable, "-s", "-S", "-B"]
PYTHON_ENVIRONMENT = {"PYTHONHASHSEED": "0"}


class Validator(NamedTuple):
    """What judges.

    Attributes:
        code: The program, or a source in Python.
        is_python: Which of both.
        flags: Words that go behind the three paths.
        has_paths: Whether the three paths go before them; a validator of inputs gets none.
        given: The test's input.
        answer: The test's answer.
        limits: Bounds.
    """

    code: bytes
    is_python: bool
    flags: "list[str]"
    has_paths: bool
    given: bytes
    answer: bytes
    limits: Limits


class Validation:
    """A validator at work, from its start to its end.

    Args:
        validator: What judges.
        uid: Its user.
        landlock: Whether the kernel has landlock.
        streams: Its standard input and output; closed here.
    """

    def __init__(self, validator: Validator, uid: int, landlock: bool, streams: "tuple[int, int]") -> None:
        """Starts it; it waits for :meth:`go`."""
        self._folder, self._limits, self._uid = f"{WORK}/{secrets.token_hex(8)}", validator.limits, uid
        os.mkdir(self._folder)
        os.chmod(self._folder, 0o777)
        box = self._box = f"{self._folder}/box"
        name = "validator.py" if validator.is_python else "validator"
        as_user(uid, lambda: _fill(box, {"input": validator.given, "answer": validator.answer, name: validator.code}))
        command = [*(PYTHON_COMMAND if validator.is_python else []), f"{box}/{name}"]
        paths = [f"{box}/input", f"{box}/answer", f"{box}/{FEEDBACK}/"]
        command += [*(paths if validator.has_paths else []), *validator.flags]
        cage = Cage(
            kind="compiler",
            uid=uid,
            landlock=landlock,
            memory_bytes=self._limits.memory_bytes,
            file_bytes=FEEDBACK_BYTES,
            cpu_s=int(self._limits.cpu_s) + 1,
            processes=MOST_PROCESSES,
            writable=self._folder,
        )
        silence = os.open("/dev/null", os.O_WRONLY | os.O_CLOEXEC)
        self._process = LockedProcess(cage, command, {**ENVIRONMENT, **PYTHON_ENVIRONMENT}, [*streams, silence])

    def go(self) -> None:
        """Lets it begin."""
        self._process.go()

    def finish(self) -> "tuple[str, Death, bytes, bytes]":
        """Waits for its end or its limit: which of both, how it died, what it wrote down, and the score it gave."""
        end = ""
        while not end:
            left_s = min(
                self._limits.cpu_s - self._process.cpu_ns() / 1e9, self._limits.wall_s - self._process.wall_s()
            )
            if self._process.wait(min(max(left_s, 0.001), POLL_S)):
                end = "dead"
            elif left_s <= 0:
                end = "timeout"
        death = self._process.end()
        end_all_of(self._uid)
        told, score = as_user(self._uid, lambda: _taken(self._box)).split(b"\0", 1)
        shutil.rmtree(self._folder, ignore_errors=True)
        return end, death, told.strip(), score.strip()


def as_user(uid: int, work: "Callable[[], bytes]") -> bytes:
    """Does something with the files of a user, whom the relay itself may not stand in for. Returns what it gives."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            if uid != SAME_USER:
                os.setgroups([])
                os.setresgid(uid, uid, uid)
                os.setresuid(uid, uid, uid)
            os.write(writing, work())
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    with open(reading, "rb") as stream:
        given = stream.read()
    _, failed = os.waitpid(pid, 0)
    if failed:
        raise RuntimeError("the files of a validator could not be made or read")
    return given


def _fill(box: str, files: "dict[str, bytes]") -> bytes:
    for folder in (box, f"{box}/{FEEDBACK}"):
        os.mkdir(folder, 0o700)
    for name, data in files.items():
        write_program(f"{box}/{name}", data)
    return b""


def _taken(box: str) -> bytes:
    """What a validator wrote, then a zero byte and the score; all of its files are removed."""
    told = b" ".join(_written(box, name) for name in MESSAGES).replace(b"\0", b"")[:MOST_TOLD_BYTES]
    score = _written(box, "score.txt")
    shutil.rmtree(box, ignore_errors=True)
    return told + b"\0" + score


def _written(box: str, name: str) -> bytes:
    """The beginning of a file of a validator's; it may have put a link or a pipe there, which is not opened."""
    try:
        descriptor = os.open(f"{box}/{FEEDBACK}/{name}", os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        return os.read(descriptor, MOST_TOLD_BYTES)
    except OSError:
        return b""


def validate(validator: Validator, output: bytes, uid: int, landlock: bool) -> "tuple[dict[str, Any], list[bytes]]":
    """Judges an output: the report's header, and what the validator wrote down and what score it gave."""
    descriptor = os.memfd_create("output")
    os.fchmod(descriptor, 0o444)
    with open(descriptor, "wb", closefd=False) as stream:
        stream.write(output)
    given = os.open(f"/proc/self/fd/{descriptor}", os.O_RDONLY | os.O_CLOEXEC)
    os.close(descriptor)
    validation = Validation(validator, uid, landlock, (given, os.open("/dev/null", os.O_WRONLY | os.O_CLOEXEC)))
    validation.go()
    return _report(validation)


def interact(
    validator: Validator,
    recipe: Recipe,
    limits: Limits,
    engine: str,
    users: "tuple[int, int, bool]",
    emulated_bytes: int,
) -> "tuple[dict[str, Any], list[bytes]]":
    """Lets a program that lies in its place talk to a validator; the program's own report goes along as ``run``."""
    own, other, landlock = users
    program_reads, validator_writes = os.pipe()
    validator_reads, program_writes = os.pipe()
    validation = Validation(validator, other, landlock, (validator_reads, validator_writes))
    run = ProgramRun(
        recipe, limits, b"", engine, (own, landlock), emulated_bytes, pipes=(program_reads, program_writes)
    )
    validation.go()
    ran, told = run.finish()
    report, words = _report(validation)
    return {**report, "run": ran}, [*words, *told]


def _report(validation: Validation) -> "tuple[dict[str, Any], list[bytes]]":
    end, death, told, score = validation.finish()
    return {"end": end, "exit": death.exit, "cpu_time_s": death.user_s + death.system_s}, [told, score]
