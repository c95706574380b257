"""The harness's end of a lane: speaks with a relay over any byte channel."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from typing import Any, Protocol

from effbench.errors import SandboxDied
from effbench.sandboxes import values
from effbench.sandboxes.agent import wire
from effbench.sandboxes.held_inputs import HeldInputs
from effbench.sandboxes.outcomes import outcome_of_run, outcomes_of_calls
from effbench.sandboxes.protocol import Engine, Gate, Job, Limits, NotAProgram, Outcome, Prepared

__all__ = ["AgentLane", "Channel", "standard_input"]

MAX_ANSWER_BYTES = 1 << 30
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
        self._held = HeldInputs()
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
        encode = _call_input if job.program.entry_point else standard_input
        frame = self._ask_with_inputs(request, job.program, [job.arguments], encode)
        while "mark" in frame.header:
            if gate is not None:
                with self._closed_by_garbage():
                    mark, pid = frame.header["mark"], frame.header["pid"]
                gate.at_mark(mark, self._channel.host_pid(pid))
            frame = self._ask({"op": "go"})
        with self._closed_by_garbage():
            left_over = frame.header["left_over"]
            outcome = outcome_of_run(frame, emulated=job.engine is Engine.QEMU)
        self._check_left_over(left_over)
        if job.program.entry_point or outcome.output is None:
            return outcome
        return replace(outcome, output=_text_output(outcome.output))

    def call_each(
        self, program: Prepared, inputs: Sequence[bytes], *, limits: Limits, disabled_builtins: tuple[str, ...] = ()
    ) -> list[Outcome]:
        """See :class:`effbench.sandboxes.protocol.Lane`."""
        request = {
            "op": "call_each",
            "engine": self._started(Engine.NATIVE),
            "entry_point": program.entry_point,
            "disabled_builtins": disabled_builtins,
            "limits": asdict(limits),
        }
        frame = self._ask_with_inputs(request, program, inputs, _call_input)
        with self._closed_by_garbage():
            left_over, outcomes = frame.header["left_over"], outcomes_of_calls(frame)
        self._check_left_over(left_over)
        return outcomes

    def _check_left_over(self, left_over: bool) -> None:
        if left_over:
            self.close()
            raise SandboxDied("a run left a process behind; the lane is closed")

    def close(self) -> None:
        """Ends the sandbox at the other end."""
        self._channel.close()

    def _started(self, engine: Engine) -> Engine:
        if engine not in self._engines:
            self._ask({"op": "start", "engine": engine})
            self._engines.add(engine)
        return engine

    def _ask_with_inputs(
        self, header: dict[str, Any], program: Prepared, inputs: Sequence[bytes], encode: Callable[[bytes], bytes]
    ) -> wire.Frame:
        numbers, new = self._held.request(inputs, encode)
        return self._ask({**header, **numbers}, [program.code, *new])

    def _ask(self, header: dict[str, Any], blobs: Iterable[bytes] = ()) -> wire.Frame:
        with self._closed_by_garbage():
            self._channel.send(wire.pack_frame(header, blobs))
            return wire.read_frame(self._channel.read_exactly, max_blob_bytes=MAX_ANSWER_BYTES)

    @contextmanager
    def _closed_by_garbage(self) -> Iterator[None]:
        """Closes the lane when what the relay sent is not an answer."""
        try:
            yield
        except (wire.FrameError, KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
            self.close()
            raise SandboxDied(f"the sandbox's relay sent something that is not an answer: {error}") from error


def _call_input(arguments: bytes) -> bytes:
    """What a child decodes the arguments of a call from: the encoded tuple as it is."""
    if not arguments.startswith(values.TUPLE):
        raise ValueError("the input of a call is a tuple of arguments")
    return arguments


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


def _text_output(written: bytes) -> bytes:
    return values.encode(written.decode("utf-8", "surrogateescape"))


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
