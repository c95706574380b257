"""What all workers do: they read requests from their standard input, and write a reply to each to their output."""

import sys
from collections.abc import Callable
from typing import Any

from effbench.sandboxes.agent.wire import Frame, pack_frame, read_frame
from effbench.sandboxes.wasm.messages import Reply, Request, parse_request, reply_bytes

__all__ = ["read_request", "say", "serve"]

MAX_REQUEST_BYTES = 1 << 30


def serve(run: Callable[[Request], Reply]) -> None:
    """Answers requests until the harness closes the connection."""
    while True:
        try:
            frame = read_request()
        except EOFError:
            return
        _write(reply_bytes(run(parse_request(frame))))


def say(header: dict[str, Any]) -> None:
    """Tells the harness something before it asks."""
    _write(pack_frame(header))


def read_request() -> Frame:
    """Waits for the harness's next frame; raises EOFError when there is none any more."""
    return read_frame(_read_exactly, max_blob_bytes=MAX_REQUEST_BYTES)


def _read_exactly(size: int) -> bytes:
    data = sys.stdin.buffer.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _write(data: bytes) -> None:
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
