"""The child: one candidate, one input, one run, in a cage.

Descriptors: 3 gives requests and go-aheads, 4 takes one-byte marks (each also publishes the emulator's counter),
5 takes the result; 0 and 1 are a whole program's standard input and output, and nothing for a function. The order is
fixed, and after each mark the child waits for one byte:

==========  ==========================================================
``S``       caged, program received, input decoded: its import-time work starts
``L``       loaded: the heap may be settled
``R``       settled: the call starts
``D``       the call has returned: the result may be encoded and sent
==========  ==========================================================

The input is decoded before anything of the candidate's runs: work that it does on it at import time is counted there.

A whole program has nothing between S and L; it runs, and ends as an interpreter ends, between R and D.

A series of calls has one S and one L, and then for each input, which comes after what was sent before it, R and D.
"""

import fcntl
import gc
import marshal
import os
import random
import resource
import signal
import sys
import types
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, NoReturn

import effbench_cage  # built into the image

from effbench.sandboxes.agent import normal_form, values, whole_program, wire

STDIN_FD, STDOUT_FD, STDERR_FD, REQUEST_FD, MARK_FD, RESULT_FD = range(6)
TAKEN_FDS = (REQUEST_FD, MARK_FD, RESULT_FD, STDIN_FD, STDOUT_FD)
MAX_REQUEST_BYTES = 1 << 30
MAX_FDS, MAX_THREADS, FREE_FD = 64, 32, 32
SAME_USER = (1 << 32) - 1
"""In place of a user id, as in cage.h: the child stays the user that the zygote is, who may not become another."""
MAX_THREADS_OF_SAME_USER = 4096
"""The kernel counts all threads of that user, also those that run elsewhere on the machine."""
DETAIL_CHARACTERS = 300


class Confinement(NamedTuple):
    """What the zygote knows of a run; all else the child reads for itself.

    Attributes:
        uid: The run's own user, or :data:`SAME_USER`.
        memory_bytes: Address space above what the zygote already has; 0 for no limit (an emulator ignores it).
        file_bytes: Size up to which it may write a file: its standard output, since it has no other.
        cpu_s: Hard limit of CPU seconds, far above the one that the relay keeps.
        landlock: Whether the kernel has landlock.
        emulated: Whether an emulator runs this process.
    """

    uid: int
    memory_bytes: int
    file_bytes: int
    cpu_s: int
    landlock: bool
    emulated: bool


def run_child(descriptors: Sequence[int], confinement: Confinement) -> NoReturn:
    """Runs in the forked process and never returns."""
    try:
        os.setsid()
        _take_descriptors(descriptors)
        _close_others()
        _limit(confinement, in_earnest=True)
        effbench_cage.enter(confinement.uid, confinement.landlock, confinement.emulated)
        # The relay has all it needs then and kills: an emulator's own exit takes longer than a short run.
        _serve(signal.pause)
    finally:
        os._exit(97)


def rehearse(code: bytes, arguments: bytes, disabled_builtins: Sequence[str]) -> None:
    """Walks the child's whole way in the zygote, short of the cage, with a harmless program.

    What a process has never done is slow the first time (an emulator translates it, the interpreter specialises it,
    the kernel maps it), and children inherit what the zygote has done.

    Args:
        code: A prepared program with the entry point ``f``.
        arguments: Of its call, as a child gets them.
        disabled_builtins: As in a request.
    """
    header = {"op": "run", "entry_point": "f", "disabled_builtins": disabled_builtins}
    request_out, request_in = os.pipe()
    os.write(request_in, wire.pack_frame(header, [code]) + wire.pack_frame({}, [arguments]) + b"++++")
    null = os.open("/dev/null", os.O_WRONLY)
    descriptors = [fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, FREE_FD) for descriptor in (request_out, null, null)]
    for descriptor in (request_out, request_in, null):
        os.close(descriptor)
    _take_descriptors(descriptors)
    _limit(Confinement(SAME_USER, 1 << 30, 0, 65, landlock=True, emulated=True), in_earnest=False)
    os.closerange(MAX_FDS, 2 * MAX_FDS)
    _serve(lambda: None)
    for descriptor in (*descriptors, REQUEST_FD, MARK_FD, RESULT_FD):
        os.close(descriptor)


def _serve(afterwards: Callable[[], None]) -> None:
    request = wire.read_frame(_read_exactly, max_blob_bytes=MAX_REQUEST_BYTES)
    answers = {"prepare": _answer_prepared, "run": _call, "call_each": _call_each, "run_program": _run_program}
    answers[request.header["op"]](request, afterwards)


def _take_descriptors(descriptors: Sequence[int]) -> None:
    # Out of the way of the fixed numbers first: a pipe may have got one of them.
    high = [fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, FREE_FD) for descriptor in descriptors]
    for target, descriptor in zip(TAKEN_FDS, high, strict=False):
        os.dup2(descriptor, target, inheritable=False)
        os.close(descriptor)


def _close_others() -> None:
    os.dup2(os.open("/dev/null", os.O_RDWR), STDERR_FD, inheritable=False)
    os.closerange(RESULT_FD + 1, MAX_FDS)


def _limit(confinement: Confinement, *, in_earnest: bool) -> None:
    """Sets the run's limits; a rehearsal sets those that hold already."""
    limits = {resource.RLIMIT_CORE: 0, resource.RLIMIT_MSGQUEUE: 0}
    limits |= {resource.RLIMIT_NOFILE: MAX_FDS, resource.RLIMIT_NPROC: MAX_THREADS}
    limits[resource.RLIMIT_FSIZE] = confinement.file_bytes
    statm = os.open("/proc/self/statm", os.O_RDONLY)
    present = int(os.read(statm, 100).split()[0]) * resource.getpagesize()
    os.close(statm)
    if confinement.uid == SAME_USER:
        hard_limit = resource.getrlimit(resource.RLIMIT_NPROC)[1] & SAME_USER  # without a limit it is -1
        limits[resource.RLIMIT_NPROC] = min(MAX_THREADS_OF_SAME_USER, hard_limit)
    limits[resource.RLIMIT_CPU] = confinement.cpu_s
    if confinement.memory_bytes:
        limits[resource.RLIMIT_AS] = present + confinement.memory_bytes
    for limit, value in limits.items():
        resource.setrlimit(limit, (value, value) if in_earnest else resource.getrlimit(limit))
    try:
        score = os.open("/proc/self/oom_score_adj", os.O_WRONLY if in_earnest else os.O_RDONLY)
    except PermissionError:  # it belongs to root, because the zygote hides its memory
        return  # the child is the largest in its lane all the same
    if in_earnest:
        os.write(score, b"1000")
    os.close(score)


def _answer_prepared(request: wire.Frame, afterwards: Callable[[], None]) -> None:
    _send_result(*_prepare(request))
    afterwards()


def _prepare(request: wire.Frame) -> tuple[dict[str, Any], bytes]:
    source = request.blobs[0].decode("utf-8", "surrogatepass")
    try:
        form = normal_form.normal_form(source, request.header["entry_point"], normalise=request.header["normalise"])
    except normal_form.NotAProgram as error:
        return {"status": "not_a_program", "detail": str(error)[:DETAIL_CHARACTERS]}, b""
    return {"status": "ok", "digest": form.digest, "works_at_import": form.works_at_import}, form.code


def _call(request: wire.Frame, afterwards: Callable[[], None]) -> None:
    """Loads, calls and answers, and holds on to all that the candidate made until ``afterwards`` returns.

    What is done outside the two windows must depend on the input and the result alone, since it is held against what
    the reference's runs do there: so no collection runs there that is ours to forbid, and nothing is freed.
    """
    header = request.header
    # Bound before hostile code runs: a candidate may patch modules, not these.
    mark, describe, settle, send = _mark, _describe, effbench_cage.settle, effbench_cage.send
    collect, freeze, stop_collecting, callbacks = gc.collect, gc.freeze, gc.disable, gc.callbacks
    entry_point = _entry_point
    # Forking reseeds the random module from the kernel: an unseeded candidate would count differently on each run.
    random.seed(0)
    namespace = _namespace(header)
    arguments = marshal.loads(wire.read_frame(_read_exactly, max_blob_bytes=MAX_REQUEST_BYTES).blobs[0])
    # Equal heaps make equal counts: nothing of ours is left for the candidate's collections to look through.
    freeze()
    collect()
    gc.enable()
    settle()
    try:
        mark(b"S")
        exec(marshal.loads(request.blobs[0]), namespace)
        function = entry_point(namespace, header["entry_point"])
        mark(b"L")
        callbacks.clear()
        collect()
        freeze()
        settle()
        mark(b"R")
        result = function(*arguments)
        stop_collecting()
        mark(b"D")
        refusal = send(RESULT_FD, result)
        if refusal is not None:
            raise values.NotPlain(refusal)
    except BaseException as error:
        _send_result(describe(error), b"")
    afterwards()


def _call_each(request: wire.Frame, afterwards: Callable[[], None]) -> None:
    """Calls with one input after the other until one fails; ends by being killed. Nothing here is counted."""
    mark, describe, send, receive, decode = _mark, _describe, effbench_cage.send, wire.read_frame, marshal.loads
    state_of_random, set_random = random.getstate, random.setstate
    collect, freeze, callbacks, entry_point = gc.collect, gc.freeze, gc.callbacks, _entry_point
    random.seed(0)
    namespace = _namespace(request.header)
    gc.enable()
    try:
        mark(b"S")
        exec(decode(request.blobs[0]), namespace)
        function = entry_point(namespace, request.header["entry_point"])
        mark(b"L")
        callbacks.clear()
        collect()
        freeze()
        state = state_of_random()
        while True:
            arguments = decode(receive(_read_exactly, max_blob_bytes=MAX_REQUEST_BYTES).blobs[0])
            set_random(state)
            mark(b"R")
            result = function(*arguments)
            mark(b"D")
            refusal = send(RESULT_FD, result)
            if refusal is not None:
                raise values.NotPlain(refusal)
            del arguments, result
    except BaseException as error:
        _send_result(describe(error), b"")
    afterwards()


def _namespace(header: dict[str, Any]) -> dict[str, Any]:
    """The scope that a program is loaded into: that of a module which it can look up, as ``dataclasses`` does."""
    module = sys.modules["candidate"] = types.ModuleType("candidate")
    namespace = vars(module)
    namespace["__builtins__"] = __builtins__
    namespace.update(dict.fromkeys(header["disabled_builtins"]))
    return namespace


def _entry_point(namespace: dict[str, Any], name: str) -> Callable[..., Any]:
    """The function that the task calls.

    Raises:
        NameError: The program does not define it after all; a star import only might have.
    """
    try:
        return namespace[name]  # type: ignore[no-any-return]  # whatever it is, calling it says
    except KeyError:
        raise NameError(f"the program defines no {name} at its top level") from None


def _run_program(request: wire.Frame, afterwards: Callable[[], None]) -> None:
    mark, describe, settle, run, send = _mark, _describe, effbench_cage.settle, whole_program.run, effbench_cage.send
    stop_collecting = gc.disable
    random.seed(0)
    settle()
    mark(b"S")
    mark(b"L")
    code = marshal.loads(request.blobs[0])
    namespace = whole_program.become_main(STDIN_FD, STDOUT_FD)
    namespace.update(dict.fromkeys(request.header["disabled_builtins"]))
    del request
    try:
        gc.collect()
        gc.freeze()
        gc.enable()
        settle()
        mark(b"R")
        run(code, namespace)
        stop_collecting()
        mark(b"D")
        send(RESULT_FD, None)  # what it wrote is the result
    except BaseException as error:
        _send_result(describe(error), b"")
    afterwards()


def _describe(error: BaseException) -> dict[str, Any]:
    kind = type(error)
    try:
        text = str(error)[:DETAIL_CHARACTERS]
    except BaseException:
        text = ""
    if kind is values.NotPlain:
        return {"status": "refused", "type": kind.__name__, "detail": text}
    return {"status": "exception", "type": kind.__name__[:100], "detail": text}


def _mark(letter: bytes) -> None:
    os.write(MARK_FD, letter)
    _read_exactly(1)


def _read_exactly(size: int) -> bytes:
    if size <= 65536:
        data = os.read(REQUEST_FD, size)
        if len(data) == size:
            return data
    else:
        data = b""
    parts, missing = [data], size - len(data)
    while missing:
        part = os.read(REQUEST_FD, min(missing, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)


def _send_result(status: dict[str, Any], blob: bytes) -> None:
    view = memoryview(wire.pack_frame(status, [blob]))
    while view:
        view = view[os.write(RESULT_FD, view) :]
