"""What a worker replies, read as outcomes."""

from effbench.sandboxes import values
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.run_report import ending_of_failure
from effbench.sandboxes.wasm.messages import WINDOWS_BEFORE_CALLS, WINDOWS_OF_CALL, GuestEnding, Operation, Reply

__all__ = ["BASE_BYTES", "outcomes_of_reply", "timed_out"]

BASE_BYTES = 16 << 20
"""What the interpreter itself has, beside what its stack may take."""
_LATE = "stopped at its time limit"


def outcomes_of_reply(reply: Reply, operation: Operation, *, wall_s: float) -> list[Outcome]:
    """Reads a reply: an outcome for each input up to the first that did not return.

    Args:
        reply: The reply.
        operation: What was asked for.
        wall_s: How long the whole run took.
    """
    has_left = reply.ending is GuestEnding.LEFT
    n_returned = len(reply.outputs) - has_left
    outcomes = [
        _outcome(reply, number, wall_s, Ending.RETURNED, output=_output(reply.outputs[number], operation))
        for number in range(n_returned)
    ]
    if reply.ending is GuestEnding.RETURNED:
        return outcomes
    ending, detail, exception = _ending(reply)
    if has_left and operation is Operation.PROGRAM and reply.exit_code == 0:
        output = _output(reply.outputs[-1], operation)
        return [_outcome(reply, 0, wall_s, Ending.RETURNED, output=output)]
    return [*outcomes, _outcome(reply, n_returned, wall_s, ending, detail=detail, exception=exception)]


def timed_out(wall_s: float) -> Outcome:
    """Of a run that was given up by the clock on the wall."""
    return Outcome(ending=Ending.TIMED_OUT, detail=_LATE, cpu_time_s=wall_s, user_time_s=wall_s, wall_time_s=wall_s)


def _output(data: bytes, operation: Operation) -> bytes:
    return values.encode(data.decode("utf-8", "surrogateescape")) if operation is Operation.PROGRAM else data


def _outcome(
    reply: Reply,
    number: int,
    wall_s: float,
    ending: Ending,
    *,
    output: bytes | None = None,
    detail: str = "",
    exception: str = "",
) -> Outcome:
    fuel, cpu = _windows(reply.fuel, number), _windows(reply.cpu_ns, number)
    is_whole_run = len(reply.outputs) <= 1
    cpu_s = (reply.total_cpu_ns if is_whole_run else sum(part or 0 for part in cpu)) / 1e9
    return Outcome(
        ending=ending,
        detail=detail,
        exception=exception,
        output=output,
        load_count=fuel[0],
        input_count=fuel[1],
        call_count=fuel[2],
        output_count=fuel[3],
        load_cpu_ns=cpu[0],
        input_cpu_ns=cpu[1],
        call_cpu_ns=cpu[2],
        output_cpu_ns=cpu[3],
        user_time_s=cpu_s,
        cpu_time_s=cpu_s,
        wall_time_s=wall_s,
        max_rss_bytes=BASE_BYTES + reply.grown_bytes,
    )


def _windows(readings: tuple[int, ...], number: int) -> tuple[int | None, int | None, int | None, int | None]:
    """Load, input, call and output of one input; None where it did not come so far."""
    start = WINDOWS_BEFORE_CALLS + WINDOWS_OF_CALL * number

    def at(place: int) -> int | None:
        return readings[place] if place < len(readings) else None

    return at(1), at(start), at(start + 1), at(start + 2)


def _ending(reply: Reply) -> tuple[Ending, str, str]:
    match reply.ending:
        case GuestEnding.FAILED:
            return ending_of_failure(reply.failure, reply.told)
        case GuestEnding.OUT_OF_FUEL:
            return Ending.TIMED_OUT, _LATE, ""
        case GuestEnding.OUTPUT_LIMIT:
            return Ending.OUTPUT_LIMIT, "the result is larger than it may be", ""
        case GuestEnding.LEFT:
            return Ending.DIED, f"exited with {reply.exit_code} before it returned", ""
    return Ending.DIED, f"the interpreter crashed ({reply.detail})", ""
