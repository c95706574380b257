"""Runs that tests ask for."""

from typing import Any

from effbench.sandboxes import values
from effbench.sandboxes.job import Job, Limits, NotAProgram, Prepared
from effbench.sandboxes.outcome import Outcome
from effbench.sandboxes.protocol import Lane
from effbench.sandboxes.wasm.messages import Operation, Request

WALL_S = 120.0


def a_request(inputs: tuple[bytes, ...] = (), **changed: Any) -> Request:
    """Prepares the source that the input is."""
    settings: dict[str, Any] = {
        "operation": Operation.PREPARE, "program": b"", "inputs": inputs, "fuel": 10**10, "memory_bytes": 256 << 20,
        "output_bytes": 1 << 20,
    }  # fmt: skip
    return Request(**settings | changed)


def prepared(lane: Lane, source: str, entry_point: str = "f") -> Prepared:
    """A program that compiles."""
    program = lane.prepare(source, entry_point)
    assert not isinstance(program, NotAProgram), program
    return program


def limits(**changed: Any) -> Limits:
    """Room enough for what tests do."""
    settings: dict[str, Any] = {"cpu_s": 10.0, "wall_s": WALL_S, "memory_bytes": 256 << 20, "output_bytes": 1 << 20}
    return Limits(**settings | changed)


def run_in(lane: Lane, source: str, given: tuple[Any, ...] | str = (), **changed: Any) -> Outcome:
    """Calls ``f`` with a tuple; gives a text to a whole program's standard input."""
    is_call = isinstance(given, tuple)
    program = prepared(lane, source, "f" if is_call else "")
    arguments = values.encode(given if is_call else (given,))
    return lane.run(Job(program=program, arguments=arguments, limits=limits(**changed)))
