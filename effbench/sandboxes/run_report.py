"""What the relay reports of a run, read as outcomes. What a child told of itself is among it."""

import re
import signal
import sys
from typing import Any, NamedTuple

from effbench.sandboxes import values
from effbench.sandboxes.agent import wire
from effbench.sandboxes.outcome import BlockCount, Ending, LineCount, MemoryUse, Outcome

__all__ = ["MARKS", "ending_of_failure", "outcomes_of_run"]

DETAIL_CHARACTERS = 300
_MISSING = re.compile(r"No module named '(\w+)'")
MARKS = "SLRDEFX"
"""Letters of the marks, in the order of ``enum mark`` in ``request.h``: started, loaded, ready, returned, result; then
failed, and left, by a process that ends itself."""
_STARTED, _LOADED, _READY, _RETURNED, _RESULT, _FAILED, _LEFT = range(1, len(MARKS) + 1)
_FAILURE_RAISED, _FAILURE_REFUSED, _FAILURE_FULL, _FAILURE_NO_ENTRY = range(1, 5)
_MARKS_BEFORE_CALLS, _MARKS_OF_CALL = 2, 3
_MARK_KINDS = 5


class _Ending(NamedTuple):
    ending: Ending
    detail: str = ""
    exception: str = ""


def outcomes_of_run(frame: wire.Frame, *, is_program: bool) -> list[Outcome]:
    """Reads the report of one process: an outcome for each input up to the first that did not return.

    Raises:
        KeyError: It is not a report; so say IndexError, TypeError and ValueError.
    """
    header, blobs = frame
    if header["is_broken"]:
        detail = "marks out of their order" + (", or memory beyond its own" if is_program else "")
        return [_outcome(header, 0, _Ending(Ending.BROKE_PROTOCOL, detail), None)]
    n_results = header["marks"].count(_RESULT) - (header["end"] == "output_limit" and not is_program)
    outcomes = [_outcome(header, number, _Ending(Ending.RETURNED), blobs[number]) for number in range(n_results)]
    if header["end"] == "result" and not is_program:
        return outcomes
    ending = _ending(header, blobs, is_program=is_program)
    output = blobs[-1] if ending.ending is Ending.RETURNED else None
    return [*outcomes, _outcome(header, n_results, ending, output)]


def _outcome(header: dict[str, Any], number: int, ending: _Ending, output: bytes | None) -> Outcome:
    is_emulated = any(header["counts"])
    cpu = _windows(header, header["cpu_ns"], number)
    counts = _windows(header, header["counts"], number) if is_emulated and number == 0 else _Windows()
    given = header["given_cpu_ns"][number] if number < len(header["given_cpu_ns"]) else None
    if given is not None and cpu.ready is not None:
        cpu = cpu._replace(input=cpu.ready - given)
    if ending.ending is Ending.RETURNED and cpu.call is None and cpu.ready is not None:  # a program that left natively
        cpu = cpu._replace(call=int(header["cpu_time_s"] * 1e9) - cpu.ready)
    return Outcome(
        ending=ending.ending,
        detail=ending.detail,
        exception=ending.exception,
        output=output,
        call_count=counts.call,
        load_count=counts.load,
        input_count=counts.input,
        output_count=counts.output,
        call_cpu_ns=cpu.call,
        load_cpu_ns=cpu.load,
        input_cpu_ns=cpu.input,
        output_cpu_ns=cpu.output,
        has_threads=header["has_threads"],
        user_time_s=header["user_time_s"],
        cpu_time_s=_cpu_time_s(header, number),
        wall_time_s=header["wall_time_s"],
        max_rss_bytes=header["max_rss_bytes"],
        lines=tuple(map(_line_count, header.get("lines", ()))),
        blocks=tuple(map(_block_count, header.get("blocks", ()))),
        memory=_memory_use(header.get("memory")),
    )


def _memory_use(fields: list[int] | None) -> MemoryUse | None:
    if fields is None:
        return None
    peak, integral = map(int, fields)
    return MemoryUse(peak_bytes=peak, byte_instructions=integral)


def _line_count(fields: list[int]) -> LineCount:
    count, *marks = map(int, fields)
    if len(marks) != 2 * _MARK_KINDS:
        raise ValueError("a line's count has other fields")
    return LineCount(count=count, begun=tuple(marks[:_MARK_KINDS]), ended=tuple(marks[_MARK_KINDS:]))


def _block_count(fields: list[int]) -> BlockCount:
    place, length, executions = map(int, fields)
    return BlockCount(place=place, length=length, executions=executions)


class _Windows(NamedTuple):
    """What was added between marks; None where a run did not come so far."""

    load: int | None = None
    input: int | None = None
    call: int | None = None
    output: int | None = None
    ready: int | None = None


def _windows(header: dict[str, Any], readings: list[int], number: int) -> _Windows:
    """The windows of one call. Threads that live on when a program is loaded may work until the call."""
    own = header["marks"][_MARKS_BEFORE_CALLS + _MARKS_OF_CALL * number :]
    place = _MARKS_BEFORE_CALLS + _MARKS_OF_CALL * number
    at = dict(zip(header["marks"][:_MARKS_BEFORE_CALLS], readings, strict=False))
    at |= dict(zip(own[:_MARKS_OF_CALL], readings[place:], strict=False))
    ends = {_RETURNED: at.get(_RETURNED, at.get(_LEFT)), _RESULT: at.get(_RESULT)}
    loaded = at.get(_READY, at.get(_LOADED)) if header["has_threads"] else at.get(_LOADED)
    return _Windows(
        load=_between(at.get(_STARTED), loaded),
        input=_between(at.get(_LOADED), at.get(_READY)),
        call=_between(at.get(_READY), ends[_RETURNED]),
        output=_between(ends[_RETURNED], ends[_RESULT]),
        ready=at.get(_READY),
    )


def _between(first: int | None, last: int | None) -> int | None:
    return None if first is None or last is None else last - first


def _cpu_time_s(header: dict[str, Any], number: int) -> float:
    """Of the whole process; in a series what the load and the one call took."""
    given, cpu_ns = header["given_cpu_ns"], header["cpu_ns"]
    if len(given) < 2:  # no series
        return float(header["cpu_time_s"])
    place = _MARKS_BEFORE_CALLS + _MARKS_OF_CALL * (number + 1) - 1
    end_s = cpu_ns[place] / 1e9 if place < len(cpu_ns) else header["cpu_time_s"]
    load_s = (cpu_ns[1] - cpu_ns[0]) / 1e9
    return max(0.0, load_s + float(end_s) - given[number] / 1e9) if number < len(given) else float(end_s)


def _ending(header: dict[str, Any], blobs: tuple[bytes, ...], *, is_program: bool) -> _Ending:
    end = header["end"]
    if end == "timeout":
        return _Ending(Ending.TIMED_OUT, "stopped at its time limit")
    if end == "output_limit":
        return _Ending(Ending.OUTPUT_LIMIT, "the result is larger than it may be")
    if end == "failed":
        return ending_of_failure(header["failure"], blobs[-1])
    if is_program and (end == "result" or (header["exit"] == 0 and header["marks"][-1:] in ([_READY], [_LEFT]))):
        return _Ending(Ending.RETURNED)
    return _died(header["exit"], header["oom_kills"])


def ending_of_failure(kind: int, told: bytes) -> _Ending:
    """Reads what the driver told of a failure, in a candidate's own words: ending, detail, exception."""
    name, text = _words(told)
    if kind == _FAILURE_REFUSED:
        return _Ending(Ending.REFUSED, f"the result holds {text}")
    if kind == _FAILURE_FULL:
        return _Ending(Ending.OUTPUT_LIMIT, "the result is larger than it may be")
    if kind == _FAILURE_NO_ENTRY:
        return _Ending(Ending.NO_ENTRY_POINT, f"the program never defines {text} at its top level")
    missing = _MISSING.fullmatch(text)
    if name == "ModuleNotFoundError" and missing and missing[1] not in sys.stdlib_module_names:
        text = f"module {missing[1]} is not in the sandbox: effbench sandbox build --with {missing[1]}"
    ending = Ending.OUT_OF_MEMORY if name == "MemoryError" else Ending.RAISED
    return _Ending(ending, f"{name}: {text}".removesuffix(": "), name)


def _words(told: bytes) -> tuple[str, str]:
    try:
        name, text = values.decode(told)
    except (ValueError, TypeError):
        return "", ""
    return tuple(word[:DETAIL_CHARACTERS] if isinstance(word, str) else "" for word in (name, text))  # type: ignore[return-value]


def _died(code: int, oom_kills: int | None) -> _Ending:
    # The relay kills only after a time limit, which is told apart above: this SIGKILL was the kernel's, or the
    # program's own. Where the kernel does not say that it killed anything (None), the program gets the benefit.
    if code == -signal.SIGKILL and oom_kills != 0:
        return _Ending(Ending.OUT_OF_MEMORY, "killed by the kernel for lack of memory")
    if code == -signal.SIGXCPU:
        return _Ending(Ending.TIMED_OUT, "stopped at its time limit")
    if code < 0:
        # Most real-time signals have no name.
        known = -code in set(signal.Signals)
        return _Ending(Ending.DIED, f"ended by {signal.Signals(-code).name if known else f'signal {-code}'}")
    return _Ending(Ending.DIED, f"exited with {code} before it returned")
