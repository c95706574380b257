"""Frames: what is packed is read again; anything else is an error of the one kind that both ends expect."""

import contextlib
import io
import json
import struct
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from effbench.sandboxes.agent.wire import MAX_BLOBS, MAX_HEADER_BYTES, Frame, FrameError, pack_frame, read_frame

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)
headers = st.dictionaries(st.text(max_size=8).filter(lambda key: key != "blobs"), json_values, max_size=4)
blob_lists = st.lists(st.binary(max_size=50), max_size=MAX_BLOBS)


def reader(data: bytes) -> Callable[[int], bytes]:
    stream = io.BytesIO(data)

    def read_exactly(size: int) -> bytes:
        part = stream.read(size)
        if len(part) < size:
            raise EOFError
        return part

    return read_exactly


def framed(header: bytes, blobs: bytes = b"") -> bytes:
    return struct.pack(">I", len(header)) + header + blobs


@given(headers, blob_lists)
def test_a_frame_comes_back_the_same(header: dict[str, object], blobs: list[bytes]) -> None:
    frame = read_frame(reader(pack_frame(header, blobs)), max_blob_bytes=10_000)
    assert frame == Frame(header, tuple(blobs))


@given(st.lists(st.tuples(headers, blob_lists), max_size=4))
def test_frames_in_a_row_are_read_one_after_the_other(messages: list[tuple[dict[str, object], list[bytes]]]) -> None:
    read_exactly = reader(b"".join(pack_frame(*message) for message in messages))
    assert [read_frame(read_exactly, max_blob_bytes=10_000) for _ in messages] == [
        Frame(header, tuple(blobs)) for header, blobs in messages
    ]


def test_a_frame_without_blobs_may_leave_them_out() -> None:
    assert read_frame(reader(pack_frame({"op": "hello"})), max_blob_bytes=0) == Frame({"op": "hello"})


def test_a_frame_cut_short_at_any_byte_is_never_taken_for_a_frame() -> None:
    whole = pack_frame({"op": "run", "limits": [1, 2.5]}, [b"program", b"", b"input"])
    for length in range(len(whole)):
        with pytest.raises(EOFError):
            read_frame(reader(whole[:length]), max_blob_bytes=100)


@pytest.mark.parametrize("announced", [MAX_HEADER_BYTES + 1, 2**32 - 1])
def test_a_header_that_is_too_long_is_refused_before_it_is_read(announced: int) -> None:
    asked: list[int] = []

    def read_exactly(size: int) -> bytes:
        asked.append(size)
        return struct.pack(">I", announced)

    with pytest.raises(FrameError, match=f"header of {announced} bytes"):
        read_frame(read_exactly, max_blob_bytes=0)
    assert asked == [4]


@pytest.mark.parametrize(
    ("sizes", "bound"),
    [
        ([11], 10),
        ([5, 6], 10),
        ([10**30], 1 << 30),
        ([0] * (MAX_BLOBS + 1), 10),
        ([-1], 10),
        ([11, -5], 10),
        ([True], 10),
        ([1.0], 10),
        (["1"], 10),
        ([None], 10),
        ([[1]], 10),
        (5, 10),
        ("", 10),
        ({}, 10),
        (None, 10),
    ],
)
def test_blobs_that_are_too_large_too_many_or_no_sizes_are_refused_before_they_are_read(
    sizes: object, bound: int
) -> None:
    header = json.dumps({"blobs": sizes}).encode()
    with pytest.raises(FrameError, match="announces blobs that are not taken"):
        read_frame(reader(framed(header)), max_blob_bytes=bound)


def test_blobs_may_be_as_large_and_as_many_as_the_bounds_say() -> None:
    blobs = (b"12", b"345", b"", b"67890", *[b""] * (MAX_BLOBS - 4))
    assert read_frame(reader(pack_frame({}, blobs)), max_blob_bytes=10).blobs == blobs


@pytest.mark.parametrize(
    "header",
    [
        b"",
        b"{",
        b"5",
        b"null",
        b'"blobs"',
        b"[]",
        b'["blobs"]',
        b"{}",
        b'{"blob": []}',
        b"\xff\xfe{",
        b'{"blobs": []} 1',
        b"[" * 100_000,
        b'{"blobs": [' + b"9" * 5000 + b"]}",
    ],
    ids=lambda header: repr(header[:15]),
)
def test_a_header_that_is_not_an_object_with_blobs_is_refused(header: bytes) -> None:
    with pytest.raises(FrameError, match="not a header"):
        read_frame(reader(framed(header)), max_blob_bytes=10)


@given(st.binary(max_size=200) | st.builds(framed, st.binary(max_size=100), st.binary(max_size=20)))
@example(framed(b'{"blobs": [1]}', b"x"))
def test_garbage_is_a_frame_error_or_the_end_of_the_stream_or_by_chance_a_frame(data: bytes) -> None:
    with contextlib.suppress(FrameError, EOFError):
        assert isinstance(read_frame(reader(data), max_blob_bytes=100), Frame)


@given(json_values)
def test_any_json_as_a_header_is_a_frame_error_or_a_frame(header: object) -> None:
    with contextlib.suppress(FrameError, EOFError):
        read_frame(reader(framed(json.dumps(header).encode())), max_blob_bytes=100)
