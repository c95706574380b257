"""Frames between harness and relay: a JSON header and byte blobs that it announces.

Layout: ``u32 big-endian length of the header | header | blobs``; the header's ``blobs`` lists their lengths. What a
candidate made travels in blobs alone.
"""

import json
import struct
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

__all__ = ["MAX_BLOBS", "Frame", "FrameError", "pack_frame", "read_frame"]

_LENGTH = struct.Struct(">I")
MAX_HEADER_BYTES = 1 << 20
MAX_BLOBS = 32


class FrameError(Exception):
    """The other side sent something that is not a frame, or stopped in the middle of one."""


class Frame(NamedTuple):
    """One message.

    Attributes:
        header: The JSON object, without ``blobs``.
        blobs: The byte strings that came with it.
    """

    header: dict[str, Any]
    blobs: tuple[bytes, ...] = ()


def pack_frame(header: dict[str, Any], blobs: Iterable[bytes] = ()) -> bytes:
    """Encodes one message."""
    blobs = tuple(blobs)
    text = json.dumps({**header, "blobs": [len(blob) for blob in blobs]}).encode()
    return b"".join((_LENGTH.pack(len(text)), text, *blobs))


def read_frame(read_exactly: Callable[[int], bytes], *, max_blob_bytes: int) -> Frame:
    """Reads one message.

    Args:
        read_exactly: Returns exactly that many bytes, or raises.
        max_blob_bytes: Largest sum of blobs that is taken.

    Raises:
        FrameError: The header is not one, or announces more than is taken.
    """
    (length,) = _LENGTH.unpack(read_exactly(_LENGTH.size))
    if length > MAX_HEADER_BYTES:
        raise FrameError(f"header of {length} bytes")
    try:
        header = json.loads(read_exactly(length))
        sizes = header.pop("blobs")
    except (ValueError, AttributeError, TypeError, KeyError, RecursionError) as error:
        raise FrameError(f"not a header: {error}") from error
    plain = isinstance(sizes, list) and all(type(size) is int and size >= 0 for size in sizes)
    if not plain or len(sizes) > MAX_BLOBS or sum(sizes) > max_blob_bytes:
        raise FrameError("announces blobs that are not taken")
    return Frame(header, tuple(read_exactly(size) for size in sizes))
