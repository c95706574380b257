"""Where a run took place: everything that may change a count, and its fingerprint."""

import platform
from dataclasses import dataclass
from pathlib import Path

import effbench
from effbench.counters.protocol import Counter
from effbench.records.field_types import Flag, Many
from effbench.sandboxes.protocol import SandboxFacts
from effbench.storage.cache import key_of

__all__ = ["Environment", "observe"]


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


def observe(facts: SandboxFacts, counter: Counter) -> Environment:
    """Describes the present environment."""
    model = cpu_model()
    # An exact counter emulates its own processor: there the host's makes no difference.
    relevant = (counter.name, facts.runtime, facts.machine, "" if counter.exact else model)
    return Environment(
        environment_id=key_of(*relevant)[:16],
        counter=counter.name,
        exact=counter.exact,
        sandbox=facts.sandbox,
        isolation=facts.isolation,
        runtime=facts.runtime,
        image=facts.image,
        python=facts.python,
        libc=facts.libc,
        machine=facts.machine,
        cpu_model=model,
        kernel=platform.release(),
        engine_version=facts.engine_version,
        harness_python=platform.python_version(),
        effbench=effbench.__version__,
    )


def cpu_model() -> str:
    """The processor's name as Linux tells it, or the architecture where it does not."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        lines = []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith(("model name", "CPU part")))
    return next(names, platform.machine())
