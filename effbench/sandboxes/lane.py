"""The harness's end of a lane: speaks with a relay over any byte channel."""

import signal
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from typing import Any, Protocol

from effbench.errors import SandboxDied
from effbench.sandboxes.agent import values, wire
from effbench.sandboxes.protocol import Ending, Engine, Gate, Job, NotAProgram, Outcome, Prepared

__all__ = ["AgentLane", "Channel", "standard_input"]

MAX_ANSWER_BYTES = 1 << 30
DETAIL_CHARACTERS = 300
MARKS = "SLRD"
"""The marks of a run that returned; see :mod:`effbench.sandboxes.agent.child`."""
_PREPARE_LIMITS = {"cpu_s": 20.0, "wall_s": 60.0, "memory_bytes": 1 << 30, "output_bytes": 64 << 20}


class Channel(Protocol):
    """Bytes to and from a relay. Both directions raise :class:`SandboxDied` when it is gone."""

    def send(self, data: bytes) -> None:
        """Sends all of it."""
        ...

    def read_exactly(self, size: int) -> bytes:
        """Waits for that many bytes."""
        ...

    def host_pid(self, pid: int) -> int:
        """Translates a process id from inside the sandbox to the host's."""
        ...

    def close(self) -> None:
        """Ends the sandbox; safe to call twice."""
        ...


class AgentLane:
    """A lane with effbench's agent at the other end of a channel.

    Args:
        channel: An open channel to a relay that has just started.
    """

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._engines: set[Engine] = set()
        self.hello: dict[str, Any] = self._ask({"op": "hello"}).header

    def prepare(self, source: str, entry_point: str, *, normalise: bool = True) -> Prepared | NotAProgram:
        """See :class:`effbench.sandboxes.protocol.Lane`."""
        request = {
            "op": "prepare",
            "engine": self._started(Engine.NATIVE),
            "entry_point": entry_point,
            "normalise": normalise,
            "limits": _PREPARE_LIMITS,
        }
        frame = self._ask(request, [source.encode("utf-8", "surrogatepass")])
        with self._closed_by_garbage():
            return _prepared(frame, entry_point)

    def run(self, job: Job, gate: Gate | None = None) -> Outcome:
        """See :class:`effbench.sandboxes.protocol.Lane`."""
        request = {
            "op": "run" if job.program.entry_point else "run_program",
            "engine": self._started(job.engine),
            "entry_point": job.program.entry_point,
            "disabled_builtins": job.disabled_builtins,
            "limits": asdict(job.limits),
            "gated": gate is not None,
        }
        payload = job.arguments if job.program.entry_point else standard_input(job.arguments)
        frame = self._ask(request, [job.program.code, payload])
        while "mark" in frame.header:
            if gate is not None:
                with self._closed_by_garbage():
                    mark, pid = frame.header["mark"], frame.header["pid"]
                gate.at_mark(mark, self._channel.host_pid(pid))
            frame = self._ask({"op": "go"})
        with self._closed_by_garbage():
            left_over = frame.header["left_over"]
            outcome = _outcome(frame, emulated=job.engine is Engine.QEMU)
        if outcome.output is not None and not job.program.entry_point:
            outcome = replace(outcome, output=values.encode(outcome.output.decode("utf-8", "surrogateescape")))
        if left_over:
            self.close()
            raise SandboxDied("a run left a process behind; the lane is closed")
        return outcome

    def close(self) -> None:
        """Ends the sandbox at the other end."""
        self._channel.close()

    def _started(self, engine: Engine) -> Engine:
        if engine not in self._engines:
            self._ask({"op": "start", "engine": engine})
            self._engines.add(engine)
        return engine

    def _ask(self, header: dict[str, Any], blobs: Iterable[bytes] = ()) -> wire.Frame:
        with self._closed_by_garbage():
            self._channel.send(wire.pack_frame(header, blobs))
            return wire.read_frame(self._channel.read_exactly, max_blob_bytes=MAX_ANSWER_BYTES)

    @contextmanager
    def _closed_by_garbage(self) -> Iterator[None]:
        """Closes the lane when what the relay sent is not an answer."""
        try:
            yield
        except (wire.FrameError, KeyError, IndexError, TypeError, AttributeError) as error:
            self.close()
            raise SandboxDied(f"the sandbox's relay sent something that is not an answer: {error}") from error


def standard_input(arguments: bytes) -> bytes:
    """The bytes that a whole program reads: UTF-8, with other bytes where the text has escaped ones (PEP 383).

    Args:
        arguments: Encoded tuple of one text.

    Raises:
        ValueError: It is not such a tuple, or the text holds surrogates that stand for no byte.
    """
    match values.decode(arguments):
        case (str(text),):
            return text.encode("utf-8", "surrogateescape")
    raise ValueError("the input of a whole program is a tuple of one text")


def _prepared(frame: wire.Frame, entry_point: str) -> Prepared | NotAProgram:
    result = frame.header["result"]
    if result is None:
        return NotAProgram(detail="the program cannot be compiled within 20 s and 1 GiB")
    if result["status"] != "ok":
        return NotAProgram(detail=result["detail"])
    return Prepared(
        code=frame.blobs[0],
        digest=result["digest"],
        entry_point=entry_point,
        works_at_import=result["works_at_import"],
    )


def _outcome(frame: wire.Frame, *, emulated: bool) -> Outcome:
    header = frame.header
    ending, detail, exception = _ending(header)
    marks: str = header["marks"]
    if emulated and ending in (Ending.RETURNED, Ending.RAISED) and header["published"] != len(marks):
        ending, detail, exception = Ending.BROKE_PROTOCOL, "the emulator saw other marks than the relay", ""
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
