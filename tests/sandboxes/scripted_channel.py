"""A relay that says what it is told to say, and what a sound one would say."""

import signal
from collections.abc import Callable
from typing import Any

from effbench.errors import SandboxDied
from effbench.sandboxes.agent import wire

HELLO = {"runtime": "r", "python": "3.11.2"}
STARTED = wire.pack_frame({"started": "an engine"})


def report(blob: bytes = b"42", **changes: Any) -> bytes:
    """The relay's answer to a run that returned 42, with changes."""
    header = {
        "end": "end",
        "exit": -signal.SIGKILL,
        "marks": "SLRD",
        "cpu_ns": [1, 11, 20, 120],
        "counts": [5, 1005, 2000, 102000],
        "published": 4,
        "cpu_time_s": 0.25,
        "max_rss_bytes": 4096,
        "left_over": False,
        "oom_kills": None,
        "end_cpu_ns": 125,
        "end_count": 102500,
        "settled": 1,
        "user_time_s": 0.2,
        "result": {"status": "ok"},
    }
    return wire.pack_frame({**header, **changes}, [blob])


def incomplete(name: str) -> bytes:
    header = wire.read_frame(reader(report()), max_blob_bytes=100).header
    del header[name]
    return wire.pack_frame(header, [b"42"])


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
        self.requests.append(wire.read_frame(lambda size: _take(view, size), max_blob_bytes=1000))
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
