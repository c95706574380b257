from typing import Any

import pytest

from effbench.sandboxes.agent.wire import Frame, FrameError, read_frame
from effbench.sandboxes.wasm.messages import (
    GuestEnding,
    Reply,
    parse_reply,
    parse_request,
    reply_bytes,
    request_bytes,
)
from tests.sandboxes.wasm.requests import a_request

REPLY = Reply(
    ending=GuestEnding.FAILED, window="result", failure=2, detail="d", exit_code=-1, fuel=(1, 2, 3, 4, 5),
    cpu_ns=(5, 4, 3, 2, 1), total_cpu_ns=20, grown_bytes=65536, told=b"T", outputs=(b"N", b""),
)  # fmt: skip


def frame_of(data: bytes) -> Frame:
    view = memoryview(data)

    def read_exactly(size: int) -> bytes:
        nonlocal view
        taken, view = view[:size], view[size:]
        return bytes(taken)

    return read_frame(read_exactly, max_blob_bytes=1 << 20)


def test_a_request_arrives_as_it_was_sent() -> None:
    request = a_request((b"one", b"two"), program=b"program")
    assert parse_request(frame_of(request_bytes(request))) == request


def test_a_reply_arrives_as_it_was_sent() -> None:
    assert parse_reply(frame_of(reply_bytes(REPLY))) == REPLY


@pytest.mark.parametrize(
    "change",
    [
        {"ending": "well"}, {"window": "afterwards"}, {"window": 1}, {"detail": None}, {"exit_code": 1.5}, {"fuel": 3},
        {"fuel": [True, 2, 3, 4, 5]}, {"fuel": [1]}, {"cpu_ns": ["1"]}, {"fuel": [1] * 99, "cpu_ns": [1] * 99},
        {"grown_bytes": None}, {"failure": "1"}, {"total_cpu_ns": []},
    ],
)  # fmt: skip
def test_what_is_not_a_reply_is_refused(change: dict[str, Any]) -> None:
    frame = frame_of(reply_bytes(REPLY))
    with pytest.raises(FrameError, match="not a reply"):
        parse_reply(Frame({**frame.header, **change}, frame.blobs))


def test_a_reply_without_its_output_is_refused() -> None:
    with pytest.raises(FrameError, match="not a reply"):
        parse_reply(Frame(frame_of(reply_bytes(REPLY)).header, ()))
