"""What is asked of a worker and what it answers, as records and as frames (:mod:`effbench.sandboxes.agent.wire`)."""

from dataclasses import asdict, dataclass
from enum import IntEnum, StrEnum
from typing import Final

from effbench.sandboxes.agent.wire import MAX_BLOBS, Frame, FrameError, pack_frame

__all__ = [
    "WINDOWS",
    "WINDOWS_BEFORE_CALLS",
    "WINDOWS_OF_CALL",
    "GuestEnding",
    "Operation",
    "Reply",
    "Request",
    "parse_reply",
    "parse_request",
    "reply_bytes",
    "request_bytes",
]

WINDOWS: Final = ("begin", "load", "ready", "call", "result")
"""The parts of a run, in their order: taking the program, its import-time work, receiving the input and settling the
heap, the call, and encoding what it returned. The last three follow once for each input; a whole program has no
``result``."""
WINDOWS_BEFORE_CALLS: Final = 2
WINDOWS_OF_CALL: Final = 3


class Operation(IntEnum):
    """What is run: ``enum operation`` of the driver's ``request.h``."""

    CALL = 1
    PROGRAM = 2
    PREPARE = 3


class GuestEnding(StrEnum):
    """How a run ended, as the guest and the engine tell it."""

    RETURNED = "returned"
    """All inputs did."""
    FAILED = "failed"
    """The driver told what went wrong."""
    LEFT = "left"
    """The program left the process (``os._exit``)."""
    OUT_OF_FUEL = "out_of_fuel"
    OUTPUT_LIMIT = "output_limit"
    """A whole program wrote more than it may."""
    CRASHED = "crashed"
    """A trap: the stack overflowed, or the interpreter itself failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One run to be made.

    Attributes:
        operation: What is run.
        program: Encoded program; empty to prepare one.
        inputs: Encoded tuples of arguments; of a whole program, its standard input, once.
        fuel: Instructions of load and call together; in a series of each call, the first with the load.
        memory_bytes: What the linear memory may grow by during load and calls together.
        output_bytes: Size of an encoded result, or of a whole program's standard output.
    """

    operation: Operation
    program: bytes
    inputs: tuple[bytes, ...]
    fuel: int
    memory_bytes: int
    output_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What one run gave.

    Attributes:
        ending: How it ended.
        window: The window in which it ended, if it did not come through.
        failure: For ``FAILED``, which kind: ``enum failure`` of the driver's ``request.h``.
        detail: For ``CRASHED``, the trap, and the end of what was written to the standard error.
        exit_code: Of a program that left.
        fuel: Instructions of each window that was completed.
        cpu_ns: CPU nanoseconds of the same windows.
        total_cpu_ns: CPU nanoseconds of the whole run.
        grown_bytes: What the linear memory grew by during load and calls.
        told: For ``FAILED``, the driver's words, encoded.
        outputs: Encoded results, one for each input that returned; or a whole program's standard output.
    """

    ending: GuestEnding
    window: str = ""
    failure: int = 0
    detail: str = ""
    exit_code: int = 0
    fuel: tuple[int, ...] = ()
    cpu_ns: tuple[int, ...] = ()
    total_cpu_ns: int = 0
    grown_bytes: int = 0
    told: bytes = b""
    outputs: tuple[bytes, ...] = ()


def request_bytes(request: Request) -> bytes:
    """Encodes a request."""
    header = {
        "operation": int(request.operation), "fuel": request.fuel, "memory_bytes": request.memory_bytes,
        "output_bytes": request.output_bytes,
    }  # fmt: skip
    return pack_frame(header, (request.program, *request.inputs))


def parse_request(frame: Frame) -> Request:
    """Decodes a request of the harness, which is trusted."""
    program, *inputs = frame.blobs
    operation = Operation(frame.header.pop("operation"))
    return Request(operation=operation, program=program, inputs=tuple(inputs), **frame.header)


def reply_bytes(reply: Reply) -> bytes:
    """Encodes a reply."""
    header = asdict(reply)
    return pack_frame(header, (header.pop("told"), *header.pop("outputs")))


def parse_reply(frame: Frame) -> Reply:
    """Decodes a reply; raises :class:`effbench.sandboxes.agent.wire.FrameError` when it is not one."""
    header = frame.header
    try:
        told, *outputs = frame.blobs
        reply = Reply(
            ending=GuestEnding(header["ending"]), window=_text(header["window"]), failure=_whole(header["failure"]),
            detail=_text(header["detail"]), exit_code=_whole(header["exit_code"]), fuel=_wholes(header["fuel"]),
            cpu_ns=_wholes(header["cpu_ns"]), total_cpu_ns=_whole(header["total_cpu_ns"]),
            grown_bytes=_whole(header["grown_bytes"]), told=told, outputs=tuple(outputs),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError) as error:
        raise FrameError(f"not a reply: {error!r}") from error
    most = WINDOWS_BEFORE_CALLS + WINDOWS_OF_CALL * MAX_BLOBS
    if reply.window not in ("", *WINDOWS) or not len(reply.fuel) == len(reply.cpu_ns) <= most:
        raise FrameError("not a reply: its windows are not those of a run")
    return reply


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _whole(value: object) -> int:
    if type(value) is not int:
        raise TypeError(value)
    return value


def _wholes(values: object) -> tuple[int, ...]:
    if not isinstance(values, list):
        raise TypeError(values)
    return tuple(_whole(value) for value in values)
