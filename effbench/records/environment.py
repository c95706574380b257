"""Where a run took place: everything that may change a count, and its fingerprint."""

from dataclasses import dataclass

from effbench.records.field_types import Flag, Many

__all__ = ["Calibration", "Environment"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """Recorded with every run.

    Attributes:
        environment_id: Fingerprint of what counts depend on; runs with different ones are not compared.
        counter: Name of the counter.
        exact: Whether its counts repeat to the last digit.
        sandbox: Name of the sandbox.
        isolation: Its layers.
        runtime: Digest of interpreter, libraries, emulator and agent.
        image: Digest of the image.
        python: Version inside the sandbox.
        libc: C library inside the sandbox.
        machine: Architecture.
        cpu_model: The host's processor; part of the fingerprint only where the counter depends on it.
        kernel: The host's kernel.
        engine_version: Of the container engine.
        harness_python: Version that the harness runs on.
        effbench: Version of effbench.
        language: What solutions are written in.
        toolchain: Version of what compiles or runs them; empty for Python.
    """

    environment_id: str
    counter: str
    exact: Flag
    sandbox: str
    isolation: Many[str]
    runtime: str
    image: str
    python: str
    libc: str
    machine: str
    cpu_model: str
    kernel: str
    engine_version: str
    harness_python: str
    effbench: str
    language: str = "python"
    toolchain: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Raw counts of a program that does nothing: what the measuring itself costs.

    Attributes:
        call: Median count of the empty call.
        load: Median count of loading a program of one empty function.
        runs: How many runs were made.
        spread: Largest minus smallest count of the empty call; 0 for an exact counter.
    """

    call: int
    load: int
    runs: int
    spread: int
