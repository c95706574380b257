"""What the relay says of a run, read as an outcome. A child's own words are among it, which may be anything."""

import signal
from collections.abc import Sequence
from typing import Any

from effbench.sandboxes.agent import wire
from effbench.sandboxes.protocol import Ending, Outcome

__all__ = ["MARKS", "outcome_of_run", "outcomes_of_calls"]

DETAIL_CHARACTERS = 300
MARKS = "SLRD"
"""The marks of a run that returned; see :mod:`effbench.sandboxes.agent.child`."""


def outcome_of_run(frame: wire.Frame, *, emulated: bool) -> Outcome:
    """Reads the report of one run.

    Args:
        frame: The report.
        emulated: Whether an emulator counted.

    Raises:
        KeyError: It is not a report; so say IndexError, TypeError and AttributeError.
    """
    header = frame.header
    ending, detail, exception = _ending(header)
    marks: str = header["marks"]
    if emulated and ending in (Ending.RETURNED, Ending.RAISED) and header["published"] != len(marks):
        ending, detail, exception = Ending.BROKE_PROTOCOL, "the emulator saw other marks than the relay", ""
    if emulated and ending is Ending.RETURNED and not header["settled"]:
        ending, detail = Ending.BROKE_PROTOCOL, "the heap was not settled before the call"
    # A forged mark has no clock reading and no count of its own: nothing that was read there means anything.
    sound = ending is not Ending.BROKE_PROTOCOL
    counted = sound and emulated and header["published"] == len(marks)
    # What follows the last mark ends with the result: without one there is no such window.
    counts = [*header["counts"], header["end_count"]] if counted else []
    cpu = [*header["cpu_ns"], header["end_cpu_ns"]] if sound else []
    if ending is not Ending.RETURNED:
        counts, cpu = counts[:-1], cpu[:-1]
    return Outcome(
        ending=ending,
        detail=detail,
        exception=exception,
        output=frame.blobs[0] if ending is Ending.RETURNED else None,
        call_count=_window(counts, "RD"),
        load_count=_window(counts, "SL"),
        input_count=_window(counts, "LR"),
        output_count=_window(counts, "DE"),
        call_cpu_ns=_window(cpu, "RD"),
        load_cpu_ns=_window(cpu, "SL"),
        input_cpu_ns=_window(cpu, "LR"),
        output_cpu_ns=_window(cpu, "DE"),
        user_time_s=header["user_time_s"],
        cpu_time_s=header["cpu_time_s"],
        max_rss_bytes=header["max_rss_bytes"],
    )


def outcomes_of_calls(frame: wire.Frame) -> list[Outcome]:
    """Reads the report of several calls in one process, in their order; the last of them may have failed.

    Args:
        frame: The report.

    Raises:
        KeyError: It is not a report; so say IndexError, TypeError, ValueError and AttributeError.
    """
    header, blobs = frame.header, frame.blobs
    ends_ns: list[int] = [cpu_ns for _, cpu_ns in header["earlier"]]
    outcomes = [_call(header, number, end_ns, blobs[number], ends_ns) for number, end_ns in enumerate(ends_ns)]
    # All calls share the first two marks, and each has two of its own.
    own = {**header, "marks": header["marks"][:2] + header["marks"][2 + 2 * len(ends_ns) :]}
    ending, detail, exception = _ending(own)
    if ending is Ending.RETURNED and len(header["cpu_ns"]) < len(header["marks"]):
        # The last mark was still on its way when the result had come.
        ending, detail = Ending.BROKE_PROTOCOL, "the result came before the call had returned"
    if ending is Ending.RETURNED:
        return [*outcomes, _call(header, len(ends_ns), header["end_cpu_ns"], blobs[-1], ends_ns)]
    earlier_s = ends_ns[-1] / 1e9 if ends_ns else 0.0
    was_called = ending is Ending.TIMED_OUT and own["marks"] == MARKS[:3]
    failed = Outcome(
        ending=ending,
        detail=detail,
        exception=exception,
        input_cpu_ns=header["cpu_ns"][-1] - _given_ns(header, len(ends_ns), ends_ns) if was_called else None,
        cpu_time_s=max(0.0, header["cpu_time_s"] - earlier_s),
        max_rss_bytes=header["max_rss_bytes"],
    )
    return [*outcomes, failed]


def _call(header: dict[str, Any], number: int, end_ns: int, output: bytes, ends_ns: Sequence[int]) -> Outcome:
    """One that returned."""
    started, loaded = header["cpu_ns"][:2]
    called, returned = header["cpu_ns"][2 + 2 * number : 4 + 2 * number]
    given = _given_ns(header, number, ends_ns)
    return Outcome(
        ending=Ending.RETURNED,
        output=output,
        load_cpu_ns=loaded - started,
        input_cpu_ns=called - given,
        call_cpu_ns=returned - called,
        output_cpu_ns=end_ns - returned,
        cpu_time_s=(loaded - started + end_ns - given) / 1e9,
        max_rss_bytes=header["max_rss_bytes"],
    )


def _given_ns(header: dict[str, Any], number: int, ends_ns: Sequence[int]) -> int:
    """The process's CPU time when a call's input was handed over."""
    return int(ends_ns[number - 1] if number else header["cpu_ns"][1])


def _window(readings: Sequence[int], marks: str) -> int | None:
    """What was added between two marks (E is the end of the result); None when the run did not come so far."""
    first, last = map(f"{MARKS}E".index, marks)
    return readings[last] - readings[first] if last < len(readings) else None


def _ending(header: dict[str, Any]) -> tuple[Ending, str, str]:
    """Returns the ending, a short reason, and the exception's name."""
    end, code, result = header["end"], header["exit"], header["result"]
    if end == "timeout":
        return Ending.TIMED_OUT, "stopped at its time limit", ""
    if end == "output_limit":
        return Ending.OUTPUT_LIMIT, "the result is larger than it may be", ""
    if end == "mark" or not MARKS.startswith(header["marks"]):
        return Ending.BROKE_PROTOCOL, f"marks {header['marks'][:20]!r}", ""
    if result is None:
        return _died(code, header["oom_kills"])
    status, name, reason = (_word(result, field) for field in ("status", "type", "detail"))
    if status == "ok" and header["marks"] == MARKS:
        return Ending.RETURNED, "", ""
    if status == "refused":
        return Ending.REFUSED, f"the result holds {reason}", ""
    if status == "exception":
        ending = Ending.OUT_OF_MEMORY if name == "MemoryError" else Ending.RAISED
        return ending, f"{name}: {reason}".removesuffix(": "), name
    return Ending.BROKE_PROTOCOL, "the result came before the call had returned", ""


def _word(result: dict[str, Any], field: str) -> str:
    """A text of the result, which is the child's own word: it may lack anything and hold anything."""
    text = result.get(field)
    return text[:DETAIL_CHARACTERS] if isinstance(text, str) else ""


def _died(code: int, oom_kills: int | None) -> tuple[Ending, str, str]:
    # The relay kills only after a time limit, which is told apart above: this SIGKILL was the kernel's, or the
    # program's own. Where the kernel does not say that it killed anything (None), the program gets the benefit.
    if code == -signal.SIGKILL and oom_kills != 0:
        return Ending.OUT_OF_MEMORY, "killed by the kernel for lack of memory", ""
    if code == -signal.SIGXCPU:
        return Ending.TIMED_OUT, "stopped at its time limit", ""
    if code < 0:
        # Most real-time signals have no name.
        known = -code in set(signal.Signals)
        return Ending.DIED, f"ended by {signal.Signals(-code).name if known else f'signal {-code}'}", ""
    return Ending.DIED, f"exited with {code} before it returned", ""
