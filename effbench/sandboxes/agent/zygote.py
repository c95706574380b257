"""The zygote: a warmed, pristine interpreter whose driver forks a child for each run.

No request's data ever reach its heap. One zygote runs natively; where counting is emulated a second one runs under the
emulator. All that a child does is done by the driver, in C (``sandboxes/driver``).
"""

import atexit
import builtins
import marshal
import os
import sys
import types
from typing import NamedTuple

import effbench_driver  # built into the image

from effbench.sandboxes.agent import rehearsal
from effbench.sandboxes.agent.streams import open_streams

# The agent knows where it is installed: this file is ROOT/lib/effbench/sandboxes/agent/zygote.py.
ROOT = __file__.rsplit("/", 5)[0]
FILTER = f"{ROOT}/seccomp.bpf"
REHEARSALS, DUMMY_FORKS = 3, 3


class Descriptors(NamedTuple):
    """What the relay hands to a zygote.

    Attributes:
        command: Each byte that can be read there asks for a child.
        region: The request, and behind it inbox and outbox.
        stdin: What a whole program reads.
        stdout: What it writes to.
        gate: The gate; -1 under an emulator, whose plugin has it.
        ready: Takes one byte when the zygote is warm.
    """

    command: int
    region: int
    stdin: int
    stdout: int
    gate: int
    ready: int


def main(*numbers: int) -> None:
    """Serves until the relay closes the command pipe; looks for no garbage, nor does a child that begins."""
    given = Descriptors(*numbers)
    _become_a_fork()
    # First: it maps shared memory, at which qemu forgets all that it has translated.
    effbench_driver.supervise(FILTER, given.command, given.region, given.stdin, given.stdout, given.gate)
    rehearsal.import_modules()
    # As the `site` module has them, which is not imported here.
    vars(builtins).update(exit=sys.exit, quit=sys.exit)
    _warm_up()
    for _ in range(DUMMY_FORKS):  # the first forks of a process touch pages that later ones find ready
        pid = os.fork()
        if pid == 0:
            os._exit(0)
        os.waitpid(pid, 0)
    serve = effbench_driver.serve
    _leave_no_trace()
    serve(given.ready)


def _become_a_fork() -> None:
    """Goes on in a child, so that what an interpreter does after a fork is warm too; the first process only waits."""
    pid = os.fork()
    if pid:
        _, status = os.waitpid(pid, 0)
        os._exit(os.waitstatus_to_exitcode(status) & 0xFF)
    os.setsid()  # as each child does


def _leave_no_trace() -> None:
    """Takes away what programs have no use for, and what would let bytecode in that no compiler here made."""
    for name in [name for name in sys.modules if name.partition(".")[0] in ("effbench", "effbench_driver")]:
        del sys.modules[name]
    sys.path.remove(f"{ROOT}/lib")
    sys.path_importer_cache.clear()
    sys.modules["__main__"] = types.ModuleType("__main__")
    sys.argv = [""]
    sys.orig_argv = ["python3"]
    sys.implementation.cache_tag = None  # type: ignore[assignment]  # modules not imported yet are compiled from source
    atexit._clear()


def _warm_up() -> None:
    # The C library loads it when a thread ends, which a child could not. No thread is started here: what it allocates,
    # and when, would be another heap in each lane.
    effbench_driver.keep_library("libgcc_s.so.1")
    open_streams()
    function = _program(rehearsal.FUNCTION, "f", ("input", "print"))
    brief = _program(rehearsal.BRIEF, "f")
    program = _program(rehearsal.PROGRAM, "")
    encode = effbench_driver.encode
    for _ in range(REHEARSALS):
        _rehearse(function, encode(rehearsal.ARGUMENTS))
        for arguments in rehearsal.BRIEFLY:
            _rehearse(brief, encode(arguments))
        _rehearse_program(program)
    open_streams()
    sys.modules.pop("candidate", None)


def _program(source: str, entry_point: str, disabled: tuple[str, ...] = ()) -> bytes:
    code = marshal.dumps(compile(source, "<candidate>", "exec"))
    program: bytes = effbench_driver.encode((code, entry_point, disabled))
    return program


def _rehearse(program: bytes, arguments: bytes, *, is_program: bool = False) -> None:
    wrong = effbench_driver.rehearse(program, arguments, is_program)
    if wrong is not None:
        raise RuntimeError(f"a rehearsal failed: {wrong}")


def _rehearse_program(program: bytes) -> None:
    """Lets a whole program read and write files in memory instead of the descriptors 0 and 1."""
    kept = [os.dup(number) for number in (0, 1)]
    for number in (0, 1):
        file = os.memfd_create("stream")
        os.write(file, b"3 1 2\n" * 4)
        os.lseek(file, 0, os.SEEK_SET)
        os.dup2(file, number)
        os.close(file)
    open_streams()
    _rehearse(program, b"", is_program=True)
    for number, descriptor in enumerate(kept):
        os.dup2(descriptor, number)
        os.close(descriptor)
