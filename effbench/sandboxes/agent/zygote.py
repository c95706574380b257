"""The zygote: a warmed, pristine interpreter that forks children, kills them and reaps them.

No request's data ever reach its heap: it is handed descriptors and a fixed struct, and the child reads the rest for
itself. One zygote runs natively; where counting is emulated a second one runs under the emulator.
"""

import array
import gc
import marshal
import os
import signal
import socket
import struct

import effbench_cage  # built into the image

from effbench.sandboxes.agent import child, normal_form, rehearsal, whole_program

COMMAND = struct.Struct("=cIQQI?")  # operation, uid, memory_bytes, file_bytes, cpu_s, landlock
FORKED = struct.Struct("=i")  # pid
REAPED = struct.Struct("=iddQ?")  # wait status, user s, system s, peak RSS bytes, whether other processes were left
CONTROL_FD = 0
MAX_DESCRIPTORS = 5
# The agent knows where it is installed: this file is ROOT/lib/effbench/sandboxes/agent/zygote.py.
ROOT = __file__.rsplit("/", 5)[0]
FILTER = f"{ROOT}/seccomp.bpf"
REHEARSALS, DUMMY_FORKS = 3, 3


def main(emulated: bool) -> None:
    """Serves forks until the relay closes the control socket; it looks for no garbage, nor does a child that begins."""
    _become_a_fork()
    control = socket.socket(fileno=CONTROL_FD)
    _warm_up()
    effbench_cage.load(FILTER)
    effbench_cage.supervise(emulated)
    for _ in range(DUMMY_FORKS):  # the first forks of a process touch pages that later ones find ready
        pid = os.fork()
        if pid == 0:
            os._exit(0)
        os.waitpid(pid, 0)
    gc.collect()
    gc.freeze()
    effbench_cage.trim()
    control.send(b"+")
    while _serve(control, emulated):
        pass


def _become_a_fork() -> None:
    """Goes on in a child, so that what an interpreter does after a fork is warm too; the first process only waits."""
    pid = os.fork()
    if pid:
        _, status = os.waitpid(pid, 0)
        os._exit(os.waitstatus_to_exitcode(status) & 0xFF)
    os.setsid()  # as each child does


def _serve(control: socket.socket, emulated: bool) -> bool:
    message, ancillary, _, _ = control.recvmsg(COMMAND.size, socket.CMSG_SPACE(MAX_DESCRIPTORS * 4))
    if not message:
        return False
    operation, uid, memory_bytes, file_bytes, cpu_s, landlock = COMMAND.unpack(message)
    if operation == b"F":
        descriptors = tuple(array.array("i", ancillary[0][2]))
        pid = os.fork()
        if pid == 0:
            confinement = child.Confinement(uid, memory_bytes, file_bytes, cpu_s, landlock, emulated)
            child.run_child(descriptors, confinement)
        for descriptor in descriptors:
            os.close(descriptor)
        control.send(FORKED.pack(pid))
    else:
        control.send(REAPED.pack(*_reap(uid)))
    return True


def _reap(pid: int) -> tuple[int, float, float, int, bool]:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    _, status, usage = os.wait4(pid, 0)
    try:
        os.waitpid(-1, os.WNOHANG)
        left_over = True  # an orphan came to us: this lane cannot be trusted any more
    except ChildProcessError:
        left_over = False
    return status, usage.ru_utime, usage.ru_stime, usage.ru_maxrss * 1024, left_over


def _warm_up() -> None:
    rehearsal.import_modules()
    # Not brought to its normal form: under an emulator that alone would take seconds.
    function = marshal.dumps(compile(rehearsal.FUNCTION, "<rehearsal>", "exec"))
    brief = marshal.dumps(compile(rehearsal.BRIEF, "<rehearsal>", "exec"))
    program = normal_form.normal_form(rehearsal.PROGRAM, "").code
    for _ in range(REHEARSALS):
        child.rehearse(function, marshal.dumps(rehearsal.ARGUMENTS, 2), ["input", "print"])
        for arguments in rehearsal.BRIEFLY:
            child.rehearse(brief, marshal.dumps(arguments, 2), [])
        whole_program.rehearse(program)
