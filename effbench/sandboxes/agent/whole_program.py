"""A whole program: what it finds when its first line runs, and what an interpreter still does after its last one."""

import atexit
import io
import marshal
import os
import sys
import threading
import types
from typing import Any, NoReturn

__all__ = ["become_main", "rehearse", "run"]

BUFFER_BYTES = 8192
"""Fixed, since an interpreter takes over what the kernel calls a good size, which is not the same everywhere."""


def become_main(stdin_fd: int, stdout_fd: int) -> dict[str, Any]:
    """Makes the standard streams and an empty module ``__main__``.

    Returns:
        The module's namespace. Besides what every module has, it holds ``exit`` and ``quit``, which the ``site`` module
        installs elsewhere.
    """
    sys.stdin = sys.__stdin__ = _stream(stdin_fd, "r")  # type: ignore[misc]  # an interpreter sets both, too
    sys.stdout = sys.__stdout__ = _stream(stdout_fd, "w")  # type: ignore[misc]
    module = sys.modules["__main__"] = types.ModuleType("__main__")
    namespace = vars(module)
    namespace.update(__builtins__=__builtins__, __file__="main.py", exit=_leave, quit=_leave)
    return namespace


def run(code: types.CodeType, namespace: dict[str, Any]) -> None:
    """Runs a program from its first line to its exit.

    After the last line follows what an interpreter does when it ends (CPython's ``Py_FinalizeEx``): threads that are
    not daemons are waited for, ``atexit`` functions called, standard output flushed, and the module's variables let go,
    which flushes files that are still open.

    Raises:
        SystemExit: The program leaves with a code other than None and 0.
        BaseException: Whatever the program raises.
    """
    try:
        exec(code, namespace)
    except SystemExit as leaving:
        if leaving.code is not None and not (isinstance(leaving.code, int) and leaving.code == 0):
            raise
    threading._shutdown()  # type: ignore[attr-defined]  # has no public name
    atexit._run_exitfuncs()
    _flush(sys.stdout)
    namespace.clear()
    _flush(sys.__stdout__)


def rehearse(code: bytes) -> None:
    """Walks a whole program's way in the zygote, on streams of its own, short of an interpreter's end.

    Args:
        code: A prepared program that reads lines of numbers.
    """
    before = sys.stdin, sys.__stdin__, sys.stdout, sys.__stdout__, sys.modules["__main__"]
    descriptors = [os.memfd_create(name) for name in ("stdin", "stdout")]
    os.write(descriptors[0], b"3 1 2\n" * 4)
    os.lseek(descriptors[0], 0, os.SEEK_SET)
    namespace = become_main(*descriptors)
    exec(marshal.loads(code), namespace)
    _flush(sys.stdout)
    sys.stdin, sys.__stdin__, sys.stdout, sys.__stdout__, sys.modules["__main__"] = before  # type: ignore[misc]
    for descriptor in descriptors:
        os.close(descriptor)


def _stream(descriptor: int, mode: str) -> io.TextIOWrapper:
    raw = io.FileIO(descriptor, mode, closefd=False)
    buffer = io.BufferedReader(raw, BUFFER_BYTES) if mode == "r" else io.BufferedWriter(raw, BUFFER_BYTES)
    # As an interpreter makes them in the locale C.UTF-8: bytes that are no text come through, line ends stay.
    stream = io.TextIOWrapper(buffer, encoding="utf-8", errors="surrogateescape", newline="\n")
    stream.mode = mode  # type: ignore[misc]
    return stream


def _flush(stream: Any) -> None:
    # The program may have put anything in the stream's place, or closed it.
    if stream is not None and not getattr(stream, "closed", False):
        stream.flush()


def _leave(code: object = None) -> NoReturn:
    raise SystemExit(code)
