"""Describes the environment of a run: everything that may change a count."""

import platform
from pathlib import Path

from effbench.counters.protocol import Counter
from effbench.records.environment import Environment
from effbench.records.hashing import key_of
from effbench.records.version import VERSION
from effbench.sandboxes.protocol import SandboxFacts

__all__ = ["observe"]


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
        effbench=VERSION,
        language=facts.language,
        toolchain=facts.toolchain,
    )


def cpu_model() -> str:
    """The processor's name as Linux tells it, or the architecture where it does not."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        lines = []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith(("model name", "CPU part")))
    return next(names, platform.machine())
