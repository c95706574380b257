"""The driver's module built with sanitizers, in a process of its own that is asked over two pipes.

Run as a program it is that process: it answers until its standard input ends. A sanitizer ends it with a report.
"""

import marshal
import os
import struct
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from effbench.sandboxes import values

__all__ = ["SanitizedDriver", "build", "sanitizers"]

_LENGTH = struct.Struct("<I")
_FLAGS = ["-O1", "-g", "-Wall", "-Wextra", "-Werror", "-fno-omit-frame-pointer", "-shared", "-fPIC"]
_SANITIZED = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all"]


def sanitizers() -> list[Path]:
    """The libraries that have to be loaded first; empty where the compiler has none."""
    named = [
        subprocess.run(["gcc", f"-print-file-name={name}"], capture_output=True, text=True, check=True).stdout.strip()
        for name in ("libasan.so", "libubsan.so")
    ]
    return [Path(path) for path in named] if all(Path(path).is_absolute() for path in named) else []


def build(folder: Path) -> None:
    """Compiles the module for this interpreter."""
    source = Path(__file__).parents[2] / "sandboxes/driver/driver_module.c"
    command = ["gcc", *_FLAGS, *_SANITIZED, f"-I{sysconfig.get_path('include')}", str(source)]
    subprocess.run([*command, "-o", str(folder / "effbench_driver.abi3.so")], check=True)


class SanitizedDriver:
    """See the module.

    Args:
        process: Answers.
    """

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process

    @classmethod
    @contextmanager
    def running(cls, folder: Path) -> Iterator["SanitizedDriver"]:
        """Asks the module in that folder; fails if the process does not end well."""
        environment = {
            "LD_PRELOAD": " ".join(map(str, sanitizers())),
            "ASAN_OPTIONS": "detect_leaks=0",
            "UBSAN_OPTIONS": "print_stacktrace=1",
            "PYTHONMALLOC": "malloc",  # objects' memory is looked after as well
            "PYTHONPATH": f"{folder}:{Path(__file__).parents[2]}",
        }
        command = [sys.executable, "-m", "tests.sandboxes.sanitized_driver"]
        with subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            yield cls(process)
            assert process.stdin is not None
            process.stdin.close()
            assert process.wait() == 0

    def ask(self, operation: str, *given: object) -> Any:
        """What the driver's function gave: its value, or the exception that it raised."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        _send(self._process.stdin, values.encode((operation, *given)))
        kind, answer = values.decode(_receive(self._process.stdout))
        if kind:
            raise {"ValueError": ValueError, "TypeError": TypeError}.get(kind, RuntimeError)(answer)
        return answer


def _send(stream: IO[bytes], data: bytes) -> None:
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def _receive(stream: IO[bytes]) -> bytes:
    head = stream.read(_LENGTH.size)
    if len(head) != _LENGTH.size:
        raise EOFError("the sanitized process is gone: its report is on standard error")
    return stream.read(*_LENGTH.unpack(head))


def _perform(operation: str, *given: Any) -> object:
    import effbench_driver

    match operation:
        case "encode":  # an encoded value
            return effbench_driver.encode(values.decode(*given))
        case "encode_expression":
            return effbench_driver.encode(eval(given[0], {}))
        case "decode":  # a value's encoding by the harness's own encoder, so that both sides are looked at
            return values.encode(effbench_driver.decode(*given))
        case "rehearse":
            source, entry_point, disabled, data, is_program = given
            code = marshal.dumps(compile(source, "<candidate>", "exec", dont_inherit=True))
            return effbench_driver.rehearse(values.encode((code, entry_point, disabled)), data, is_program)
        case "rehearse_anything":
            return effbench_driver.rehearse(*given)
        case "gate":
            return effbench_driver.wait(bytearray(given[0]), *given[1:])
    raise LookupError(operation)


def _serve(given: IO[bytes], answers: IO[bytes]) -> None:
    while True:
        try:
            request = values.decode(_receive(given))
        except EOFError:
            return
        try:
            answer = ("", _perform(*request))
        except Exception as error:  # noqa: BLE001  # it goes to who asked
            answer = (type(error).__name__, str(error))
        _send(answers, values.encode(answer))


if __name__ == "__main__":
    # Programs under test have the standard streams to themselves.
    own = [os.fdopen(os.dup(number), mode) for number, mode in ((0, "rb"), (1, "wb"))]
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    _serve(*own)
