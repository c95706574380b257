"""A relay that says what it is told to say, and what a sound one would say."""

import signal
from collections.abc import Callable, Sequence
from typing import Any

from effbench.errors import SandboxDied
from effbench.sandboxes import values
from effbench.sandboxes.agent import wire

HELLO = {"runtime": "r", "python": "3.11.2"}
RESULT = values.encode(42)
STARTED = wire.pack_frame({"started": "an engine"})


def report(*blobs: bytes, **changes: Any) -> bytes:
    """The relay's answer to a native run that returned 42, with changes."""
    header = {
        "end": "result",
        "failure": 0,
        "is_broken": False,
        "exit": -signal.SIGKILL,
        "marks": [1, 2, 3, 4, 5],
        "cpu_ns": [1, 11, 20, 120, 125],
        "given_cpu_ns": [12],
        "counts": [0, 0, 0, 0, 0],
        "has_threads": False,
        "user_time_s": 0.2,
        "cpu_time_s": 0.25,
        "wall_time_s": 0.5,
        "max_rss_bytes": 4096,
        "left_over": False,
        "oom_kills": None,
    }
    return wire.pack_frame({**header, **changes}, blobs or (RESULT,))


def failed(kind: int, name: str | None, text: str | None, *, at: Sequence[int] = (1, 2, 3), **changes: Any) -> bytes:
    """The same of a run that failed after some marks, and what its child told of that."""
    times = [1, 11, 20, 120, 125][: len(at) + 1]
    header = {"end": "failed", "failure": kind, "marks": [*at, 6], "cpu_ns": times, "counts": [0] * len(times)}
    return report(values.encode((name, text)), **{**header, **changes})


def header_of(answer: bytes) -> dict[str, Any]:
    """What an answer says beside its blobs."""
    return wire.read_frame(reader(answer), max_blob_bytes=1 << 20).header


def incomplete(name: str) -> bytes:
    """A report without one of its fields."""
    header = header_of(report())
    del header[name]
    return wire.pack_frame(header, [RESULT])


def reader(data: bytes) -> Callable[[int], bytes]:
    view = bytearray(data)
    return lambda size: _take(view, size)


class ScriptedChannel:
    """A relay that says what it is told to say, whatever it is asked."""

    def __init__(self, *answers: bytes) -> None:
        self.requests: list[wire.Frame] = []
        self.closed = 0
        self._incoming = bytearray(wire.pack_frame(HELLO) + b"".join(answers))

    def send(self, data: bytes) -> None:
        view = bytearray(data)
        self.requests.append(wire.read_frame(lambda size: _take(view, size), max_blob_bytes=1 << 20))
        assert not view

    def read_exactly(self, size: int) -> bytes:
        if len(self._incoming) < size:
            raise SandboxDied("the relay is gone")
        return _take(self._incoming, size)

    def host_pid(self, pid: int) -> int:
        return pid + 1000

    def close(self) -> None:
        self.closed += 1


def _take(buffer: bytearray, size: int) -> bytes:
    part = bytes(buffer[:size])
    del buffer[:size]
    return part


class NotingGate:
    def __init__(self) -> None:
        self.marks: list[tuple[str, int]] = []

    def at_mark(self, mark: str, host_pid: int) -> None:
        self.marks.append((mark, host_pid))
