"""What is asked of a worker and what it answers, as records and as frames (:mod:`effbench.sandboxes.agent.wire`)."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Final

from effbench.sandboxes.agent.wire import Frame, FrameError, pack_frame

__all__ = ["WINDOWS", "GuestEnding", "Reply", "Request", "parse_reply", "parse_request", "reply_bytes", "request_bytes"]

WINDOWS: Final = ("prepare", "load", "ready", "call", "result")
"""The parts of a run, in their order: compiling the program, its import-time work, receiving the input and settling
the heap, the call, and encoding what it returned."""


class GuestEnding(StrEnum):
    """How a run ended, as the guest and the engine tell it."""

    RETURNED = "returned"
    RAISED = "raised"
    REFUSED = "refused"
    """It returned something that is not a plain value."""
    NOT_A_PROGRAM = "not_a_program"
    """The source does not compile, or lacks the entry point."""
    LEFT = "left"
    """The program left the process (``os._exit``)."""
    OUT_OF_FUEL = "out_of_fuel"
    OUTPUT_LIMIT = "output_limit"
    CRASHED = "crashed"
    """A trap: the stack overflowed, or the interpreter itself failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One run to be made.

    Attributes:
        source: The program's text as UTF-8.
        entry_point: The function to call; empty for a whole program.
        arguments: Encoded tuple of arguments; of a whole program, its standard input.
        load_fuel: Instructions that the import-time work may take.
        call_fuel: The same for the call.
        memory_bytes: What the linear memory may grow by from the start of the call on; the same for the load.
        output_bytes: Size of the encoded result, or of a whole program's standard output.
    """

    source: bytes
    entry_point: str
    arguments: bytes
    load_fuel: int
    call_fuel: int
    memory_bytes: int
    output_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What one run gave.

    Attributes:
        ending: How it ended.
        window: The window in which it ended; ``result`` for one that came through.
        exception: Name of the exception's type.
        detail: The exception's text, the trap, or the end of what a crashed interpreter wrote to its standard error.
        exit_code: Of a program that left.
        fuel: Instructions of each window that was completed, in the order of :data:`WINDOWS`.
        cpu_ns: CPU nanoseconds of the same windows.
        grown_bytes: What the linear memory grew by since the start of the call.
        output: Encoded result, or a whole program's standard output.
    """

    ending: GuestEnding
    window: str
    exception: str = ""
    detail: str = ""
    exit_code: int = 0
    fuel: tuple[int, ...] = ()
    cpu_ns: tuple[int, ...] = ()
    grown_bytes: int = 0
    output: bytes = b""


def request_bytes(request: Request) -> bytes:
    """Encodes a request."""
    header = {
        "entry_point": request.entry_point, "load_fuel": request.load_fuel, "call_fuel": request.call_fuel,
        "memory_bytes": request.memory_bytes, "output_bytes": request.output_bytes,
    }  # fmt: skip
    return pack_frame(header, (request.source, request.arguments))


def parse_request(frame: Frame) -> Request:
    """Decodes a request of the harness, which is trusted."""
    source, arguments = frame.blobs
    return Request(source=source, arguments=arguments, **frame.header)


def reply_bytes(reply: Reply) -> bytes:
    """Encodes a reply."""
    header = asdict(reply)
    return pack_frame(header, (header.pop("output"),))


def parse_reply(frame: Frame) -> Reply:
    """Decodes a reply; raises :class:`effbench.sandboxes.agent.wire.FrameError` when it is not one."""
    header = frame.header
    try:
        (output,) = frame.blobs
        reply = Reply(
            ending=GuestEnding(header["ending"]), window=_text(header["window"]), exception=_text(header["exception"]),
            detail=_text(header["detail"]), exit_code=_whole(header["exit_code"]), fuel=_wholes(header["fuel"]),
            cpu_ns=_wholes(header["cpu_ns"]), grown_bytes=_whole(header["grown_bytes"]), output=output,
        )  # fmt: skip
    except (KeyError, TypeError, ValueError) as error:
        raise FrameError(f"not a reply: {error!r}") from error
    if reply.window not in WINDOWS or not len(reply.fuel) == len(reply.cpu_ns) <= len(WINDOWS):
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
