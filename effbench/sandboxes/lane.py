"""The harness's end of a lane: speaks with a relay over any byte channel."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from typing import Any, Protocol

from effbench.errors import InputError, SandboxDied
from effbench.sandboxes import values
from effbench.sandboxes.agent import wire
from effbench.sandboxes.held_inputs import HeldInputs
from effbench.sandboxes.job import Engine, Job, Limits, NotAProgram, Prepared
from effbench.sandboxes.judging_lane import Judgement, Validation
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.protocol import Gate
from effbench.sandboxes.run_report import MARKS, outcomes_of_run

__all__ = [
    "MAX_SOURCE_BYTES",
    "AgentLane",
    "Channel",
    "call_input",
    "prepared_program",
    "program_blob",
    "source_bytes",
    "standard_input",
]

MAX_ANSWER_BYTES = 1 << 30
MAX_SOURCE_BYTES = 256 << 10
"""Of a candidate. Loading a program is free up to a constant, and literals are loaded for next to nothing: what a
program knows beforehand is bounded by its size."""


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

    def prepare(self, source: str, entry_point: str) -> Prepared | NotAProgram:
        """See :class:`effbench.sandboxes.protocol.Lane`."""
        text = source_bytes(source)
        if isinstance(text, NotAProgram):
            return text
        self._started(Engine.NATIVE)
        (outcome,) = self._outcomes({"op": "prepare"}, [values.encode((text,))], is_program=False)
        with self._closed_by_garbage():
            return prepared_program(outcome, entry_point, self.hello["python"])

    def run(self, job: Job, gate: Gate | None = None) -> Outcome:
        """See :class:`effbench.sandboxes.protocol.Lane`."""
        program, is_program = job.program, not job.program.entry_point
        request = _request(program, job.limits) | {
            "engine": self._started(job.engine),
            "gated": gate is not None,
            "lines": job.lines,
        }
        numbers, new = self._held.request([job.arguments], standard_input if is_program else call_input)
        blobs = [program_blob(program, job.disabled_builtins), *new]
        (outcome,) = self._outcomes(request | numbers, blobs, is_program=is_program, gate=gate)
        if is_program and outcome.output is not None:
            return replace(outcome, output=values.encode(outcome.output.decode("utf-8", "surrogateescape")))
        return outcome

    def call_each(
        self, program: Prepared, inputs: Sequence[bytes], *, limits: Limits, disabled_builtins: tuple[str, ...] = ()
    ) -> list[Outcome]:
        """See :class:`effbench.sandboxes.protocol.Lane`."""
        request = _request(program, limits) | {
            "engine": self._started(Engine.NATIVE),
            "settles": False,
        }
        numbers, new = self._held.request(inputs, call_input)
        blobs = [program_blob(program, disabled_builtins), *new]
        return self._outcomes(request | numbers, blobs, is_program=False, most=len(inputs))

    def judge(self, validation: Validation, output: bytes) -> Judgement:
        """See :class:`effbench.sandboxes.judging_lane.JudgingLane`."""
        return self._judged(_judging(validation) | {"engine": ""}, validation, output)

    def interact(self, validation: Validation, job: Job, *, is_python: bool) -> Judgement:
        """See :class:`effbench.sandboxes.judging_lane.JudgingLane`."""
        if not self.hello["own_users"]:
            raise InputError(
                "interactive problems need a sandbox that gives programs users of their own: run effbench as root, or "
                "take --sandbox docker"
            )
        request = _judging(validation) | {
            "engine": self._started(job.engine),
            "run_limits": asdict(job.limits),
            "is_python_program": is_python,
        }
        return self._judged(request, validation, job.program.code)

    def _judged(self, request: dict[str, Any], validation: Validation, judged: bytes) -> Judgement:
        frame = self._ask(request, [validation.code, validation.given, validation.answer, judged])
        with self._closed_by_garbage():
            header, (message, score, *told) = frame
            outcome = None
            if "run" in header:
                (outcome,) = outcomes_of_run(wire.Frame(header["run"], tuple(told)), is_program=True)
            return Judgement(
                exit=None if header["end"] == "timeout" else int(header["exit"]),
                message=message.decode("utf-8", "replace"),
                score=score.decode("utf-8", "replace").strip(),
                outcome=outcome,
            )

    def close(self) -> None:
        """Ends the sandbox at the other end."""
        self._channel.close()

    def _outcomes(
        self,
        request: dict[str, Any],
        blobs: Sequence[bytes],
        *,
        is_program: bool,
        gate: Gate | None = None,
        most: int = 1,
    ) -> list[Outcome]:
        """Outcomes of a request's inputs: at least one, at most this number."""
        frame = self._ask(request, blobs)
        while "mark" in frame.header:
            if gate is not None:
                with self._closed_by_garbage():
                    mark, pid = MARKS[frame.header["mark"] - 1], frame.header["pid"]
                gate.at_mark(mark, self._channel.host_pid(pid))
            frame = self._ask({"op": "go"})
        with self._closed_by_garbage():
            left_over, outcomes = frame.header["left_over"], outcomes_of_run(frame, is_program=is_program)
            if not 1 <= len(outcomes) <= most:
                raise ValueError(f"{len(outcomes)} outcomes of {most} inputs")
        if left_over:
            self.close()
            raise SandboxDied("a run left a process behind; the lane is closed")
        return outcomes

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
        try:
            yield
        except (wire.FrameError, KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
            self.close()
            raise SandboxDied(f"the sandbox's relay sent something that is not an answer: {error}") from error


def _request(program: Prepared, limits: Limits) -> dict[str, Any]:
    return {"op": "run", "is_program": not program.entry_point, "settles": True, "limits": asdict(limits)}


def _judging(validation: Validation) -> dict[str, Any]:
    return {
        "op": "judge",
        "is_python": validation.is_python,
        "flags": list(validation.flags),
        "has_paths": validation.has_paths,
        "limits": asdict(validation.limits),
    }


def program_blob(program: Prepared, disabled_builtins: tuple[str, ...]) -> bytes:
    """A program as the driver takes it."""
    return values.encode((program.code, program.entry_point, disabled_builtins))


def source_bytes(source: str) -> bytes | NotAProgram:
    """A program's text as the agent compiles it; what is too large is none."""
    text = source.encode("utf-8", "surrogatepass")
    if len(text) > MAX_SOURCE_BYTES:
        return NotAProgram(detail=f"the program is larger than {MAX_SOURCE_BYTES >> 10} KiB")
    return text


def prepared_program(outcome: Outcome, entry_point: str, python: str) -> Prepared | NotAProgram:
    """Reads what compiling a program inside a sandbox gave.

    Args:
        outcome: Of :func:`effbench.sandboxes.agent.preparing.prepare`.
        entry_point: The function that will be called; empty for a whole program.
        python: Version of the interpreter inside.

    Raises:
        ValueError: The output is not what that function returns; so says TypeError.
    """
    if outcome.ending is not Ending.RETURNED or outcome.output is None:
        return NotAProgram(detail="the program cannot be compiled within 20 s and 1 GiB")
    code, reason = values.decode(outcome.output)
    if reason:
        return NotAProgram(detail=reason)
    salt = f"{entry_point}\0{python}\0".encode("utf-8", "surrogatepass")
    return Prepared(code=code, digest=hashlib.sha256(salt + code).hexdigest(), entry_point=entry_point)


def call_input(arguments: bytes) -> bytes:
    """What a child decodes the input of a function or a class from: as it is."""
    if not arguments.startswith((values.TUPLE, values.LIST)):
        raise ValueError("the input of a call is a tuple of arguments, or a list that describes an object's calls")
    return arguments


def standard_input(arguments: bytes) -> bytes:
    """The bytes that a whole program reads: UTF-8, with other bytes where the text has escaped ones (PEP 383).

    Raises:
        ValueError: It is not such a tuple, or the text holds surrogates that stand for no byte.
    """
    match values.decode(arguments):
        case (str(text),):
            return text.encode("utf-8", "surrogateescape")
    raise ValueError("the input of a whole program is a tuple of one text")
